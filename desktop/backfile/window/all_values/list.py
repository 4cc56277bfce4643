"""The values themselves, painted as in the sidebar."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window import fonts
from backfile.window.all_values.model import ValuesModel
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.rows.model import Index
from backfile.window.rows.table import RowsTable
from backfile.window.sidebar.delegate import ROW, SidebarDelegate
from backfile.window.sidebar.spots import Spot, spot_at

_Key = Qt.Key


class ValuesList(RowsTable):
    """A click or Space takes a value or lets it go, Alt or − leaves it out, Enter takes it alone."""

    HEIGHT = ROW

    toggled = Signal(QModelIndex)
    only = Signal(QModelIndex)
    left_out = Signal(QModelIndex)
    typed = Signal(str)  # letters for the field

    def __init__(self, model: ValuesModel, parent: QWidget) -> None:
        super().__init__(model, SidebarDelegate(), parent)
        self._entries = model
        self.setProperty("by_key", True)
        # Assistive technology presses a line by selecting it.
        self._selected = QTimer(self, interval=0, singleShot=True)
        self._selected.timeout.connect(self._press_selected)
        self.selectionModel().selectionChanged.connect(self._selected.start)

    def enter(self) -> None:
        """Come in by keyboard."""
        if self.model().rowCount():
            if not self.currentIndex().isValid():
                self.choose(0)
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def rows_in_view(self) -> range:
        """The numbers of the rows that are seen."""
        area = self.viewport().rect()
        first, last = self.indexAt(area.topLeft()).row(), self.indexAt(area.bottomLeft()).row()
        return range(max(first, 0), (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:  # noqa: ARG002
        """Nothing is selected by mouse or keyboard: a line is pressed."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._entries.rowCount() and self._entries.answered:
            look = theme()
            painter = QPainter(self.viewport())
            painter.setFont(fonts.font(Role.SMALL))
            painter.setPen(look.text2)
            box = self.viewport().rect().adjusted(look.px(16), look.px(6), -look.px(16), 0)
            words = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
            painter.drawText(box, words, self.tr("Nothing here is called that"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        match event.key():
            case _Key.Key_Up if index.row() <= 0:
                self.left.emit()
            case _Key.Key_Up | _Key.Key_Down | _Key.Key_PageUp | _Key.Key_PageDown | _Key.Key_Home | _Key.Key_End:
                super().keyPressEvent(event)
            case _Key.Key_Space | _Key.Key_Plus if index.isValid():
                self.toggled.emit(index)
            case _Key.Key_Minus if index.isValid():
                self.left_out.emit(index)
            case _Key.Key_Return | _Key.Key_Enter if index.isValid():
                self.only.emit(index)
            case _Key.Key_Escape | _Key.Key_Tab | _Key.Key_Backtab:
                event.ignore()
            case _ if event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
                self.typed.emit(event.text())
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            entry = self._entries.entry(index)
            spot = spot_at(self.visualRect(index), entry, event.position().toPoint(), self.layoutDirection())
            if event.modifiers() & Qt.KeyboardModifier.AltModifier or spot is Spot.MINUS:
                self.left_out.emit(index)
            else:
                self.toggled.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _press_selected(self) -> None:
        pressed = self.selectionModel().selectedIndexes()
        self.clearSelection()
        for index in pressed:
            self.toggled.emit(index)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier
