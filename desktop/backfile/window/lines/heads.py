"""The columns of a list's table: where they lie, and the heads that sort by them."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.lines.model import Column

HEIGHT, EDGE, GAP = 28, 16, 16
ARTICLES, SOURCES, DATE, ARROW, WIDEST = 72, 64, 96, 12, 340
FIRST_IN_FROM, SOURCES_FROM = 820, 600  # widths from which there is room for it
Align = Qt.AlignmentFlag


def columns(rect: QRect) -> dict[Column, QRect]:
    """Where each column lies in a row, as many as there is room for, from left to right."""
    px = theme().px
    wide = {Column.ARTICLES: px(ARTICLES), Column.FIRST: px(DATE), Column.LAST: px(DATE)}
    if rect.width() >= px(SOURCES_FROM):
        wide[Column.SOURCES] = px(SOURCES)
    fixed = sum(wide.values()) + px(GAP) * len(wide) + 2 * px(EDGE)
    wide[Column.LINE] = rest = rect.width() - fixed
    if rect.width() >= px(FIRST_IN_FROM):
        wide[Column.LINE] = min(rest // 2, px(WIDEST))  # else figures stand far from what they are of
        wide[Column.FIRST_IN] = rest - wide[Column.LINE] - px(GAP)
    boxes, at = {}, rect.left() + px(EDGE)
    for column in Column:
        if column in wide:
            boxes[column] = QRect(at, rect.top(), wide[column], rect.height())
            at += wide[column] + px(GAP)
    return boxes


def aligned(column: Column) -> Align:
    """Figures stand on the right."""
    return Align.AlignRight if column in {Column.ARTICLES, Column.SOURCES} else Align.AlignLeft


class Heads(QWidget):
    """The names of the columns. A press sorts by one, another one turns the order round."""

    pressed = Signal(object)  # Column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by: Column | None = None
        self._descending = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_order(self, by: Column | None, *, descending: bool) -> None:
        """By what the rows are sorted."""
        self._by, self._descending = by, descending
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        gap = theme().px(GAP) // 2
        for column, box in columns(self.rect()).items():
            if box.adjusted(-gap, 0, gap, 0).contains(event.position().toPoint()):
                self.pressed.emit(column)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        painter.setFont(fonts.font(Role.SECTION))
        for column, box in columns(self.rect()).items():
            name, right = self._name(column), aligned(column) is Align.AlignRight
            painter.setPen(look.text if column is self._by else look.text2)
            painter.drawText(box, Align.AlignVCenter | aligned(column), name)
            if column is self._by:
                wide, side = painter.fontMetrics().horizontalAdvance(name), look.px(ARROW)
                left = box.right() - wide - side - look.px(2) if right else box.left() + wide + look.px(3)
                arrow = QRect(left, box.top() + (box.height() - side) // 2, side, side)
                icons.paint(painter, arrow, "chevron-down" if self._descending else "chevron-up", look.text2)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def _name(self, column: Column) -> str:
        return {
            Column.LINE: self.tr("Line"),
            Column.ARTICLES: self.tr("Articles"),
            Column.SOURCES: self.tr("Sources"),
            Column.FIRST: self.tr("First"),
            Column.LAST: self.tr("Last"),
            Column.FIRST_IN: self.tr("First in"),
        }[column]

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
