"""How the hits lie in each source, or in each year: a row with its name, its hits in a million words and its ticks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import theme
from backfile.window.concordance.barcode import paint_barcode, part_at, said_of
from backfile.window.fonts import Role
from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index, RowsModel
from backfile.window.rows.table import RowsTable

if TYPE_CHECKING:
    from backfile.search.usage.dispersion import Portion

NAME, BAND = 22, 14


class PortionsModel(RowsModel):
    """A row is a Portion."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.portions: tuple[Portion, ...] = ()
        self.without = ""  # what a portion without a value is called

    def show(self, portions: "tuple[Portion, ...]", without: str) -> None:
        """Other rows."""
        self.beginResetModel()
        self.portions, self.without = portions, without
        self.endResetModel()

    def count(self) -> int:
        return len(self.portions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        portion = self.portions[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return portion
        if role == Qt.ItemDataRole.DisplayRole:
            return portion.value or self.without
        return self._said(portion) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _said(self, portion: "Portion") -> str:
        found = portion.dispersion
        said = self.tr("%1: %2 hits in %3 of %4 articles, %5 in a million words, Juilland’s D %6")
        even = "–" if found.evenness is None else f"{found.evenness:.2f}"
        values = [numbers.count(value) for value in (found.total, found.articles, found.of)]
        for number, value in enumerate((portion.value or self.without, *values, million(portion), even), 1):
            said = said.replace(f"%{number}", value)
        return said


def million(portion: "Portion") -> str:
    """Its hits in a million words."""
    share = portion.dispersion.per_million
    return "–" if share is None else f"{share:,.0f}" if share >= 10 else f"{share:,.1f}"


class PortionDelegate(RowDelegate):
    """Name and figures over a band of ticks."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        rect: QRect = option.rect
        portion = cast("Portion", index.data(Qt.ItemDataRole.UserRole))
        row = QRect(rect.left() + look.px(16), rect.top() + look.px(4), rect.width() - look.px(32), look.px(NAME - 2))
        painter.setFont(fonts.font(Role.SMALL, tabular=True))
        painter.setPen(look.text2)
        figures = f"{numbers.count(portion.dispersion.total)}  ·  {million(portion)}"
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figures)
        room = row.width() - painter.fontMetrics().horizontalAdvance(figures) - look.px(12)
        painter.setFont(fonts.font(Role.UI))
        painter.setPen(look.text if portion.value is not None else look.text2)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        paint_barcode(painter, band_of(rect), portion.dispersion)


def band_of(rect: QRect) -> QRectF:
    """Where the ticks of a row are."""
    px = theme().px
    return QRectF(rect.left() + px(16), rect.top() + px(NAME + 3), rect.width() - px(32), px(BAND))


class SpreadRows(RowsTable):
    """A click on a tick goes to its oldest hit; Enter or a double click narrows to that source or year."""

    HEIGHT = 46

    line_wanted = Signal(int)  # the number of a line
    chosen = Signal(object)  # the value; None for none

    def __init__(self, parent: QWidget | None = None) -> None:
        portions = PortionsModel()
        super().__init__(portions, PortionDelegate(), parent)
        self.portions = portions
        self.setAccessibleName(self.tr("Dispersion by source or year"))
        self.doubleClicked.connect(self.open_row)

    def cells(self, index: QModelIndex) -> Sequence[str]:
        """Its name, its hits, and those in a million words."""
        portion = self.portions.portions[index.row()]
        return [str(index.data()), str(portion.dispersion.total), million(portion)]

    def open_row(self, index: QModelIndex) -> None:
        self.chosen.emit(self.portions.portions[index.row()].value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        portion, part = self._part_at(event.position().toPoint().x(), event.position().toPoint().y())
        if portion is not None and part is not None and event.button() == Qt.MouseButton.LeftButton:
            self.line_wanted.emit(portion.dispersion.firsts[part])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            portion, part = self._part_at(event.pos().x(), event.pos().y())
            index = self.indexAt(event.pos())
            if portion is not None and part is not None:
                QToolTip.showText(event.globalPos(), said_of(portion.dispersion, part), self)
            elif index.isValid():
                QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.AccessibleTextRole)), self)
            return True
        return bool(super().viewportEvent(event))

    def _part_at(self, x: int, y: int) -> "tuple[Portion | None, int | None]":
        index = self.indexAt(QPoint(x, y))
        if not index.isValid():
            return None, None
        portion = cast("Portion", index.data(Qt.ItemDataRole.UserRole))
        band = band_of(self.visualRect(index))
        return portion, part_at(band, portion.dispersion, x) if y >= band.top() else None
