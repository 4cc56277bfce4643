"""What is counted when nothing else is: other questions, saved searches, all values of a facet, the whole library."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from backfile.library.saved_searches import SavedSearch
from backfile.search import Interrupted, Query, parse
from backfile.search.news import news
from backfile.search.results import FacetValue, Sort
from backfile.window.all_values.looking import AllValues, Wish
from backfile.window.answers.counting import IDLE
from backfile.window.answers.reading import Reading
from backfile.window.answers.tickets import Tickets
from backfile.window.answers.told import Alternative, SavedCount
from backfile.window.lane import Lane
from backfile.window.question import Question


class Beside(QObject):
    """Says them one by one."""

    alternative_counted = Signal(object)  # Alternative
    library_counted = Signal(object)  # Counts
    saved_counted = Signal(object)  # SavedCount
    values_found = Signal(object)  # Values

    def __init__(self, lane: Lane[Reading], tickets: Tickets, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._tickets = tickets
        self._saved: tuple[SavedSearch, ...] = ()  # still to be counted
        self._wish: Wish | None = None  # the newest

    def count_alternatives(self, queries: Sequence[Query]) -> None:
        """Count what each of these would find."""
        ticket = self._tickets.latest
        for query in queries:
            self._lane.start(partial(self._count_alternative, ticket, query))

    def count_library(self) -> None:
        """Say how much the library holds."""
        self._lane.start(lambda own: self.library_counted.emit(own.library.counts()))

    def count_saved(self, searches: tuple[SavedSearch, ...]) -> None:
        """Count what each of these finds, whenever nothing else is to be counted; none: stop."""
        self._saved = searches
        self._lane.start(self._count_saved, IDLE)

    def find_values(self, question: Question, wish: Wish, label: Callable[[FacetValue], str]) -> None:
        """Look through all values of a facet; a newer wish takes the place of an older one."""
        self._wish, ticket = wish, self._tickets.latest
        self._lane.start(
            lambda own: self._tickets.unless_stale(
                ticket, lambda: self._find_values(own, ticket, question, wish, label)
            )
        )

    def stop(self) -> None:
        """Count no more saved searches."""
        self._saved = ()

    def _count_alternative(self, ticket: int, query: Query, own: Reading) -> None:
        self._tickets.unless_stale(ticket, lambda: self._try(own, ticket, query))

    def _try(self, own: Reading, ticket: int, query: Query) -> None:
        total = own.searcher.run(query, Sort.NEWEST, wanted=self._tickets.are_wanted(ticket)).total
        if ticket == self._tickets.latest:
            self.alternative_counted.emit(Alternative(ticket, query, total))

    def _find_values(
        self, own: Reading, ticket: int, question: Question, wish: Wish, label: Callable[[FacetValue], str]
    ) -> None:
        if wish is not self._wish:
            return
        facet = wish.facet
        asked = dict(question.around_facets()).get(facet, question.query)
        key = (asked.tree, facet, own.library.last_item())
        if own.all_values is None or own.all_values[0] != key:
            counted = own.searcher.facets(asked, fields=(facet,), exact=False, wanted=self._tickets.are_wanted(ticket))
            own.all_values = (key, AllValues(counted[facet], label))
        self.values_found.emit(own.all_values[1].found(wish))

    def _count_saved(self, own: Reading) -> None:
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
        self._lane.start(self._count_saved, IDLE)
