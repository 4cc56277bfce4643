"""Paints the rows of the completions."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backfile.search.completing.offer import Completion, Kind
from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role as FontRole
from backfile.window.search_bar.completion_rows import Role, beside, figures, shown

Index = QModelIndex | QPersistentModelIndex
Place = Callable[[int, int], QRect]  # from and to, in px from the leading edge

ROW, GROUP, EDGE, ICON, TEXT, GAP = 30, 9, 12, 15, 37, 10
_ICONS = {
    Kind.EARLIER: "history",
    Kind.SAVED: "bookmark",
    Kind.FIELD: "text-search",
    Kind.NAME: "user",
    Kind.TAG: "tag",
}
_ICONS_OF_FIELDS = {
    "source": "newspaper",
    "section": "list",
    "author": "user",
    "lang": "languages",
    "dump": "archive",
    "kind": "file-text",
    "date": "calendar",
    "before": "calendar",
    "after": "calendar",
}


class CompletionDelegate(QStyledItemDelegate):
    """Icon, words, what stands beside them, and the count at the trailing edge. `tab` is the row that Tab takes."""

    tab = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(100, theme().px(ROW + (GROUP if index.data(Role.BEGINS_GROUP) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.COMPLETION)
        if not isinstance(row, Completion):
            return
        px = theme().px
        box: QRect = option.rect
        rect = QRect(box.left(), box.bottom() + 1 - px(ROW), box.width(), px(ROW))

        def place(start: int, end: int) -> QRect:
            part = QRect(rect.left() + start, rect.top(), max(0, end - start), rect.height())
            return QStyle.visualRect(option.direction, rect, part)

        painter.save()
        if index.data(Role.BEGINS_GROUP):
            painter.fillRect(QRect(box.left(), box.top() + px(GROUP) // 2, box.width(), 1), theme().line)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, rect, place, chosen=chosen, hover=bool(option.state & QStyle.StateFlag.State_MouseOver))
        icons.paint(painter, place(px(EDGE), px(EDGE + ICON)), icon(row), theme().text2)
        end = rect.width() - px(EDGE)
        end -= _figures(painter, place, end, figures(row, index.data(Role.COUNT)), chosen=chosen)
        if index.row() == self.tab:
            end -= _key(painter, place, end, self.tr("Tab"))
        _words(painter, place, row, end, chosen=chosen)
        painter.restore()


def icon(row: Completion) -> str:
    """The name of a row's icon."""
    return _ICONS.get(row.kind) or _ICONS_OF_FIELDS.get(row.field or "", "check")


def _ground(painter: QPainter, rect: QRect, place: Place, *, chosen: bool, hover: bool) -> None:
    look = theme()
    if chosen:
        painter.fillRect(rect, look.tint)
        painter.fillRect(place(0, look.px(3)), look.accent)
        if look.contrast:
            painter.setPen(QPen(look.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
    elif hover:
        painter.fillRect(rect, look.hover)


def _figures(painter: QPainter, place: Place, end: int, text: str, *, chosen: bool) -> int:
    """The room that it takes."""
    if not text:
        return 0
    font = fonts.font(FontRole.SMALL, tabular=True)
    width = QFontMetrics(font).horizontalAdvance(text) + 1
    painter.setFont(font)
    painter.setPen(theme().text2 if chosen else theme().text3)
    painter.drawText(place(end - width, end), Qt.AlignmentFlag.AlignCenter, text)
    return width + theme().px(GAP)


def _key(painter: QPainter, place: Place, end: int, key: str) -> int:
    look = theme()
    font = fonts.font(FontRole.AXIS)
    width, height = QFontMetrics(font).horizontalAdvance(key) + look.px(10), look.px(17)
    room = place(end - width, end)
    box = QRectF(room.left(), room.top() + (room.height() - height) // 2, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.line2, 1))
    painter.setBrush(look.bg)
    painter.drawRoundedRect(box, look.px(3), look.px(3))
    painter.setFont(font)
    painter.setPen(look.text2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    return width + look.px(GAP)


def _words(painter: QPainter, place: Place, row: Completion, end: int, *, chosen: bool) -> None:
    look, px = theme(), theme().px
    font = fonts.font(FontRole.CODE if row.kind is Kind.FIELD else FontRole.UI)
    small = fonts.font(FontRole.SMALL)
    aside = beside(row)
    least = min(px(96), QFontMetrics(small).horizontalAdvance(aside) + px(8)) if aside else 0
    start = px(TEXT)
    start += _text(painter, place, shown(row), font, look.text, (start, end - least))
    if aside and end - start > px(24):
        _text(painter, place, aside, small, look.text2 if chosen else look.text3, (start + px(8), end))


def _text(painter: QPainter, place: Place, text: str, font: QFont, colour: QColor, room: tuple[int, int]) -> int:
    """In one line, its end cut off where it has no room; the width that it takes."""
    metrics = QFontMetrics(font)
    fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room[1] - room[0])
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place(*room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, fitted)
    return metrics.horizontalAdvance(fitted)
