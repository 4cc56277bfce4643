"""The ledger of a report: three columns of figures, each figure a link, totals under a rule and over a double one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.imports.part import Part
from backfile.window.numbers import count

ROW = 28
HEAD = 30
NARROW = 700


@dataclass(frozen=True, slots=True)
class Line:
    """A name and its figure; `query` is what the figure searches, where it stands for articles."""

    name: str
    figure: int
    query: str | None = None
    part: Part | None = None  # of the report below, which lists what the figure stands for
    hint: str = ""  # what a line that stands for several ones is made of


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its lines, and their sum where they make one."""

    title: str
    lines: tuple[Line, ...]
    total: str | None = None  # what the sum is called
    verdict: str | None = None  # said under the sum, in `good`


class Ledger(QWidget):
    """Lays the columns side by side, or one under the other in a narrow place."""

    search_wanted = Signal(str)
    part_wanted = Signal(object)  # Part

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Ledger"))
        self._grid = QGridLayout(self)
        self._columns: list[LedgerColumn] = []

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these."""
        for old in self._columns:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._columns = [LedgerColumn(column, self) for column in columns]
        self._grid.setContentsMargins(0, 0, 0, 0)
        for at, column in enumerate(self._columns):
            column.search_wanted.connect(self.search_wanted)
            column.part_wanted.connect(self.part_wanted)
            self._grid.addWidget(column, 0, at, Qt.AlignmentFlag.AlignTop)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns of one width, or in a narrow place as wide as their words."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        narrow = self.width() < theme().px(NARROW)
        self._grid.setHorizontalSpacing(theme().px(24 if narrow else 40))
        for at in range(len(self._columns)):
            self._grid.setColumnStretch(at, 0 if narrow else 1)


class LedgerColumn(QWidget):
    """One column."""

    search_wanted = Signal(str)
    part_wanted = Signal(object)  # Part

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._rules: list[tuple[QWidget, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setColumnStretch(0, 1)
        head = self._label(column.title, Role.SMALL_STRONG, "text2")
        self._grid.addWidget(head, 0, 0, 1, 2)
        self._grid.setRowMinimumHeight(0, theme().px(HEAD))
        self._rules.append((head, "text"))
        for at, line in enumerate(column.lines, 1):
            self._add(at, line, last=at == len(column.lines) and column.total is not None)
        if column.total is not None:
            self._add_total(len(column.lines) + 1, column)

    def _add(self, row: int, line: Line, *, last: bool) -> None:
        name = self._label(line.name, Role.UI, "text")
        name.setToolTip(line.hint)
        name.setAccessibleDescription(line.hint)
        self._grid.addWidget(name, row, 0)
        figure: QWidget
        if (line.query is not None or line.part is not None) and line.figure:
            figure = QPushButton(count(line.figure), self)
            figure.setProperty("plain", True)
            figure.setAccessibleName(f"{line.name}: {count(line.figure)}")
            # A figure of one digit is as easy to hit as one of five.
            figure.setStyleSheet(f"text-align: right; min-width: {theme().px(48)}px; min-height: {theme().px(24)}px")
            figure.setCursor(Qt.CursorShape.PointingHandCursor)
            figure.clicked.connect(lambda: self._follow(line))
        else:
            figure = self._label(count(line.figure), Role.UI, "text2")
        figure.setFont(fonts.font(Role.UI, tabular=True))
        self._grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(row, theme().px(ROW))
        self._rules.append((name, "text" if last else "line"))

    def _follow(self, line: Line) -> None:
        if line.query is not None:
            self.search_wanted.emit(line.query)
        else:
            self.part_wanted.emit(line.part)

    def _add_total(self, row: int, column: Column) -> None:
        name = self._label(column.total or "", Role.UI_STRONG, "text")
        total = self._label(count(sum(line.figure for line in column.lines)), Role.UI_STRONG, "text")
        total.setFont(fonts.font(Role.UI_STRONG, tabular=True))
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(total, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(row, theme().px(ROW))
        self._rules.append((name, "double"))
        if column.verdict:
            verdict = self._label(f"✓\u2002{column.verdict}", Role.UI, "good")
            self._grid.addWidget(verdict, row + 1, 0, 1, 2)
            self._grid.setRowMinimumHeight(row + 1, theme().px(ROW + 6))

    def _label(self, text: str, role: Role, colour: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(fonts.font(role))
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().colour(colour))
        label.setPalette(palette)
        label.setMinimumWidth(0)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rules between the lines."""
        super().paintEvent(event)
        painter = QPainter(self)
        look = theme()
        for row, (_, kind) in enumerate(self._rules):
            cell = self._grid.cellRect(row, 0)
            y = cell.bottom()
            painter.fillRect(0, y, self.width(), 1, look.line if kind == "line" else look.text)
            if kind == "double":
                painter.fillRect(0, y - 3, self.width(), 1, look.text)
