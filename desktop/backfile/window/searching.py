"""Answers the newest query off the GUI thread: the list in one lane; counts, facets and timeline in another.

Every question has a ticket, and the newest wins: an older one is stopped where it stands, and what it still says is not
heard. The list's lane reads the first rows together with the ids, so that a list is never shown empty.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backfile.library.saved_searches import SavedSearch
from backfile.search import Query
from backfile.search.results import By, FacetValue, Sort
from backfile.window.all_values.looking import Wish
from backfile.window.answers.beside import Beside
from backfile.window.answers.counting import Counting
from backfile.window.answers.listing import Listing
from backfile.window.answers.reading import Reading
from backfile.window.answers.tickets import Tickets
from backfile.window.answers.told import View
from backfile.window.lane import Lane
from backfile.window.question import Question


class Searching(QObject):
    """One library's answers."""

    answered = Signal(object)  # Answer
    rows_read = Signal(object)  # tuple[Row, ...]
    unfolded = Signal(object)  # Unfolding
    counted = Signal(object)  # Counted
    alternative_counted = Signal(object)  # Alternative
    library_counted = Signal(object)  # Counts
    saved_counted = Signal(object)  # SavedCount
    values_found = Signal(object)  # Values
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = Tickets()
        self._counts = Lane(lambda: Reading(library), Reading.close, self)
        self._listing = Listing(library, self._tickets, self)
        self._counting = Counting(self._counts, self._tickets, self)
        self._beside = Beside(self._counts, self._tickets, self)
        self._listing.answered.connect(self.answered)
        self._listing.rows_read.connect(self.rows_read)
        self._listing.unfolded.connect(self.unfolded)
        self._counting.counted.connect(self.counted)
        self._beside.alternative_counted.connect(self.alternative_counted)
        self._beside.library_counted.connect(self.library_counted)
        self._beside.saved_counted.connect(self.saved_counted)
        self._beside.values_found.connect(self.values_found)
        for lane in (self._listing, self._counts):
            lane.failed.connect(self.failed)

    def search(self, query: Query, sort: Sort, view: View | None = None, *, folded: bool = False) -> int:
        """Answer `query` by `answered`. With a `view`, it is asked again since there may be more."""
        ticket = self._tickets.draw()
        self._stop()
        self._listing.answer(query, sort, view, folded=folded)
        return ticket

    def estimate(self, question: Question, by: By | None = None) -> None:
        """Say by `counted` about how many there are of the newest question, if the exact counts take long."""
        self._counting.estimate(question, by)

    def count(self, question: Question, by: By | None = None) -> None:
        """Count timeline and facets of the newest question. `by`: how broad bars shall be; None: as the span asks."""
        self._counting.count(question, by)

    def count_timeline(self, question: Question, by: By | None) -> None:
        """Count the timeline of the newest question alone."""
        self._counting.count_timeline(question, by)

    def count_alternatives(self, queries: Sequence[Query]) -> None:
        """Count what each of these would find."""
        self._beside.count_alternatives(queries)

    def count_library(self) -> None:
        """Say how much the library holds."""
        self._beside.count_library()

    def count_saved(self, searches: tuple[SavedSearch, ...]) -> None:
        """Count what each of these finds, whenever nothing else is to be counted."""
        self._beside.count_saved(searches)

    def find_values(self, question: Question, wish: Wish, label: Callable[[FacetValue], str]) -> None:
        """Look through all values of a facet; a newer wish takes the place of an older one."""
        self._beside.find_values(question, wish, label)

    def read_rows(self, items: tuple[int, ...]) -> None:
        """Read rows of the newest result; a newer wish takes the place of one that has not begun."""
        self._listing.read_rows(items)

    def unfold(self, item: int) -> None:
        """Read the versions behind a row of the newest result."""
        self._listing.unfold(item)

    def is_current(self, ticket: int) -> bool:
        """Whether no newer question was asked."""
        return ticket == self._tickets.latest

    def close(self) -> None:
        """Stop, and let go of the library."""
        self._tickets.draw()
        self._beside.stop()
        self._stop()
        self._listing.close()
        self._counts.close()

    def _stop(self) -> None:
        self._listing.stop()
        if self._counts.own is not None:
            self._counts.own.interrupt()
