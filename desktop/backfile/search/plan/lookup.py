"""What the index has of a tree: by one expression, or by one for each word of the library that a wording stands for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.language.tree import Forms, Fuzzy, Not, Pattern, Regex, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.halves import LONG, LONG_OF_WORDS, Halves
from backfile.search.plan.index import Index
from backfile.search.plan.match import BEGINNING, is_of_headlines, match
from backfile.search.plan.notes import Tell
from backfile.search.plan.shares import Shares
from backfile.search.plan.terms import Terms

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

WALKED_FOR_A_WORD = 70
"""Entries that are merged while one word is looked up: what begins with some letters is looked up word by word, which
takes two thirds of the time of merging what they have, as long as they are not mostly rare."""

MANY = 200_000
"""Items: of fewer, no walk is so long that it is halved."""

FEW_ARE_READ = 300
"""So few texts are read before the words of a regular expression are looked up."""


class Lookup:
    """Looks up over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        shares: Shares,
        halves: Halves,
        check: Callable[[], None],
        tell: Tell,
    ) -> None:
        self.terms = Terms(connection, check, tell)
        self._columns = columns
        self._shares = shares
        self._index = Index(connection, columns, halves, check)

    def begin(self, stripes: Sequence[tuple[int, int]] = ()) -> None:
        """Another question, perhaps of another state of the library.

        `stripes`: first and last number of the items among which is looked; none for all.
        """
        self._index.forget()
        self._index.stripes = stripes

    @property
    def is_current(self) -> bool:
        """Whether the index has the tokens that a query is cut into."""
        return self._index.is_current

    def can(self, tree: Tree) -> bool:
        """Whether one expression finds it, or what it leaves out."""
        return self.is_current and match(tree.part if isinstance(tree, Not) else tree) is not None

    def ids(self, tree: Tree) -> Ints | None:
        """What one expression finds, in order; None where none does."""
        expression = match(tree) if self.is_current else None
        return None if expression is None else self._index.ids(expression, of_headlines=is_of_headlines(tree))

    def mask(self, tree: Tree, among: Mask) -> Mask | None:
        """The same of some items, as a mask."""
        expression = match(tree) if self.is_current else None
        if expression is None:
            return None
        return self._found(tree, expression) & among

    def _found(self, tree: Tree, expression: str) -> Mask:
        """In two halves where that takes long."""
        of_headlines, begins = is_of_headlines(tree), BEGINNING in expression
        if self._index.stripes or of_headlines or (self._columns.last < MANY and not begins):
            return self._index.mask(expression, of_headlines=of_headlines)
        walked = self._shares.walked(tree)
        words = self.terms.beginning(tree, int(walked / max(1, WALKED_FOR_A_WORD))) if begins else None
        if words is not None:
            is_long = self._columns.last >= MANY and walked > LONG_OF_WORDS
            return self._index.mask_of_many(words) if is_long else self._index.mask_of_any(words, of_headlines=False)
        if walked > LONG and not begins:
            return self._index.mask_in_halves(expression)
        return self._index.mask(expression, of_headlines=False)

    def by_terms(self, wording: Pattern | Fuzzy | Forms, among: Mask, language: str | None = None) -> Mask | None:
        """By the words of the library that a wording stands for; None where these alone can't tell.

        `language`: whose stems are meant.
        """
        expressions = self.terms.expressions(wording, language)
        return (
            None
            if expressions is None
            else self._index.mask_of_any(expressions, of_headlines=is_of_headlines(wording)) & among
        )

    def with_letters(self, expression: Regex, among: Mask) -> Mask:
        """Those that have the words in which a regular expression must have letters, where that is sooner told."""
        if np.count_nonzero(among) < FEW_ARE_READ:
            return among
        expressions = self.terms.having(expression)
        if expressions is None:
            return among
        return among & self._index.mask_of_any(expressions, of_headlines=expression.column == "title")
