"""The words around the hits: each with its hits, its log-likelihood, and where it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import theme
from backfile.window.concordance.told import Around
from backfile.window.fonts import Role
from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index, RowsModel
from backfile.window.rows.table import RowsTable

if TYPE_CHECKING:
    from backfile.search.usage.collocates import Collocate

HITS, LIKELIHOOD, BARS = 52, 62, 84


class WordsModel(RowsModel):
    """A row is (word as it is written, Collocate)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.around: Around | None = None

    def show(self, around: Around | None) -> None:
        """Other words."""
        self.beginResetModel()
        self.around = around
        self.endResetModel()

    def count(self) -> int:
        return 0 if self.around is None else len(self.around.words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.around is None or not index.isValid():
            return None
        word, figures = self.around.words[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return word, figures, "" if self.around.pending else self.around.measure
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return word if self.around.pending else self._said(word, figures)
        return None

    def _said(self, word: str, figures: "Collocate") -> str:
        said = self.tr("%1: %2 hits in %3 articles, log-likelihood %4, mutual information %5, logDice %6")
        counts = (numbers.count(figures.frequency), numbers.count(figures.articles))
        measures = (f"{figures.likelihood:.1f}", f"{figures.information:.2f}", f"{figures.dice:.2f}")
        for number, value in enumerate((word, *counts, *measures), 1):
            said = said.replace(f"%{number}", value)
        rarer = self.tr("It is rarer here than chance would have it.") if figures.is_rarer else ""
        return f"{said}. {rarer}".rstrip()


class WordsDelegate(RowDelegate):
    """The word, two figures, and bars for the places left and right of the hit."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        word, figures, measure = cast("tuple[str, Collocate, str]", index.data(Qt.ItemDataRole.UserRole))
        boxes = columns(option.rect)
        painter.setFont(fonts.font(Role.UI))
        painter.setPen(look.text)
        name = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, boxes[0].width())
        painter.drawText(boxes[0], Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(fonts.font(Role.SMALL, tabular=True))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(boxes[1], right, numbers.count(figures.frequency))
        painter.setPen(look.text3 if figures.is_rarer else look.text)
        painter.drawText(boxes[2], right, figure(figures, measure))
        _bars(painter, boxes[3], figures.positions)


def figure(figures: "Collocate", measure: str) -> str:
    """What stands in the column of the measure; a mark before it where the word is rarer than by chance."""
    match measure:
        case "":
            return "…"
        case "mi":
            said = f"{figures.information:.2f}"
        case "logdice":
            said = f"{figures.dice:.2f}"
        case _:
            said = f"{figures.likelihood:,.1f}"
    said = said.replace("-", "−")
    return f"↓ {said}" if figures.is_rarer else said


def columns(rect: QRect) -> list[QRect]:
    """Word, hits, log-likelihood and places, from left to right."""
    px = theme().px
    end = rect.right() - px(16)
    bars = QRect(end - px(BARS), rect.top(), px(BARS), rect.height())
    likelihood = QRect(bars.left() - px(LIKELIHOOD + 12), rect.top(), px(LIKELIHOOD), rect.height())
    hits = QRect(likelihood.left() - px(HITS), rect.top(), px(HITS), rect.height())
    return [QRect(px(16), rect.top(), hits.left() - px(16), rect.height()), hits, likelihood, bars]


def _bars(painter: QPainter, box: QRect, places: tuple[int, ...]) -> None:
    look, highest = theme(), max(places, default=0)
    if not highest:
        return
    step = box.width() / len(places)
    base, tall = box.bottom() - look.px(5), box.height() - look.px(11)
    for number, count in enumerate(places):
        height = max(1.0, tall * count / highest)
        bar = QRectF(box.left() + number * step, base - height, step - look.px(2), height)
        painter.fillRect(bar, look.accent if count == highest else look.bar)


class WordsAround(RowsTable):
    """Enter or a double click narrows the question to the hits near that word."""

    HEIGHT = 27

    wanted = Signal(str)  # the word

    def __init__(self, parent: QWidget | None = None) -> None:
        words = WordsModel()
        super().__init__(words, WordsDelegate(), parent)
        self.words = words
        self.setAccessibleName(self.tr("Collocates"))
        self.doubleClicked.connect(self.open_row)

    def cells(self, index: QModelIndex) -> Sequence[str]:
        """The word, its hits, and the figure that is shown."""
        word, figures, measure = cast("tuple[str, Collocate, str]", index.data(Qt.ItemDataRole.UserRole))
        return [word, str(figures.frequency), figure(figures, measure)]

    def open_row(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(Qt.ItemDataRole.DisplayRole))
