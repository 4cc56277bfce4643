"""A place in a text that is being cut into lexemes, and what can be asked of it."""

import re

from backfile.search.language.endings import Endings
from backfile.search.language.fields import TEXT_FIELDS
from backfile.search.language.lexemes import FieldMark, Lexeme, Mark, Weight

NOT_SIGNS = "-−－!！"
PLUS_SIGNS = "+＋"
_NO_START = NOT_SIGNS + PLUS_SIGNS + ")）"


class Cursor:
    """It moves on over one text; `lexemes` and `warnings` are filled on the way."""

    def __init__(self, text: str) -> None:
        self.lexemes: list[Lexeme] = []
        self.warnings: list[str] = []
        self._text = text
        self._at = 0

    def _endings(self) -> Endings:
        """Take what stands directly behind a word, a phrase or a bracket."""
        endings = Endings(self._text, self._at)
        self._at = endings.end
        self.warnings += endings.warnings
        if endings.weight is not None:
            self.lexemes.append(Weight(endings.weight))
        return endings

    def _took(self, mark: Mark, length: int = 1) -> bool:
        self.lexemes.append(mark)
        self._at += length
        return True

    def _passed(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found is not None

    def _begins_term(self) -> bool:
        before = self._text[self._at - 1] if self._at else " "
        return before.isspace() or before in "(（:：" + NOT_SIGNS + PLUS_SIGNS

    def _starts_something(self) -> bool:
        """Whether signs here are an operator: they stand at the start of a word that they apply to."""
        after = self._text[self._at + self._signs() :][:1]
        return self._begins_term() and after != "" and not after.isspace() and after not in _NO_START

    def _signs(self) -> int:
        """How many of one kind stand here side by side."""
        kind = NOT_SIGNS if self._text[self._at] in NOT_SIGNS else PLUS_SIGNS
        end = self._at
        while self._text[end : end + 1] in kind and end < len(self._text):
            end += 1
        return end - self._at

    def _after_field(self, names: frozenset[str] | set[str] | None) -> bool:
        """Whether a field stands directly before; of those names, or any that holds no running text."""
        last = self.lexemes[-1] if self.lexemes else None
        if not isinstance(last, FieldMark):
            return False
        return last.name in names if names is not None else last.name not in TEXT_FIELDS
