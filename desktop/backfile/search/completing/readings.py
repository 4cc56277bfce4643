"""What the words before the cursor can be the beginning of: readings of a query that is being typed.

`strait xi jin` may become a name of one word that begins with "jin" or of two, "xi jin"; `source:north co` a source of
two words. The longest reading comes first. The rules are the lexer's, seen from the end.
"""

import re
from dataclasses import dataclass

from backfile.search.language.fields import field_named
from backfile.search.language.operators import operator

LONGEST = 4
"""Words of a value that may be typed without quotation marks."""

_QUOTES = {'"': '"”＂', "“": '”"“＂', "„": '“”"', "«": "»", "＂": '"＂', "「": "」", "『": "』"}
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([A-Za-z_]+)[:：]")
_WORD = re.compile(rf"(?:\\.|[^\s()（）\[\]{{}}{''.join(_QUOTES)}\\])+|\\", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_JOINS = frozenset({"TO", "&&", "||"})  # beside the operators
_SIGNS = "-−－!！+＋"
_ENDS = " \t\n)）"


@dataclass(frozen=True, slots=True)
class Reading:
    """Words up to the cursor that may be the beginning of something."""

    start: int  # in the text, of what would be replaced
    text: str  # without quotation marks and backslashes
    field: str | None = None  # of which it is a value; None for words
    named: bool = True  # what would be replaced names that field itself, not a group around it


def readings(text: str, cursor: int) -> tuple[Reading, ...]:
    """The readings of what stands before the cursor, the longest first; none in the midst of a word or of a range."""
    if text[cursor : cursor + 1].strip(_ENDS):
        return ()
    return _Scan(text[:cursor]).found


class _Scan:
    """One pass; `found` is filled by it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._groups: list[str | None] = []  # the field of each open bracket
        self._field: tuple[str, int] | None = None  # one that waits for its value, and where it begins
        self._words: list[Reading] = []  # side by side, each as far as the next
        self._open: Reading | None = None
        while self._at < len(text):
            self._next()
        self.found = self._readings()

    def _next(self) -> None:
        text, at = self._text, self._at
        char = text[at]
        if blank := _SPACE.match(text, at):
            self._at = blank.end()
        elif char in "(（":
            self._groups.append(self._field[0] if self._field else self._groups[-1] if self._groups else None)
            self._pass(1)
        elif char in ")）":
            del self._groups[-1:]
            self._pass(1)
        elif char in _QUOTES:
            self._phrase(_QUOTES[char])
        elif char in "[{":
            end = re.compile(r"[\]}]").search(text, at)
            self._pass((end.end() if end else len(text)) - at)
        elif char in _SIGNS and (at == 0 or text[at - 1] in " \t\n(（:："):
            self._words.clear()
            self._at += 1
        elif (named := _FIELD.match(text, at)) and (name := field_named(named[1])):
            self._words.clear()
            self._field = (name, at)
            self._at = named.end()
        elif word := _WORD.match(text, at):
            self._word(word)
        else:
            self._pass(1)

    def _pass(self, length: int) -> None:
        """What no value goes across."""
        self._at += length
        self._words.clear()
        self._field = None

    def _phrase(self, closers: str) -> None:
        start = self._at
        inside = start + 1
        end = next((at for at in range(inside, len(self._text)) if self._text[at] in closers), None)
        if end is None and (start == 0 or not self._text[start - 1].isalnum()):
            self._open = self._reading(start, self._text[inside:])
        self._pass((len(self._text) if end is None else end + 1) - start)

    def _word(self, word: re.Match[str]) -> None:
        if word[0] in _JOINS or operator(word[0]) is not None:
            self._pass(len(word[0]))
            return
        self._words.append(self._reading(word.start(), _ESCAPED.sub(r"\1", word[0])))
        self._field = None
        self._at = word.end()

    def _reading(self, start: int, text: str) -> Reading:
        if self._field:
            return Reading(self._field[1], text, self._field[0])
        return Reading(start, text, self._groups[-1] if self._groups else None, named=False)

    def _readings(self) -> tuple[Reading, ...]:
        if self._open is not None:
            return (self._open,)
        if self._field and self._text[-1:] in (":", "："):
            return (self._reading(self._at, ""),)
        if not self._words or (self._text[-1:].isspace() and not self._text.endswith("\\ ")):
            return ()
        words = self._words[-LONGEST:]
        runs = [words[at:] for at in range(len(words))]
        return tuple(
            Reading(run[0].start, " ".join(each.text for each in run), run[0].field, run[0].named) for run in runs
        )
