"""The table of a list: a row a line, thousands of them as lightly as ten."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from backfile.window import dates, fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.lines.heads import Align, aligned, columns
from backfile.window.lines.model import ROW, Column, LinesModel, Row, Which
from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index
from backfile.window.rows.table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.search.language.query import Line

KEPT = 2_000  # texts that were cut to their columns


class LinesDelegate(RowDelegate):
    """What has no hits is there, and quiet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        appearance().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._cut: dict[tuple[Column, int, str], str] = {}
        figures = fonts.font(Role.SMALL, tabular=True)  # made once: thousands of rows are painted while one scrolls
        self._fonts = dict.fromkeys(Column, figures)
        self._fonts[Column.LINE] = fonts.font(Role.UI)
        self._fonts[Column.ARTICLES] = fonts.font(Role.UI, tabular=True)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        row: Row = index.data(ROW)
        found = row.count is not None and row.count.total > 0
        for column, box in columns(option.rect).items():
            text = _cell(row, column)
            if not text:
                continue
            main = column in {Column.LINE, Column.ARTICLES}
            painter.setFont(self._fonts[column])
            painter.setPen(look.text if found and main else look.text2 if found else look.text3)
            painter.drawText(box, Align.AlignVCenter | aligned(column), self._fitted(column, box.width(), text))

    def _fitted(self, column: Column, width: int, text: str) -> str:
        """Measured once: while lines are counted they are painted ten times a second."""
        shown = self._cut.get((column, width, text))
        if shown is None:
            if len(self._cut) > KEPT:
                self._cut.clear()
            metrics = QFontMetrics(self._fonts[column])
            shown = metrics.elidedText(text[: max(width, 0) + 1], Qt.TextElideMode.ElideRight, width)
            self._cut[column, width, text] = shown
        return shown


def _cell(row: Row, column: Column) -> str:
    count = row.count
    if column is Column.LINE:
        return row.text
    if count is None:
        return "…" if column is Column.ARTICLES else ""
    if column is Column.ARTICLES:
        return numbers.count(count.total)
    if not count.total:
        return ""
    if column is Column.SOURCES:
        return numbers.count(count.sources) if count.sources else ""
    if count.first is None or count.last is None:
        return dates.short(None) if column is Column.FIRST else ""
    if column is Column.FIRST_IN:
        return " · ".join(part for part in (count.first.source, count.first.title) if part)
    return dates.short((count.first if column is Column.FIRST else count.last).date)


class LinesTable(RowsTable):
    """Enter or a press shows what a line finds; Ctrl and Shift choose several, to be copied."""

    opened = Signal(int)  # the number of a line that has hits
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        lines = LinesModel()
        super().__init__(lines, LinesDelegate(), parent)
        self.lines = lines
        self.setAccessibleName(self.tr("Lines"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_lines(self, lines: "Sequence[Line]") -> None:
        """Another list, or the same one to be counted anew, where the line that is current stays so."""
        row = self.currentIndex().row()
        here = self.lines.numbers()[row] if row >= 0 else None
        if self.lines.show_lines(lines) and here is not None:
            self.show_line(here)

    def chosen(self) -> list[int]:
        """The numbers of the lines that are selected, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.lines.numbers()[row] for row in rows]

    def show_line(self, number: int) -> None:
        """Make a line current, where it is shown."""
        row = self.lines.row_of(number)
        if row is not None:
            self.setCurrentIndex(self.lines.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.lines.rowCount() and self.lines.counts:
            painter = QPainter(self.viewport())
            painter.setFont(fonts.font(Role.UI))
            painter.setPen(theme().text3)
            words = (
                self.tr("No line is without hits.")
                if self.lines.which is Which.MISSING
                else self.tr("No line has hits.")
            )
            painter.drawText(self.viewport().rect(), Align.AlignCenter, words)

    def copy(self) -> None:
        """The pane knows all that is to be copied of a line."""
        self.copy_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        if plain and index == self.currentIndex() and len(self.selectionModel().selectedRows()) == 1:
            self.open_row(index)

    def open_row(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and row.count is not None and row.count.total:
            self.opened.emit(row.number)
