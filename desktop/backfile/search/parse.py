"""From what was typed to a tree, for any text at all.

The lexer cuts, `tidied` balances brackets and drops operators that join nothing, `luqum` parses what is left (each word
a placeholder, so that no character of the user's can upset it), and `_Binder` makes our tree of it. Words side by side
must all occur. `AND` binds tighter than `OR`, as Lucene reads it: `a b OR c` is `(a AND b) OR c`.
"""

from collections.abc import Iterable

from luqum import tree as lucene
from luqum.exceptions import ParseError
from luqum.thread import parse as parse_lucene

from backfile.search.fields import DATE_FIELDS, STATES, TEXT_FIELDS, THINGS
from backfile.search.lexer import FieldMark, Leaf, Lexeme, Lexer, Mark
from backfile.search.query import Query
from backfile.search.ranges import read_dates
from backfile.search.tree import Dates, Everything, Has, Is, Not, Text, Tree, Value, both, either
from backfile.search.write import is_plain
from backfile.text.fold import tokens, words

DEEPEST = 40
LONGEST = 2_000
"""Brackets nested deeper, and words beyond so many, are left out, and the query says so."""


def parse(text: str, *, typing: bool = False) -> Query:
    """The query that `text` means. Never raises: what can't be parsed is searched as plain words, with a warning.

    `typing`: it is not finished yet, so nothing half-done is warned of, and the last word may be meant to go on.
    """
    lexer = Lexer(text)
    warnings = lexer.warnings
    lexemes = lexer.lexemes
    if sum(isinstance(lexeme, Leaf) for lexeme in lexemes) > LONGEST:
        warnings.append(f"Only the first {LONGEST:,} words are searched.")
        lexemes = lexemes[: 2 * LONGEST]
    binder = _Binder(tidied(lexemes, warnings), typing)
    tree = binder.tree()
    if typing:
        return Query(tree or Everything(), unfinished=binder.unfinished)
    if tree is None and text.strip():
        tree = _all(Text(word) for word in words(text))  # operators alone are words
        if tree is None:
            warnings = [f"“{text.strip()}” holds no letter or digit that can be searched."]
    return Query(tree or Everything(), tuple(dict.fromkeys(warnings + binder.warnings)))


def tidied(lexemes: list[Lexeme], warnings: list[str]) -> list[Lexeme]:
    """The same with every bracket closed, an operator between any two operands, and none that joins nothing."""
    tidy = _Tidier(warnings)
    for lexeme in lexemes:
        tidy.take(lexeme)
    return tidy.finish()


class _Tidier:
    def __init__(self, warnings: list[str]) -> None:
        self._out: list[Lexeme] = []
        self._open: list[bool] = []  # of each open bracket, whether it counts
        self._warnings = warnings

    def take(self, lexeme: Lexeme) -> None:
        match lexeme:
            case Mark.AND | Mark.OR:
                if self._expects_operand():
                    self._warnings.append(_dangling(lexeme))
                else:
                    self._out.append(lexeme)
            case Mark.CLOSE:
                self._close()
            case Mark.OPEN:
                self._begin_operand()
                counts = len(self._open) < DEEPEST
                self._open.append(counts)
                if counts:
                    self._out.append(lexeme)
                else:
                    self._warnings.append("Brackets nested that deep were left out.")
            case Mark.NOT:
                self._negate()
            case FieldMark():
                self._begin_operand()
                if self._out and isinstance(self._out[-1], FieldMark):
                    self._out.pop()
                self._out.append(lexeme)
            case _:
                self._begin_operand()
                self._out.append(lexeme)

    def finish(self) -> list[Lexeme]:
        if self._open:
            self._warnings.append("A bracket is not closed.")
        while self._open:
            self._close()
        self._drop_dangling()
        return self._out

    def _expects_operand(self) -> bool:
        last = self._out[-1] if self._out else Mark.OPEN
        return isinstance(last, FieldMark) or (isinstance(last, Mark) and last is not Mark.CLOSE)

    def _begin_operand(self) -> None:
        if not self._expects_operand():
            self._out.append(Mark.AND)

    def _negate(self) -> None:
        self._begin_operand()
        at = len(self._out) - (bool(self._out) and isinstance(self._out[-1], FieldMark))
        if at and self._out[at - 1] is Mark.NOT:
            del self._out[at - 1]  # twice is not at all, and a thousand would be a thousand levels of the tree
        else:
            self._out.insert(at, Mark.NOT)

    def _close(self) -> None:
        if not self._open:
            self._warnings.append("A closing bracket without an opening one was left out.")
            return
        if not self._open.pop():
            return
        self._drop_dangling()
        if self._out[-1] is Mark.OPEN:
            self._out.pop()
            self._drop_dangling()
        else:
            self._out.append(Mark.CLOSE)

    def _drop_dangling(self) -> None:
        while self._out and self._expects_operand() and self._out[-1] is not Mark.OPEN:
            dropped = self._out.pop()
            if isinstance(dropped, FieldMark):
                self._warnings.append(f"“{dropped.name}:” has nothing after it.")
            elif isinstance(dropped, Mark):
                self._warnings.append(_dangling(dropped))


