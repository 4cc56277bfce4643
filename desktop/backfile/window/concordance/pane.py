"""The concordance: lines under the chips and their order, collocates and dispersion beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.concordance.concording import Around, Concording, Spread, Told
from backfile.window.concordance.list import LinesList
from backfile.window.concordance.sort_keys import SortKeys
from backfile.window.concordance.strip import Strip
from backfile.window.concordance.words_around import WordsAround, columns
from backfile.window.fonts import Role
from backfile.window.question import Question
from backfile.window.rule import Rule
from backfile.window.search_bar.chips import Chips

if TYPE_CHECKING:
    from backfile.search.usage.line_order import Key

SIDE, SIDE_FROM, SHORT_FROM = 320, 860, 560
WINDOWS = (1, 2, 3, 5, 10)
FEW = 200
"""Lines up to which a word that is found twice counts as a collocate; of more, five times."""


class ConcordancePane(QWidget):
    """Asks only while it is shown; a question that changes meanwhile is made when it is shown again."""

    opened = Signal(object)  # Shown: the line whose article is wanted
    narrowing_wanted = Signal(str, int)  # a collocate, and the words of the window
    filter_removed = Signal(object)  # Filter
    filters_cleared = Signal()
    failed = Signal(object)  # BackfileError
    told = Signal(str)  # what was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Concordance"))
        self._question, self._folded, self._due = Question(), True, True
        self._concording: Concording | None = None
        self._ticket = -1
        self._soon = QTimer(self, interval=150, singleShot=True)  # ms: of a word that is being typed only the last
        self._soon.timeout.connect(self._ask)
        self._make_parts()
        self._place_parts()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path) -> None:
        """Show concordances of this library."""
        self.close_library()
        self._concording = made = Concording(path, self)
        made.told.connect(self._show_lines)
        made.spread.connect(self._show_spread)
        made.around.connect(self._show_around)
        made.contexts_read.connect(self.list.lines.contexts_read)
        made.written.connect(self._say_written)
        made.failed.connect(self.failed)
        self.list.lines.show(None, keep=False)

    def close_library(self) -> None:
        """Let go of the file."""
        if self._concording is not None:
            self._concording.close()
            self._concording.deleteLater()
            self._concording = None

    def show_question(self, question: Question, *, folded: bool) -> None:
        """Another question; it is answered when the pane is in view."""
        self._question, self._folded, self._due = question, folded, True
        self.chips.show_filters(question.filters)
        if self.isVisible():
            self._soon.start()

    def focus_lines(self) -> None:
        """Go to the lines."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.side.setVisible(width >= theme().px(SIDE_FROM))
        for part in (self.count, self.export):
            part.setVisible(width >= theme().px(SHORT_FROM))

    def _make_parts(self) -> None:
        self.chips = Chips(self)
        self.sort = SortKeys(self)
        self.count = QLabel(self)
        self.export = QPushButton(self.tr("Export"), self)
        self.export.setProperty("small", True)
        self.export.setIcon(icons.icon("download", small=True))
        self.list = LinesList(self)
        self.empty = QLabel(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.side = QWidget(self)
        self.title = QLabel(self.tr("Collocates"), self.side)
        self.window_box = ChoiceBox(self.side)
        self.window_box.setAccessibleName(self.tr("Words to either side"))
        for words in WINDOWS:
            self.window_box.addItem(self.tr("%1 left, %1 right").replace("%1", str(words)), words)
        self.window_box.setCurrentIndex(WINDOWS.index(3))
        self.heads = Heads(self.side)
        self.words = WordsAround(self.side)
        self.strip = Strip(self.side)
        self.foot = QLabel(self.side)
        self.foot.setWordWrap(True)
        self.sort.chosen.connect(self._sort)
        self.list.lines.wanted.connect(self._read)
        self.list.opened.connect(self.opened)
        self.words.wanted.connect(self._narrow)
        self.window_box.currentIndexChanged.connect(self._count_around)
        self.export.clicked.connect(self._export)
        self.chips.removed.connect(self.filter_removed)
        self.chips.cleared.connect(self.filters_cleared)

    def _place_parts(self) -> None:
        self._chips_row = QVBoxLayout()
        self._chips_row.addWidget(self.chips)
        self._head = QHBoxLayout()
        self._head.addWidget(self.sort, 1)
        self._head.addWidget(self.count)
        self._head.addWidget(self.export)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._chips_row)
        left.addLayout(self._head)
        left.addWidget(Rule(self))
        left.addWidget(self.stack, 1)
        self._side_head = QHBoxLayout()
        self._side_head.addWidget(self.title, 1)
        self._side_head.addWidget(self.window_box)
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._side_head)
        right.addWidget(Rule(self.side))
        right.addWidget(self.heads)
        right.addWidget(self.words, 1)
        right.addWidget(Rule(self.side))
        right.addWidget(self.strip)
        right.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(self, upright=True))
        row.addWidget(self.side)

    @property
    def _keys(self) -> "tuple[Key, ...]":
        from backfile.search.usage.line_order import Fact

        keys = tuple(Fact(key) if isinstance(key, str) else key for key in self.sort.keys)
        return keys or (Fact.ARTICLE,)

    def _ask(self) -> None:
        if self._concording is None:
            return
        self._due = False
        self.words.words.show(None)
        self.strip.show_spread(None)
        self._ticket = self._concording.ask(self._question.query, self._keys, folded=self._folded)

    def _sort(self) -> None:
        self.list.painter.keys = self._painted_keys()
        if self._concording is not None and self.list.lines.lines is not None:
            self._concording.sort(self.list.lines.lines, self._keys)

    def _painted_keys(self) -> tuple[int, ...]:
        return tuple(key if isinstance(key, int) else 0 for key in self.sort.keys)

    def _read(self, lines: object, wanted: list[int]) -> None:
        here = self.list.lines.lines
        if self._concording is not None and here is not None and here is lines and wanted:
            self._concording.read(here, wanted)

    def _show_lines(self, told: Told) -> None:
        if self._concording is None or not self._concording.is_current(told.ticket):
            return
        before = self.list.lines.told
        self.list.painter.keys = self._painted_keys()
        self.list.lines.show(told, keep=before is not None and before.ticket == told.ticket)
        total = len(told.lines)
        lines = self.tr("%1 line(s)", "", total).replace("%1", numbers.count(total))
        articles = self.tr("from %1 article(s)", "", told.lines.articles)
        said = f"{lines} {articles}".replace("%1", numbers.count(told.lines.articles))
        self.count.setText(said if told.lines.complete else said + "…")
        self.export.setEnabled(told.lines.complete and total > 0)
        self.empty.setText(
            self.tr("Type a word to see every place where it stands.")
            if self._question.is_everything or told.lines.of
            else self.tr("No article matches all of this.")
        )
        self.stack.setCurrentWidget(self.empty if told.lines.complete and not total else self.list)

    def _show_spread(self, spread: Spread) -> None:
        if self._concording is not None and self._concording.is_current(spread.ticket):
            self.strip.show_spread(spread)
            self._count_around()

    def _count_around(self) -> None:
        from backfile.search.usage.collocates import Window

        lines, words = self.list.lines.lines, self.window_box.currentData()
        if self._concording is not None and lines is not None and len(lines) and lines.complete:
            self._concording.collocate(lines, Window(words, words), 2 if len(lines) <= FEW else 5)

    def _show_around(self, around: Around) -> None:
        if self._concording is not None and self._concording.is_current(around.ticket):
            self.words.words.show(around)
            said = self.tr(
                "LL: log-likelihood against the rest of the library. Words found fewer than %1 times are left out."
            )
            self.foot.setText(said.replace("%1", str(around.least)))

    def _narrow(self, word: str) -> None:
        self.narrowing_wanted.emit(word, self.window_box.currentData())

    def _export(self) -> None:
        told = self.list.lines.told
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export lines"), "concordance.csv", "CSV (*.csv);;TSV (*.tsv)"
        )
        if name and told is not None and self._concording is not None:
            self._concording.write(told, Path(name))

    def _say_written(self, path: Path) -> None:
        self.told.emit(self.tr("All lines are in %1.").replace("%1", path.name))

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumSize(px(240), px(120))  # else the window could not be narrower than all that stands here
        self._chips_row.setContentsMargins(px(16), px(8), px(16), 0)
        self._head.setContentsMargins(px(16), px(6), px(16), px(6))
        self._head.setSpacing(px(8))
        self._side_head.setContentsMargins(px(16), px(6), px(16), px(6))
        self.side.setFixedWidth(px(SIDE))
        self.count.setFont(fonts.font(Role.SMALL, tabular=True))
        self.title.setFont(fonts.font(Role.UI_STRONG))
        self.empty.setFont(fonts.font(Role.NOTHING_TITLE))
        self.foot.setFont(fonts.font(Role.SMALL))
        self.foot.setContentsMargins(px(16), 0, px(16), px(12))


class Heads(QWidget):
    """The names of the collocates' columns."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        painter.setFont(fonts.font(Role.SECTION))
        painter.setPen(look.text2)
        boxes = columns(QRect(0, 0, self.width(), self.height()))
        names = (self.tr("Word"), self.tr("Hits"), self.tr("LL"), self.tr("Position"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for box, name, at in zip(boxes, names, (left, right, right, left), strict=True):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | at, name)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
