"""The list in the sidebar: a click includes a value, Ctrl adds it, Alt leaves it out; by keyboard Space, +, -."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from backfile.window.appearance import theme
from backfile.window.question import Filter
from backfile.window.saved.shelf import Shelf
from backfile.window.sidebar.delegate import SEARCHABLE
from backfile.window.sidebar.entries import Entry, Section
from backfile.window.sidebar.line_menu import Item, menu_of, of_value
from backfile.window.sidebar.moving import Moving
from backfile.window.sidebar.shown import ShownTree
from backfile.window.sidebar.spots import Spot, search_box, spot_at

Modifier = Qt.KeyboardModifier


class SidebarTree(ShownTree):
    """Says what was chosen; the window decides what that asks."""

    place_chosen = Signal(object)  # Place
    included = Signal(object, bool)  # Filter, and whether beside the others
    excluded = Signal(object)  # Filter
    unwatched = Signal(object)  # Path of a folder that shall not be watched any more
    saved_chosen = Signal(object)  # int: the number of a saved search
    unsaved = Signal(object)  # int: one that shall not be kept any more
    all_wanted = Signal(str)  # the facet whose values shall all be seen
    updated = Signal(object)  # int: one that shall ask what is asked now
    looked = Signal(object)  # int: one of which nothing shall be new
    moved = Signal(int, int)  # a saved search, and how many others stand before it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moving = Moving(self)
        self._moving.chosen.connect(self.saved_chosen)
        self._moving.moved.connect(self.moved)
        # Assistive technology presses a line by selecting it. What that asks resets the model, which the selection must
        # have been done with.
        self._selected = QTimer(self, interval=0, singleShot=True)
        self._selected.timeout.connect(self._press_selected)
        self.selectionModel().selectionChanged.connect(self._notice_selection)

    def show_saved(self, shelf: Shelf) -> None:
        super().show_saved(shelf)
        self._moving.allowed = not shelf.fixed

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

    def _notice_selection(self) -> None:
        self._selected.start()

    def _press_selected(self) -> None:
        lines = [self.lines.line(index) for index in self.selectionModel().selectedIndexes()]
        self.clearSelection()
        for line in lines:
            self._act(line, Modifier.NoModifier)

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


def _to_move(line: Entry | Section | None, event: QKeyEvent) -> int | None:
    """The saved search that a key moves."""
    alt = event.modifiers() == Modifier.AltModifier
    return line.saved if alt and isinstance(line, Entry) else None
