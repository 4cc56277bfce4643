"""From a query's tree to the mask of the items that it finds: text by the index or by reading, facts by tables."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.library.name_forms import glossed, other_forms
from backfile.search.language.joining import both, either
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
    Words,
)
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.facts import Facts
from backfile.search.plan.index import Index
from backfile.search.plan.instances import at_least, tokens_of
from backfile.search.plan.match import BEGINNING, MOST_ALTERNATIVES, is_of_headlines, match
from backfile.search.plan.notes import Note
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.precedence import cost, is_fact, parted
from backfile.search.plan.relaxed import relaxed
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares
from backfile.search.plan.terms import Terms
from backfile.search.reading.plain import plain
from backfile.text.stems import is_stemmed

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST_FORMS = 50  # of a name that are looked for in the texts
_FORMS_TOLD = 3
_MOST_READ = 2_000
_READ_ANEW = "The index was made by another version and is being made anew: until then the texts are read."

WALKED_MEANWHILE = 500
"""Entries of the index that are walked in the time in which one text is read."""

WALKED_FOR_A_WORD = 70
"""Entries that are merged while one word is looked up: what begins with some letters is looked up word by word, which
takes two thirds of the time of merging what they have, as long as they are not mostly rare."""

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
        self.notes: dict[Note, None] = {}
        self._connection = connection
        self._columns = columns
        self._shares = shares
        self._check = check  # raises where the answer is no longer wanted
        self._facts = Facts(connection, columns, pairs, check, self._tell)
        self.terms = Terms(connection, check, self._tell)
        self._index = Index(connection, columns)
        self._scan = Scan(connection, columns, check, self._tell)

    def mask(self, tree: Tree, stripes: Sequence[tuple[int, int]] = ()) -> Mask:
        """The items that `tree` finds. The array is the caller's to change. `notes` are those of this answer.

        `stripes`: first and last number of the items among which words are looked up in the index; none for all.
        """
        self.notes = {}
        self._index.forget()
        self._index.stripes = stripes
        try:
            return self._mask(plain(tree), self._columns.exists.copy())
        finally:
            self._index.stripes = ()

    def ids(self, tree: Tree, among: Mask) -> Ints:
        """Those of some items that `tree` finds, by number: quick for many queries that find little each."""
        self.notes = {}
        tree = plain(tree)
        expression = match(tree)
        if expression is None or not self.is_indexed:
            return np.flatnonzero(self._mask(tree, among.copy()))
        ids = self._index.ids(expression, of_headlines=is_of_headlines(tree))
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
            case AtLeast() if self.is_indexed and (tokens := tokens_of(tree)) is not None:
                return at_least(self._connection, tokens, tree.count, self._columns.last) & among
            case _:
                return self._read(tree, among)

    def _looked_up(self, tree: Tree, among: Mask) -> Mask | None:
        """By one expression of the index; None where that can't tell."""
        expression = match(tree) if self.is_indexed else None
        if expression is None:
            return None
        if BEGINNING in expression and not self._index.stripes:
            words = self.terms.beginning(tree, int(self._shares.walked(tree) / max(1, WALKED_FOR_A_WORD)))
            if words is not None:
                return self._any_of(words, of_headlines=False) & among
        return self._index.mask(expression, of_headlines=is_of_headlines(tree)) & among

    def _any_of(self, expressions: Iterable[str], *, of_headlines: bool) -> Mask:
        found = np.zeros(self._columns.last + 1, np.bool_)
        for expression in expressions:
            self._check()
            found[self._index.ids(expression, of_headlines=of_headlines)] = True
        return found

    def _all(self, tree: And, among: Mask) -> Mask:
        """All parts, what costs least first; exclusions after what is sought, as the index has it."""
        facts, rest = parted(tree.parts, is_fact)
        found = among
        for part in facts:
            found = self._mask(part, found)
        indexed, unindexed = parted(rest, self._is_matched)
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
        for part in sorted(unindexed, key=cost):
            found = self._mask(part, found)
        return found

    def _is_soon_read(self, words: Tree, among: Mask) -> bool:
        """Whether so few are left by facts that their texts are read before the index is walked."""
        count = np.count_nonzero(among)
        return bool(count <= _MOST_READ and count * WALKED_MEANWHILE < self._shares.walked(words))

    def _any(self, tree: Or, among: Mask) -> Mask:
        indexed, rest = parted(tree.parts, lambda part: self.is_indexed and match(part) is not None)
        found = np.zeros_like(among)
        for at in range(0, len(indexed), MOST_ALTERNATIVES):
            found |= self._any_matched(tuple(indexed[at : at + MOST_ALTERNATIVES]), among)
        for part in sorted(rest, key=cost):
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
        return self._any_of(expressions, of_headlines=is_of_headlines(wording)) & among

    def _read(self, tree: Tree, among: Mask) -> Mask:
        if not self.is_indexed:
            self._tell(Note(_READ_ANEW))
            return self._scan.kept(tree, among)
        weaker = relaxed(tree)
        found = among if weaker == tree else self._mask(weaker, among)
        return self._scan.kept(tree, self.with_letters(tree, found) if isinstance(tree, Regex) else found)

    def with_letters(self, expression: Regex, among: Mask) -> Mask:
        """Those that have the words in which a regular expression must have letters, where that is sooner told."""
        if np.count_nonzero(among) < FEW_ARE_READ:
            return among
        expressions = self.terms.having(expression)
        if expressions is None:
            return among
        return among & self._any_of(expressions, of_headlines=expression.column == "title")

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
            self._tell(Note(f"{value.text} is also written {shown} here: articles with either are shown."))
        return found

    def _is_matched(self, part: Tree) -> bool:
        return self.is_indexed and match(part.part if isinstance(part, Not) else part) is not None

    @property
    def is_indexed(self) -> bool:
        """Whether the index has the tokens that a query is cut into."""
        return self._index.is_current

    def _tell(self, note: Note) -> None:
        self.notes[note] = None
