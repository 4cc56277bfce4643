"""What a person typed, cut into words, phrases, fields, brackets and operators.

It stands before `luqum`, which raises on half-typed input and takes `Reuters: markets` or `10:30` for fields. It knows
quotation marks of several scripts and the full-width forms of every sign. Nothing that it meets is an error.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from backfile.search.fields import DATE_FIELDS, field_named, nearest


class Mark(Enum):
    """A token that is no word."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class FieldMark:
    """`source:`, before what it applies to."""

    name: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, a phrase or a range, as it was typed."""

    text: str
    quoted: bool = False
    slop: int | None = None
    prefix: bool = False
    open: bool = False  # it ends where the typing ends, so it may go on


Lexeme = Mark | FieldMark | Leaf

_CLOSERS = {
    '"': '"”＂', "“": '”"“＂', "„": '“”"', "‟": '”"', "«": "»", "＂": '"＂',
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄",
}  # fmt: skip
_QUOTES = "".join(_CLOSERS) + "”»」』﹂﹄"
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([A-Za-z_]+)[:：]")
_RANGE = re.compile(r"[\[{]\s*\S+\s+TO\s+[^\s\]}]+\s*[\]}]", re.IGNORECASE)
_HALF_RANGE = re.compile(r"[\[{]\s*(\S+)(?:\s+(?:T|TO(?:\s+(\S+))?))?\s*$", re.IGNORECASE)
_SLOP = re.compile(r"[~～](\d{1,4})?")
_BOOST = re.compile(r"\^[\d.]*")
_WORD = re.compile(rf"(?:\\.|(?!&&|\|\||＆＆|｜｜)[^\s()（）\[\]{{}}{_QUOTES}\\])+|\\", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_OPERATORS = {"AND": Mark.AND, "OR": Mark.OR, "NOT": Mark.NOT}
_SIGNS = {"&&": Mark.AND, "＆＆": Mark.AND, "||": Mark.OR, "｜｜": Mark.OR}
_NOT_SIGNS = "-−－!！"
_PLUS_SIGNS = "+＋"


class Lexer:
    """One pass over one text; `lexemes` and `warnings` are filled by it."""

    def __init__(self, text: str) -> None:
        self.lexemes: list[Lexeme] = []
        self.warnings: list[str] = []
        self._text = text
        self._at = 0
        while self._at < len(text):
            self._next()

    def _next(self) -> None:
        text, at = self._text, self._at
        char = text[at]
        if blank := _SPACE.match(text, at):
            self._at = blank.end()
        elif char in "(（":
            self._mark(Mark.OPEN)
        elif char in ")）":
            self._mark(Mark.CLOSE)
        elif text[at : at + 2] in _SIGNS:
            self._mark(_SIGNS[text[at : at + 2]], 2)
        elif char in _CLOSERS and self._phrase():
            pass
        elif char in "[{" and (span := _RANGE.match(text, at)):
            self.lexemes.append(Leaf(span[0]))
            self._at = span.end()
        elif char in "[{" and self._after_a_date_field() and (span := _HALF_RANGE.match(text, at)):
            self.lexemes.append(Leaf(f"{char}{span[1]} TO {span[2] or '*'}]", open=True))
            self.warnings.append("The bracket of the dates is not closed.")
            self._at = len(text)
        elif char in _NOT_SIGNS and self._starts_something(at + 1):
            self._mark(Mark.NOT)
        elif char in _PLUS_SIGNS and self._starts_something(at + 1):
            self._at += 1
        elif (named := _FIELD.match(text, at)) and self._field(named):
            pass
        elif word := _WORD.match(text, at):
            self._at = word.end()
            self._word(word[0])
        else:
            self._at += 1  # a bracket or quotation mark without its other half

    def _mark(self, mark: Mark, length: int = 1) -> None:
        self.lexemes.append(mark)
        self._at += length

    def _starts_something(self, at: int) -> bool:
        """Whether a sign before `at` is an operator: it stands at the start of a word that it applies to."""
        before = self._text[at - 2] if at >= 2 else " "
        after = self._text[at : at + 1]
        return (before.isspace() or before in "(（:：" or before in _NOT_SIGNS + _PLUS_SIGNS) and (
            after != "" and not after.isspace() and after not in _NOT_SIGNS + _PLUS_SIGNS + ")）"
        )

    def _after_a_date_field(self) -> bool:
        last = self.lexemes[-1] if self.lexemes else None
        return isinstance(last, FieldMark) and last.name in DATE_FIELDS

    def _phrase(self) -> bool:
        opener = self._text[self._at]
        end = self._at + 1
        while end < len(self._text) and self._text[end] not in _CLOSERS[opener]:
            end += 2 if self._text[end] == "\\" and opener == '"' else 1
        closed = end < len(self._text)
        if not closed and self._at > 0 and self._text[self._at - 1].isalnum():
            return False  # 12" of rain
        inside = self._text[self._at + 1 : end]
        if opener == '"':
            inside = _ESCAPED.sub(r"\1", inside)
        self._at = min(end + 1, len(self._text))
        slop, prefix = (None, False) if not closed else self._after_phrase()
        self.lexemes.append(Leaf(inside, quoted=True, slop=slop, prefix=prefix, open=not closed))
        if not closed and inside.strip():
            self.warnings.append("The quotation mark is not closed.")
        return True

    def _after_phrase(self) -> tuple[int | None, bool]:
        slop = None
        if (near := _SLOP.match(self._text, self._at)) and near[1]:
            slop = int(near[1])
            self._at = near.end()
        if boost := _BOOST.match(self._text, self._at):
            self._at = boost.end()
            self.warnings.append(f"“{boost[0]}” was left out: words can't be given weights.")
        prefix = self._text.startswith(("*", "＊"), self._at) and slop is None
        self._at += prefix
        return slop, prefix

    def _field(self, named: re.Match[str]) -> bool:
        name, after = field_named(named[1]), self._text[named.end() : named.end() + 1]
        if self._text.startswith("//", named.end()):
            return False
        if name is not None:
            self.lexemes.append(FieldMark(name))
            self._at = named.end()
            return True
        if not after or after.isspace() or after.isdigit():
            return False  # “Reuters: markets” is no field
        near = nearest(named[1])
        if near is None and not named[1].islower():
            return False
        value = self._text[named.end() :].split()[0]
        advice = f" Use {near}:{value}" if near else ""
        self.warnings.append(f"No field is called “{named[1]}”. Searched as words.{advice}")
        self.lexemes.append(Leaf(named[1]))
        self._at = named.end()
        return True

    def _word(self, raw: str) -> None:
        if raw in _OPERATORS:
            self.lexemes.append(_OPERATORS[raw])
            return
        if raw in ("*", "＊", "*:*"):
            self.lexemes.append(Leaf("*"))
            return
        body = raw
        if trimmed := re.search(r"(?<=.)(?<!\\)(?:\^[\d.]+|[~～]\d*)+$", body, re.DOTALL):
            body = body[: trimmed.start()]
            self.warnings.append(f"“{trimmed[0]}” was left out: words can't be fuzzy or given weights.")
        prefix = len(body) > 1 and body[-1] in "*＊" and body[-2] != "\\"
        if prefix:
            body = body[:-1]
        if re.search(r"(?<!\\)[*＊]", body) or re.search(r"^[^/:]*\w\?\w", body):
            self.warnings.append(f"A wildcard works only at the end of a word. “{raw}” is searched as plain words.")
            body = re.sub(r"(?<!\\)[*＊?]", " ", body)
        at_end = self._at == len(self._text) and not prefix and body == raw
        self.lexemes.append(Leaf(_ESCAPED.sub(r"\1", body), prefix=prefix, open=at_end))
