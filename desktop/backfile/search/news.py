"""How much a search finds, and how much of it was added to the library since."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backfile.search.language.query import Query
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class News:
    """Items of a result, each version by itself."""

    total: int
    new: int


def news(searcher: "Searcher", query: Query, seen_up_to: int, *, wanted: Callable[[], bool] | None = None) -> News:
    """Count what `query` finds; new is what has a higher number than `seen_up_to`. Raises Interrupted."""
    result = searcher.run(query, Sort.NEWEST, wanted=wanted)
    return News(result.total, int((result.ids > seen_up_to).sum()))
