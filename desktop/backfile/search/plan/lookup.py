"""What the index has of a tree: by one expression, or by one for each word of the library that a wording stands for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.language.tree import Forms, Fuzzy, Not, Pattern, Regex, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
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

FEW_ARE_READ = 300
"""So few texts are read before the words of a regular expression are looked up."""


class Lookup:
    """Looks up over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        shares: Shares,
        check: Callable[[], None],
        tell: Tell,
    ) -> None:
        self.terms = Terms(connection, check, tell)
        self._columns = columns
        self._shares = shares
        self._check = check  # raises where the answer is no longer wanted
        self._index = Index(connection, columns)

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
        if BEGINNING in expression and not self._index.stripes:
            words = self.terms.beginning(tree, int(self._shares.walked(tree) / max(1, WALKED_FOR_A_WORD)))
            if words is not None:
                return self._any_of(words, of_headlines=False) & among
        return self._index.mask(expression, of_headlines=is_of_headlines(tree)) & among

    def by_terms(self, wording: Pattern | Fuzzy | Forms, among: Mask, language: str | None = None) -> Mask | None:
        """By the words of the library that a wording stands for; None where these alone can't tell.

        `language`: whose stems are meant.
        """
        expressions = self.terms.expressions(wording, language)
        return None if expressions is None else self._any_of(expressions, of_headlines=is_of_headlines(wording)) & among

    def with_letters(self, expression: Regex, among: Mask) -> Mask:
        """Those that have the words in which a regular expression must have letters, where that is sooner told."""
        if np.count_nonzero(among) < FEW_ARE_READ:
            return among
        expressions = self.terms.having(expression)
        if expressions is None:
            return among
        return among & self._any_of(expressions, of_headlines=expression.column == "title")

    def _any_of(self, expressions: Iterable[str], *, of_headlines: bool) -> Mask:
        found = np.zeros(self._columns.last + 1, np.bool_)
        for expression in expressions:
            self._check()
            found[self._index.ids(expression, of_headlines=of_headlines)] = True
        return found
