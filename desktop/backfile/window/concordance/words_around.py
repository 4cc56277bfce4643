"""The words around the hits: each with its hits, its log-likelihood, and where it stands."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backfile.window import fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.told import Around
from backfile.window.fonts import Role
from backfile.window.overlay_bar import OverlayBar
from backfile.window.results.delegate import has_focus
from backfile.window.rows import show_rows

if TYPE_CHECKING:
    from backfile.search.usage.collocates import Collocate

Index = QModelIndex | QPersistentModelIndex
HEIGHT, HITS, LIKELIHOOD, BARS = 27, 52, 62, 84


class WordsModel(QAbstractTableModel):
    """One column; a row is (word as it is written, Collocate)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.around: Around | None = None

    def show(self, around: Around | None) -> None:
        """Other words."""
        self.beginResetModel()
        self.around = around
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.around is None or (parent is not None and parent.isValid()) else len(self.around.words)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

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


class WordsDelegate(QStyledItemDelegate):
    """The word, two figures, and bars for the places left and right of the hit."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect: QRect = option.rect
        word, figures, measure = cast("tuple[str, Collocate, str]", index.data(Qt.ItemDataRole.UserRole))
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.tint if has_focus(option) else look.off)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.line)
        boxes = columns(rect)
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
        painter.restore()


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


class WordsAround(QTableView):
    """Enter or a double click narrows the question to the hits near that word."""

    wanted = Signal(str)  # the word

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Collocates"))
        self.words = WordsModel(self)
        self.setModel(self.words)
        self.setItemDelegate(WordsDelegate(self))
        show_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayBar(self)
        self.doubleClicked.connect(self._take)
        appearance().changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(HEIGHT))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(index.data(Qt.ItemDataRole.DisplayRole))
