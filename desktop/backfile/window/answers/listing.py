"""The list's lane: every id of an answer together with the rows that are seen first, so that a list is never empty."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backfile.search import Query
from backfile.search.results import Sort
from backfile.window.answers.reading import FIRST_ROWS, Reading
from backfile.window.answers.tickets import Tickets
from backfile.window.answers.told import Answer, Unfolding, View, compared
from backfile.window.lane import Lane


class Listing(QObject):
    """Answers with rows."""

    answered = Signal(object)  # Answer
    rows_read = Signal(object)  # tuple[Row, ...]
    unfolded = Signal(object)  # Unfolding
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, tickets: Tickets, parent: QObject) -> None:
        super().__init__(parent)
        self._tickets = tickets
        self._query = Query()
        self._folded = False
        self._wanted: tuple[int, ...] = ()
        self._lane = Lane(lambda: Reading(library), Reading.close, self)
        self._lane.failed.connect(self.failed)

    def answer(self, query: Query, sort: Sort, view: View | None, *, folded: bool) -> None:
        """Answer the newest question; with a `view`, it is asked again since there may be more."""
        ticket = self._tickets.latest
        self._query, self._folded = query, folded
        self._wanted = ()
        asked = (query, sort, view, folded)
        self._lane.start(lambda own: self._tickets.unless_stale(ticket, lambda: self._answer(own, ticket, *asked)))

    def read_rows(self, items: tuple[int, ...]) -> None:
        """Read rows of the newest result; a newer wish takes the place of one that has not begun."""
        waits = bool(self._wanted)
        self._wanted = items
        if items and not waits:
            ticket = self._tickets.latest
            self._lane.start(lambda own: self._tickets.unless_stale(ticket, lambda: self._read(own)))

    def unfold(self, item: int) -> None:
        """Read the versions behind a row of the newest result."""
        ticket = self._tickets.latest
        self._lane.start(lambda own: self._tickets.unless_stale(ticket, lambda: self._unfold(own, ticket, item)))

    def stop(self) -> None:
        """Stop what runs."""
        if self._lane.own is not None:
            self._lane.own.interrupt()

    def close(self) -> None:
        """Let go of the library."""
        self._lane.close()

    def _answer(self, own: Reading, ticket: int, query: Query, sort: Sort, view: View | None, folded: bool) -> None:
        up_to = own.library.last_item()
        glimpsed = view is None and self._glimpse(own, ticket, query, sort, folded)
        result = own.searcher.run(query, sort, folded=folded, wanted=self._tickets.are_wanted(ticket))
        refresh = compared(view, result.ids) if view is not None else None
        own.keep_unfolded(result.ids if refresh is not None else ())
        first = refresh.top or 0 if refresh is not None else 0
        shown = [int(item) for item in result.ids[first : first + FIRST_ROWS]]
        rows = own.rows(query, shown, folded=folded)
        versions = result.total - len(result.ids) if folded else own.searcher.count_folded(result.ids)
        if ticket == self._tickets.latest:
            own.versions = versions
            answer = Answer(ticket, query, sort, result, rows, refresh, folded, versions, up_to, bool(glimpsed))
            self.answered.emit(answer)

    def _glimpse(self, own: Reading, ticket: int, query: Query, sort: Sort, folded: bool) -> bool:
        """Say the first rows of what takes long. Whether there were any."""
        result = own.first_page(query, sort, folded=folded)
        if result is None:
            result = own.searcher.glimpse(query, sort, folded=folded, wanted=self._tickets.are_wanted(ticket))
        if result is None or ticket != self._tickets.latest:
            return False
        own.keep_unfolded(())
        rows = own.first_rows(result.query, [int(item) for item in result.ids[:FIRST_ROWS]])
        self.answered.emit(Answer(ticket, query, sort, result, rows, None, folded, own.versions))
        return True

    def _unfold(self, own: Reading, ticket: int, item: int) -> None:
        query = self._query
        versions = own.searcher.others(query, item, wanted=self._tickets.are_wanted(ticket))
        own.unfolded.update(dict.fromkeys(versions, item))
        rows = own.rows(query, versions[:FIRST_ROWS], folded=self._folded)
        if ticket == self._tickets.latest:
            self.unfolded.emit(Unfolding(item, tuple(versions), rows))

    def _read(self, own: Reading) -> None:
        items, self._wanted = self._wanted, ()
        query = self._query
        rows = own.rows(query, items, folded=self._folded)
        if query is self._query:
            self.rows_read.emit(rows)
