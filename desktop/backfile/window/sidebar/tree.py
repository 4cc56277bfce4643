"""The list in the sidebar: a click includes a value, Ctrl adds it, Alt leaves it out; by keyboard Space, +, -."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from backfile.library import Counts
from backfile.search.results import FacetValue
from backfile.window.appearance import appearance, theme
from backfile.window.overlay_bar import OverlayBar
from backfile.window.question import Filter, Question
from backfile.window.saved.shelf import Shelf
from backfile.window.sidebar.delegate import SEARCHABLE, SidebarDelegate
from backfile.window.sidebar.entries import (
    SAVED,
    Entry,
    Place,
    Section,
    place_of,
    places,
    saved_section,
    watched_section,
)
from backfile.window.sidebar.facet_counts import FacetCounts
from backfile.window.sidebar.line_menu import Item, menu_of, of_value
from backfile.window.sidebar.model import Index, SidebarModel, key_of
from backfile.window.sidebar.moving import Moving
from backfile.window.sidebar.renaming import NameField
from backfile.window.sidebar.spots import Spot, search_box, spot_at
from backfile.window.watching import Watched

Modifier = Qt.KeyboardModifier


class SidebarTree(QTreeView):
    """Says what was chosen; the window decides what that asks."""

    place_chosen = Signal(object)  # Place
    included = Signal(object, bool)  # Filter, and whether beside the others
    excluded = Signal(object)  # Filter
    unwatched = Signal(object)  # Path of a folder that shall not be watched any more
    saved_chosen = Signal(object)  # int: the number of a saved search
    unsaved = Signal(object)  # int: one that shall not be kept any more
    all_wanted = Signal(str)  # the facet whose values shall all be seen
    renamed = Signal(int, str)  # a saved search, and its name
    updated = Signal(object)  # int: one that shall ask what is asked now
    looked = Signal(object)  # int: one of which nothing shall be new
    moved = Signal(int, int)  # a saved search, and how many others stand before it

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
        self._moving = Moving(self)
        self._moving.chosen.connect(self.saved_chosen)
        self._moving.moved.connect(self.moved)
        OverlayBar(self)
        # Assistive technology presses a line by selecting it. What that asks resets the model, which the selection must
        # have been done with.
        self._selected = QTimer(self, interval=0, singleShot=True)
        self._selected.timeout.connect(self._press_selected)
        self.selectionModel().selectionChanged.connect(self._notice_selection)
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
        self._moving.allowed = not shelf.fixed
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key(True)
        line = self.lines.line(self.currentIndex())
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Select:
                self._act(line, event.modifiers())
            case Qt.Key.Key_Minus if isinstance(line, Entry) and line.filter is not None:
                self.excluded.emit(line.filter)
            case Qt.Key.Key_Plus if isinstance(line, Entry) and line.filter is not None:
                self.included.emit(line.filter, True)
            case Qt.Key.Key_Delete if isinstance(line, Entry) and line.saved is not None:
                self.unsaved.emit(line.saved)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if (number := _to_move(line, event)) is not None:
                self._moving.step(number, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_F2 if isinstance(line, Entry) and line.saved is not None:
                self.rename(line.saved)
            case Qt.Key.Key_Delete if isinstance(line, Entry) and line.watched:
                self.unwatched.emit(Path(line.watched))
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            line = self.lines.line(self.currentIndex())
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and _to_move(line, event) is not None:
                event.accept()  # else it goes from line to line of a list
                return True
        return super().event(event)

    def hold(self, index: QModelIndex) -> None:
        """The mouse has that line."""
        self._by_key(False)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key(False)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.hold(index)
            line, at = self.lines.line(index), event.position().toPoint()
            if isinstance(line, Section):
                self._press_heading(line, index, at)
            elif isinstance(line, Entry) and line.filter is not None and not event.modifiers():
                self._press_value(line, line.filter, spot_at(self.visualRect(index), line, at, self.layoutDirection()))
            else:
                self._act(line, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.lines.line(index)
        if isinstance(line, Entry) and (line.filter is not None or line.saved is not None):
            at = self.visualRect(index).center() if by_key else event.pos()
            items = self._saved_menu(line, line.saved or 0) if line.filter is None else self._menu(line, line.filter)
            menu_of(items, self).exec(self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._by_key(True)
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.lines.index(0, 0))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_name()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_name()

    def _notice_selection(self) -> None:
        self._selected.start()

    def _press_selected(self) -> None:
        lines = [self.lines.line(index) for index in self.selectionModel().selectedIndexes()]
        self.clearSelection()
        for line in lines:
            self._act(line, Modifier.NoModifier)

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

    def _act(self, line: Entry | Section | None, modifiers: Modifier) -> None:
        if isinstance(line, Section):
            self._show_all(line)
        elif line is None:
            return
        elif line.place is not None:
            self.place_chosen.emit(line.place)
        elif line.saved is not None:
            self.saved_chosen.emit(line.saved)
        elif line.every:
            self.all_wanted.emit(line.facet)
        elif line.more:
            self._facets.turn(line.facet)
            self._fill()
        elif line.filter is not None and modifiers & Modifier.AltModifier:
            self.excluded.emit(line.filter)
        elif line.filter is not None:
            self.included.emit(line.filter, bool(modifiers & Modifier.ControlModifier))

    def _menu(self, entry: Entry, one: Filter) -> list[Item]:
        items = of_value(
            entry.label,
            entry.state,
            lambda: self.included.emit(one, False),
            lambda: self.included.emit(one, True),
            lambda: self.excluded.emit(one),
        )
        if entry.watched:
            stop = partial(self.unwatched.emit, Path(entry.watched))
            items += [Item(), Item(self.tr("Stop watching this folder"), stop, "x")]
        return items

    def _saved_menu(self, entry: Entry, number: int) -> list[Item]:
        items = [
            Item(self.tr("Show what it finds"), partial(self.saved_chosen.emit, number), "search"),
            Item(self.tr("Rename…"), partial(self.rename, number), "", "F2"),
        ]
        if self._shelf.changed == number:
            items.append(
                Item(self.tr("Let it ask what is asked now"), partial(self.updated.emit, number), "refresh-cw")
            )
        if len(self._shelf.kept) > 1 and not self._shelf.fixed:
            items.append(Item(self.tr("Move up"), partial(self._moving.step, number, -1), "chevron-up", "Alt+Up"))
            items.append(Item(self.tr("Move down"), partial(self._moving.step, number, 1), "chevron-down", "Alt+Down"))
        if entry.new:
            items.append(Item(self.tr("Nothing of it is new"), partial(self.looked.emit, number), "check"))
        return [*items, Item(), Item(self.tr("Delete"), partial(self.unsaved.emit, number), "trash-2", "Del")]

    def _press_heading(self, section: Section, index: QModelIndex, at: QPoint) -> None:
        glass = search_box(self.visualRect(index), theme()).adjusted(-10, -10, 10, 10)
        if glass.contains(at):
            self._show_all(section)

    def _press_value(self, line: Entry, one: Filter, spot: Spot) -> None:
        match spot:
            case Spot.GUTTER:
                self.included.emit(one, True)
            case Spot.MINUS:
                self.excluded.emit(one)
            case Spot.LABEL:
                self._act(line, Modifier.NoModifier)

    def _show_all(self, section: Section) -> None:
        if section.found > SEARCHABLE:
            self.all_wanted.emit(section.facet)

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


def _to_move(line: Entry | Section | None, event: QKeyEvent) -> int | None:
    """The saved search that a key moves."""
    alt = event.modifiers() == Modifier.AltModifier
    return line.saved if alt and isinstance(line, Entry) else None
