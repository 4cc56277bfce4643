"""The view of a list: how many of its lines find something, what each finds, and what can be done with that."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backfile.search.language.query import Line
from backfile.window import numbers
from backfile.window.appearance import appearance, theme
from backfile.window.lines.counting import LinesCounting, Portion
from backfile.window.lines.head import Figures, LinesHead
from backfile.window.lines.heads import Heads
from backfile.window.lines.model import Column, Which
from backfile.window.lines.table import LinesTable
from backfile.window.progress_bar import ProgressBar
from backfile.window.question import Question
from backfile.window.rule import Rule
from backfile.window.saved.news_line import NewsLine
from backfile.window.search_bar.summary import Summary
from backfile.window.table_writing import ask_path

if TYPE_CHECKING:
    from backfile.search.answer.lines import LineCount

DESCENDING = {Column.ARTICLES, Column.SOURCES, Column.LAST}  # what one wants to see the most of first


class LinesPane(QWidget):
    """Counts only while it is shown; a list that changes meanwhile is counted when it is shown again."""

    line_wanted = Signal(int)  # the number of a line: show what it finds
    editor_wanted = Signal()
    left = Signal()  # up from the first row
    failed = Signal(object)  # BackfileError
    told = Signal(str)  # what was done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Lines"))
        self._question, self._due = Question(), False
        self._counting: LinesCounting | None = None
        self._together = 0
        self._begin = QTimer(self, interval=0, singleShot=True)  # what else shows the question has this turn
        self._begin.timeout.connect(self._ask)
        self._soon = QTimer(self, interval=250, singleShot=True)  # ms between two looks while lines are counted
        self._soon.timeout.connect(self._catch_up)
        self._make_parts()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path) -> None:
        """Count in this library."""
        self.close_library()
        self._counting = LinesCounting(path, self)
        self._counting.counted.connect(self._take)
        self._counting.written.connect(self._say_written)
        self._counting.failed.connect(self.failed)

    def close_library(self) -> None:
        """Let go of the file."""
        if self._counting is not None:
            self._counting.close()
            self._counting.deleteLater()
            self._counting = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Those of the list that is shown."""
        return self._question.typed.lines

    def show_reading(self, lines: int) -> None:
        """So many lines are being understood; `show_question` follows."""
        self._question, self._due = Question(), False
        if self._counting is not None:
            self._counting.stop()
        self._begin.stop()
        self._soon.stop()
        self.table.show_lines(())
        self.summary.hide()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.head.show_reading(lines)

    def show_question(self, question: Question) -> None:
        """Another list, or other filters beside it; it is counted when the pane is in view."""
        if question == self._question:
            return
        self._question, self._due = question, True
        self.summary.show()
        self.summary.show_question(question)
        if self.isVisible():
            self._begin.start()

    def library_grew(self) -> None:
        """There is more to be counted, when the pane is in view."""
        self._due = True
        if self.isVisible():
            self._begin.start()

    def focus_lines(self) -> None:
        """Go to the lines."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._begin.start()

    def _make_parts(self) -> None:
        self.summary = Summary(self)
        self.news = NewsLine(self)
        self.head = LinesHead(self)
        self.progress = ProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Lines counted"))
        self.heads = Heads(self)
        self.table = LinesTable(self)
        self.head.which_chosen.connect(self._show_which)
        self.head.order_chosen.connect(self._sort)
        self.head.edit.clicked.connect(self.editor_wanted)
        self.head.copy.clicked.connect(self._copy)
        self.head.export.clicked.connect(self._export)
        self.heads.pressed.connect(self._press_head)
        self.table.copy_wanted.connect(self._copy)
        self.table.opened.connect(self._open)
        self.table.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.summary, self.news, self.head, self.progress, Rule(self), self.heads):
            column.addWidget(part)
        column.addWidget(self.table, 1)

    def _open(self, number: int) -> None:
        if not self._due:  # else it is a line of another list
            self.line_wanted.emit(number)

    # Counting

    def _ask(self) -> None:
        if self._counting is None:
            return
        self._due = False
        self._together = 0
        self.table.show_lines(self.lines)
        among = Question("", self._question.filters).query
        self._counting.ask(self.lines, among)
        self._tell()

    def _take(self, portion: Portion) -> None:
        if self._counting is None or not self._counting.is_current(portion.ticket):
            return
        model = self.table.lines
        model.take(portion.first, portion.counts)
        self._together = portion.together
        if model.counted == len(model.counts):
            self._soon.stop()
            self._catch_up()
        elif not self._soon.isActive():
            self._soon.start()

    def _catch_up(self) -> None:
        """Order and figures by what is counted now."""
        self.table.lines.arrange()
        self._tell()

    def _tell(self) -> None:
        """How many lines find something, and how far the counting is."""
        model = self.table.lines
        figures = Figures(len(model.counts), model.counted, model.found, self._together)
        self.progress.setVisible(not figures.whole)
        self.progress.setRange(0, max(1, figures.lines))
        self.progress.setValue(figures.counted)
        self.head.show_figures(figures)

    # What is shown

    def _show_which(self, which: Which) -> None:
        self.table.lines.which = which
        self.table.lines.arrange()

    def _press_head(self, column: Column) -> None:
        model = self.table.lines
        if column is model.by:
            self._sort(column, descending=not model.descending)
        else:
            self._sort(column)

    def _sort(self, by: Column | None, *, descending: bool | None = None) -> None:
        model = self.table.lines
        model.by = by
        model.descending = by in DESCENDING if descending is None else descending
        self.head.show_order(by)
        self.heads.show_order(by, descending=model.descending)
        self.table.lines.arrange()

    # What goes elsewhere

    def _copy(self) -> None:
        """What is selected, where that is more than one line; else all that is shown."""
        from backfile.export.table import TableFormat, write_table
        from backfile.search.answer.lines import COLUMNS

        chosen = self.table.chosen()
        counts = self._counts(chosen if len(chosen) > 1 else self.table.lines.numbers())
        table = BytesIO()
        write_table(COLUMNS, (count.cells() for count in counts), table, TableFormat.TSV)
        QGuiApplication.clipboard().setText(table.getvalue().decode())
        self.told.emit(self.tr("%1 line(s) copied.", "", len(counts)).replace("%1", numbers.count(len(counts))))

    def _export(self) -> None:
        path = ask_path(self, self.tr("Export lines"), "lines")
        if path is not None and self._counting is not None:
            self._counting.write(self._counts(self.table.lines.numbers()), path)

    def _counts(self, wanted: Sequence[int]) -> "list[LineCount]":
        return [count for number in wanted if (count := self.table.lines.counts[number]) is not None]

    def _say_written(self, path: Path) -> None:
        self.told.emit(self.tr("The lines are in %1.").replace("%1", path.name))

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumSize(px(240), px(120))  # else the window could not be narrower than all that stands here
