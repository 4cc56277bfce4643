"""Buttons that paint themselves, and bear a ring for those who came to them by keyboard."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from backfile.window.appearance import theme


class RingedButton(QAbstractButton):
    """A press by the mouse gives it the focus, and no ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = False

    @property
    def ringed(self) -> bool:
        """Whether the ring is to be seen."""
        return self.hasFocus() and self._by_key

    def paint_ring(self, painter: QPainter, box: QRect) -> None:
        """Paint it round a box, where it is to be seen."""
        if self.ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().accent, 2))
            painter.drawRoundedRect(box, 4, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
