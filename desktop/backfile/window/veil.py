"""A veil over what is shown of an older question, as long as what is typed finds nothing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window.appearance import theme

CLEAR = 0.45
"""How much of what is below can be seen."""


class Veil(QWidget):
    """Lies over a widget, and lets the mouse through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.parentWidget())  # a viewport would scroll it along
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def lie(self, on: bool) -> None:
        """Cover it, or uncover it."""
        on = on and not self._over.isHidden()
        if on:
            self.setGeometry(self._over.geometry())
            self.raise_()
        self.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self.setGeometry(self._over.geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setOpacity(1 - CLEAR)
        painter.fillRect(self.rect(), theme().bg)
