"""A library as a lane reads it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from backfile.library import Library
from backfile.search import Query
from backfile.search.answer.first_page import first_page
from backfile.search.results import Result, Sort
from backfile.window.results.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.search import Searcher
    from backfile.search.similarity.difference import Difference
    from backfile.window.all_values.looking import AllValues
    from backfile.window.results.model import Ids

FIRST_ROWS = 24  # a tall screen of them


class Reading:
    """A lane's own connections."""

    def __init__(self, path: Path) -> None:
        self.library = Library.open(path, readonly=True)
        self._searcher: Searcher | None = None
        self.versions = 0  # folded in the answer before: until the next is there, the switch stands still
        self.all_values: tuple[object, AllValues] | None = None  # of the facet that was looked through last
        self.unfolded: dict[int, int] = {}  # versions that the list shows, and the row below which each stands

    @property
    def searcher(self) -> "Searcher":
        """Comes when it is first used, with numpy, which the first rows would wait for. In the lane's thread."""
        if self._searcher is None:
            from backfile.search import Searcher

            self._searcher = Searcher(self.library.path)
        return self._searcher

    @property
    def is_ready(self) -> bool:
        """Whether that has come."""
        return self._searcher is not None

    def interrupt(self) -> None:
        """Stop a search that runs. From any thread."""
        if self._searcher is not None:
            self._searcher.interrupt()

    def first_page(self, query: Query, sort: Sort, *, folded: bool) -> Result | None:
        """The first rows of everything, before anything is there that takes long to load."""
        if self._searcher is not None:
            return None
        began = time.perf_counter()
        page = first_page(self.library.connection, query, sort, FIRST_ROWS, folded=folded)
        if page is None or not page[1]:
            return None
        ids = cast("NDArray[np.int64]", page[0])  # a tuple: as much of an array as a list of rows needs
        return Result(ids, page[1], time.perf_counter() - began, page[1], query, query, is_glimpse=True)

    def first_rows(self, query: Query, items: Sequence[int]) -> tuple[Row, ...]:
        """The rows of a glimpse; how many versions each stands for is not known yet."""
        from backfile.search.answer.hits import read_hits  # in the lane's thread: the first paint does not wait for it

        seen = self.library.seen(items)
        return tuple(Row(hit, hit.id in seen) for hit in read_hits(self.library.connection, query, items))

    def rows(self, query: Query, items: Sequence[int], *, folded: bool = False) -> tuple[Row, ...]:
        """The rows of these items, as the list shows them."""
        below = [item for item in items if item in self.unfolded]
        seen = self.library.seen(items)
        hits = self.searcher.hits(query, [item for item in items if item not in self.unfolded], folded=folded)
        rows = [Row(hit, hit.id in seen) for hit in hits]
        if below:
            differ = self._differences(below)
            rows += [Row(hit, hit.id in seen, differ.get(hit.id)) for hit in self.searcher.hits(query, below)]
        return tuple(rows)

    def keep_unfolded(self, results: "Ids") -> None:
        """Forget the versions below rows that are no results any more, and those that are results now."""
        if self.unfolded:
            import numpy as np

            known = {*self.unfolded, *self.unfolded.values()}
            among = set(np.intersect1d(results, np.array(list(known))).tolist()) if len(results) else set()
            self.unfolded = {item: of for item, of in self.unfolded.items() if of in among and item not in among}

    def _differences(self, versions: Sequence[int]) -> "dict[int, Difference]":
        """How each version differs from the row below which it stands."""
        from backfile.search.similarity.difference import differences

        found: dict[int, Difference] = {}
        for of in {self.unfolded[item] for item in versions}:
            here = [item for item in versions if self.unfolded[item] == of]
            found |= differences(self.library.connection, of, here)
        return found

    def close(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
        self.library.close()
