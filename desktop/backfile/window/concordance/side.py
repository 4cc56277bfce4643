"""Beside the lines: the words around the hits, or how the hits lie in each source and year; under both, over time."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.heads import Heads
from backfile.window.concordance.settings import Settings
from backfile.window.concordance.spread_rows import SpreadRows
from backfile.window.concordance.strip import Strip
from backfile.window.concordance.told import Around, Spread
from backfile.window.concordance.words_around import WordsAround
from backfile.window.fonts import Role
from backfile.window.rule import Rule
from backfile.window.tabs import Tabs

WIDTH = 320
SHORT = 480
"""Px of height from which collocates have room below their settings."""


class Side(QWidget):
    """Says by signals what was pressed; shows what it is told."""

    word_wanted = Signal(str, int)  # a collocate, and the words of the window
    wish_changed = Signal(object)  # Wish
    line_wanted = Signal(int)  # the number of a line
    facet_wanted = Signal(str, object)  # "source" or "year", and its value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread: Spread | None = None
        self.tabs = Tabs(
            self.tr("Beside the lines"), {"words": self.tr("Collocates"), "spread": self.tr("Dispersion")}, self
        )
        self.window_words = QLabel(self)
        self.options = QToolButton(self)
        self.options.setProperty("flat", True)
        self.options.setCheckable(True)
        self.options.setIcon(icons.icon("sliders-horizontal"))
        self.options.setAccessibleName(self.tr("How collocates are counted"))
        self.options.setToolTip(self.options.accessibleName())
        self.settings = Settings(self)
        self._settings_area = QScrollArea(self)
        self._settings_area.setWidget(self.settings)
        self._settings_area.setWidgetResizable(True)
        self._settings_area.setFrameShape(QFrame.Shape.NoFrame)
        self._settings_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._settings_area.hide()
        self.heads = Heads(self)
        self.words = WordsAround(self)
        self.foot = QLabel(self)
        self.foot.setWordWrap(True)
        self.among = Tabs(self.tr("Dispersion by"), {"source": self.tr("By source"), "year": self.tr("By year")}, self)
        self.rows = SpreadRows(self)
        self.spread_foot = QLabel(self)
        self.spread_foot.setWordWrap(True)
        self.strip = Strip(self)
        self._place()
        self._connect()
        appearance().changed.connect(self._dress)
        self._dress()
        self.show_around(None)
        self.show_spread(None)

    def set_alone(self, alone: bool) -> None:
        """In the place of the lines, as wide as they are; or beside them."""
        px = theme().px
        self.setMinimumWidth(px(200 if alone else WIDTH))
        self.setMaximumWidth(16_777_215 if alone else px(WIDTH))

    def show_around(self, around: Around | None) -> None:
        """Other collocates; None while they are not known."""
        self.words.words.show(around)
        self.heads.show_measure(self.settings.wish.measure)
        wish = self.settings.wish
        said = self.tr("%1 left, %2 right").replace("%1", str(wish.left)).replace("%2", str(wish.right))
        self.window_words.setText(said)
        waiting = around is not None and around.pending
        self.foot.setText("" if around is None else self.tr("Counting…") if waiting else self._explained(around))

    def show_counting(self) -> None:
        """They are being counted anew; those that are there stay."""
        self.foot.setText(self.tr("Counting…"))
        self.heads.show_measure(self.settings.wish.measure)

    def show_spread(self, spread: Spread | None) -> None:
        """Another dispersion; None while it is not known."""
        self._spread = spread
        self.strip.show_spread(spread)
        self._show_portions()

    def _explained(self, around: Around) -> str:
        rest = (
            self.tr("the rest of the library") if around.against == "library" else self.tr("the rest of these articles")
        )
        explained = {
            "mi": self.tr("MI: mutual information against %1; high for rare words, so look at the hits as well."),
            "logdice": self.tr("logDice: 14 at most; one more is twice as close. Held against %1."),
        }.get(
            around.measure,
            self.tr("LL: log-likelihood against %1. Chance alone takes one word in 100 to 6.63 or more."),
        )
        parts = [explained.replace("%1", rest)]
        if any(figures.is_rarer for _, figures in around.words):
            parts.append(self.tr("A word marked ↓ is rarer near the hits than there."))
        parts.append(
            self.tr("Words found fewer than %1 times are left out.").replace("%1", numbers.count(around.least))
        )
        if not around.complete:
            parts.append(self.tr("Counted in the lines that are read so far."))
        return " ".join(parts)

    def _show_portions(self) -> None:
        by_source = self.among.current == "source"
        portions = () if self._spread is None else self._spread.sources if by_source else self._spread.years
        self.rows.portions.show(portions, self.tr("No source") if by_source else self.tr("Undated"))
        self.spread_foot.setText(
            self.tr("Known when all articles are read.")
            if self._spread is None
            else self.tr("Hits, and hits in a million words. Each band goes from its oldest article to its newest.")
        )

    def _place(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._head.addWidget(self.window_words)
        self._head.addWidget(self.options)
        words = QWidget(self)
        column = QVBoxLayout(words)
        self._settings_rule = Rule(self)
        self._settings_rule.hide()
        for part in (self._settings_area, self._settings_rule, self.heads):
            column.addWidget(part)
        column.addWidget(self.words, 1)
        self._foots = [QHBoxLayout(), QHBoxLayout()]
        self._foot_rule = Rule(self)
        column.addWidget(self._foot_rule)
        self._foots[0].addWidget(self.foot)
        column.addLayout(self._foots[0])
        spread = QWidget(self)
        second = QVBoxLayout(spread)
        self._among_row = QHBoxLayout()
        self._among_row.addWidget(self.among)
        self._among_row.addStretch(1)
        second.addLayout(self._among_row)
        second.addWidget(Rule(self))
        second.addWidget(self.rows, 1)
        second.addWidget(Rule(self))
        self._foots[1].addWidget(self.spread_foot)
        second.addLayout(self._foots[1])
        self.pages = QStackedWidget(self)
        whole = QVBoxLayout(self)
        for each in (column, second, whole):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        for page in (words, spread):
            self.pages.addWidget(page)
        whole.addLayout(self._head)
        whole.addWidget(Rule(self))
        whole.addWidget(self.pages, 1)
        whole.addWidget(Rule(self))
        whole.addWidget(self.strip)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_page)
        self.options.toggled.connect(self._show_settings)
        self.settings.changed.connect(self.wish_changed)
        self.heads.pressed.connect(self._sort_by)
        self.words.wanted.connect(self._want)
        self.among.chosen.connect(lambda _: self._show_portions())
        self.rows.line_wanted.connect(self.line_wanted)
        self.rows.chosen.connect(lambda value: self.facet_wanted.emit(self.among.current, value))
        self.strip.line_wanted.connect(self.line_wanted)

    def _show_page(self, name: str) -> None:
        self.pages.setCurrentIndex(0 if name == "words" else 1)
        for part in (self.window_words, self.options):
            part.setVisible(name == "words")

    def _show_settings(self, on: bool) -> None:
        self._fit()
        if on:
            self.settings.left.setFocus(Qt.FocusReason.TabFocusReason)

    def _sort_by(self, measure: str) -> None:
        self.settings.sort_by(measure)

    def _want(self, word: str) -> None:
        wish = self.settings.wish
        self.word_wanted.emit(word, max(wish.left, wish.right))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where it is not high, settings take the place of what they are for."""
        px, high = theme().px, self.height()
        on, short = self.options.isChecked(), high < px(SHORT)
        alone = on and short
        self._settings_area.setVisible(on)
        self._settings_area.setFixedHeight(min(self.settings.sizeHint().height(), max(px(60), high - px(50))))
        self._settings_rule.setVisible(on and not alone)
        for part in (self.heads, self.words):
            part.setVisible(not alone)
        self.foot.setVisible(high > px(360) and not alone)
        self._foot_rule.setVisible(high > px(360) and not alone)
        self.strip.setVisible(not alone)

    def _dress(self) -> None:
        px = theme().px
        self._head.setContentsMargins(px(10), px(6), px(10), px(5))
        self._head.setSpacing(px(4))
        self._among_row.setContentsMargins(px(10), px(2), px(10), px(2))
        self.options.setIconSize(QSize(px(16), px(16)))
        for label in (self.window_words, self.foot, self.spread_foot):
            label.setFont(fonts.font(Role.SMALL))
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for foot in self._foots:
            foot.setContentsMargins(px(16), px(6), px(16), px(8))
