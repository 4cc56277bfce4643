"""The compared queries in figures, one a row."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.over_time.colours import paint_sample

ROW, SAMPLE = 30, 20
SHORT_FROM = 640
_SPARE = (5, 6)  # columns that go where there is no room


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row, as words."""

    number: int  # of the query's colour
    name: str
    articles: str
    hits: str
    left_out: str
    left_out_said: str  # in full
    most: str
    first: str


class Table(QWidget):
    """ "Show" asks for the query of a row alone."""

    show_wanted = Signal(int)  # the number of a query

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Figures of the compared queries"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rows: tuple[Row, ...] = ()
        self._cells: list[list[QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        heads = (
            "",
            self.tr("Query"),
            self.tr("Articles"),
            self.tr("Hits"),
            self.tr("Not drawn"),
            self.tr("Most in"),
            self.tr("First"),
            "",
        )
        self._heads = [self._label(each, number) for number, each in enumerate(heads)]
        self._heads[4].setToolTip(self.tr("Undated articles, and those whose date is coarser than a span"))
        for number, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, number)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other figures."""
        if rows == self.rows:
            return
        while len(self._cells) > len(rows):
            for cell in self._cells.pop():
                self._grid.removeWidget(cell)
                cell.deleteLater()
        while len(self._cells) < len(rows):
            self._add_row()
        self.rows = rows
        for cells, row in zip(self._cells, rows, strict=True):
            values = (row.name, row.articles, row.hits, row.left_out, row.most, row.first)
            for cell, value in zip(cells[1:7], values, strict=True):
                assert isinstance(cell, QLabel)
                cell.setText(value)
            cells[1].setToolTip(row.name)
            cells[4].setToolTip(row.left_out_said)
            cells[7].setAccessibleName(self.tr("Show the articles of %1").replace("%1", row.name))
        self._dress()
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        tall = look.px(ROW)
        painter.fillRect(0, tall - 1, self.width(), 1, look.text2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self.rows, 1):
            painter.fillRect(0, (at + 1) * tall - 1, self.width(), 1, look.line)
            paint_sample(painter, QRectF(0, at * tall, look.px(SAMPLE), tall), row.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(ROW) * (1 + len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    def _add_row(self) -> None:
        at = len(self._cells) + 1
        cells: list[QWidget] = [self._label("", number) for number in range(7)]
        show = QToolButton(self)
        show.setProperty("link", True)
        show.setText(self.tr("Show"))
        show.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        show.clicked.connect(lambda: self.show_wanted.emit(self.rows[at - 1].number))
        cells.append(show)
        for number, cell in enumerate(cells):
            self._grid.addWidget(cell, at, number)
        self._cells.append(cells)

    def _label(self, words: str, column: int) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        aligned = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
        label.setAlignment(aligned | Qt.AlignmentFlag.AlignVCenter)
        if column == 1:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _fit(self) -> None:
        wide = self.width() >= theme().px(SHORT_FROM)
        for number in _SPARE:
            for cell in (self._heads[number], *(cells[number] for cells in self._cells)):
                cell.setVisible(wide)

    def _dress(self) -> None:
        px, look = theme().px, theme()
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setColumnMinimumWidth(0, px(SAMPLE))
        for head in self._heads:
            head.setFont(fonts.font(Role.SECTION))
            head.setFixedHeight(px(ROW))
            palette = head.palette()
            palette.setColor(palette.ColorRole.WindowText, look.text2)
            head.setPalette(palette)
        for cells in self._cells:
            for cell in cells:
                cell.setFixedHeight(px(ROW))
                cell.setFont(fonts.font(Role.UI, tabular=True))
        self._fit()
