"""What a query finds, to be looked at as a whole: for concordances, collocates and frequencies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backfile.search.columns import Columns, Ints, Mask
from backfile.search.folding import fold
from backfile.search.query import Query
from backfile.search.results import Sort
from backfile.search.tree import Tree

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class Found:
    """One state of a library, and what a query finds in it. Good inside the block that `Searcher.found` opens."""

    connection: "sqlite3.Connection"
    columns: Columns
    query: Query  # the one that was answered
    mask: Mask
    check: Callable[[], None]  # raises Interrupted where the answer is no longer wanted
    mask_of: Callable[[Tree], Mask]
    in_order: Callable[[Sort], Ints]

    def ids(self, sort: Sort = Sort.RELEVANCE, *, folded: bool = False) -> Ints:
        """What is found, in order; `folded`: of each group of versions the first alone."""
        ids = self.in_order(sort)
        return fold(ids, self.columns) if folded else ids
