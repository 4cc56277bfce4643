"""What the list in the sidebar shows, and how it stays in place when that changes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from backfile.library import Counts
from backfile.search.results import FacetValue
from backfile.window.appearance import appearance
from backfile.window.overlay_bar import OverlayBar
from backfile.window.question import Question
from backfile.window.saved.shelf import Shelf
from backfile.window.sidebar.delegate import SidebarDelegate
from backfile.window.sidebar.entries import (
    SAVED,
    Place,
    place_of,
    places,
    saved_section,
    watched_section,
)
from backfile.window.sidebar.facet_counts import FacetCounts
from backfile.window.sidebar.model import Index, SidebarModel, key_of
from backfile.window.sidebar.renaming import NameField
from backfile.window.watching import Watched


class ShownTree(QTreeView):
    """Places, saved searches, watched folders and facets; names of saved searches are edited where they stand."""

    renamed = Signal(int, str)  # a saved search, and its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places and filters"))
        self.lines = SidebarModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(SidebarDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setProperty("side", True)
        self.setProperty("by_key", False)
        self.setProperty("dim", False)
        self._counts = Counts(0, 0, 0, 0, 0, 0)
        self._facets = FacetCounts(self)
        self._facets.late.connect(self._fill)
        self._question = Question()
        self._place: Place | None = None
        self._watched: tuple[Watched, ...] = ()
        self._shelf = Shelf()
        self._name = NameField(self.viewport())
        self._name.named.connect(self.renamed)
        self._name.left.connect(self._take_back)
        OverlayBar(self)
        appearance().changed.connect(self._measure)

    def show_counts(self, counts: Counts) -> None:
        """What the whole library holds."""
        self._counts = counts
        self._fill()

    def show_facets(self, facets: Mapping[str, Sequence[FacetValue]]) -> None:
        """Values and counts of the current results; a facet that is not counted yet stays as it was."""
        self._facets.take(facets)
        self._fill()

    def show_sizes(self, sizes: Mapping[str, int]) -> None:
        """How many values those facets have that have more than were counted."""
        self._facets.take_sizes(sizes)
        self._fill()

    def dim_facets(self, on: bool) -> None:
        """They are of an older question, and known to be; else they are awaited."""
        if on != self.property("dim"):
            self.setProperty("dim", on)
            self._facets.keep(on)
            self.viewport().update()

    def show_watched(self, folders: tuple[Watched, ...]) -> None:
        """The folders that are watched."""
        self._watched = folders
        self._fill()

    def show_saved(self, shelf: Shelf) -> None:
        """The searches that are saved, with what they find."""
        self._shelf = shelf
        self._fill()

    def rename(self, number: int) -> None:
        """Let the name of a saved search be edited where it stands."""
        kept, index = self._shelf.of(number), self.lines.index_of((SAVED, str(number)))
        if kept is not None and index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._name.edit(number, kept.search.name)
            self._place_name()

    def show_question(self, question: Question) -> None:
        """Ticks, minuses and the current place."""
        if question.query.tree != self._question.query.tree:
            self._facets.await_new()
        self._question, self._place = question, None
        self._fill()

    def show_place(self, place: Place) -> None:
        """The place that is open, where no question says so."""
        self._place = place
        self._fill()

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:  # noqa: ARG002
        """Nothing is selected by mouse or keyboard: a line is pressed."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_name()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_name()

    def _fill(self) -> None:
        key, position = key_of(self.lines.line(self.currentIndex())), self.lines.position(self.currentIndex())
        at = self.verticalScrollBar().value()
        place: Place | None = self._place or place_of(self._question)
        if place is Place.ALL and self._shelf.here is not None:
            place = None  # one is at that search
        listed = (
            saved_section(self._shelf)
            + watched_section(self._watched, self._question)
            + (self._facets.sections(self._question) if self._place is None else ())
        )
        if self.lines.show(places(self._counts, place), listed):
            self.expandAll()
            there = self.lines.index_of(key)
            self.setCurrentIndex(there if there.isValid() else self.lines.at(position))  # what was deleted is gone
            self.verticalScrollBar().setValue(at)
        self._place_name()

    def _place_name(self) -> None:
        if self._name.number is not None:
            index = self.lines.index_of((SAVED, str(self._name.number)))
            self._name.cover(self.visualRect(index))

    def _take_back(self, by_key: bool) -> None:
        if by_key:
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _by_key(self, on: bool) -> None:
        if self.property("by_key") != on:
            self.setProperty("by_key", on)
            self.viewport().update()
