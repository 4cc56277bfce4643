"""Saved searches are put in order: dragged, with a line where the one that is held would go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from backfile.window.appearance import theme
from backfile.window.sidebar.entries import SAVED, Entry

if TYPE_CHECKING:
    from backfile.window.sidebar.tree import SidebarTree


class Moving(QObject):
    """Has the mouse over saved searches: a press that does not become a drag opens one when it is let go."""

    chosen = Signal(object)  # int: the number of a saved search
    moved = Signal(int, int)  # its number, and how many others stand before it

    def __init__(self, tree: "SidebarTree") -> None:
        super().__init__(tree)
        self.allowed = True
        self._tree = tree
        self._number: int | None = None  # of the one that is held
        self._from = QPoint()
        self._gap: int | None = None  # before which line it would go, while it is dragged
        self._line = DropLine(tree.viewport())
        tree.viewport().installEventFilter(self)
        tree.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return kind == QEvent.Type.KeyPress and self._cancel(event)
        if not isinstance(event, QMouseEvent) or watched is not self._tree.viewport():
            return False
        at = event.position().toPoint()
        match kind:
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return self._press(event, at)
            case QEvent.Type.MouseMove if self._number is not None:
                self._drag(at)
                return True
            case QEvent.Type.MouseButtonRelease if self._number is not None:
                self._release()
                return True
        return False

    def step(self, number: int, by: int) -> None:
        """One line up or down."""
        here = self._numbers()
        if self.allowed and number in here:
            self.moved.emit(number, max(0, here.index(number) + by))

    def _press(self, event: QMouseEvent, at: QPoint) -> bool:
        index = self._tree.indexAt(at)
        line = self._tree.lines.line(index)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(line, Entry) or line.saved is None:
            return False
        self._tree.hold(index)
        self._number, self._from = line.saved, at
        return True

    def _drag(self, at: QPoint) -> None:
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self.allowed or not (far or self._gap is not None):
            return
        boxes = self._boxes()
        self._gap = sum(box.center().y() < at.y() for box in boxes)
        self._tree.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._show_line(boxes, self._gap)

    def _release(self) -> None:
        number, gap, here = self._number, self._gap, self._numbers()
        self._end()
        if gap is None:
            self.chosen.emit(number)
        elif number is not None and number in here:
            self.moved.emit(number, gap - (gap > here.index(number)))

    def _cancel(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or self._number is None:
            return False
        self._end()
        return True

    def _end(self) -> None:
        self._number = self._gap = None
        self._line.hide()
        self._tree.viewport().unsetCursor()

    def _show_line(self, boxes: list[QRect], gap: int) -> None:
        px = theme().px
        y = boxes[gap].top() if gap < len(boxes) else boxes[-1].bottom() + 1
        self._line.setGeometry(boxes[0].left() + px(10), y - 1, boxes[0].width() - px(20), 2)
        self._line.show()
        self._line.raise_()

    def _numbers(self) -> list[int]:
        lines = self._tree.lines
        entries = (lines.line(index) for index in lines.below(SAVED))
        return [line.saved for line in entries if isinstance(line, Entry) and line.saved is not None]

    def _boxes(self) -> list[QRect]:
        return [self._tree.visualRect(index) for index in self._tree.lines.below(SAVED)]


class DropLine(QWidget):
    """Where what is dragged would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        QPainter(self).fillRect(self.rect(), theme().accent)
