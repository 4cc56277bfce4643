"""Over time: the question and others beside it as curves, and a table of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QShowEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from backfile.window import dates, fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.fonts import Role
from backfile.window.over_time.chart import Chart, colour
from backfile.window.over_time.comparing import Comparing, Series
from backfile.window.over_time.curves import Measure, curve, dates_between
from backfile.window.question import Question
from backfile.window.search_bar.summary import Summary

if TYPE_CHECKING:
    from backfile.search.usage.frequency import Frequency

OTHERS = 2
SPANS = ("year", "quarter", "month", "week", "day")


class OverTimePane(QWidget):
    """Counts only while it is shown. The others are asked under the same filters."""

    span_chosen = Signal(object)  # Dates
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Over time"))
        self._question, self._due = Question(), True
        self._comparing: Comparing | None = None
        self._series: dict[int, Frequency] = {}
        self._names: list[str] = []
        self._soon = QTimer(self, interval=250, singleShot=True)  # ms: of words that are being typed only the last
        self._soon.timeout.connect(self._ask)
        self._make_parts()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path) -> None:
        """Count in this library."""
        self.close_library()
        self._comparing = Comparing(path, self)
        self._comparing.counted.connect(self._take)
        self._comparing.failed.connect(self.failed)

    def close_library(self) -> None:
        """Let go of the file."""
        if self._comparing is not None:
            self._comparing.close()
            self._comparing.deleteLater()
            self._comparing = None

    def show_question(self, question: Question) -> None:
        """Another question; it is counted when the pane is in view."""
        self._question, self._due = question, True
        self.summary.show_question(question)
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._soon.start(0)

    def _make_parts(self) -> None:
        self.summary = Summary(self)
        self.fields = [QLineEdit(self) for _ in range(OTHERS)]
        for field in self.fields:
            field.setPlaceholderText(self.tr("Compare with"))
            field.setAccessibleName(self.tr("Compare with"))
            field.textChanged.connect(lambda _: self._soon.start())
        self.measure, self.by = ChoiceBox(self), ChoiceBox(self)
        self.measure.setAccessibleName(self.tr("What is drawn"))
        self.by.setAccessibleName(self.tr("By"))
        for measure, words in (
            (Measure.THOUSAND, self.tr("Per thousand articles")),
            (Measure.MILLION, self.tr("Per million words")),
            (Measure.COUNT, self.tr("Count")),
        ):
            self.measure.addItem(words, measure)
        names = (self.tr("Year"), self.tr("Quarter"), self.tr("Month"), self.tr("Week"), self.tr("Day"))
        for by, words in zip(SPANS, names, strict=True):
            self.by.addItem(words, by)
        self.by.setCurrentIndex(SPANS.index("month"))
        self.measure.currentIndexChanged.connect(lambda _: self._soon.start())
        self.by.currentIndexChanged.connect(lambda _: self._soon.start())
        self.chart = Chart(self)
        self.chart.span_chosen.connect(self._choose)
        self.table = QLabel(self)
        self.hint = QLabel(self.tr("Drag over the chart to narrow to a span."), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.summary)
        self._column = QVBoxLayout()
        outer.addLayout(self._column, 1)
        row = QHBoxLayout()
        for part in (*self.fields, self.measure, self.by):
            row.addWidget(part)
        row.addStretch(1)
        for name, does in (("PNG", self._save_png), ("SVG", self._save_svg), ("CSV", self._save_csv)):
            button = QPushButton(name, self)
            button.setProperty("small", True)
            button.setToolTip(self.tr("Export as %1").replace("%1", name))
            button.clicked.connect(does)
            row.addWidget(button)
        self._column.addLayout(row)
        self._column.addWidget(self.chart, 1)
        self._column.addWidget(self.table)
        self._column.addWidget(self.hint)

    def _ask(self) -> None:
        if self._comparing is None:
            return
        self._due = False
        self._series.clear()
        here = self._question.settled()
        asked = [here, *(here.with_words(field.text()).settled() for field in self.fields if field.text().strip())]
        self._names = [each.words or self.tr("All articles") for each in asked]
        self._comparing.ask([each.query for each in asked], self.by.currentData(), hits=True)

    def _take(self, series: Series) -> None:
        if self._comparing is not None and self._comparing.is_current(series.ticket):
            self._series[series.number] = series.frequency
            self._show()

    def _show(self) -> None:
        measure = self.measure.currentData()
        curves = [curve(self._names[number], each, measure) for number, each in sorted(self._series.items())]
        self.chart.show_curves(tuple(curves))
        self.table.setText("\n".join(self._row(number, each) for number, each in sorted(self._series.items())))

    def _row(self, number: int, each: "Frequency") -> str:
        best = max(each.bins, key=lambda span: self.measure.currentData().of(span) or 0, default=None)
        hits = each.total.hits
        said = [
            self.tr("%1 article(s)", "", each.total.articles).replace("%1", numbers.count(each.total.articles)),
            self.tr("%1 hit(s)", "", 2 if hits is None else hits).replace(
                "%1", "…" if hits is None else numbers.count(hits)
            ),
        ]
        if each.undated.articles:
            said.append(self.tr("%1 undated and not drawn").replace("%1", numbers.count(each.undated.articles)))
        if best is not None:
            most = best.start if "Q" in best.start else dates.long(best.start)
            said.append(self.tr("most in %1").replace("%1", most))
        return f"{self._names[number]}: {', '.join(said)}"

    def _choose(self, first: str, last: str) -> None:
        self.span_chosen.emit(dates_between(first, last, week=self.by.currentData() == "week"))

    def _save_png(self) -> None:
        if path := self._path("over-time.png", "PNG (*.png)"):
            picture = QPixmap(self.chart.size() * 2)
            picture.setDevicePixelRatio(2)
            picture.fill(theme().bg)
            painter = QPainter(picture)
            self.chart.draw(painter)
            painter.end()
            picture.save(path, "PNG")

    def _save_svg(self) -> None:
        if path := self._path("over-time.svg", "SVG (*.svg)"):
            made = QSvgGenerator()
            made.setFileName(path)
            made.setSize(self.chart.size())
            made.setViewBox(self.chart.rect())
            painter = QPainter(made)
            self.chart.draw(painter)
            painter.end()

    def _save_csv(self) -> None:
        from backfile.export.table import TableFormat, write_table

        if path := self._path("over-time.csv", "CSV (*.csv);;TSV (*.tsv)"):
            rows = [
                (self._names[number], span.start, span.articles, span.hits, span.of_articles, span.of_words)
                for number, each in sorted(self._series.items())
                for span in each.bins
            ]
            columns = ("query", "start", "articles", "hits", "of_articles", "of_words")
            with Path(path).open("wb") as file:
                write_table(columns, rows, file, TableFormat.of(Path(path)))

    def _path(self, name: str, kinds: str) -> str:
        return QFileDialog.getSaveFileName(self, self.tr("Export"), name, kinds)[0]

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumSize(px(240), px(120))  # else the window could not be narrower than all that stands here
        self._column.setContentsMargins(px(16), px(8), px(16), px(16))
        self._column.setSpacing(px(10))
        self.table.setFont(fonts.font(Role.UI, tabular=True))
        self.hint.setFont(fonts.font(Role.SMALL))
        for number, field in enumerate(self.fields, 1):
            field.setMinimumWidth(px(120))
            field.setMaximumWidth(px(220))
            field.setFixedHeight(px(30))
            palette = field.palette()
            palette.setColor(palette.ColorRole.Text, colour(number))
            field.setPalette(palette)
