"""Over the table of a list: how much of it finds something, which lines are shown in which order, and what goes out."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.fonts import Role
from backfile.window.lines.model import Column, Which

SHORT_FROM = 780  # the width from which there is room for the words of buttons


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the counting of a list is, and what it has found."""

    lines: int
    counted: int
    found: int  # lines that find something
    together: int  # items that they find

    @property
    def whole(self) -> bool:
        """Whether every line is counted."""
        return self.counted == self.lines


class LinesHead(QWidget):
    """Says what was chosen and pressed; does nothing by itself."""

    which_chosen = Signal(object)  # Which
    order_chosen = Signal(object)  # Column, or None for the list's own order

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = QLabel(self)
        self.which, self.order = ChoiceBox(self), ChoiceBox(self)
        self.which.setAccessibleName(self.tr("Which lines"))
        for which in Which:
            self.which.addItem("", which)
        self.order.setAccessibleName(self.tr("Order of the lines"))
        for column, words in self._orders().items():
            self.order.addItem(words, column)
        self.edit = self._button(self.tr("Edit"), "list", self.tr("Edit the lines"))
        self.copy = self._button(self.tr("Copy"), "copy", self.tr("Copy the lines that are shown, or those selected"))
        self.export = self._button(self.tr("Export"), "download", self.tr("Export the lines that are shown"))
        self._words = {button: button.text() for button in (self.edit, self.copy, self.export)}
        self.which.activated.connect(lambda _: self.which_chosen.emit(self.which.currentData()))
        self.order.activated.connect(lambda _: self.order_chosen.emit(self.order.currentData()))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.figures, 1)
        for part in (self.which, self.order, *self._words):
            self._row.addWidget(part)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_reading(self, lines: int) -> None:
        """So many lines are being understood."""
        self.export.setEnabled(False)
        self.figures.setText(self.tr("Reading %1 line(s)…", "", lines).replace("%1", numbers.count(lines)))

    def show_figures(self, figures: Figures) -> None:
        """How many lines find something."""
        self.export.setEnabled(figures.whole and figures.lines > 0)
        if figures.whole:
            said = self.tr("%1 of %2 line(s)", "", figures.lines)
            said += self.tr(" found in %3 article(s)", "", figures.together)
        else:
            said = self.tr("%4 of %2 line(s) counted, %1 found", "", figures.lines)
        shown = (figures.found, figures.lines, figures.together, figures.counted)
        for place, number in enumerate(shown, 1):
            said = said.replace(f"%{place}", numbers.count(number))
        self.figures.setText(said)
        for which, words, number in (
            (Which.ALL, self.tr("All lines (%1)"), figures.lines),
            (Which.FOUND, self.tr("With hits (%1)"), figures.found),
            (Which.MISSING, self.tr("Without hits (%1)"), figures.counted - figures.found),
        ):
            self.which.setItemText(which, words.replace("%1", numbers.count(number)))

    def show_order(self, by: Column | None) -> None:
        """By what the lines are sorted."""
        self.order.setCurrentIndex(self.order.findData(by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() >= theme().px(SHORT_FROM)
        for button, words in self._words.items():
            button.setText(words if room else "")

    def _button(self, words: str, icon: str, said: str) -> QPushButton:
        button = QPushButton(" " + words, self)  # a style sheet knows no gap between icon and text
        button.setProperty("small", True)
        button.setIcon(icons.icon(icon, small=True))
        button.setToolTip(said)
        button.setAccessibleName(said)
        return button

    def _orders(self) -> dict[Column | None, str]:
        return {
            None: self.tr("In the list’s order"),
            Column.LINE: self.tr("By name"),
            Column.ARTICLES: self.tr("Most articles first"),
            Column.SOURCES: self.tr("Most sources first"),
            Column.FIRST: self.tr("First seen first"),
            Column.LAST: self.tr("Last seen first"),
            Column.FIRST_IN: self.tr("By first source"),
        }

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(4), px(16), px(8))
        self._row.setSpacing(px(8))
        self.figures.setFont(fonts.font(Role.SMALL, tabular=True))
        self.figures.setMinimumWidth(px(40))
        palette = self.figures.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
        self.figures.setPalette(palette)
