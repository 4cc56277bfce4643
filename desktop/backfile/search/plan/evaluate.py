"""From a query's tree to the mask of the items that it finds: text by the index or by reading, facts by tables."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.library.name_forms import glossed, other_forms
from backfile.search.language.tree import (
    And,
    AtLeast,
    Dates,
    Everything,
    Forms,
    Fuzzy,
    Has,
    Is,
    Last,
    Not,
    Numbers,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Value,
    Within,
    Words,
    both,
    either,
)
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.search.plan.facts import Facts
from backfile.search.plan.match import MOST_ALTERNATIVES, is_of_headlines, match
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.relaxed import relaxed
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares
from backfile.search.plan.terms import Terms
from backfile.search.reading.plain import plain, walk
from backfile.text.fold import TOKENISER
from backfile.text.stems import is_stemmed

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST_FORMS = 50  # of a name that are looked for in the texts
_FORMS_TOLD = 3
_MOST_READ = 2_000

WALKED_MEANWHILE = 500
"""Entries of the index that are walked in the time in which one text is read."""

FEW_ARE_READ = 300
"""So few texts are read before the words of a regular expression are looked up."""


class Evaluation:
    """Answers trees over one snapshot of a library. `notes`: what was done beyond the letter of them."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        pairs: Pairs,
        shares: Shares,
        check: Callable[[], None],
    ) -> None:
        self.notes: dict[str, None] = {}
        self._connection = connection
        self._columns = columns
        self._shares = shares
        self._check = check  # raises where the answer is no longer wanted
        self._facts = Facts(connection, columns, pairs, check, self._tell)
        self.terms = Terms(connection, check, self._tell)
        self._indexed_by: str | None = None
        self._stripes: Sequence[tuple[int, int]] = ()
        self._scan = Scan(connection, columns, check, self._tell)

    def mask(self, tree: Tree, stripes: Sequence[tuple[int, int]] = ()) -> Mask:
        """The items that `tree` finds. The array is the caller's to change. `notes` are those of this answer.

        `stripes`: first and last number of the items among which words are looked up in the index; none for all.
        """
        self.notes = {}
        self._indexed_by = None
        self._stripes = stripes
        try:
            return self._mask(plain(tree), self._columns.exists.copy())
        finally:
            self._stripes = ()

    def ids(self, tree: Tree, among: Mask) -> Ints:
        """Those of some items that `tree` finds, by number: quick for many queries that find little each."""
        self.notes = {}
        tree = plain(tree)
        expression = match(tree)
        if expression is None or not self.is_indexed:
            return np.flatnonzero(self._mask(tree, among.copy()))
        ids = self._rows(expression, of_headlines=is_of_headlines(tree))
        return ids[among[ids]]

    def _mask(self, tree: Tree, among: Mask) -> Mask:
        """Those of some items that a plain tree finds. What must be read is read of these alone."""
        self._check()
        if (found := self._looked_up(tree, among)) is not None:
            return found
        match tree:
            case Everything():
                return among
            case Not():
                return among & ~self._mask(tree.part, among)
            case And():
                return self._all(tree, among)
            case Or():
                return self._any(tree, among)
            case Value(field="name"):
                return self._named(tree) & among
            case Words() if not self.is_indexed:
                return self._read(tree, among)  # another version counted otherwise
            case Value() | Dates() | Last() | Words() | Numbers() | Is() | Has():
                return self._facts.mask(tree) & among
            case Pattern() | Fuzzy() if self.is_indexed:
                return self._by_terms(tree, among)
            case Forms() if self.is_indexed:
                return self._formed(tree, among)
            case _:
                return self._read(tree, among)

    def _looked_up(self, tree: Tree, among: Mask) -> Mask | None:
        """By one expression of the index; None where that can't tell."""
        expression = match(tree) if self.is_indexed else None
        if expression is None:
            return None
        return self._matched(expression, of_headlines=is_of_headlines(tree)) & among

    def _all(self, tree: And, among: Mask) -> Mask:
        """All parts, what costs least first; exclusions after what is sought, as the index has it."""
        facts, rest = _parted(tree.parts, is_fact)
        found = among
        for part in facts:
            found = self._mask(part, found)
        indexed, unindexed = _parted(rest, self._is_matched)
        if all(isinstance(part, Not) for part in indexed):
            indexed, unindexed = [], rest
        if indexed:
            words = both(*indexed)
            if self._is_soon_read(words, found):
                found = self._scan.kept(words, found)
            elif (having := self._looked_up(words, found)) is not None:
                found = having
            else:
                unindexed = rest  # each fits an expression, together they are too deep for one
        for part in sorted(unindexed, key=_cost):
            found = self._mask(part, found)
        return found

    def _is_soon_read(self, words: Tree, among: Mask) -> bool:
        """Whether so few are left by facts that their texts are read before the index is walked."""
        count = np.count_nonzero(among)
        return bool(count <= _MOST_READ and count * WALKED_MEANWHILE < self._shares.walked(words))

    def _any(self, tree: Or, among: Mask) -> Mask:
        indexed, rest = _parted(tree.parts, lambda part: self.is_indexed and match(part) is not None)
        found = np.zeros_like(among)
        for at in range(0, len(indexed), MOST_ALTERNATIVES):
            found |= self._any_matched(tuple(indexed[at : at + MOST_ALTERNATIVES]), among)
        for part in sorted(rest, key=_cost):
            found |= self._mask(part, among & ~found)
        return found

    def _any_matched(self, parts: tuple[Tree, ...], among: Mask) -> Mask:
        """By one expression; by one each where all of them in one would be too deep."""
        found = self._looked_up(parts[0] if len(parts) == 1 else Or(parts), among)
        if found is None:
            found = np.zeros_like(among)
            for part in parts:
                found |= self._mask(part, among)
        return found

    def _formed(self, wording: Forms, among: Mask) -> Mask:
        """In the forms that each language has for a word; in those without any, as it is."""
        found = np.zeros_like(among)
        rest = among.copy()
        for language, number in self._facts.languages():
            own = among & (self._columns.language == number)
            if is_stemmed(language) and own.any():
                rest &= ~own
                found |= self._by_terms(wording, own, language)
        return found | self._mask(wording.part, rest) if rest.any() else found

    def _by_terms(self, wording: Pattern | Fuzzy | Forms, among: Mask, language: str | None = None) -> Mask:
        """By the words of the library that a wording stands for."""
        expressions = self.terms.expressions(wording, language)
        if expressions is None:
            return self._read(wording, among)
        found = np.zeros_like(among)
        for expression in expressions:
            found |= self._matched(expression, of_headlines=is_of_headlines(wording))
        return found & among

    def _read(self, tree: Tree, among: Mask) -> Mask:
        if not self.is_indexed:
            self._tell("The index was made by another version and is being made anew: until then the texts are read.")
            return self._scan.kept(tree, among)
        weaker = relaxed(tree)
        found = among if weaker == tree else self._mask(weaker, among)
        return self._scan.kept(tree, self._with_letters(tree, found) if isinstance(tree, Regex) else found)

    def _with_letters(self, expression: Regex, among: Mask) -> Mask:
        """Those that have the words in which a regular expression must have letters, where that is sooner told."""
        if np.count_nonzero(among) < FEW_ARE_READ:
            return among
        expressions = self.terms.having(expression)
        if expressions is None:
            return among
        having = np.zeros_like(among)
        for each in expressions:
            having |= self._matched(each, of_headlines=expression.column == "title")
        return among & having

    def _named(self, value: Value) -> Mask:
        """By the names of an item, or by any form of such a name anywhere in its words, where it has several."""
        found = self._facts.mask(value)
        values = self._facts.value_ids(value).tolist()
        forms = [form for form, _ in other_forms(self._connection, values)][:_MOST_FORMS]
        if not forms:
            return found
        before = np.count_nonzero(found)
        own = glossed(self._connection, values)[:_MOST_FORMS]
        found |= self._mask(either(*(Text(form, quoted=True) for form in (*own, *forms))), self._columns.exists)
        if np.count_nonzero(found) > before:
            shown = " or ".join(f"“{form}”" for form in forms[:_FORMS_TOLD])
            self._tell(f"{value.text} is also written {shown} here: articles with either are shown.")
        return found

    def _matched(self, expression: str, *, of_headlines: bool) -> Mask:
        found = np.zeros(self._columns.last + 1, np.bool_)
        found[self._rows(expression, of_headlines=of_headlines)] = True
        return found

    def _rows(self, expression: str, *, of_headlines: bool) -> Ints:
        index = "headlines" if of_headlines else "fts"
        statement = f"SELECT group_concat(rowid) FROM {index} WHERE {index} MATCH ?"
        if not self._stripes:
            return numbers(self._connection.execute(statement, (expression,)).fetchone()[0])
        statement += " AND rowid BETWEEN ? AND ?"
        parts = (self._connection.execute(statement, (expression, *stripe)).fetchone()[0] for stripe in self._stripes)
        return numbers(",".join(part for part in parts if part))

    def _is_matched(self, part: Tree) -> bool:
        return self.is_indexed and match(part.part if isinstance(part, Not) else part) is not None

    @property
    def is_indexed(self) -> bool:
        """Whether the index has the tokens that a query is cut into."""
        if self._indexed_by is None:
            row = self._connection.execute("SELECT value FROM meta WHERE key = 'tokeniser'").fetchone()
            self._indexed_by = row[0] if row else ""
        return self._indexed_by == TOKENISER

    def _tell(self, note: str) -> None:
        self.notes[note] = None


def _parted(parts: Sequence[Tree], wanted: Callable[[Tree], bool]) -> tuple[list[Tree], list[Tree]]:
    """Those that are wanted, and the others."""
    found: tuple[list[Tree], list[Tree]] = ([], [])
    for part in parts:
        found[not wanted(part)].append(part)
    return found


def is_fact(part: Tree) -> bool:
    """Whether columns and tables alone can tell; names are looked for in the texts as well."""
    part = part.part if isinstance(part, Not) else part
    if isinstance(part, Value):
        return part.field != "name"
    return isinstance(part, Dates | Last | Words | Numbers | Is | Has)


def _cost(part: Tree) -> int:
    """What to look at first: names and facts, words, what has to be read, and last what takes longest to read."""
    kinds = {type(each) for each in walk(part)}
    if Regex in kinds:
        return 4
    if kinds & {Within, AtLeast}:
        return 3
    return 1 if isinstance(part, Value | Dates | Last | Words | Numbers | Is | Has) else 2
