"""A box that is ticked or not."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from backfile.window import icons
from backfile.window.appearance import theme


class TickBox(QCheckBox):
    """With a tick in the theme's colours; the style sheet fills the box under it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            icons.paint(QPainter(self), box, "check", theme().on_accent)
