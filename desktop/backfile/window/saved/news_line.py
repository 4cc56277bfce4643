"""The line above the results of a saved search: "12 new since 3 November", and what shows them alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.saved.shelf import Shelf
from backfile.window.saved.wording import news_text


class NewsLine(QWidget):
    """Hidden where nothing is new."""

    only_new = Signal(bool)  # leave the rest out, or let it in again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only = False
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._switch = QPushButton(self)
        self._switch.setProperty("plain", True)
        self._switch.setCursor(Qt.CursorShape.PointingHandCursor)
        self._switch.clicked.connect(self._press)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self._row.addWidget(self._switch)
        self._row.addStretch(1)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_shelf(self, shelf: Shelf) -> None:
        """What is new in what is looked at."""
        visit = shelf.visit
        self._only = shelf.only_new
        if visit is not None and (shelf.new or shelf.only_new):
            self._text.setText(news_text(shelf.new, visit.looked))
            self._switch.setText(self.tr("Show all") if self._only else self.tr("Show only new"))
        self.setVisible(visit is not None and bool(shelf.new or shelf.only_new))

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def press(self) -> None:
        """What its link does."""
        self._switch.click()

    def _press(self) -> None:
        self.only_new.emit(not self._only)

    def _dress(self) -> None:
        look = theme()
        px = look.px
        self._row.setContentsMargins(px(16), 0, px(16), px(6))
        self._row.setSpacing(px(7))
        mark = icons.pixmap("bookmark", px(13), look.accent, self.devicePixelRatioF(), filled=True)
        self._icon.setPixmap(mark)
        for part in (self._text, self._switch):
            part.setFont(fonts.font(Role.SMALL))
        palette = self._text.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.text)
        self._text.setPalette(palette)
