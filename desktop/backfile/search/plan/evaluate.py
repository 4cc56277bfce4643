"""From a query's tree to the mask of the items that it finds: text by the index or by reading, facts by tables."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.language.joining import both
from backfile.search.language.tree import (
    And,
    AtLeast,
    Everything,
    Forms,
    Fuzzy,
    Not,
    Or,
    Pattern,
    Regex,
    Tree,
    Value,
    Words,
)
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.facts import Fact, Facts
from backfile.search.plan.halves import Halves
from backfile.search.plan.instances import at_least, tokens_of
from backfile.search.plan.lookup import Lookup
from backfile.search.plan.match import MOST_ALTERNATIVES
from backfile.search.plan.notes import Note
from backfile.search.plan.other_names import in_any_form
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.precedence import cost, is_fact, parted
from backfile.search.plan.relaxed import relaxed
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares
from backfile.search.reading.plain import plain
from backfile.text.stems import is_stemmed

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST_READ = 2_000
_READ_ANEW = "The index was made by another version and is being made anew: until then the texts are read."

WALKED_MEANWHILE = 500
"""Entries of the index that are walked in the time in which one text is read."""


class Evaluation:
    """Answers trees over one snapshot of a library. `notes`: what was done beyond the letter of them."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        pairs: Pairs,
        shares: Shares,
        halves: Halves,
        check: Callable[[], None],
    ) -> None:
        self.notes: dict[Note, None] = {}
        self._connection = connection
        self._columns = columns
        self._shares = shares
        self._check = check  # raises where the answer is no longer wanted
        self._facts = Facts(connection, columns, pairs, check, self._tell)
        self.lookup = Lookup(connection, columns, shares, halves, check, self._tell)
        self._scan = Scan(connection, columns, check, self._tell)

    def mask(self, tree: Tree, stripes: Sequence[tuple[int, int]] = ()) -> Mask:
        """The items that `tree` finds. The array is the caller's to change. `notes` are those of this answer.

        `stripes`: first and last number of the items among which words are looked up in the index; none for all.
        """
        self.notes = {}
        self.lookup.begin(stripes)
        try:
            return self._mask(plain(tree), self._columns.exists.copy())
        finally:
            self.lookup.begin()

    def ids(self, tree: Tree, among: Mask) -> Ints:
        """Those of some items that `tree` finds, by number: quick for many queries that find little each."""
        self.notes = {}
        tree = plain(tree)
        ids = self.lookup.ids(tree)
        return np.flatnonzero(self._mask(tree, among.copy())) if ids is None else ids[among[ids]]

    def _mask(self, tree: Tree, among: Mask) -> Mask:
        """Those of some items that a plain tree finds. What must be read is read of these alone."""
        self._check()
        if (found := self.lookup.mask(tree, among)) is not None:
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
            case Words() if not self.lookup.is_current:
                return self._read(tree, among)  # another version counted otherwise
            case _ if isinstance(tree, Fact):
                return self._facts.mask(tree) & among
            case Pattern() | Fuzzy() if self.lookup.is_current:
                return self._by_terms(tree, among)
            case Forms() if self.lookup.is_current:
                return self._formed(tree, among)
            case AtLeast() if self.lookup.is_current and (tokens := tokens_of(tree)) is not None:
                return at_least(self._connection, tokens, tree.count, self._columns.last) & among
            case _:
                return self._read(tree, among)

    def _all(self, tree: And, among: Mask) -> Mask:
        """All parts, what costs least first; exclusions after what is sought, as the index has it."""
        facts, rest = parted(tree.parts, is_fact)
        found = among
        for part in facts:
            found = self._mask(part, found)
        indexed, unindexed = parted(rest, self.lookup.can)
        if all(isinstance(part, Not) for part in indexed):
            indexed, unindexed = [], rest
        if indexed:
            words = both(*indexed)
            if self._is_soon_read(words, found):
                found = self._scan.kept(words, found)
            elif (having := self.lookup.mask(words, found)) is not None:
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
        indexed, rest = parted(tree.parts, lambda part: not isinstance(part, Not) and self.lookup.can(part))
        found = np.zeros_like(among)
        for at in range(0, len(indexed), MOST_ALTERNATIVES):
            found |= self._any_matched(tuple(indexed[at : at + MOST_ALTERNATIVES]), among)
        for part in sorted(rest, key=cost):
            found |= self._mask(part, among & ~found)
        return found

    def _any_matched(self, parts: tuple[Tree, ...], among: Mask) -> Mask:
        """By one expression; by one each where all of them in one would be too deep."""
        found = self.lookup.mask(parts[0] if len(parts) == 1 else Or(parts), among)
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
        found = self.lookup.by_terms(wording, among, language)
        return self._read(wording, among) if found is None else found

    def _read(self, tree: Tree, among: Mask) -> Mask:
        if not self.lookup.is_current:
            self._tell(Note(_READ_ANEW))
            return self._scan.kept(tree, among)
        found = among if (weaker := relaxed(tree)) == tree else self._mask(weaker, among)
        return self._scan.kept(tree, self.lookup.with_letters(tree, found) if isinstance(tree, Regex) else found)

    def _named(self, value: Value) -> Mask:
        """By the names of an item, or by any form of such a name anywhere in its words, where it has several."""
        found = self._facts.mask(value)
        if (forms := in_any_form(self._connection, self._facts.value_ids(value).tolist())) is None:
            return found
        wanted, others = forms
        before = np.count_nonzero(found)
        found |= self._mask(wanted, self._columns.exists)
        if np.count_nonzero(found) > before:
            self._tell(Note(f"{value.text} is also written {others} here: articles with either are shown."))
        return found

    def _tell(self, note: Note) -> None:
        self.notes[note] = None
