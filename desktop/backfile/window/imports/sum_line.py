"""What became of the records of an import, in one line of which each figure can be pressed."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.imports import words
from backfile.window.imports.state import ImportState


class Figure(Enum):
    """What a figure counts."""

    ARTICLES = "articles"
    DUPLICATES = "duplicates"
    SKIPPED = "skipped"
    PROBLEMS = "problems"


class SumLine(QWidget):
    """ "12,402 records: 11,980 articles, 301 duplicates, 97 skipped, 24 problems"; what is none is left out."""

    wanted = Signal(object)  # Figure

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._records, self._took = QLabel(self), QLabel(self)
        self._figures = {figure: self._link(figure) for figure in Figure}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._records, *self._figures.values(), self._took):
            self._row.addWidget(part)
        self._state = ImportState()
        appearance().changed.connect(self._dress)
        self._dress()

    def show_state(self, state: ImportState, *, narrow: bool) -> None:
        """The sum of an import; in a narrow place only what one acts on."""
        self._state = state
        self._records.setText(words.records(state.records))
        self._records.setHidden(narrow)
        self._took.setText(words.tr("in %1").replace("%1", words.duration(state.seconds)))
        self._took.setHidden(narrow)
        for figure, button in self._figures.items():
            number, text = words.figure(figure.value, state)
            button.setText(text)
            button.setAccessibleName(text)
            only_told = figure in (Figure.DUPLICATES, Figure.SKIPPED) and state.articles > 0
            button.setVisible((number > 0 or figure is Figure.ARTICLES) and not (narrow and only_told))

    def _link(self, figure: Figure) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("plain", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.wanted.emit(figure))
        return button

    def _dress(self) -> None:
        look = theme()
        self._row.setSpacing(look.px(10))
        font = fonts.font(Role.UI, tabular=True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.text2)
        for label in (self._records, self._took):
            label.setFont(font)
            label.setPalette(palette)
        for button in self._figures.values():
            button.setFont(font)
        self._figures[Figure.PROBLEMS].setStyleSheet(f"color: {look.warning.name()}")
