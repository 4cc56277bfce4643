"""Paints result rows. Where things lie is `layout`'s; what they say is `row`'s."""

from collections import OrderedDict
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role as FontRole
from backfile.window.results import version_row
from backfile.window.results.layout import HitLayout, height, lay_out
from backfile.window.results.model import Role
from backfile.window.results.row import Row
from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index
from backfile.window.theme import Theme

KEPT = 128  # layouts: what is visible, and a little
BRIEF = 0.32  # of a row's width: so much leaves room for source and date


class HitDelegate(RowDelegate):
    """A result, a version below one, or the place of one that is not read yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layouts: OrderedDict[tuple[Row, int, int], HitLayout] = OrderedDict()
        appearance().changed.connect(self._layouts.clear)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        rect: QRect = option.rect
        row = cast("Row | None", index.data(Role.ROW))
        if row is None:
            self._placeholder(painter, rect, look)
        elif index.data(Role.VERSION):
            self._version(painter, option, rect, row, look)
        else:
            self._row(painter, option, rect, row, look, unfolded=bool(index.data(Role.UNFOLDED)))

    def _version(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row, look: Theme) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        version_row.paint(painter, rect, row, look, _direction(option), selected=selected)
        if not row.seen and not selected:
            _dot(painter, QStyle.visualRect(_direction(option), rect, version_row.dot(rect, look)), look)

    def _row(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row, look: Theme, *, unfolded: bool
    ) -> None:
        parts, more = self._set(row, rect.width(), look, unfolded=unfolded)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)

        def place(box: QRect) -> QRect:
            return QStyle.visualRect(_direction(option), rect, box.translated(rect.topLeft()))

        radius = look.px(2)
        ink = look.text2 if row.seen and not selected else look.text
        parts.headline.draw(painter, QPointF(place(parts.headline_at).topLeft()), ink, look.mark, radius)
        if parts.snippet is not None:
            at = QPointF(place(parts.snippet_at).topLeft())
            parts.snippet.draw(painter, at, look.text2, look.mark, radius)
        self._foot(painter, row, more, place(parts.meta_at), place(parts.more_at), selected, look)
        if row.hit.starred:
            icons.paint(painter, place(parts.star), "star", look.accent, filled=True)
        if not row.seen and not selected:
            _dot(painter, place(parts.dot), look)

    def more_at(self, rect: QRect, row: Row, direction: Qt.LayoutDirection, *, unfolded: bool) -> QRect:
        """Where "and 3 more" stands in a row; empty where nothing is folded behind it."""
        parts, more = self._set(row, rect.width(), theme(), unfolded=unfolded)
        return QStyle.visualRect(direction, rect, parts.more_at.translated(rect.topLeft())) if more else QRect()

    def _set(self, row: Row, width: int, look: Theme, *, unfolded: bool) -> tuple[HitLayout, str]:
        """A row's parts, and what it says of the versions folded behind it."""
        metrics = QFontMetrics(fonts.font(FontRole.ROW_META, row.hit.language, tabular=True))
        more = row.more(unfolded=unfolded)
        if metrics.horizontalAdvance(more) > BRIEF * width:
            more = row.more(brief=True, unfolded=unfolded)
        return self._layout(row, width, look, metrics.horizontalAdvance(more) if more else 0), more

    def _foot(
        self,
        painter: QPainter,
        row: Row,
        more: str,
        meta_at: QRect,
        more_at: QRect,
        selected: bool,
        look: Theme,
    ) -> None:
        painter.setFont(fonts.font(FontRole.ROW_META, row.hit.language, tabular=True))
        painter.setPen(look.text2 if selected else look.text3)
        meta = painter.fontMetrics().elidedText(row.meta(), Qt.TextElideMode.ElideRight, meta_at.width())
        painter.drawText(meta_at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, meta)
        if more:
            painter.setPen(look.accent)
            painter.drawText(more_at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, more)

    def _placeholder(self, painter: QPainter, rect: QRect, look: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hover)
        bars = ((17, 0.62), (41, 0.86), (58, 0.7), (84, 0.34))
        for top, part in bars if rect.height() >= height(look) else ((14, 0.4), (34, 0.8)):
            width = (rect.width() - look.px(40)) * part
            bar = QRectF(rect.left() + look.px(24), rect.top() + look.px(top), width, look.px(9))
            painter.drawRoundedRect(bar, look.px(3), look.px(3))

    def _layout(self, row: Row, width: int, look: Theme, more_width: int) -> HitLayout:
        key = (row, width, more_width)
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = lay_out(row, width, look, more_width=more_width)
            if len(self._layouts) > KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return found


def _dot(painter: QPainter, box: QRect, look: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawEllipse(QRectF(box))


def _direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    return option.direction
