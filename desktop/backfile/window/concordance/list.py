"""The list of lines: a hundred thousand scroll like ten."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from backfile.window.concordance.delegate import HEIGHT, LineDelegate
from backfile.window.concordance.model import LinesModel, Role
from backfile.window.concordance.told import Told
from backfile.window.rows.table import RowsTable

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_TOP = QTableView.ScrollHint.PositionAtTop


class LinesList(RowsTable):
    """Enter or a double click opens the article."""

    HEIGHT = HEIGHT

    opened = Signal(object)  # Shown: of the row that was asked for by Enter or a double click

    def __init__(self, parent: QWidget | None = None) -> None:
        lines, painter = LinesModel(), LineDelegate()
        super().__init__(lines, painter, parent)
        self.lines, self.painter = lines, painter
        self.setAccessibleName(self.tr("Concordance"))
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self.viewport().update)
        self.doubleClicked.connect(self.open_row)

    def show_told(self, told: Told) -> None:
        """Other lines, or more of them, or in another order; the line that is current stays so where it is there."""
        before = self.lines.told
        alike = before is not None and before.lines.query == told.lines.query
        place = self.lines.place_of(self.currentIndex().row()) if alike else None
        top = self.rowAt(0) if alike else 0
        shown = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        self.lines.show(told, keep=before is not None and before.ticket == told.ticket and _goes_on(before, told))
        row = self.lines.row_at(place) if place is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self.lines.index(row, 0), _SELECT)
            if shown:
                self.scrollTo(self.lines.index(row, 0), QTableView.ScrollHint.PositionAtCenter)
        elif top > 0:
            self.scrollTo(self.lines.index(min(top, self.lines.rowCount() - 1), 0), _TOP)

    def go_to(self, number: int) -> None:
        """The line of this number becomes current."""
        row = self.lines.row_of(number)
        if row is not None:
            self.setCurrentIndex(self.lines.index(row, 0))
            self.scrollTo(self.lines.index(row, 0), QTableView.ScrollHint.PositionAtCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painter.begin()
        super().paintEvent(event)
        if self.painter.behind:
            self._rest.start()

    def cells(self, index: QModelIndex) -> Sequence[str]:
        """Its context, source and date; nothing of a line that is not read yet."""
        shown = index.data(Role.LINE)
        if shown is None:
            return ()
        line = shown.line
        return [f"{line.left}{line.hit}{line.right}", line.source or "", line.date or ""]

    def open_row(self, index: QModelIndex) -> None:
        shown = index.data(Role.LINE)
        if shown is not None:
            self.opened.emit(shown)


def _goes_on(before: Told, told: Told) -> bool:
    """Whether numbers mean the same lines: the first ones were told before all was found, and others may come first."""
    one, other = before.lines, told.lines
    both = min(len(one), len(other))
    return bool((one.item[:both] == other.item[:both]).all() and (one.start[:both] == other.start[:both]).all())
