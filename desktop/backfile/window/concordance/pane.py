"""The concordance: lines under what is asked and their order, and beside them what is counted from them."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.concording import Concording
from backfile.window.concordance.head import LinesHead
from backfile.window.concordance.list import LinesList
from backfile.window.concordance.reading_line import ReadingLine
from backfile.window.concordance.side import Side
from backfile.window.concordance.told import Around, Opened, Shown, Spread, Told
from backfile.window.concordance.writing import Writing
from backfile.window.fonts import Role
from backfile.window.question import Question
from backfile.window.rule import Rule
from backfile.window.saved.news_line import NewsLine
from backfile.window.search_bar.summary import Summary

SIDE_FROM = 860


class ConcordancePane(QWidget):
    """Asks only while it is shown; a question that changes meanwhile is made when it is shown again."""

    opened = Signal(object)  # Opened: the line whose article is wanted
    narrowing_wanted = Signal(str, int)  # a collocate, and the words of the window
    words_wanted = Signal(str)  # those before a narrowing
    facet_wanted = Signal(str, object)  # "source" or "year", and its value
    failed = Signal(object)  # BackfileError
    told = Signal(str)  # what was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Concordance"))
        self._question, self._folded, self._due = Question(), True, True
        self._concording: Concording | None = None
        self._before: list[str] = []  # words that were narrowed by a collocate, the latest last
        self._grown = False  # the question is the same, of more articles
        self._narrowing = False  # the next question is one that was narrowed
        self._soon = QTimer(self, interval=60, singleShot=True)  # ms: of a word that is being typed only the last
        self._soon.timeout.connect(self._ask)
        self._make_parts()
        self._place_parts()
        self._connect_parts()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path) -> None:
        """Show concordances of this library."""
        self.close_library()
        self._concording = made = Concording(path, self)
        made.told.connect(self._show_lines)
        made.read.connect(self._show_read)
        made.counted.connect(self._show_total)
        made.spread.connect(self._show_spread)
        made.around.connect(self._show_around)
        made.contexts_read.connect(self.list.lines.contexts_read)
        made.failed.connect(self.failed)
        self.writing.set_library(path)
        self.list.lines.show(None, keep=False)

    def close_library(self) -> None:
        """Let go of the file."""
        self.writing.close_library()
        if self._concording is not None:
            self._concording.close()
            self._concording.deleteLater()
            self._concording = None

    def show_question(self, question: Question, *, folded: bool) -> None:
        """Another question; it is answered when the pane is in view."""
        if question.words != self._question.words and not self._narrowing:
            self._before.clear()
        self._narrowing = self._grown = False
        self.head.show_back(self._before[-1] if self._before else None)
        self._question, self._folded, self._due = question, folded, True
        self.summary.show_question(question)
        if self.isVisible():
            self._soon.start()

    @property
    def settled(self) -> bool:
        """Whether nothing more is to come of what was asked."""
        told = self.list.lines.told
        if self._due or self._concording is None or told is None:
            return not self.isVisible()
        return self._concording.is_current(told.ticket) and (told.lines.complete or told.lines.paused)

    def library_grew(self) -> None:
        """There is more to be found: ask again, when the pane is in view; what is shown stays until then."""
        self._due = self._grown = True
        if self.isVisible():
            self._soon.start()

    def focus_lines(self) -> None:
        """Go to the lines, to the one that was left."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._soon.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Side by side where there is room, else one in the place of the other."""
        wide = self.width() >= theme().px(SIDE_FROM)
        self.head.beside.setVisible(not wide)
        alone = not wide and self.head.beside.isChecked()
        self.side.set_alone(alone)
        if alone and self._column.indexOf(self.side) < 0:
            self._column.addWidget(self.side, 1)
        elif wide and self._column.indexOf(self.side) >= 0:
            self._row.addWidget(self.side)
        self.side.setVisible(wide or alone)
        self.stack.setVisible(not alone)
        self.rule.setVisible(wide)

    def _make_parts(self) -> None:
        self.summary = Summary(self)
        self.news = NewsLine(self)
        self.writing = Writing(self)
        self.head = LinesHead(self.writing.button, self)
        self.sort, self.count = self.head.sort, self.head.count
        self.reading = ReadingLine(self)
        self.list = LinesList(self)
        self.empty = QLabel(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.side = Side(self)
        self.words, self.strip = self.side.words, self.side.strip

    def _place_parts(self) -> None:
        self.rule = Rule(self, upright=True)
        head = QVBoxLayout()
        head.setSpacing(0)
        for part in (self.summary, self.news, self.head, Rule(self), self.reading):
            head.addWidget(part)
        head.addWidget(self.stack, 1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(head, 1)
        row.addWidget(self.rule)
        row.addWidget(self.side)
        self._column = head

    def _connect_parts(self) -> None:
        self.sort.chosen.connect(self._sort)
        self.head.back.clicked.connect(self._go_back)
        self.head.beside.toggled.connect(self._show_beside)
        self.reading.rest_wanted.connect(lambda: self._ask(whole=True))
        self.reading.stopped.connect(self._stop)
        self.list.lines.wanted.connect(self._read)
        self.list.opened.connect(self._open)
        self.side.word_wanted.connect(self._narrow)
        self.side.wish_changed.connect(self._count_around)
        self.side.line_wanted.connect(self._go_to_line)
        self.side.facet_wanted.connect(self.facet_wanted)
        self.writing.failed.connect(self.failed)
        self.writing.told.connect(self.told)

    def _ask(self, *, whole: bool = False) -> None:
        if self._concording is None:
            return
        if not (whole or self._grown):
            self.side.show_around(None)
        if not self._grown:
            self.side.show_spread(None)
        self._due = self._grown = False
        node = Question(self._before[0]).query if self._before else None
        self._concording.ask(self._question.query, self.sort.keys, folded=self._folded, node=node, whole=whole)

    def _stop(self) -> None:
        told = self.list.lines.told
        if self._concording is not None and told is not None:
            self._concording.stop()
            self.reading.show_paused(told)
            self._count_around()

    def _sort(self) -> None:
        self.list.painter.keys = self._painted_keys()
        if self._concording is not None and self.list.lines.told is not None:
            self._concording.sort(self.list.lines.told, self.sort.keys)

    def _painted_keys(self) -> tuple[int, ...]:
        return tuple(key if isinstance(key, int) else 0 for key in self.sort.keys)

    def _open(self, shown: Shown) -> None:
        if self.list.lines.lines is not None:
            self.opened.emit(Opened(shown, self.list.lines.lines.query))

    def _show_beside(self, on: bool) -> None:
        self._fit()
        (self.words if on else self.list).setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_line(self, number: int) -> None:
        if not self.stack.isVisible():
            self.head.beside.setChecked(False)
        self.list.go_to(number)

    def _read(self, lines: object, wanted: list[int]) -> None:
        here = self.list.lines.lines
        if self._concording is not None and here is not None and here is lines and wanted:
            self._concording.read_contexts(here, wanted)

    def _show_lines(self, told: Told) -> None:
        if self._concording is None or not self._concording.is_current(told.ticket):
            return
        self.list.painter.keys = self._painted_keys()
        self.list.show_told(told)
        self.head.show_told(told)
        self.reading.show_told(told)
        self.writing.show_told(told, self.side.settings.wish)
        self.empty.setText(
            self.tr("Type a word to see every place where it stands.")
            if self._question.is_everything or told.lines.of
            else self.tr("No article matches all of this")
        )
        self.stack.setCurrentWidget(self.empty if told.lines.complete and not len(told.lines) else self.list)
        if told.lines.complete or told.lines.paused:
            self._count_around()

    def _show_read(self, ticket: int, articles: int) -> None:
        told = self.list.lines.told
        if self._concording is not None and self._concording.is_current(ticket) and told is not None:
            self.reading.show_read(articles, told.lines.of)

    def _show_total(self, ticket: int, total: int) -> None:
        told = self.list.lines.told
        if self._concording is not None and self._concording.is_current(ticket) and told is not None:
            self.reading.show_paused(told, total)

    def _show_spread(self, spread: Spread) -> None:
        if self._concording is not None and self._concording.is_current(spread.ticket):
            self.side.show_spread(spread)
            self.writing.show_spread(spread)

    def _count_around(self) -> None:
        lines = self.list.lines.lines
        if self._concording is not None and lines is not None and len(lines):
            self.side.show_counting()
            self._concording.collocate(lines, self.side.settings.wish)
            self.writing.show_wish(self.side.settings.wish)

    def _show_around(self, around: Around) -> None:
        if self._concording is not None and self._concording.is_current(around.ticket):
            self.side.show_around(around)

    def _narrow(self, word: str, window: int) -> None:
        self._before.append(self._question.settled().words)
        self._narrowing = True
        self.narrowing_wanted.emit(word, window)

    def _go_back(self) -> None:
        if self._before:
            words = self._before.pop()
            self._narrowing = True
            self.words_wanted.emit(words)
            self.focus_lines()

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumSize(px(240), px(120))  # else the window could not be narrower than all that stands here
        self.empty.setFont(fonts.font(Role.NOTHING_TITLE))
