"""The columns of a list's table: where they lie, and the heads that sort by them."""

from PySide6.QtCore import QRect, Qt

from backfile.window.appearance import theme
from backfile.window.lines.model import Column
from backfile.window.rows.heads import ColumnHeads, Head

EDGE, GAP = 16, 16
ARTICLES, SOURCES, DATE, WIDEST = 72, 64, 96, 340
FIRST_IN_FROM, SOURCES_FROM = 820, 600  # widths from which there is room for it
Align = Qt.AlignmentFlag


def columns(rect: QRect) -> dict[Column, QRect]:
    """Where each column lies in a row, as many as there is room for, from left to right."""
    px = theme().px
    wide = {Column.ARTICLES: px(ARTICLES), Column.FIRST: px(DATE), Column.LAST: px(DATE)}
    if rect.width() >= px(SOURCES_FROM):
        wide[Column.SOURCES] = px(SOURCES)
    fixed = sum(wide.values()) + px(GAP) * len(wide) + 2 * px(EDGE)
    wide[Column.LINE] = rest = rect.width() - fixed
    if rect.width() >= px(FIRST_IN_FROM):
        wide[Column.LINE] = min(rest // 2, px(WIDEST))  # else figures stand far from what they are of
        wide[Column.FIRST_IN] = rest - wide[Column.LINE] - px(GAP)
    boxes, at = {}, rect.left() + px(EDGE)
    for column in Column:
        if column in wide:
            boxes[column] = QRect(at, rect.top(), wide[column], rect.height())
            at += wide[column] + px(GAP)
    return boxes


def aligned(column: Column) -> Align:
    """Figures stand on the right."""
    return Align.AlignRight if column in {Column.ARTICLES, Column.SOURCES} else Align.AlignLeft


class Heads(ColumnHeads):
    """The names of the columns. A press sorts by one, another one turns the order round."""

    def heads(self) -> dict[object, Head]:
        boxes = columns(self.rect()).items()
        return {column: Head(self._name(column), box, aligned(column) is Align.AlignRight) for column, box in boxes}

    def _name(self, column: Column) -> str:
        return {
            Column.LINE: self.tr("Line"),
            Column.ARTICLES: self.tr("Articles"),
            Column.SOURCES: self.tr("Sources"),
            Column.FIRST: self.tr("First"),
            Column.LAST: self.tr("Last"),
            Column.FIRST_IN: self.tr("First in"),
        }[column]
