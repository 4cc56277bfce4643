"""The heads of painted columns: a press on one sorts by it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role

HEIGHT, ARROW, AROUND = 28, 12, 8


@dataclass(frozen=True, slots=True)
class Head:
    """One head: what it says, where, and on which side of its column."""

    name: str
    box: QRect
    right: bool = False
    sorts: bool = True


class ColumnHeads(QWidget):
    """An arrow stands at the one that the rows are sorted by. For the keyboard the choice stands elsewhere."""

    pressed = Signal(object)  # the key of a head that sorts

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by: object = None
        self._descending = True
        self.setMouseTracking(True)

    def heads(self) -> dict[object, Head]:
        """The heads by their keys, from left to right, in the room that there is now."""
        raise NotImplementedError

    def show_order(self, by: object, *, descending: bool = True) -> None:
        """By what the rows are sorted; None for none of these."""
        self._by, self._descending = by, descending
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        painter.setFont(fonts.font(Role.SECTION))
        for key, head in self.heads().items():
            side = Qt.AlignmentFlag.AlignRight if head.right else Qt.AlignmentFlag.AlignLeft
            painter.setPen(look.text if key == self._by else look.text2)
            painter.drawText(head.box, Qt.AlignmentFlag.AlignVCenter | side, head.name)
            if key == self._by:
                self._arrow(painter, head)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def _arrow(self, painter: QPainter, head: Head) -> None:
        look, box = theme(), head.box
        wide, side = painter.fontMetrics().horizontalAdvance(head.name), look.px(ARROW)
        left = box.right() - wide - side - look.px(2) if head.right else box.left() + wide + look.px(3)
        arrow = QRect(left, box.top() + (box.height() - side) // 2, side, side)
        icons.paint(painter, arrow, "chevron-down" if self._descending else "chevron-up", look.text2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event)
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _at(self, event: QMouseEvent) -> object:
        around, place = theme().px(AROUND), event.position().toPoint()
        for key, head in self.heads().items():
            if head.sorts and head.box.adjusted(-around, 0, around, 0).contains(place):
                return key
        return None
