"""What is being typed may become, in a list under the search field, which keeps the focus."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from backfile.search.completing.offer import Completion, Kind
from backfile.window.appearance import appearance, theme
from backfile.window.search_bar.completion_delegate import CompletionDelegate
from backfile.window.search_bar.completion_rows import CompletionsModel, Role

BELOW, AROUND, NARROWEST, SHADOW = 4, 5, 340, 24
_Key = Qt.Key
_Event = QEvent.Type
_DELIBERATE = {
    _Event.KeyPress,
    _Event.InputMethod,
    _Event.MouseButtonPress,
    _Event.MouseButtonRelease,
    _Event.ContextMenu,
    _Event.Drop,
    _Event.FocusOut,
}
"""Events by which somebody does something; others may come while one of these is under way."""


class CompletionList(QFrame):
    """Watches a field. It takes no key but Tab and Esc until Down went into it, and comes by typing alone."""

    wanted = Signal()  # the field's text was typed by hand: complete it
    emptied = Signal()  # the same, and nothing is left of it
    taken = Signal(object)  # Completion
    forgotten = Signal(object)  # Completion: an earlier query that shall not be offered again

    def __init__(self, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popover", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = field
        self._window = parent
        self._by_hand = False  # the event that is under way is a key or the end of a composition
        self._composing = False
        self._goes_in = False  # Down asked for the list
        self._shadow = Shadow(self, parent)
        self._model = CompletionsModel(self)
        self._delegate = CompletionDelegate(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Completions"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.viewport().setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, AROUND, 1, AROUND)
        column.addWidget(self.list)
        field.installEventFilter(self)
        field.textEdited.connect(self._edited)
        parent.installEventFilter(self)
        appearance().changed.connect(self._place)
        self.hide()

    def offer(self, rows: Sequence[Completion], totals: Mapping[str, int] | None = None) -> None:
        """Show these under the field, or nothing where there is nothing or the reader has gone elsewhere.

        `totals`: how many items what is `counted` finds, as far as that is known.
        """
        goes_in, self._goes_in = self._goes_in, False
        if not rows or self._composing or not self._field.hasFocus():
            self.close_list()
            return
        self._model.show(rows, totals)
        self._choose(0 if goes_in else -1)
        self._place()
        self.show()
        self.raise_()

    def show_count(self, counted: str, total: int) -> None:
        """How many items a completion would find."""
        self._model.count(counted, total)

    def forget_counts(self) -> None:
        """They were of another question, or the library has grown."""
        self._model.forget_counts()

    def close_list(self) -> None:
        """Away with it, until something is typed."""
        self._goes_in = False
        self.hide()
        self._shadow.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._field:
            if kind == _Event.Resize and self.isVisible():
                self._place()
            return False
        if kind in _DELIBERATE:
            self._by_hand = False
        if isinstance(event, QKeyEvent) and kind == _Event.KeyPress:
            return self._key(event)
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            self._by_hand = bool(event.commitString())
            if self._composing:
                self.close_list()
        elif kind in (_Event.FocusOut, _Event.MouseButtonPress, _Event.Hide):
            self.close_list()
        return False

    def hideEvent(self, event: object) -> None:  # noqa: ARG002
        self._shadow.hide()

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key = event.key()
        if key == _Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit()
            return True
        if not self.isVisible():
            if key == _Key.Key_Down and not self._field.text():
                self._goes_in = True
                self.wanted.emit()
                return self._goes_in or self.isVisible()
            self._by_hand = _types(event)
            return False
        row = self.list.currentIndex().row()
        match key:
            case _Key.Key_Down | _Key.Key_Up:
                self._step(1 if key == _Key.Key_Down else -1)
            case _Key.Key_Tab:
                self._take(self._model.index(max(row, 0), 0))
            case _Key.Key_Escape:
                self.close_list()
            case _Key.Key_Return | _Key.Key_Enter if row >= 0:
                self._take(self.list.currentIndex())
            case _Key.Key_Delete if row >= 0 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self._forget(self.list.currentIndex())
            case _Key.Key_Shift | _Key.Key_Control | _Key.Key_Alt | _Key.Key_Meta | _Key.Key_AltGr:
                pass
            case _:
                self._by_hand = _types(event)
                if not self._by_hand:
                    self.close_list()
                return False
        return True

    def _edited(self) -> None:
        by_hand, self._by_hand = self._by_hand, False
        if by_hand:
            (self.wanted if self._field.text() else self.emptied).emit()
        else:
            self.close_list()

    def _step(self, by: int) -> None:
        """Up from the first and down from the last go back to what is typed."""
        count = self._model.rowCount()
        self._choose((self.list.currentIndex().row() + 1 + by) % (count + 1) - 1)

    def _choose(self, number: int) -> None:
        self._delegate.tab = max(number, 0)
        self.list.setCurrentIndex(self._model.index(number, 0) if number >= 0 else QModelIndex())
        self.list.viewport().update()
        if number < 0:
            self.list.clearSelection()
            self.list.scrollToTop()
        else:
            said = str(self._model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(Role.COMPLETION)
        self.close_list()
        if isinstance(row, Completion):
            self.taken.emit(row)

    def _forget(self, index: QModelIndex) -> None:
        row = index.data(Role.COMPLETION)
        if isinstance(row, Completion) and row.kind is Kind.EARLIER:
            self.forgotten.emit(row)
            kept = [each for each in self._model.rows if each is not row]
            self._goes_in = bool(kept)
            self.offer(kept)

    def _place(self) -> None:
        px = theme().px
        window = self._window
        field = QRect(self._field.mapTo(window, QPoint(0, 0)), self._field.size())
        top = field.bottom() + 1 + px(BELOW)
        edges = self.contentsMargins()
        height = sum(map(self.list.sizeHintForRow, range(self._model.rowCount()))) + 2 * AROUND
        height += edges.top() + edges.bottom()
        width = min(max(field.width(), px(NARROWEST)), window.width() - px(8))
        left = min(field.left(), window.width() - px(4) - width)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = max(field.right() + 1 - width, px(4))
        self.setGeometry(left, top, width, min(height, window.height() - top - px(8)))
        if self.isVisible():
            self._shadow.show_under()

    def showEvent(self, event: object) -> None:  # noqa: ARG002
        self._shadow.show_under()


class Shadow(QWidget):
    """The shadow of a panel that lies over the window; nothing for the mouse."""

    def __init__(self, panel: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_under(self) -> None:
        """Around the panel as it lies now."""
        self.setGeometry(self._panel.geometry().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW + 10))
        self.show()
        self.raise_()
        self._panel.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 10 if theme().dark else 3))
        panel = QRectF(SHADOW, SHADOW, self._panel.width(), self._panel.height())
        for spread in range(SHADOW, 0, -2):  # one over the other: darker towards the panel
            box = panel.adjusted(-spread, 6 - spread, spread, 6 + spread)
            painter.drawRoundedRect(box, 10 + spread, 10 + spread)

    def sizeHint(self) -> QSize:
        return self.size()


def _types(event: QKeyEvent) -> bool:
    """Whether a key changes the text by a letter: neither a shortcut nor what pastes, undoes or moves."""
    if event.key() in (_Key.Key_Backspace, _Key.Key_Delete):
        return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    if event.matches(QKeySequence.StandardKey.Paste):
        return False
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not (event.modifiers() & commands)
