"""The table of rows: how it is set up, gone through by keyboard, and copied from.

A table of one column and one height, since QTableView alone takes a million rows in its stride.
"""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from backfile.window.appearance import appearance, theme
from backfile.window.overlay_bar import OverlayBar
from backfile.window.rows.model import RowsModel

Key = Qt.Key


class RowsTable(QTableView):
    """j and k go down and up as the arrows do; Enter opens the current row, Ctrl+C copies it."""

    HEIGHT: ClassVar = 28  # of a row, in px at a UI font of 13 px

    left = Signal()  # Up from the first row

    def __init__(self, model: RowsModel, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_up()
        OverlayBar(self)
        appearance().changed.connect(self._measure)
        self._measure()

    def row_height(self) -> int:
        """The height of every row, in px of the screen."""
        return theme().px(self.HEIGHT)

    def choose(self, number: int) -> None:
        """Make a row current."""
        self.setCurrentIndex(self.model().index(number, 0))

    def step(self, by: int) -> None:
        """The row `by` rows down becomes current; the first one where none is."""
        count = self.model().rowCount()
        if count:
            here = self.currentIndex().row()
            self.choose(min(max(here + by, 0), count - 1) if here >= 0 else 0)

    def open_row(self, index: QModelIndex) -> None:
        """What Enter does in a row."""

    def cells(self, index: QModelIndex) -> Sequence[str]:
        """What a row says, column by column, as it is copied."""
        return [str(index.data() or "")]

    def copy(self) -> None:
        """Put the current row on the clipboard, its cells with tabs between."""
        cells = self.cells(self.currentIndex()) if self.currentIndex().isValid() else ()
        if cells:
            QGuiApplication.clipboard().setText("\t".join(cells))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are shortcuts here, and Qt would look through a million rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        match event.key():
            case Key.Key_J if is_plain(event):
                self.step(1)
            case Key.Key_K if is_plain(event):
                self.step(-1)
            case Key.Key_Home if is_plain(event):
                self.step(-self.model().rowCount())
            case Key.Key_End if is_plain(event):
                self.step(self.model().rowCount())
            case Key.Key_Up if is_plain(event) and self.currentIndex().row() <= 0:
                self.left.emit()
            case Key.Key_Return | Key.Key_Enter:
                if self.currentIndex().isValid():
                    self.open_row(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.step(0)  # before Qt does, which makes a row current without selecting it
        super().focusInEvent(event)
        self.viewport().update()  # the tint says which pane has the focus

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    def _set_up(self) -> None:
        """Without grid or headers, one row selected, one column as wide as the view."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed alone, be it of the number pad."""
    return event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
