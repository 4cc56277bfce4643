"""Answers the newest query off the GUI thread: the list in one lane; counts, facets and timeline in another.

Every question has a ticket, and the newest wins: an older one is stopped where it stands, and what it still says is not
heard. The list's lane reads the first rows together with the ids, so that a list is never shown empty.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.library.saved_searches import SavedSearch, last_item
from backfile.search import Interrupted, Query, parse
from backfile.search.answer.first_page import first_page
from backfile.search.answer.hits import read_hits
from backfile.search.news import News, news
from backfile.search.results import FACETS, By, FacetValue, Result, Sort, Timeline
from backfile.window.all_values.looking import AllValues, Wish
from backfile.window.lane import Lane
from backfile.window.question import Question
from backfile.window.results.row import Row
from backfile.window.timeline.bars import finer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.search import Searcher
    from backfile.search.similarity.difference import Difference
    from backfile.window.results.model import Ids

FIRST_ROWS = 24  # a tall screen of them
FACET_VALUES = 200
FACET_NAMES = 30  # each is counted by itself
SIZED = ("source", "section", "author")  # facets that may have more values
BUDGET = 0.03  # seconds that a facet may keep those waiting which are counted already
IDLE = -1  # the priority of what nobody waits for


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


class Searching(QObject):
    """One library's answers."""

    answered = Signal(object)  # Answer
    rows_read = Signal(object)  # list[Row]
    unfolded = Signal(object)  # Unfolding
    counted = Signal(object)  # Counted
    alternative_counted = Signal(object)  # Alternative
    library_counted = Signal(object)  # Counts
    saved_counted = Signal(object)  # SavedCount
    values_found = Signal(object)  # Values
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self._query = Query()
        self._folded = False
        self._wanted: tuple[int, ...] = ()
        self._saved: tuple[SavedSearch, ...] = ()  # still to be counted
        self._wish: Wish | None = None  # the newest

        def make() -> _Reading:
            return _Reading(library)

        self._list = Lane(make, _Reading.close, self)
        self._counts = Lane(make, _Reading.close, self)
        for lane in (self._list, self._counts):
            lane.failed.connect(self.failed)

    def search(self, query: Query, sort: Sort, view: View | None = None, *, folded: bool = False) -> int:
        """Answer `query` by `answered`, then `counted`. With a `view`, it is asked again since there may be more."""
        self._latest += 1
        ticket = self._latest
        self._query, self._folded = query, folded
        self._wanted = ()
        self._stop()
        asked = (query, sort, view, folded)
        self._list.start(lambda own: self._unless_stale(ticket, lambda: self._answer(own, ticket, *asked)))
        return ticket

    def count(self, question: Question, by: By | None = None) -> None:
        """Count timeline and facets of the newest question. `by`: how broad bars shall be; None: as the span asks."""
        ticket = self._latest
        self._counts.start(lambda own: self._unless_stale(ticket, lambda: self._count(own, ticket, question, by)))
        self._counts.start(lambda own: own.searcher.keep_columns(), IDLE)

    def count_timeline(self, question: Question, by: By | None) -> None:
        """Count the timeline of the newest question alone."""
        ticket = self._latest
        self._counts.start(
            lambda own: self._unless_stale(ticket, lambda: self._count_timeline(own, ticket, question, by))
        )

    def count_alternatives(self, queries: Sequence[Query]) -> None:
        """Count what each of these would find."""
        ticket = self._latest
        for query in queries:
            self._counts.start(partial(self._count_alternative, ticket, query))

    def count_library(self) -> None:
        """Say how much the library holds."""
        self._counts.start(lambda own: self.library_counted.emit(own.library.counts()))

    def count_saved(self, searches: tuple[SavedSearch, ...]) -> None:
        """Count what each of these finds, whenever nothing else is to be counted."""
        self._saved = searches
        self._counts.start(self._count_saved, IDLE)

    def find_values(self, question: Question, wish: Wish, label: Callable[[FacetValue], str]) -> None:
        """Look through all values of a facet; a newer wish takes the place of an older one."""
        self._wish, ticket = wish, self._latest
        self._counts.start(
            lambda own: self._unless_stale(ticket, lambda: self._find_values(own, ticket, question, wish, label))
        )

    def read_rows(self, items: tuple[int, ...]) -> None:
        """Read rows of the newest result; a newer wish takes the place of one that has not begun."""
        waits = bool(self._wanted)
        self._wanted = items
        if items and not waits:
            self._list.start(lambda own: self._unless_stale(self._latest, lambda: self._read(own)))

    def unfold(self, item: int) -> None:
        """Read the versions behind a row of the newest result."""
        ticket = self._latest
        self._list.start(lambda own: self._unless_stale(ticket, lambda: self._unfold(own, ticket, item)))

    def is_current(self, ticket: int) -> bool:
        """Whether no newer question was asked."""
        return ticket == self._latest

    def close(self) -> None:
        """Stop, and let go of the library."""
        self._latest += 1
        self._saved = ()
        self._stop()
        self._list.close()
        self._counts.close()

    def _stop(self) -> None:
        for lane in (self._list, self._counts):
            if lane.own is not None:
                lane.own.interrupt()

    def _unless_stale(self, ticket: int, job: Callable[[], None]) -> None:
        if ticket == self._latest:
            try:
                job()
            except Interrupted:
                return

    def _answer(self, own: "_Reading", ticket: int, query: Query, sort: Sort, view: View | None, folded: bool) -> None:
        up_to = last_item(own.library)
        glimpsed = view is None and self._glimpse(own, ticket, query, sort, folded)
        result = own.searcher.run(query, sort, folded=folded, wanted=lambda: ticket == self._latest)
        refresh = compared(view, result.ids) if view is not None else None
        own.keep_unfolded(result.ids if refresh is not None else ())
        first = refresh.top or 0 if refresh is not None else 0
        shown = [int(item) for item in result.ids[first : first + FIRST_ROWS]]
        rows = own.rows(query, shown, folded=folded)
        versions = result.total - len(result.ids) if folded else own.searcher.count_folded(result.ids)
        if ticket == self._latest:
            own.versions = versions
            answer = Answer(ticket, query, sort, result, rows, refresh, folded, versions, up_to, bool(glimpsed))
            self.answered.emit(answer)

    def _glimpse(self, own: "_Reading", ticket: int, query: Query, sort: Sort, folded: bool) -> bool:
        """Say the first rows of what takes long. Whether there were any."""
        result = own.first_page(query, sort, folded=folded)
        if result is None:
            result = own.searcher.glimpse(query, sort, folded=folded, wanted=lambda: ticket == self._latest)
        if result is None or ticket != self._latest:
            return False
        own.keep_unfolded(())
        rows = own.first_rows(result.query, [int(item) for item in result.ids[:FIRST_ROWS]])
        self.answered.emit(Answer(ticket, query, sort, result, rows, None, folded, own.versions))
        return True

    def _count(self, own: "_Reading", ticket: int, question: Question, by: By | None) -> None:
        self._count_timeline(own, ticket, question, by)
        self._count_facets(own, ticket, question)

    def _count_facets(self, own: "_Reading", ticket: int, question: Question) -> None:
        """Say the facets together where they are counted soon, else as they are ready; names, which take long, last."""
        around = dict(question.around_facets())  # values that could be added need their counts
        ready: dict[str, list[FacetValue]] = {}
        many: dict[str, bool] = {}
        due = time.perf_counter() + BUDGET

        def count(facet: str, *, exact: bool = True, until: float = math.inf) -> None:
            def wanted() -> bool:
                return ticket == self._latest and time.perf_counter() < until

            asked = around.get(facet, question).query
            most = FACET_NAMES if facet == "name" else FACET_VALUES
            ready.update(own.searcher.facets(asked, most, fields=(facet,), exact=exact, wanted=wanted))
            many[facet] = len(ready[facet]) == most

        for facet in FACETS:
            if time.perf_counter() > due and ready:
                self._say(Counted(ticket, question, facets=dict(ready)))
                ready.clear()
            if facet != "name":
                count(facet)
        try:
            count("name", until=max(due, time.perf_counter() + BUDGET))
        except Interrupted:
            count("name", exact=False)
            self._say(Counted(ticket, question, facets=dict(ready)))
            count("name")
        self._say(Counted(ticket, question, facets=dict(ready)))
        self._count_sizes(own, ticket, question, [facet for facet in SIZED if many[facet]])

    def _count_sizes(self, own: "_Reading", ticket: int, question: Question, facets: Sequence[str]) -> None:
        around = dict(question.around_facets())

        def size(facet: str) -> int:
            asked = around.get(facet, question).query
            return own.searcher.count_values(asked, facet, wanted=lambda: ticket == self._latest)

        if facets:
            self._say(Counted(ticket, question, sizes={facet: size(facet) for facet in facets}))

    def _count_timeline(self, own: "_Reading", ticket: int, question: Question, by: By | None) -> None:
        """In bars as the user chose them; days where weeks are wanted, since those can be shown as months as well."""

        def wanted() -> bool:
            return ticket == self._latest

        # The brush stands among the bars around it, so its own span must not narrow them.
        around = question.undated_too().query
        chosen = By.DAY if by in {By.WEEK, By.DAY} else By.MONTH
        timeline = own.searcher.timeline(around, chosen, wanted=wanted)
        if by is None and (better := finer(timeline)) is not None:
            timeline = own.searcher.timeline(around, better, wanted=wanted)
        last = question.last
        since = own.searcher.since(last) if last is not None else None
        self._say(Counted(ticket, question, timeline=timeline, since=since))

    def _say(self, counted: Counted) -> None:
        if counted.ticket == self._latest:
            self.counted.emit(counted)

    def _count_alternative(self, ticket: int, query: Query, own: "_Reading") -> None:
        self._unless_stale(ticket, lambda: self._try(own, ticket, query))

    def _try(self, own: "_Reading", ticket: int, query: Query) -> None:
        total = own.searcher.run(query, Sort.NEWEST, wanted=lambda: ticket == self._latest).total
        if ticket == self._latest:
            self.alternative_counted.emit(Alternative(ticket, query, total))

    def _find_values(
        self, own: "_Reading", ticket: int, question: Question, wish: Wish, label: Callable[[FacetValue], str]
    ) -> None:
        if wish is not self._wish:
            return
        facet = wish.facet
        asked = dict(question.around_facets()).get(facet, question).query
        key = (asked.tree, facet, last_item(own.library))
        if own.all_values is None or own.all_values[0] != key:
            counted = own.searcher.facets(asked, fields=(facet,), exact=False, wanted=lambda: ticket == self._latest)
            own.all_values = (key, AllValues(counted[facet], label))
        self.values_found.emit(own.all_values[1].found(wish))

    def _count_saved(self, own: "_Reading") -> None:
        """The first of those that are left; a newer question stops it, and then it begins again."""
        if not (searches := self._saved):
            return
        first = searches[0]
        try:
            counted = news(own.searcher, parse(first.query), first.seen_up_to, wanted=lambda: self._saved is searches)
        except Interrupted:
            pass
        else:
            if self._saved is searches:
                self._saved = searches[1:]
                self.saved_counted.emit(SavedCount(first.id, counted))
        self._counts.start(self._count_saved, IDLE)

    def _unfold(self, own: "_Reading", ticket: int, item: int) -> None:
        query = self._query
        versions = own.searcher.others(query, item, wanted=lambda: ticket == self._latest)
        own.unfolded.update(dict.fromkeys(versions, item))
        rows = own.rows(query, versions[:FIRST_ROWS], folded=self._folded)
        if ticket == self._latest:
            self.unfolded.emit(Unfolding(item, tuple(versions), rows))

    def _read(self, own: "_Reading") -> None:
        items, self._wanted = self._wanted, ()
        query = self._query
        rows = own.rows(query, items, folded=self._folded)
        if query is self._query:
            self.rows_read.emit(rows)


class _Reading:
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
        return Result(ids, page[1], time.perf_counter() - began, page[1], query, is_glimpse=True)

    def first_rows(self, query: Query, items: Sequence[int]) -> tuple[Row, ...]:
        """The rows of a glimpse; how many versions each stands for is not known yet."""
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
