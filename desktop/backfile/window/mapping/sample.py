"""The first articles of a dump as they will look: their rows among results, and the chosen one on its page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.article.page import ArticlePage
from backfile.window.fonts import Role
from backfile.window.mapping.seen import SeenTable, reading_of, row_of
from backfile.window.mapping.words import without_article
from backfile.window.numbers import count
from backfile.window.results.layout import height
from backfile.window.results.list import ResultsList
from backfile.window.rule import Rule

if TYPE_CHECKING:
    from backfile.article import Article


class Sample(QWidget):
    """Arrows, or J and K in the list, go from article to article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview"))
        self._articles: tuple[Article, ...] = ()
        self._place, self._missing = QLabel(self), QLabel(self)
        self._missing.setTextFormat(Qt.TextFormat.PlainText)
        self._before = self._button("chevron-left", self.tr("Article before"))
        self._after = self._button("chevron-right", self.tr("Article after"))
        self.list = ResultsList(self)
        self.list.setAccessibleName(self.tr("First articles"))
        self.page = ArticlePage(self)
        self._blank = QWidget(self)
        self._rows = 2
        bar = QHBoxLayout()
        for part in (self._place, self._before, self._after):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self._missing)
        self._bar = bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Rule(self))
        column.addWidget(self.list)
        column.addWidget(Rule(self))
        column.addWidget(self.page, 1)
        column.addWidget(self._blank, 1)
        self._before.clicked.connect(lambda: self.list.step(-1))
        self._after.clicked.connect(lambda: self.list.step(1))
        self.list.chosen.connect(self._show)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_table(self, table: SeenTable | None) -> None:
        """The articles of a table, the one that was shown before again; None shows nothing."""
        here = max(0, self.list.currentIndex().row())
        self._articles = tuple(row.article for row in table.rows if row.article) if table is not None else ()
        ids = tuple(article.id for article in self._articles)
        self.list.results.show(ids, map(row_of, self._articles))  # type: ignore[arg-type]
        self._missing.setText(without_article(table) if table is not None else "")
        for part in (self.list, self.page):
            part.setVisible(bool(ids))
        self._blank.setVisible(not ids)
        if ids:
            self.list.choose(min(here, len(ids) - 1))
        else:
            self.page.show_reading(None, 1.0)
            self._tell(-1)

    def set_narrow(self, narrow: bool) -> None:
        """One row of the results, not two."""
        self._rows = 1 if narrow else 2
        self.list.setFixedHeight(self._rows * height(theme()))

    def _show(self, item: int) -> None:
        number = self.list.results.number_of(item)
        if number is not None:
            self.page.show_reading(reading_of(self._articles[number]), 1.0)
            self._tell(number)

    def _tell(self, number: int) -> None:
        words = self.tr("Article %1 of the first %2") if number >= 0 else ""
        self._place.setText(words.replace("%1", count(number + 1)).replace("%2", count(len(self._articles))))
        for button in (self._before, self._after):
            button.setVisible(number >= 0)
        self._before.setEnabled(number > 0)
        self._after.setEnabled(0 <= number < len(self._articles) - 1)

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(icon))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _dress(self) -> None:
        px = theme().px
        self._bar.setContentsMargins(px(24), px(6), px(16), px(6))
        self._place.setFont(fonts.font(Role.UI_STRONG))
        self._missing.setFont(fonts.font(Role.SMALL))
        self._missing.setStyleSheet(f"color: {theme().warning.name()}")
        self.list.setFixedHeight(self._rows * height(theme()))
        for button in (self._before, self._after):
            button.setIconSize(QSize(px(16), px(16)))
        self.page.restyle()
