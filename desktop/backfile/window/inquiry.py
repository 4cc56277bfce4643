"""What one window asks of its library at this moment, and the way from a keystroke to an answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from backfile.library.saved_searches import SavedSearch
from backfile.search.language.query import Query
from backfile.search.language.so_far import LONG, not_understood
from backfile.search.language.tree import Dates
from backfile.search.results import By, FacetValue, Sort
from backfile.window.all_values.looking import Wish
from backfile.window.answers.told import Answer, Counted, View, nothing_seen
from backfile.window.question import Filter, Question, words_of
from backfile.window.searching import Searching

BETWEEN_REFRESHES = 600  # ms: an import commits more often than a reader wants to see it
QUIET = 700  # ms without a keystroke, after which what is not understood is said, and that nothing is found


class Inquiry(QObject):
    """Everything that edits the query goes through here, and everybody hears of it."""

    changed = Signal(object)  # Question: asked, not yet answered
    words_set = Signal(str)  # the field's text, changed by something else than typing
    sort_changed = Signal(object)  # Sort
    folding_changed = Signal(bool)
    warned = Signal(object)  # tuple[str, ...]
    answered = Signal(object)  # Answer
    kept = Signal(bool)  # an older answer stays for a moment, since what is typed finds nothing so far; or it goes
    counted = Signal(object)  # Counted
    rows_read = Signal(object)  # tuple[Row, ...]
    unfolded = Signal(object)  # Unfolding
    alternative_counted = Signal(object)  # Alternative
    library_counted = Signal(object)  # Counts
    saved_counted = Signal(object)  # SavedCount
    values_found = Signal(object)  # Values
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.question = Question()
        self.sort = Sort.RELEVANCE
        self.folded = True  # one row for each group of versions, in every search that does not say otherwise
        self._folded_here: bool | None = None  # what this search says
        self._by: By | None = None  # how broad the bars of the timeline are
        self.waits = False  # what is shown answers an older question
        self._found = False  # what is shown has anything
        self._early: Answer | None = None  # that nothing is found, which the next letter may change
        self._searching: Searching | None = None
        self._view = nothing_seen
        self._due = QTimer(self, interval=BETWEEN_REFRESHES, singleShot=True)
        self._due.timeout.connect(self._refresh)
        self._quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._quiet.timeout.connect(self._rest)

    def set_library(self, path: Path) -> None:
        """Ask this library from now on."""
        self.close()
        self._searching = searching = Searching(path, self)
        searching.answered.connect(self._hear)
        searching.counted.connect(self._hear_counts)
        searching.rows_read.connect(self.rows_read)
        searching.unfolded.connect(self.unfolded)
        searching.alternative_counted.connect(self.alternative_counted)
        searching.library_counted.connect(self.library_counted)
        searching.saved_counted.connect(self.saved_counted)
        searching.values_found.connect(self.values_found)
        searching.failed.connect(self.failed)
        searching.count_library()

    def close(self) -> None:
        """Let go of the library."""
        self._due.stop()
        if self._searching is not None:
            self._searching.close()
            self._searching.deleteLater()
            self._searching = None

    def watch_view(self, view: Callable[[], View]) -> None:
        """Whom to ask what the reader sees, before the list is refreshed under their eyes."""
        self._view = view

    def ask(self, question: Question) -> None:
        """Ask something else."""
        if question.words != self.question.words:
            self.words_set.emit(question.words)
        self._ask(question)
        self._warn()

    def type(self, words: str) -> None:
        """Ask for these words, which may not be whole."""
        self._quiet.start()
        self._ask(self.question.with_words(words))

    def settle(self) -> None:
        """What was typed is whole: filters in it become chips."""
        self.ask(self.question.settled())

    def sort_by(self, sort: Sort) -> None:
        """The same in another order."""
        if sort != self.sort:
            self.sort = sort
            self.sort_changed.emit(sort)
            self._ask(self.question)

    @property
    def folds(self) -> bool:
        """Whether this search has one row for each group of versions."""
        return self.folded if self._folded_here is None else self._folded_here

    def fold(self, on: bool) -> None:
        """One row for each group of versions, or one for each version, in all searches."""
        folds, self._folded_here = self.folds, None
        if on != self.folded:
            self.folded = on
            self.folding_changed.emit(on)
        if on != folds:
            self._ask(self.question)

    def fold_here(self, on: bool) -> None:
        """The same for this search alone: as long as its words stay, whatever narrows them."""
        if on != self.folds:
            self._folded_here = on if on != self.folded else None
            self._ask(self.question)

    def include(self, one: Filter, also: bool) -> None:
        """Take a facet's value."""
        self.ask(self.question.including(one, also=also))

    def exclude(self, one: Filter) -> None:
        """Leave a facet's value out."""
        self.ask(self.question.excluding(one))

    def remove(self, one: Filter) -> None:
        """Take a chip away."""
        self.ask(self.question.without(one))

    def clear_filters(self) -> None:
        """Take all chips away; the words stay."""
        self.ask(Question(self.question.settled().words))

    def count_by(self, by: By | None) -> None:
        """Bars of the timeline so broad from now on; None: as the span suggests."""
        self._by = by
        if self._searching is not None:
            self._searching.count_timeline(self.question, by)

    def span(self, dates: Dates | None) -> None:
        """Only this span of time."""
        self._ask(self.question.dated(dates))

    def read_rows(self, items: tuple[int, ...]) -> None:
        """Read rows that came into view."""
        if self._searching is not None:
            self._searching.read_rows(items)

    def unfold(self, item: int) -> None:
        """Read the versions behind a row."""
        if self._searching is not None:
            self._searching.unfold(item)

    def count_alternatives(self, queries: tuple[Query, ...]) -> None:
        """Count what each of these would find."""
        if self._searching is not None:
            self._searching.count_alternatives(queries)

    def count_library(self) -> None:
        """Count anew what the places hold."""
        if self._searching is not None:
            self._searching.count_library()

    def count_saved(self, searches: tuple[SavedSearch, ...]) -> None:
        """Count what saved searches find, when there is time."""
        if self._searching is not None:
            self._searching.count_saved(searches)

    def find_values(self, wish: Wish, label: Callable[[FacetValue], str]) -> None:
        """Look through all values of a facet."""
        if self._searching is not None:
            self._searching.find_values(self.question, wish, label)

    def library_grew(self) -> None:
        """Ask again soon: there is more."""
        if not self._due.isActive():
            self._due.start()

    def _ask(self, question: Question) -> None:
        if self._folded_here is not None and words_of(question) != words_of(self.question):
            self._folded_here = None
        self.question = question
        self.waits = True
        self._early = None
        self.changed.emit(question)
        if self._searching is not None:
            self._searching.search(question.query, self.sort, folded=self.folds)
            self._searching.estimate(question, self._by)

    def _refresh(self) -> None:
        if self._searching is not None:
            self._searching.search(self.question.query, self.sort, self._view(), folded=self.folds)
            self._searching.count_library()

    def _hear(self, answer: Answer) -> None:
        if self._searching is None or not self._searching.is_current(answer.ticket):
            return
        is_empty = not answer.result.total and answer.refresh is None
        if is_empty and self._found and self.question.typing and self._quiet.isActive():
            self._early = answer
            self.kept.emit(True)
        else:
            self._tell(self._searching, answer)

    def _tell(self, searching: Searching, answer: Answer) -> None:
        self.waits = False
        self._early = None
        self._found = answer.result.total > 0
        self.kept.emit(False)
        self.answered.emit(answer)
        if not answer.result.is_glimpse:  # the list comes first
            searching.count(self.question, self._by)

    def _rest(self) -> None:
        """Nobody types on: what is not understood is said, and that nothing is found."""
        self._warn()
        if self._searching is not None and self._early is not None and self._searching.is_current(self._early.ticket):
            self._tell(self._searching, self._early)

    def _hear_counts(self, counted: Counted) -> None:
        if self._searching is not None and self._searching.is_current(counted.ticket):
            self.counted.emit(counted)

    def _warn(self) -> None:
        self._quiet.stop()
        words, typing = self.question.words, self.question.typing
        is_whole = not typing or len(words) > LONG  # its reading is known
        said = self.question.typed.warnings if is_whole else not_understood(words)
        self.warned.emit((*said, *(each for each in self.question.backwards if each not in said)))
