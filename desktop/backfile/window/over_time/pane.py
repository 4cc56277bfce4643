"""Over time: the question and others beside it as curves, and a table of their figures."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from backfile.errors import BackfileError
from backfile.search.language.tree import Dates
from backfile.window import folders, fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.folders import Purpose
from backfile.window.fonts import Role
from backfile.window.over_time import axis, saving
from backfile.window.over_time.chart import Chart
from backfile.window.over_time.comparing import Asked, Comparing, Series
from backfile.window.over_time.curves import SPANS, Measure, curve, dates_between
from backfile.window.over_time.picture import Base, Picture
from backfile.window.over_time.queries import Queries
from backfile.window.over_time.switches import Switches
from backfile.window.over_time.table import Table
from backfile.window.over_time.wording import empty_words, hint_words, row_of
from backfile.window.question import DATE, Question
from backfile.window.saved.news_line import NewsLine
from backfile.window.search_bar.summary import Summary
from backfile.window.table_writing import TableWriting, ask_path
from backfile.window.tabs import ASIDE

HINT_FROM = 420
"""Px of height from which there is room for what is to be known of the figures."""


class OverTimePane(QWidget):
    """Counts only while it is shown. The others are asked under the same filters."""

    span_chosen = Signal(object)  # Dates, or None for all of time
    words_wanted = Signal(str)  # of a query whose articles are to be shown
    failed = Signal(object)  # BackfileError
    told = Signal(str)  # what was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Over time"))
        self._question, self._folded, self._due = Question(), True, True
        self._comparing: Comparing | None = None
        self._tables: TableWriting | None = None
        self._library = Path()
        self._series: dict[int, Series] = {}
        self._names: list[tuple[int, str]] = []  # number of the colour, and words
        self._spans: list[axis.Asked] = []  # that each of them is narrowed to
        self._before: list[Dates | None] = []  # spans that were narrowed, the latest last
        self._soon = QTimer(self, interval=150, singleShot=True)  # ms: of words that are being typed only the last
        self._soon.timeout.connect(self._ask)
        self._make_parts()
        self._place_parts()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path) -> None:
        """Count in this library."""
        self.close_library()
        self._library = path
        self._comparing = Comparing(path, self)
        self._comparing.counted.connect(self._take)
        self._comparing.read.connect(self._show_read)
        self._comparing.failed.connect(self.failed)
        self._tables = TableWriting(path, self)
        self._tables.written.connect(lambda path, _: self._say_written(path))
        self._tables.failed.connect(self.failed)
        self._tables.progressed.connect(self.switches.export.show_progress)
        for ended in (self._tables.written, self._tables.stopped, self._tables.failed):
            ended.connect(self.switches.export.show_rest)
        self.switches.stop_wanted.connect(self._tables.stop)

    def close_library(self) -> None:
        """Let go of the file."""
        for own in (self._comparing, self._tables):
            if own is not None:
                own.close()
                own.deleteLater()
        self._comparing = self._tables = None

    def show_question(self, question: Question, *, folded: bool = True) -> None:
        """Another question; it is counted when the pane is in view."""
        self._question, self._folded, self._due = question, folded, True
        self.summary.show_question(question)
        self.queries.show_question(question.settled().words)
        if self.isVisible():
            self._soon.start()

    @property
    def settled(self) -> bool:
        """Whether nothing more is to come of what was asked."""
        if self._due or self._soon.isActive() or self._comparing is None:
            return not self.isVisible()
        told = [each for each in self._series.values() if self._comparing.is_current(each.ticket)]
        return len(told) == len(self._names) and not any(each.counting for each in told)

    def library_grew(self) -> None:
        """There is more to be counted, when the pane is in view."""
        self._due = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(event.size().height() >= theme().px(HINT_FROM))

    def _make_parts(self) -> None:
        self.summary = Summary(self)
        self.news = NewsLine(self)
        self.queries = Queries(self)
        self.switches = Switches(self)
        self.chart = Chart(self)
        self.table = Table(self)
        self.hint = QLabel(self)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setWordWrap(True)
        self.queries.changed.connect(self._soon.start)
        self.switches.measure.chosen.connect(self._change_measure)
        self.switches.by.chosen.connect(lambda _: self._soon.start(0))
        self.switches.smoothed.toggled.connect(lambda _: self._show())
        self.switches.save_wanted.connect(self.save)
        self.chart.span_chosen.connect(self._choose)
        self.chart.back_wanted.connect(self._go_back)
        self.chart.wider_wanted.connect(self._widen)
        self.table.show_wanted.connect(self._show_articles)

    def _place_parts(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.summary)
        outer.addWidget(self.news)
        self._area = QScrollArea(self)  # of small windows; else the chart takes what there is
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self._area)
        self._area.setWidget(page)
        self._column = QVBoxLayout(page)
        outer.addWidget(self._area, 1)
        self._over, self._under = QVBoxLayout(), QVBoxLayout()
        self._over.addWidget(self.queries)
        self._under.addWidget(self.chart, 1)
        self._under.addWidget(self.table)
        self._under.addWidget(self.hint)
        self._column.addLayout(self._over)
        self._column.addWidget(self.switches)
        self._column.addLayout(self._under, 1)

    @property
    def _measure(self) -> Measure:
        return Measure(self.switches.measure.current)

    def _ask(self) -> None:
        if self._comparing is None:
            return
        self._due = False
        here = self._question.settled()
        others = [(number, here.with_words(text).settled()) for number, text in self.queries.texts]
        asked = [(0, here), *others]
        names = [(number, each.words or self.tr("All articles")) for number, each in asked]
        if names != self._names:
            self._series.clear()
        self._names = names
        self._spans = [axis.asked_spans(each) for _, each in asked]
        queries = tuple(each.query for _, each in asked)
        by, hits = self.switches.by.current, self._measure is Measure.MILLION
        self._comparing.ask(Asked(queries, by, self._folded, hits))

    def _change_measure(self) -> None:
        if self._measure is Measure.MILLION and any(
            each.frequency.total.hits is None for each in self._series.values()
        ):
            self._soon.start(0)
        self._show()

    def _take(self, series: Series) -> None:
        if self._comparing is not None and self._comparing.is_current(series.ticket):
            self._series[series.number] = series
            self._show()

    def _show_read(self, ticket: int, read: int, of: int) -> None:
        if self._comparing is not None and self._comparing.is_current(ticket) and read < of:
            said = self.tr("Counting hits: %1 of %2 articles read")
            self.hint.setText(said.replace("%1", numbers.count(read)).replace("%2", numbers.count(of)))

    def _show(self) -> None:
        by = self.switches.by.current
        series = [(at, each) for at, each in sorted(self._series.items()) if each.frequency.by == by]
        known = [(self._names[at], each) for at, each in series]
        if not known:
            return
        smoothed = self.switches.smoothed.isChecked()
        reach = axis.reach(by, ((self._spans[at], each.frequency) for at, each in series))
        curves = tuple(
            curve(name, each.frequency, self._measure, number=number, smoothed=smoothed, among=reach)
            for (number, name), each in known
        )
        bases = {span.start: Base(span.of_articles, span.of_words) for _, each in known for span in each.frequency.bins}
        picture = Picture(curves, self._measure, by, bases, reach)
        every = [each.frequency for _, each in known]
        counting = any(each.counting for _, each in known)
        self.chart.show_picture(picture, empty_words(every, self._measure, counting=counting))
        self.table.show_rows(tuple(row_of(number, name, each, self._measure) for (number, name), each in known))
        self.hint.setText(hint_words(every, folded=self._folded, smoothed=smoothed, counting=counting))

    def _choose(self, first: str, last: str) -> None:
        dates = [each.tree for each in self._question.settled().filters if each.field == DATE and not each.excluded]
        self._before.append(next((tree for tree in dates if isinstance(tree, Dates)), None))
        self.span_chosen.emit(dates_between(first, last, week=self.switches.by.current == "week"))

    def _go_back(self) -> None:
        if self._before:
            self.span_chosen.emit(self._before.pop())

    def _widen(self, by: int) -> None:
        """One span wider, or narrower."""
        at = SPANS.index(self.switches.by.current) - by
        if 0 <= at < len(SPANS):
            self.switches.by.choose(SPANS[at])

    def _show_articles(self, number: int) -> None:
        text = dict(self.queries.texts).get(number, self._question.settled().words)
        self.words_wanted.emit(text)

    def save(self, kind: str) -> None:
        """Ask where, and write the picture ("png", "svg") or the "table"."""
        if kind == "table":
            self._save_table()
            return
        name = self.tr("%1 picture").replace("%1", kind.upper())
        kinds = f"{name} (*.{kind})"
        chosen = folders.ask_target(self, Purpose.PICTURE, self.tr("Export"), f"over-time.{kind}", kinds)
        if chosen is not None:
            self.save_picture(chosen[0].with_suffix(f".{kind}"))

    def save_picture(self, path: Path) -> None:
        """Write what is drawn, as PNG or SVG by the name."""
        try:
            saving.write_picture(self.chart, path, self._library, self._about())
        except BackfileError as error:
            self.failed.emit(error)
        else:
            self._say_written(path)

    def _about(self) -> str:
        """What a picture shows, by itself: the queries, and what narrows all of them."""
        filters = Question("", self._question.settled().filters).query
        names = "; ".join(name for _, name in self._names)
        return names if filters.is_everything else f"{names} · {filters.text}"

    def _save_table(self) -> None:
        if path := ask_path(self, self.tr("Export figures"), "over-time"):
            self.save_table(path)

    def save_table(self, path: Path) -> None:
        """Write the figures of all curves."""
        names = [self._names[at][1] for at in sorted(self._series)]
        every = [self._series[at].frequency for at in sorted(self._series)]
        if self._tables is not None:
            self._tables.write(path, saving.COLUMNS, lambda _: saving.rows(names, every), 0)

    def _say_written(self, path: Path) -> None:
        self.told.emit(self.tr("Written to %1.").replace("%1", path.name))

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumSize(px(240), px(120))  # else the window could not be narrower than all that stands here
        self._column.setContentsMargins(px(16 - ASIDE), px(8), px(16), px(14))
        for column in (self._column, self._over, self._under):
            column.setSpacing(px(8))
        for column in (self._over, self._under):  # in line with the words of the switches
            column.setContentsMargins(px(ASIDE), 0, 0, 0)
        self.hint.setFont(fonts.font(Role.SMALL))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
