"""What a person typed, cut into words, phrases, fields, brackets and operators.

It knows the full-width forms of every sign. Nothing that it meets is an error.
"""

import re
from typing import TYPE_CHECKING

from backfile.search.language.cursor import NOT_SIGNS, PLUS_SIGNS, Cursor
from backfile.search.language.endings import distance_at, endings_at
from backfile.search.language.fields import DATE_FIELDS, TEXT_FIELDS
from backfile.search.language.lexemes import FieldMark, Leaf, Mark, Shape, Wrap
from backfile.search.language.operators import around, operator
from backfile.search.language.prefixes import prefix_at
from backfile.search.language.quotes import LONE_STAR, QUOTES, phrase_at

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 2_000
"""Words side by side in one query; what comes after them is left out, and the query says so."""

_SPACE = re.compile(r"\s+")
_FACE = re.compile(r"[:;=][-']?[()]+(?=\s|\Z)")
_RANGE = re.compile(r"[\[{]\s*[^\s\[\]{}]+\s+TO\s+[^\s\[\]{}]+\s*[\]}]", re.IGNORECASE)
_OPEN_RANGE = re.compile(r"[\[{]\s*(?:([^\s\[\]{}]+)\s+)?TO(?:\s+([^\s\[\]{}]+))?\s*([\]}])", re.IGNORECASE)
_HALF_RANGE = re.compile(r"[\[{]\s*([^\s\]}]+)(?:\s+(?:T|TO(?:\s+(\S+))?))?\s*\Z", re.IGNORECASE)
_SIGN_ALONE = re.compile(r"(?:[<>＜＞][=＝]?)\s*(?=[\d\"“]|now)")
_REGEX = re.compile(r"/((?:\\.|[^/\\\s])(?:(?:\\.|[^/\\\r\n])*(?:\\.|[^/\\\s]))?)/(?=[\s()（）^]|\Z)")
_WORD = re.compile(rf"(?:\\.|(?!&&|\|\||＆＆|｜｜)[^\s()（）\[\]{{}}{QUOTES}\\])+|\\", re.DOTALL)
_PLAIN = re.compile(r"([^\W\d_](?:[^\W\d_]|[.,;'’\-])*)(\s+|\Z)")
_NOT_PLAIN = frozenset({"words", "wc", "length", "date", "year", "atleast"})
_QUESTION = re.compile(r"(?<!\\)\?+[?!.,;…]*\Z")
_SIGNS = {"&&": Mark.AND, "＆＆": Mark.AND, "||": Mark.OR, "｜｜": Mark.OR}
_EQUALS = "=＝"
_RANGED = DATE_FIELDS | {"words", "id"}


class Lexer(Cursor):
    """One pass over one text.

    It ends behind `LONGEST` words side by side, and one more by which it is seen that there are too many.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._words = 0  # side by side, so far
        ways: tuple[Callable[[], object], ...] = (
            self._plain, self._blank, self._face, self._around, self._bracket, self._sign, self._phrase, self._range,
            self._negation, self._plus, self._regex, self._exact, self._prefix, self._word, self._nothing,
        )  # fmt: skip
        while self._at < len(text) and self._words <= LONGEST:
            any(way() for way in ways)

    # Each way takes what stands at the place where the lexer is, and is true where it did.

    def _plain(self) -> bool:
        """Words that can mean nothing else, of which a pasted page has thousands: a tenth of the work of `_word`."""
        text, start, lexemes = self._text, self._at, self.lexemes
        if (start and not text[start - 1].isspace()) or (lexemes and isinstance(lexemes[-1], FieldMark | Wrap)):
            return False
        while self._words <= LONGEST and (found := _PLAIN.match(text, self._at)):
            word = found[1]
            if word.lower() in _NOT_PLAIN:  # “words > 1000”
                break
            joins = operator(word) if word.isupper() else None
            self._words = 0 if joins is Mark.OR else self._words + (joins is None)
            lexemes.append(joins or Leaf(word, open=not found[2]))
            self._at = found.end()
        return self._at > start

    def _blank(self) -> bool:
        return self._passed(_SPACE)

    def _face(self) -> bool:
        return self._begins_term() and self._passed(_FACE)

    def _around(self) -> bool:
        """`AROUND(5)`, as search engines have it."""
        found = around(self._text, self._at) if self._begins_term() else None
        if found is None:
            return False
        self.lexemes.append(found)
        self._at += len(found.raw)
        return True

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
        if mark is Mark.OR:
            self._words = 0
        return mark is not None and self._took(mark, 2)

    def _phrase(self, *, exact: bool = False) -> bool:
        phrase = phrase_at(self._text, self._at)
        if phrase is None:
            return False
        start = self._at + 1
        inside, self._at, closed = phrase
        if not self._after_field(None) and (star := LONE_STAR.search(raw := self._text[start : self._at - closed])):
            instead = "NEAR/1 lets a word stand between" if star.end() < len(raw) else "behind them it is one"
            self.warnings.append(f"“*” is no wildcard between quotation marks; {instead}.")
        if not closed:
            self.lexemes.append(Leaf(inside, Shape.PHRASE, exact=exact, open=True))
            if inside.strip():
                self.warnings.append("The quotation mark is not closed.")
            return True
        slop, self._at = distance_at(self._text, self._at)
        prefix = self._text.startswith(("*", "＊"), self._at) and slop is None
        self._at += prefix
        self.lexemes.append(Leaf(inside, Shape.PHRASE, slop, prefix, exact))
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
        if not self._after_field(_RANGED):
            return False
        if span := _OPEN_RANGE.match(self._text, self._at):  # an end that is not there is open
            self.lexemes.append(Leaf(f"{char}{span[1] or '*'} TO {span[2] or '*'}{span[3]}", Shape.RANGE))
            self._at = span.end()
            return True
        if not (span := _HALF_RANGE.match(self._text, self._at)):
            return False
        self.lexemes.append(Leaf(f"{char}{span[1]} TO {span[2] or '*'}]", Shape.RANGE, open=True))
        self.warnings.append("The bracket of the range is not closed.")
        self._at = len(self._text)
        return True

    def _negation(self) -> bool:
        if self._text[self._at] not in NOT_SIGNS or not self._starts_something():
            return False
        signs = self._signs()
        if signs % 2:  # twice is not at all
            self.lexemes.append(Mark.NOT)
        self._at += signs
        return True

    def _plus(self) -> bool:
        if self._text[self._at] not in PLUS_SIGNS or not self._starts_something():
            return False
        self._at += self._signs()
        return True

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

    def _prefix(self) -> bool:
        prefix = prefix_at(self._text, self._at, begins=self._begins_term())
        if prefix is None:
            return False
        self.lexemes.append(prefix.lexeme)
        self._at = prefix.end
        if prefix.warning:
            self.warnings.append(prefix.warning)
        return True

    def _word(self, word: re.Match[str] | None = None, *, exact: bool = False) -> bool:
        word = word or _WORD.match(self._text, self._at)
        if word is None:
            return False
        self._at = word.end()
        raw = word[0]
        joins = None if exact or self._after_field(None) else operator(raw)
        if joins is not None:
            self._words = 0 if joins is Mark.OR else self._words
            self.lexemes.append(joins)
            return True
        self._words += 1
        if self._after_field(_RANGED) and (sign := _SIGN_ALONE.match(self._text, word.start())):
            number = _WORD.match(self._text, sign.end())
            if sign[0].strip() == raw and number:
                raw += number[0]
                self._at = number.end()
            elif sign[0].strip() == raw and (quoted := phrase_at(self._text, sign.end())):
                raw += quoted[0]
                self._at = quoted[1]
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
