"""Paints lines of a concordance, aligned on the hit.

While texts are read, their thread comes in between at each call of Qt. So a line is set once, in a picture, which is
painted in one call as often as more lines come. Of new lines only so many are set in one turn; the rest follow.
"""

from collections import OrderedDict
from collections.abc import Iterator
from time import perf_counter
from typing import cast

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from backfile.window import dates, fonts
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.model import Role
from backfile.window.concordance.told import Shown
from backfile.window.facts import is_leftward
from backfile.window.fonts import Role as FontRole
from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index
from backfile.window.theme import Theme

HEIGHT, SOURCE, DATE, GAP = 29, 146, 100, 6
WITH_FACTS = 620
"""Px of a line from which there is room for its source and date."""

_LONGEST = 24  # letters of a word that is not cut
_KEPT = 80  # pictures of lines: what a high screen shows
_TURN = 0.006  # s for setting lines

Piece = tuple[str, QFont, QColor, bool]  # text, font, colour, underlined


class LineDelegate(RowDelegate):
    """One line: left, hit, right, source, date. The words that it is sorted by stand out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[int, ...] = ()  # places of words, the first key first; other keys are 99
        self.behind = False  # lines were left out since the turn began
        self._until = 0.0
        self._pictures: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        appearance().changed.connect(self._pictures.clear)

    def begin(self) -> None:
        """All lines that follow are painted in one turn."""
        self.behind = False
        self._until = perf_counter() + _TURN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = cast("Shown | None", index.data(Role.LINE))
        ratio = painter.device().devicePixelRatioF()
        whole = ratio == int(ratio)  # else a picture may lie between two pixels, and blur
        if shown is not None and whole and not option.state & _STANDS_OUT:
            self._draw(painter, option.rect, shown, ratio)
        else:
            super().paint(painter, option, index)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = cast("Shown | None", index.data(Role.LINE))
        if shown is not None:
            self._line(painter, option.rect, shown, theme())

    def _draw(self, painter: QPainter, rect: QRect, shown: Shown, ratio: float) -> None:
        """The line where nothing makes it stand out."""
        key = (shown, rect.width(), rect.height(), ratio, self.keys)
        picture = self._pictures.get(key)
        if picture is None:
            if perf_counter() > self._until:
                self.behind = True
                return
            picture = self._pictures[key] = self._picture(shown, rect.size(), ratio)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), picture)

    def _picture(self, shown: Shown, size: QSize, ratio: float) -> QPixmap:
        look, made = theme(), QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(look.bg)
        painter = QPainter(made)
        painter.fillRect(0, size.height() - 1, size.width(), 1, look.line)
        self._line(painter, QRect(0, 0, size.width(), size.height()), shown, look)
        painter.end()
        return made

    def _line(self, painter: QPainter, rect: QRect, shown: Shown, look: Theme) -> None:
        line = shown.line
        text = context_width(rect.width(), look)
        plain = fonts.font(FontRole.ROW_DERIVED, line.language)
        bold = fonts.font(FontRole.ROW_HEADLINE, line.language)
        gap = look.px(GAP)
        half = QFontMetricsF(bold).horizontalAdvance(line.hit) / 2
        middle = rect.left() + text * 0.47
        box = QRectF(middle - half - 1, rect.top(), 2 * half + 2, rect.height() - 1)
        painter.setFont(bold)
        painter.setPen(look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.hit)
        before = list(self._pieces(line.left, shown.left, -1, plain, bold, look))
        after = list(self._pieces(line.right, shown.right, 1, plain, bold, look))
        # What stands close to the hit stays close: “Xi’s”, and scripts without blanks.
        apart = gap if line.left[-1:].isspace() else 0, gap if line.right[:1].isspace() else 0
        ends = rect.left() + look.px(12), rect.left() + text
        if is_leftward(f"{line.left}{line.hit}{line.right}"):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._set(painter, rect, before, box.right() + apart[0], ends[1], look, backward=True)
            self._set(painter, rect, after, box.left() - apart[1], ends[0], look, backward=False)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        else:
            self._set(painter, rect, before, box.left() - apart[0], ends[0], look, backward=True)
            self._set(painter, rect, after, box.right() + apart[1], ends[1], look, backward=False)
        if rect.width() >= look.px(WITH_FACTS):
            self._facts(painter, rect, shown, text, look)

    def _pieces(
        self, text: str, places: tuple[tuple[int, int], ...], side: int, plain: QFont, bold: QFont, look: Theme
    ) -> Iterator[Piece]:
        """The context in pieces of one look, as it is read."""
        styled = {places[abs(key) - 1]: rank for rank, key in enumerate(self.keys) if 0 < key * side <= len(places)}
        at = 0
        for (start, end), rank in sorted(styled.items()):
            yield text[at:start], plain, look.text2, False
            yield text[start:end], bold if rank == 0 else plain, look.accent if rank == 0 else look.text, rank > 0
            at = end
        yield text[at:], plain, look.text2, False

    def _set(
        self,
        painter: QPainter,
        rect: QRect,
        pieces: list[Piece],
        start: float,
        limit: float,
        look: Theme,
        *,
        backward: bool,
    ) -> None:
        """Set pieces from the hit outwards until there is no room for a whole word. `backward`: from the last one."""
        leftward = limit < start
        if backward:
            pieces.reverse()
        first = True
        for text, font, colour, under in pieces:
            if first and text.strip() != text:
                text = text.rstrip() if backward else text.lstrip()
            first = first and not text
            metrics = QFontMetricsF(font)
            room = abs(limit - start)
            fitting = _fitting(text, metrics, room, backward)
            width = metrics.horizontalAdvance(fitting)
            x = start - width if leftward else start
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(x, rect.top(), width + 2, rect.height() - 1), _SET, fitting)
            if under:
                low = rect.top() + (rect.height() + metrics.height()) / 2 - look.px(3)
                painter.fillRect(QRectF(x, low, width, 1), look.accent)
            start = x if leftward else x + width
            if len(fitting) < len(text):
                return

    def _facts(self, painter: QPainter, rect: QRect, shown: Shown, text: int, look: Theme) -> None:
        painter.setFont(fonts.font(FontRole.SMALL, tabular=True))
        painter.setPen(look.text2)
        metrics = QFontMetrics(painter.font())
        at = rect.left() + text + look.px(14)
        source = metrics.elidedText(
            shown.line.source or self.tr("No source"), Qt.TextElideMode.ElideRight, look.px(SOURCE - 20)
        )
        box = QRect(at, rect.top(), look.px(SOURCE - 14), rect.height() - 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, source)
        box = QRect(rect.right() - look.px(DATE + 16), rect.top(), look.px(DATE), rect.height() - 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, dates.short(shown.line.date))


def context_width(width: int, look: Theme) -> int:
    """How much of a line is text; the rest is its source and date."""
    return width - look.px(SOURCE + DATE + 16) if width >= look.px(WITH_FACTS) else width - look.px(8)


_STANDS_OUT = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver


_SET = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def _fitting(text: str, metrics: QFontMetricsF, room: float, backward: bool) -> str:
    """As much of a text as there is room for, cut at a word where it has blanks."""
    side = Qt.TextElideMode.ElideLeft if backward else Qt.TextElideMode.ElideRight
    part = metrics.elidedText(text, side, room)  # measures once, and cuts no letter in two
    if part == text:
        return text
    part = part.removeprefix("…") if backward else part.removesuffix("…")
    blank = part.find(" ") if backward else part.rfind(" ")
    if blank < 0 or (blank if backward else len(part) - blank) > _LONGEST:
        return part  # a script without blanks
    return part[blank:] if backward else part[:blank]
