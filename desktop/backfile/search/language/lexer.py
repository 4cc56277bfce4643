"""What a person typed, cut into words, phrases, fields, brackets and operators.

It knows quotation marks of several scripts and the full-width forms of every sign, and takes `Reuters: markets`,
`10:30` or `https://…` for no field. Nothing that it meets is an error.
"""

import re
from typing import TYPE_CHECKING

from backfile.search.language.endings import Endings, endings_at
from backfile.search.language.fields import DATE_FIELDS, TEXT_FIELDS, WRAPPERS, field_named, nearest
from backfile.search.language.lexemes import FieldMark, Leaf, Lexeme, Mark, Shape, Weight, Wrap
from backfile.search.language.operators import operator

if TYPE_CHECKING:
    from collections.abc import Callable

_CLOSERS = {
    '"': '"”＂', "“": '”"“＂', "„": '“”"', "‟": '”"', "«": "»", "＂": '"＂',
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄",
}  # fmt: skip
_QUOTES = "".join(_CLOSERS) + "”»」』﹂﹄"
_SPACE = re.compile(r"\s+")
_FACE = re.compile(r"[:;=][-']?[()]+(?=\s|\Z)")
_FIELD = re.compile(r"([A-Za-z_Ａ-Ｚａ-ｚ＿]+)[:：]")
_COMPARED = re.compile(r"(words|wc|length|date|year)\s*(?=[<>＜＞]=?\s*\d)", re.IGNORECASE)
_AT_LEAST = re.compile(r"atleast(?:\s?[:：/]?\s?(\d{1,4})/?(?=\s*[(（\"“「])|[:：]?(\d{1,4})(?=\s|\Z))", re.IGNORECASE)
_RANGE = re.compile(r"[\[{]\s*\S+\s+TO\s+[^\s\]}]+\s*[\]}]", re.IGNORECASE)
_HALF_RANGE = re.compile(r"[\[{]\s*(\S+)(?:\s+(?:T|TO(?:\s+(\S+))?))?\s*\Z", re.IGNORECASE)
_SIGN_ALONE = re.compile(r"(?:[<>＜＞][=＝]?)\s+(?=\d)")
_REGEX = re.compile(r"/((?:\\.|[^/\\\s])(?:(?:\\.|[^/\\\r\n])*(?:\\.|[^/\\\s]))?)/(?=[\s()（）^]|\Z)")
_SLOP = re.compile(r"[~～](\d{1,4})")
_WORD = re.compile(rf"(?:\\.|(?!&&|\|\||＆＆|｜｜)[^\s()（）\[\]{{}}{_QUOTES}\\])+|\\", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUESTION = re.compile(r"(?<!\\)\?+[?!.,;…]*\Z")
_SIGNS = {"&&": Mark.AND, "＆＆": Mark.AND, "||": Mark.OR, "｜｜": Mark.OR}
_NOT_SIGNS = "-−－!！"
_PLUS_SIGNS = "+＋"
_EQUALS = "=＝"
_RANGED = DATE_FIELDS | {"words", "id"}


class Lexer:
    """One pass over one text; `lexemes` and `warnings` are filled by it."""

    def __init__(self, text: str) -> None:
        self.lexemes: list[Lexeme] = []
        self.warnings: list[str] = []
        self._text = text
        self._at = 0
        self._depth = 0
        ways: tuple[Callable[[], object], ...] = (
            self._blank, self._face, self._bracket, self._sign, self._phrase, self._range, self._negation, self._plus,
            self._regex, self._exact, self._at_least, self._compared, self._field, self._word, self._nothing,
        )  # fmt: skip
        while self._at < len(text):
            any(way() for way in ways)

    # Each way takes what stands at the place where the lexer is, and is true where it did.

    def _blank(self) -> bool:
        return self._passed(_SPACE)

    def _face(self) -> bool:
        return self._begins_term() and self._passed(_FACE)

    def _bracket(self) -> bool:
        char = self._text[self._at]
        if char in "(（":
            self._depth += 1
            return self._took(Mark.OPEN)
        if char not in ")）":
            return False
        self._depth = max(0, self._depth - 1)
        self._took(Mark.CLOSE)
        endings = self._endings()
        if endings.fuzzy is not None:
            self.warnings.append("“~” was left out: it belongs behind a word or a phrase.")
        return True

    def _sign(self) -> bool:
        mark = _SIGNS.get(self._text[self._at : self._at + 2])
        return mark is not None and self._took(mark, 2)

    def _phrase(self, *, exact: bool = False) -> bool:
        opener = self._text[self._at : self._at + 1]
        if not opener or opener not in _CLOSERS:
            return False
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
        if not closed:
            self.lexemes.append(Leaf(inside, Shape.PHRASE, exact=exact, open=True))
            if inside.strip():
                self.warnings.append("The quotation mark is not closed.")
            return True
        slop = _SLOP.match(self._text, self._at)
        if slop:
            self._at = slop.end()
        prefix = self._text.startswith(("*", "＊"), self._at) and slop is None
        self._at += prefix
        self.lexemes.append(Leaf(inside, Shape.PHRASE, int(slop[1]) if slop else None, prefix, exact))
        self._endings()
        return True

    def _range(self) -> bool:
        char = self._text[self._at]
        if char not in "[{":
            return False
        if span := _RANGE.match(self._text, self._at):
            self.lexemes.append(Leaf(span[0], Shape.RANGE))
            self._at = span.end()
            return True
        if not self._after_field(_RANGED) or not (span := _HALF_RANGE.match(self._text, self._at)):
            return False
        self.lexemes.append(Leaf(f"{char}{span[1]} TO {span[2] or '*'}]", Shape.RANGE, open=True))
        self.warnings.append("The bracket of the range is not closed.")
        self._at = len(self._text)
        return True

    def _negation(self) -> bool:
        return self._text[self._at] in _NOT_SIGNS and self._starts_something() and self._took(Mark.NOT)

    def _plus(self) -> bool:
        plus = self._text[self._at] in _PLUS_SIGNS and self._starts_something()
        self._at += plus
        return plus

    def _regex(self) -> bool:
        found = _REGEX.match(self._text, self._at) if self._text[self._at] == "/" and self._begins_term() else None
        last = self.lexemes[-1] if self.lexemes else None
        if found is None or (isinstance(last, FieldMark) and last.name not in TEXT_FIELDS):
            return False  # the value of a field may be a path
        self._at = found.end()
        self.lexemes.append(Leaf(found[1], Shape.REGEX))
        self._endings()
        return True

    def _exact(self) -> bool:
        text, at = self._text, self._at
        if text[at] not in _EQUALS or not self._begins_term() or self._after_field(None):
            return False
        self._at += 1
        if self._phrase(exact=True) or ((word := _WORD.match(text, self._at)) and self._word(word, exact=True)):
            return True
        self._at = at
        return False

    def _at_least(self) -> bool:
        found = _AT_LEAST.match(self._text, self._at) if self._begins_term() else None
        if found is None:
            return False
        self._at = found.end()
        self.lexemes.append(Wrap("atleast", int(found[1] or found[2])))
        return True

    def _compared(self) -> bool:
        """`words > 1000`, as Kibana's other language and Factiva have it."""
        found = _COMPARED.match(self._text, self._at) if self._begins_term() else None
        if found is None:
            return False
        self.lexemes.append(FieldMark(field_named(found[1]) or found[1]))
        self._at = found.end()
        return True

    def _field(self) -> bool:
        named = _FIELD.match(self._text, self._at)
        if named is None:
            return False
        name, after = field_named(named[1]), self._text[named.end() : named.end() + 1]
        if name is not None and not (after.isspace() and named[1].istitle()):
            self.lexemes.append(Wrap(name) if name in WRAPPERS else FieldMark(name))
            self._at = named.end()
            return True
        if name is not None or not after or after.isspace() or after.isdigit() or after == "/":
            return False  # “Reuters: markets” is no field, nor is “Date: unknown”
        near = nearest(named[1])
        if near is None and not named[1].islower():
            return False
        value = self._text[named.end() :].split()[0]
        advice = f" Use {near}:{value}" if near else ""
        self.warnings.append(f"No field is called “{named[1]}”. Searched as words.{advice}")
        self.lexemes.append(Leaf(named[1]))
        self._at = named.end()
        return True

    def _word(self, word: re.Match[str] | None = None, *, exact: bool = False) -> bool:
        word = word or _WORD.match(self._text, self._at)
        if word is None:
            return False
        self._at = word.end()
        raw = word[0]
        joins = None if exact or self._after_field(None) else operator(raw)
        if joins is not None:
            self.lexemes.append(joins)
            return True
        if self._after_field(_RANGED) and (sign := _SIGN_ALONE.match(self._text, word.start())):
            number = _WORD.match(self._text, sign.end())
            if number and sign[0].strip() == raw:
                raw += number[0]
                self._at = number.end()
        body = raw if self._after_field({"url", "dump"}) else raw[: endings_at(raw)]
        asks = (
            not isinstance(self.lexemes[-1] if self.lexemes else None, FieldMark | Wrap)
            and not self._depth
            and _QUESTION.search(body) is not None
            and self._text[self._at : self._at + 1].strip() == ""
        )
        is_open = self._at == len(self._text) and body == raw and not raw.endswith(("*", "＊"))
        at = len(self.lexemes)
        self._at -= len(raw) - len(body)
        endings = self._endings()
        self.lexemes.insert(at, Leaf(body, exact=exact, fuzzy=endings.fuzzy, asks=asks, open=is_open))
        return True

    def _nothing(self) -> bool:
        self._at += 1  # a bracket or quotation mark without its other half
        return True

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
        return before.isspace() or before in "(（:：" + _NOT_SIGNS + _PLUS_SIGNS

    def _starts_something(self) -> bool:
        """Whether a sign here is an operator: it stands at the start of a word that it applies to."""
        after = self._text[self._at + 1 : self._at + 2]
        return (
            self._begins_term()
            and after != ""
            and not after.isspace()
            and after not in _NOT_SIGNS + _PLUS_SIGNS + ")）"
        )

    def _after_field(self, names: frozenset[str] | set[str] | None) -> bool:
        """Whether a field stands directly before; of those names, or any that holds no running text."""
        last = self.lexemes[-1] if self.lexemes else None
        if not isinstance(last, FieldMark):
            return False
        return last.name in names if names is not None else last.name not in TEXT_FIELDS