def _dangling(operator: Mark) -> str:
    return (
        f"{operator.name} was left out: it has nothing to join."
        if operator is not Mark.NOT
        else "NOT was left out: it has nothing after it."
    )


class _Binder:
    """Turns balanced lexemes into the tree, by way of luqum."""

    def __init__(self, lexemes: list[Lexeme], typing: bool) -> None:
        self.warnings: list[str] = []
        self._typing = typing
        self.unfinished: Text | Value | None = None
        self._lexemes = lexemes
        self._leaves = [lexeme for lexeme in lexemes if isinstance(lexeme, Leaf)]

    def tree(self) -> Tree | None:
        if not self._leaves:
            return None
        try:
            return self._walk(parse_lucene(self._placeholders()), None)
        except ParseError:
            self.warnings.append("The query can't be parsed. Searched as plain words.")
            return _all(self._bind(leaf, None) for leaf in self._leaves)

    def _placeholders(self) -> str:
        parts: list[str] = []
        leaves = 0
        for lexeme in self._lexemes:
            match lexeme:
                case Leaf():
                    parts.append(f"t{leaves} ")
                    leaves += 1
                case FieldMark():
                    parts.append(f"{lexeme.name}:")
                case Mark.OPEN:
                    parts.append("(")
                case Mark.CLOSE:
                    parts.append(") ")
                case _:
                    parts.append(f"{lexeme.name} ")
        return "".join(parts)

    def _walk(self, node: lucene.Item, field: str | None) -> Tree | None:
        match node:
            case lucene.Word():
                return self._bind(self._leaves[int(node.value[1:])], field)
            case lucene.SearchField():
                return self._walk(node.expr, node.name)
            case lucene.Group() | lucene.FieldGroup():
                return self._walk(node.expr, field)
            case lucene.Not():
                part = self._walk(node.a, field)
                return None if part is None else part.part if isinstance(part, Not) else Not(part)
            case lucene.OrOperation():
                parts = [part for child in node.children if (part := self._walk(child, field)) is not None]
                return either(*parts) if parts else None
            case _:
                return _all(self._walk(child, field) for child in node.children)

    def _bind(self, leaf: Leaf, field: str | None) -> Tree | None:
        if leaf.text == "*" and not leaf.quoted:
            return _anything(field)
        if field is None or field in TEXT_FIELDS:
            return self._text(leaf, field)
        if field in DATE_FIELDS:
            dates = read_dates(field, leaf.text)
            if dates is None:
                return self._as_words(f"“{leaf.text}” is no date.", leaf)
            return Has("date") if dates == Dates() else dates
        if field == "is" and leaf.text.lower() in STATES:
            return Is(leaf.text.lower())
        if field == "has" and leaf.text.lower() in THINGS:
            return Has(leaf.text.lower())
        if field in ("is", "has"):
            known = STATES if field == "is" else THINGS
            return self._as_words(f"“{field}:” knows {', '.join(known)}, not “{leaf.text}”.", leaf)
        if field == "kind":
            kind = leaf.text.lower().removesuffix("s")
            if kind not in ("article", "excerpt"):
                return self._as_words(f"“kind:” is article or excerpt, not “{leaf.text}”.", leaf)
            return Value("kind", kind)
        if not leaf.text.strip():
            return None
        value = Value(field, leaf.text, leaf.quoted or (field == "url" and not is_plain(leaf.text)), leaf.prefix)
        if leaf.open and field != "url":  # any part of an address finds it as it is
            self.unfinished = value
        return value

    def _as_words(self, what: str, leaf: Leaf) -> Tree | None:
        if self._typing and leaf.open:
            return None  # it may become a date or a state with the next letter
        self.warnings.append(f"{what} Searched as words.")
        return self._text(leaf, None)

    def _text(self, leaf: Leaf, column: str | None) -> Text | None:
        found = tokens(leaf.text)
        if not found:
            return None
        shown = " ".join((leaf.text if leaf.quoted else leaf.text[found[0].start : found[-1].end]).split())
        text = Text(shown, column, leaf.quoted or not is_plain(shown), leaf.slop, leaf.prefix)
        if leaf.open:
            self.unfinished = text
        return text


def _all(parts: Iterable[Tree | None]) -> Tree | None:
    kept = [part for part in parts if part is not None]
    return both(*kept) if kept else None


def _anything(field: str | None) -> Tree:
    if field in THINGS:
        return Has(str(field))
    return Has("date") if field in DATE_FIELDS else Everything()
