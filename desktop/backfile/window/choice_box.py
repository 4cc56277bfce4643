"""A box from which one thing is chosen."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QWidget

from backfile.window import icons
from backfile.window.appearance import theme


class ChoiceBox(QComboBox):
    """With an arrow in the theme's colour. The wheel scrolls the page under it rather than choose unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme()
        side = look.px(14)
        box = QRect(self.width() - look.px(8) - side, (self.height() - side) // 2, side, side)
        colour = look.text2 if self.isEnabled() else look.line2
        icons.paint(QPainter(self), QStyle.visualRect(self.layoutDirection(), self.rect(), box), "chevron-down", colour)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())
