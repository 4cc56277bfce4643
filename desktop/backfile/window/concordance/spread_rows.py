"""How the hits lie in each source, or in each year: a row with its name, its hits in a million words and its ticks."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.barcode import paint_barcode, part_at, said_of
from backfile.window.fonts import Role
from backfile.window.overlay_bar import OverlayBar
from backfile.window.results.delegate import has_focus
from backfile.window.rows import show_rows

if TYPE_CHECKING:
    from backfile.search.usage.dispersion import Portion

Index = QModelIndex | QPersistentModelIndex
HEIGHT, NAME, BAND = 46, 22, 14


class PortionsModel(QAbstractTableModel):
    """One column; a row is a Portion."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.portions: tuple[Portion, ...] = ()
        self.without = ""  # what a portion without a value is called

    def show(self, portions: "tuple[Portion, ...]", without: str) -> None:
        """Other rows."""
        self.beginResetModel()
        self.portions, self.without = portions, without
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.portions)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

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


class PortionDelegate(QStyledItemDelegate):
    """Name and figures over a band of ticks."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect: QRect = option.rect
        portion = cast("Portion", index.data(Qt.ItemDataRole.UserRole))
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.tint if has_focus(option) else look.off)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.line)
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
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(100, theme().px(HEIGHT))


def band_of(rect: QRect) -> QRectF:
    """Where the ticks of a row are."""
    px = theme().px
    return QRectF(rect.left() + px(16), rect.top() + px(NAME + 3), rect.width() - px(32), px(BAND))


class SpreadRows(QTableView):
    """A click on a tick goes to its oldest hit; Enter or a double click narrows to that source or year."""

    line_wanted = Signal(int)  # the number of a line
    chosen = Signal(object)  # the value; None for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Dispersion by source or year"))
        self.portions = PortionsModel(self)
        self.setModel(self.portions)
        self.setItemDelegate(PortionDelegate(self))
        show_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayBar(self)
        self.doubleClicked.connect(self._choose)
        appearance().changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

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

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(HEIGHT))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.portions.portions[index.row()].value)
