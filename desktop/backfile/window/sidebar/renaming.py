"""The name of a saved search, edited where it stands."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role


class NameField(QLineEdit):
    """Lies over a line. Enter and leaving it keep what is typed, Esc what was there."""

    named = Signal(int, str)  # number of a saved search, and its name
    left = Signal(bool)  # whether by a key

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Name of the saved search"))
        self.number: int | None = None
        self._name = ""
        self.hide()

    def edit(self, number: int, name: str) -> None:
        """Begin with this one."""
        self.number, self._name = number, name
        self.setFont(fonts.font(Role.UI))
        self.setText(name)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover(self, line: QRect) -> None:
        """Lie over that line of the list."""
        px = theme().px
        start = px(38)
        box = line.adjusted(start, 0, -px(10), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box = line.adjusted(px(10), 0, -start, 0)
        self.setGeometry(box)
        self.setVisible(self.number is not None and line.isValid())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave(keep=False, by_key=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._leave(keep=True, by_key=True)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                pass  # the list's, which has lent its line
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own context menu
            self._leave(keep=True, by_key=False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # letters are the name's, not the window's
        return super().event(event)

    def _leave(self, *, keep: bool, by_key: bool) -> None:
        number, self.number = self.number, None
        if number is None:
            return
        name = self.text().strip()
        self.hide()
        if keep and name and name != self._name:
            self.named.emit(number, name)
        self.left.emit(by_key)
