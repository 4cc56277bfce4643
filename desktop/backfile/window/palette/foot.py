"""The line under the palette that tells its keys."""

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.keys import KeyCaps

HEIGHT, EDGE = 36, 18
ROOM = 460  # from which all of it fits


class PaletteFoot(QFrame):
    """Keys and what they do; at the trailing edge, where there is room, the way to all of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme().px
        self.setProperty("foot", True)
        self.setFixedHeight(px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(EDGE), 0, px(EDGE), 0)
        row.setSpacing(px(7))
        for keys, words in (("↑  ↓", self.tr("choose")), ("Enter", self.tr("run")), ("Esc", self.tr("close"))):
            self._add(row, keys, words)
            row.addSpacing(px(10))
        row.addStretch(1)
        self._last = self._add(row, "?", self.tr("all shortcuts"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in self._last:
            part.setVisible(self.width() >= theme().px(ROOM))

    def _add(self, row: QHBoxLayout, keys: str, words: str) -> tuple[QWidget, QWidget]:
        said = QLabel(words, self)
        said.setFont(fonts.font(Role.SMALL))
        palette = said.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
        said.setPalette(palette)
        caps = KeyCaps(keys, words, self, theme().bg)
        row.addWidget(caps)
        row.addWidget(said)
        return caps, said
