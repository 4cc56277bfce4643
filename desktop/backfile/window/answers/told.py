"""What the lanes say: plain frozen values, each with the ticket of its question."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backfile.search import Query
from backfile.search.news import News
from backfile.search.results import FacetValue, Result, Sort, Timeline
from backfile.window.question import Question
from backfile.window.results.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.window.results.model import Ids


@dataclass(frozen=True, slots=True)
class View:
    """What the list shows while a refresh is made: it must stand still under the reader."""

    ids: "Ids"
    top: int | None  # the item of the first visible row
    current: int | None


def nothing_seen() -> View:
    """The view of a list that is empty."""
    return View((), None, None)


@dataclass(frozen=True, slots=True)
class Refresh:
    """Where the reader's rows are in the new result, and how many rows above them are new."""

    top: int | None  # a row number
    current: int | None
    new_above: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the list shows: every id, and the rows that are seen first."""

    ticket: int
    query: Query
    sort: Sort
    result: Result
    rows: tuple[Row, ...]
    refresh: Refresh | None  # None for a new question
    folded: bool = False
    versions: int = 0  # items that are folded behind others, or would be
    up_to: int = 0  # the last item of the library before it was asked
    completes: bool = False  # a glimpse of it is shown already


@dataclass(frozen=True, slots=True)
class Unfolding:
    """The versions that stand behind a row, in order of time, and the first rows of them."""

    item: int
    versions: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Facets or timeline of a question, whichever is ready; of the facets, those that are."""

    ticket: int
    question: Question
    facets: dict[str, list[FacetValue]] | None = None
    timeline: Timeline | None = None
    since: str | None = None  # the day from which `last:` is counted
    sizes: dict[str, int] | None = None  # how many values those facets have that have more than were counted
    is_estimate: bool = False  # the exact ones follow


@dataclass(frozen=True, slots=True)
class Alternative:
    """How many items another question would find."""

    ticket: int
    query: Query
    total: int


@dataclass(frozen=True, slots=True)
class SavedCount:
    """What a saved search finds."""

    search: int
    news: News


def compared(view: View, ids: "NDArray[np.int64]") -> Refresh:
    """Where what the reader sees lies in the new result."""
    import numpy as np  # 70 ms, which the first paint would wait for

    def number(item: int | None) -> int | None:
        if item is None:
            return None
        found = np.flatnonzero(ids == item)
        return int(found[0]) if len(found) else None

    top = number(view.top)
    above = ids[: top or 0]
    new = int(np.count_nonzero(np.isin(above, view.ids, invert=True))) if len(above) else 0
    return Refresh(top, number(view.current), new)
