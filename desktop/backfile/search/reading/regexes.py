"""Regular expressions of a query: they match from the beginning of a word to the end of one, in any case.

They are held against the text as it is written, composed (NFC), and each look at one text is bounded in time.
"""

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from backfile.search.reading.passage import Composed, Passage

if TYPE_CHECKING:
    import regex

LONGEST_LOOK = 0.25
"""Seconds after which the look at one text, or at all words, is given up."""

_LOOKS = 1_000  # words between two looks at the time


@lru_cache(64)
def compiled(pattern: str) -> "regex.Pattern[str] | None":
    """The expression that is searched; None where it is none."""
    # Late: a window paints before it is needed.
    import regex

    try:
        return regex.compile(rf"(?<!\w)(?:{pattern})(?!\w)", regex.IGNORECASE)
    except regex.error:
        return None


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
    expression = compiled(pattern)
    if expression is None:
        return
    before = 0
    for line in passage.lines:
        text, starts = Composed.of(line)
        for match in expression.finditer(text, timeout=LONGEST_LOOK):
            if match.end() > match.start():
                yield before + starts[match.start()], before + starts[match.end()]
        before += len(line) + 1
