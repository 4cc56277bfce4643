"""The line that says how far the texts are read, where that takes long: and reads on, or stops."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.band import Band
from backfile.window.concordance.told import Told
from backfile.window.fonts import Role

SLOW = 4_000
"""Articles from which on it is said how far reading is."""


class ReadingLine(Band):
    """Out of sight where all is read at once."""

    rest_wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = False
        self.words = QLabel(self)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QToolButton(self)
        self.button.setProperty("link", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect((self.stopped if self._reading else self.rest_wanted).emit)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_read(self, articles: int, of: int) -> None:
        """So many are read, and more are being read."""
        self._reading = True
        said = self.tr("%1 of %2 articles read")
        self._say(said.replace("%1", numbers.count(articles)).replace("%2", numbers.count(of)), self.tr("Stop"))
        self.setVisible(of > SLOW)

    def show_told(self, told: Told) -> None:
        """Lines came: all of them, the first of them, or some while more are coming."""
        lines = told.lines
        if lines.complete:
            self.hide()
        elif lines.paused:
            self.show_paused(told)
        else:
            self.show_read(lines.articles, lines.of)

    def show_paused(self, told: Told, total: int | None = None) -> None:
        """Only so many are read until somebody wants the rest; `total`: of how many lines, where that is known."""
        self._reading = False
        said = (
            self.tr("The lines of the newest %1 of %2 articles.")
            if told.newest
            else self.tr("The lines of the best %1 of %2 articles.")
        )
        said = said.replace("%1", numbers.count(told.lines.articles)).replace("%2", numbers.count(told.lines.of))
        if total is not None:
            lines = self.tr("%1 of %2 lines.").replace("%1", numbers.count(len(told.lines)))
            said = f"{said} {lines.replace('%2', numbers.count(total))}"
        self._say(said, self.tr("Read all"))
        self.show()

    def _say(self, words: str, does: str) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
        self.button.setText(does)

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(1), px(12), px(2))
        self.words.setFont(fonts.font(Role.SMALL, tabular=True))
        self.button.setFont(fonts.font(Role.SMALL_STRONG))
