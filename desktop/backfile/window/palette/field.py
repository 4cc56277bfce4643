"""The palette's field."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.palette.delegate import EDGE, ICON, TEXT

HEIGHT, PADDING = 48, 16


class PaletteField(QLineEdit):
    """A magnifier over the commands' icons, and what is typed over their names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme().px
        self.setProperty("bare", True)
        self.setAccessibleName(self.tr("Command"))
        self.setPlaceholderText(self.tr("What would you like to do?"))
        self.setFont(fonts.font(Role.SEARCH_FIELD))
        self.setFixedHeight(px(HEIGHT))
        self.setTextMargins(px(TEXT - PADDING) - 2, 0, 0, 0)  # Qt has 2 px of its own

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme().px(ICON)
        box = QRect(theme().px(EDGE), (self.height() - size) // 2, size, size)
        icons.paint(
            QPainter(self), QStyle.visualRect(self.layoutDirection(), self.rect(), box), "search", theme().text2
        )
