"""The search: the query language, and what a library answers to it.

    typed text → lexer → parse (luqum) → Query → Searcher → Result, hits, facets, timeline
                                           ↑ ↓
                          text, filters, explanation: the chips, facets and field edit one query

The tree in `query` is ours and knows nothing of SQL; only `match` writes FTS5's grammar, and only `evaluate`,
`ranking`, `counting` and `hits` read the library, all over one snapshot at a time. `Searcher` loads numpy, so it comes
when it is first asked for: a window can paint before.
"""

from typing import TYPE_CHECKING

from backfile.search.marking import marks
from backfile.search.parse import parse
from backfile.search.query import Query
from backfile.search.results import FACETS, Bin, By, FacetValue, Hit, Interrupted, Result, Sort, Timeline

if TYPE_CHECKING:
    from backfile.search.searcher import Searcher

__all__ = [
    "FACETS",
    "Bin",
    "By",
    "FacetValue",
    "Hit",
    "Interrupted",
    "Query",
    "Result",
    "Searcher",
    "Sort",
    "Timeline",
    "marks",
    "parse",
]


def __getattr__(name: str) -> object:
    if name != "Searcher":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from backfile.search.searcher import Searcher

    return Searcher
