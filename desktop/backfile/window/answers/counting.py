"""The counts' lane: timeline and facets of the newest question, estimates of them first where they take long."""

import math
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from backfile.search import Interrupted, Query
from backfile.search.results import FACETS, By, FacetValue, Timeline
from backfile.window.answers.reading import Reading
from backfile.window.answers.tickets import Tickets
from backfile.window.answers.told import Counted
from backfile.window.lane import Lane
from backfile.window.question import Question
from backfile.window.timeline.bars import finer

FACET_VALUES = 200
FACET_NAMES = 30  # each is counted by itself
SIZED = ("source", "section", "author")  # facets that may have more values
BUDGET = 0.03  # seconds that a facet may keep those waiting which are counted already
IDLE = -1  # the priority of what nobody waits for
_ESTIMATED = tuple(facet for facet in FACETS if facet != "name")


class Counting(QObject):
    """Says counts as they are ready."""

    counted = Signal(object)  # Counted

    def __init__(self, lane: Lane[Reading], tickets: Tickets, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._tickets = tickets

    def estimate(self, question: Question, by: By | None) -> None:
        """Say facets and timeline of the newest question as estimates, if the exact counts take long."""
        self._start(lambda own, ticket: self._estimate(own, ticket, question, by))

    def count(self, question: Question, by: By | None) -> None:
        """Count timeline and facets of the newest question. `by`: how broad bars shall be; None: as the span asks."""
        self._start(lambda own, ticket: self._count(own, ticket, question, by))
        self._lane.start(lambda own: own.searcher.keep_columns(), IDLE)

    def count_timeline(self, question: Question, by: By | None) -> None:
        """Count the timeline of the newest question alone."""
        self._start(lambda own, ticket: self._count_timeline(own, ticket, question, by))

    def _start(self, job: Callable[[Reading, int], None]) -> None:
        ticket = self._tickets.latest
        self._lane.start(lambda own: self._tickets.unless_stale(ticket, lambda: job(own, ticket)))

    def _estimate(self, own: Reading, ticket: int, question: Question, by: By | None) -> None:
        """Timeline and facets together, each of the question that its exact counts will be of."""
        if not own.is_ready:
            return  # the first rows, which load the same, would come later
        wanted = self._tickets.are_wanted(ticket)
        around = dict(question.around_facets())
        asked = {facet: around.get(facet, question.query) for facet in _ESTIMATED}
        facets: dict[str, list[FacetValue]] = {}
        for query in {query.tree: query for query in asked.values()}.values():
            fields = [facet for facet in _ESTIMATED if asked[facet].tree == query.tree]
            about = own.searcher.estimate(query, FACET_VALUES, fields=fields, wanted=wanted)
            facets |= about.facets if about is not None else {}
        timeline = _timeline(question, by, lambda query, width: _about(own, query, width, wanted))
        if facets or timeline is not None:
            since = own.searcher.since(question.last) if question.last is not None else None
            self._say(Counted(ticket, question, facets, timeline, since, is_estimate=True))

    def _count(self, own: Reading, ticket: int, question: Question, by: By | None) -> None:
        self._count_timeline(own, ticket, question, by)
        self._count_facets(own, ticket, question)

    def _count_facets(self, own: Reading, ticket: int, question: Question) -> None:
        """Say the facets together where they are counted soon, else as they are ready; names, which take long, last."""
        around = dict(question.around_facets())  # values that could be added need their counts
        ready: dict[str, list[FacetValue]] = {}
        many: dict[str, bool] = {}
        due = time.perf_counter() + BUDGET

        def count(facet: str, *, exact: bool = True, until: float = math.inf) -> None:
            def wanted() -> bool:
                return ticket == self._tickets.latest and time.perf_counter() < until

            asked = around.get(facet, question.query)
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

    def _count_sizes(self, own: Reading, ticket: int, question: Question, facets: Sequence[str]) -> None:
        around = dict(question.around_facets())

        def size(facet: str) -> int:
            asked = around.get(facet, question.query)
            return own.searcher.count_values(asked, facet, wanted=self._tickets.are_wanted(ticket))

        if facets:
            self._say(Counted(ticket, question, sizes={facet: size(facet) for facet in facets}))

    def _count_timeline(self, own: Reading, ticket: int, question: Question, by: By | None) -> None:
        wanted = self._tickets.are_wanted(ticket)
        timeline = _timeline(question, by, lambda query, width: own.searcher.timeline(query, width, wanted=wanted))
        last = question.last
        since = own.searcher.since(last) if last is not None else None
        self._say(Counted(ticket, question, timeline=timeline, since=since))

    def _say(self, counted: Counted) -> None:
        if counted.ticket == self._tickets.latest:
            self.counted.emit(counted)


def _timeline(question: Question, by: By | None, count: Callable[[Query, By], Timeline | None]) -> Timeline | None:
    """In bars as the user chose them; days where weeks are wanted, since those can be shown as months as well."""
    # The brush stands among the bars around it, so its own span must not narrow them.
    around = question.undated_too()
    timeline = count(around, By.DAY if by in {By.WEEK, By.DAY} else By.MONTH)
    if by is None and timeline is not None and (better := finer(timeline)) is not None:
        return count(around, better)
    return timeline


def _about(own: Reading, query: Query, by: By, wanted: Callable[[], bool]) -> Timeline | None:
    about = own.searcher.estimate(query, fields=(), by=by, wanted=wanted)
    return about.timeline if about is not None else None
