"""What a query finds, to be looked at as a whole: for concordances, collocates and frequencies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.answer.folding import fold
from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.language.tree import Tree
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class Found:
    """One state of a library, and what a query finds in it. Good inside the block that `Searcher.found` opens."""

    connection: "sqlite3.Connection"
    columns: Columns
    query: Query  # the one that was answered
    marked: Query  # the same, with names as texts write them: what is looked for in these
    mask: Mask
    check: Callable[[], None]  # raises Interrupted where the answer is no longer wanted
    mask_of: Callable[[Tree], Mask]
    in_order: Callable[[Sort], Ints]
    ids_of: Callable[[Tree], tuple[Ints, tuple[str, ...]]]  # of what is found, the items of another query; its notes

    def ids(self, sort: Sort = Sort.RELEVANCE, *, folded: bool = False) -> Ints:
        """What is found, in order; `folded`: of each group of versions the oldest alone, whatever the order."""
        ids = self.in_order(sort)
        return ids[self.once()[ids]] if folded else ids

    def once(self) -> Mask:
        """What is found without later versions of it, so that a text that many printed counts once."""
        return self._once(self.columns.in_order(self.mask, newest=False))

    def around_once(self) -> Mask:
        """`around` without versions of what is in it: those that `once` keeps, and of other texts the oldest."""
        found = self.columns.in_order(self.mask, newest=False)
        others = self.columns.in_order(self.around() & ~self.mask, newest=False)
        return self._once(np.concatenate([found, others]))

    def _once(self, ids: Ints) -> Mask:
        kept = np.zeros(self.columns.last + 1, np.bool_)
        kept[fold(ids, self.columns)] = True
        return kept

    def around(self) -> Mask:
        """What the filters of the query let through, whatever its words."""
        return self.mask_of(both(*(each.tree for each in self.query.filters())))

    def lengths(self) -> Ints:
        """The words of each item's body; position = its number."""
        known = self.columns.lengths
        if known is None:
            ids, words = map(numbers, self.connection.execute(_WORDS).fetchone())
            known = self.columns.lengths = np.zeros(self.columns.last + 1, np.int64)
            known[ids] = words
        return known


_WORDS = "SELECT group_concat(id), group_concat(words) FROM (SELECT id, words FROM items ORDER BY id)"
