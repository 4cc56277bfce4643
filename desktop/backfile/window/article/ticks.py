"""A scroll bar that shows where the hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from backfile.window.appearance import theme


class TickedScrollBar(QScrollBar):
    """Ticks at fractions of the document's height, 0 at its head."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: tuple[float, ...] = ()

    def set_ticks(self, ticks: Sequence[float]) -> None:
        """Show these and no others."""
        if tuple(ticks) != self._ticks:
            self._ticks = tuple(ticks)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, and the ticks over it; its place alone where everything is in view."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        if not self._ticks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        colour = theme().now
        height = max(2, theme().px(2))
        for y in {round(groove.top() + tick * (groove.height() - height)) for tick in self._ticks}:
            painter.fillRect(QRectF(self.width() * 0.2, y, self.width() * 0.8, height), colour)
