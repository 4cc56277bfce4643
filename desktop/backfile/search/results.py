"""What a search answers with. Plain frozen values; numpy arrays of row ids are never changed once handed out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.search.language.query import Query


class Interrupted(Exception):
    """The answer was no longer wanted."""


class Sort(StrEnum):
    """The order of a result. Undated items come last in both orders by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class By(StrEnum):
    """The width of a bin of the timeline."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"  # from Monday to Sunday, as ISO 8601 has it
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Result:
    """Every item that a query finds, in order, as row ids; where it is folded, one for each group of versions."""

    ids: "NDArray[np.int64]"
    total: int  # of items, each version by itself
    seconds: float
    ranked: int  # so many are in the order asked for; the rest, too many or without a scored word, newest first
    query: "Query"  # the one that was answered: hits and facets belong to it
    marked: "Query"  # the one by which a page is marked: the same, with names as texts write them
    notes: tuple[str, ...] = ()  # what was done beyond the letter of the query: "Nothing has “ferr”: shown are words…"
    is_glimpse: bool = False  # the first rows of what takes longer: `ids` are these alone
    is_estimate: bool = False  # `total` is

    @property
    def note(self) -> str | None:
        """All of them in one line."""
        return " ".join(self.notes) or None


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a result, as much of it as a list shows. Marks are [start, end) in code points."""

    id: int
    kind: str
    title: str
    title_origin: str
    title_marks: tuple[tuple[int, int], ...]
    kicker: str | None
    date: str | None
    source: str | None
    section: str | None
    language: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    starred: bool
    parent: int | None
    parent_title: str | None  # for "Excerpt · beside …"
    versions: int = 0  # how many other versions are folded behind it
    sources: int = 0  # how many sources it and they have
    kicker_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value and how many items of the result have it. None is "No source", "Undated"…"""

    value: str | None
    count: int
    gloss: str | None = None  # of a name: its other form
    exact: bool = True  # else at least so many
    is_estimate: bool = False  # about so many


@dataclass(frozen=True, slots=True)
class Bin:
    """A span of the timeline and how many items begin in it: "2023", "2023-03", "2023-03-18"; a week is its Monday."""

    start: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bins in order of time, those without items left out; with `undated` they sum to the total."""

    by: By
    bins: tuple[Bin, ...]
    undated: int
    is_estimate: bool = False  # about so many; a bin that has few may be missing


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how many items a query finds, shown until the exact counts are there; never written down anywhere.

    A value that has few items may be missing.
    """

    total: int
    facets: dict[str, list[FacetValue]]
    timeline: Timeline | None


FACETS = ("source", "section", "author", "language", "kind", "year", "dump", "tag", "name")
"""The facets, in the order of the command line's contract."""
