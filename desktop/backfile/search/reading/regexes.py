"""Regular expressions of a query: they match from the beginning of a word to the end of one, in any case; in a run of
an unspaced script from any character to any other.

They are held against the text as it is written, composed (NFC), and each look at one text is bounded in time.
"""

import re
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from backfile.search.reading.passage import Composed, Passage
from backfile.text.fold import UNSPACED_CLASS

if TYPE_CHECKING:
    import regex

LONGEST_LOOK = 0.25
"""Seconds after which the look at one text, or at all words, is given up."""

_LOOKS = 1_000  # words between two looks at the time


_UNSPACED = f"[{UNSPACED_CLASS}\uff66-\uffdc]"  # as texts have them, so half as wide as well
_HAS_UNSPACED = re.compile(_UNSPACED)


@lru_cache(64)
def compiled(pattern: str, *, unspaced: bool = False) -> "regex.Pattern[str] | None":
    """The expression that is searched; None where it is none. `unspaced`: in texts that have such characters."""
    # Late: a window paints before it is needed.
    import regex

    begin, end = r"(?<!\w)", r"(?!\w)"
    if unspaced:  # five times as slow
        beside = rf"(?<={_UNSPACED}\p{{M}}*)|(?={_UNSPACED})"
        begin, end = rf"(?:{begin}|{beside})", rf"(?:{end}|{beside})"
    try:
        return regex.compile(rf"{begin}(?:{pattern}){end}", regex.IGNORECASE)
    except regex.error:
        return None


def spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Each [start, end) in a composed text, none of them empty. Raises TimeoutError."""
    expression = compiled(pattern, unspaced=not text.isascii() and _HAS_UNSPACED.search(text) is not None)
    if expression is not None:
        for match in expression.finditer(text, timeout=LONGEST_LOOK):
            if match.end() > match.start():
                yield match.span()


def some_match(pattern: str, words: Sequence[str]) -> list[str] | None:
    """The words in which it matches anywhere; None where that takes too long to tell."""
    import regex

    expression = regex.compile(pattern, regex.IGNORECASE)
    until = time.monotonic() + LONGEST_LOOK
    found = []
    try:
        for at, word in enumerate(words):
            if at % _LOOKS == 0 and time.monotonic() > until:
                return None
            if expression.search(word, timeout=LONGEST_LOOK):
                found.append(word)
    except TimeoutError:
        return None
    return found


def matches(pattern: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Each [start, end) in a passage, none of them empty. Raises TimeoutError."""
    before = 0
    for line in passage.lines:
        text, starts = Composed.of(line)
        for start, end in spans(pattern, text):
            yield before + starts[start], before + starts[end]
        before += len(line) + 1
