"""A band across a pane: on the ground of the sidebar, with a hairline below it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window.appearance import theme


class Band(QWidget):
    """What says something about all that stands below it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.side)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
