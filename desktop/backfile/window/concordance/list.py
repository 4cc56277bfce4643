"""The list of lines: a table of one column, so that a hundred thousand scroll like ten."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from backfile.window.appearance import appearance, theme
from backfile.window.concordance.delegate import HEIGHT, LineDelegate
from backfile.window.concordance.model import LinesModel, Role
from backfile.window.concordance.told import Told
from backfile.window.overlay_bar import OverlayBar
from backfile.window.rows import show_rows

Key = Qt.Key
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_TOP = QTableView.ScrollHint.PositionAtTop


class LinesList(QTableView):
    """j and k go down and up as the arrows do; Enter opens the article."""

    opened = Signal(object)  # Shown: of the row that was asked for by Enter or a double click

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Concordance"))
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.painter = LineDelegate(self)
        self.setItemDelegate(self.painter)
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self.viewport().update)
        show_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayBar(self)
        self.doubleClicked.connect(self._open)
        appearance().changed.connect(self._measure)
        self._measure()

    def step(self, by: int) -> None:
        """The row `by` rows down becomes current."""
        count = self.lines.rowCount()
        if count:
            here = self.currentIndex().row()
            self.setCurrentIndex(self.lines.index(min(max(here + by, 0), count - 1) if here >= 0 else 0, 0))

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

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are shortcuts here."""

    def copy_line(self) -> None:
        """Put the line that is current on the clipboard: its context, source and date, with tabs between."""
        shown = self.currentIndex().data(Role.LINE) if self.currentIndex().isValid() else None
        if shown is not None:
            line = shown.line
            parts = (f"{line.left}{line.hit}{line.right}", line.source, line.date)
            QGuiApplication.clipboard().setText("\t".join(part or "" for part in parts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_line()
            return
        match event.key():
            case Key.Key_J:
                self.step(1)
            case Key.Key_K:
                self.step(-1)
            case Key.Key_Home:
                self.step(-self.lines.rowCount())
            case Key.Key_End:
                self.step(self.lines.rowCount())
            case Key.Key_Return | Key.Key_Enter:
                self._open(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.step(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(HEIGHT))

    def _open(self, index: QModelIndex) -> None:
        shown = index.data(Role.LINE) if index.isValid() else None
        if shown is not None:
            self.opened.emit(shown)


def _goes_on(before: Told, told: Told) -> bool:
    """Whether numbers mean the same lines: the first ones were told before all was found, and others may come first."""
    one, other = before.lines, told.lines
    both = min(len(one), len(other))
    return bool((one.item[:both] == other.item[:both]).all() and (one.start[:both] == other.start[:both]).all())
