"""The search: the query language, and what a library answers to it.

    typed text → lexer → grammar → Query → Searcher → Result, hits, facets, timeline
                                           ↑ ↓
                          text, filters, explanation: the chips, facets and field edit one query

The tree in `language` is ours and knows nothing of SQL; `plan` finds by it, `answer` puts what was found in order, and
all read the library over one snapshot at a time. `Searcher` loads numpy, so it comes when it is first asked for: a
window can paint before.

For scripts and notebooks the room itself is the function: `backfile.search("xi -putin")` is `scripting.search`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from backfile.search.language.parse import parse
from backfile.search.language.query import Query
from backfile.search.results import FACETS, Bin, By, FacetValue, Hit, Interrupted, Result, Sort, Timeline

if TYPE_CHECKING:
    from pathlib import Path

    from backfile.search.reading.marking import marks
    from backfile.search.scripting import Answers, search
    from backfile.search.searcher import Searcher

__all__ = [
    "FACETS",
    "Answers",
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
    "search",
]

_LATE = {"Answers": "scripting", "Searcher": "searcher", "marks": "reading.marking", "search": "scripting"}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"backfile.search.{_LATE[name]}"), name)


class _Callable(ModuleType):
    """A room that is a function as well: its name is the one that a script would look for."""

    def __call__(
        self, query: str = "", library: "Path | str | None" = None, *, sort: str = "relevance", folded: bool = False
    ) -> "Answers":
        """What `backfile.search.scripting.search` does."""
        from backfile.search.scripting import search

        return search(query, library, sort=sort, folded=folded)


sys.modules[__name__].__class__ = _Callable
