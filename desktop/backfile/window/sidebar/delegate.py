"""Paints the lines of the sidebar: places with icons, headings, values with a tick or a minus in the gutter."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role as FontRole
from backfile.window.sidebar.entries import SAVED, WATCHED, Entry, Section
from backfile.window.sidebar.model import Role
from backfile.window.sidebar.spots import (
    LABEL,
    TRAILING,
    count_font,
    count_room,
    count_text,
    gutter_box,
    minus_box,
    search_box,
)
from backfile.window.theme import Theme
from backfile.window.veil import CLEAR

ROW, HEADING, INSET, ICON, BESIDE_ICON = 26, 38, 8, 16, 44
SEARCHABLE = 6  # values from which a glass in the heading shows them all

Index = QModelIndex | QPersistentModelIndex


def elided(label: str, metrics: QFontMetrics, room: int) -> str:
    """Cut in the middle; what ends in "…" already, once more at its end, so that there are no two of them."""
    way = Qt.TextElideMode.ElideRight if label.endswith("…") else Qt.TextElideMode.ElideMiddle
    return metrics.elidedText(label, way, room)


class SidebarDelegate(QStyledItemDelegate):
    """One line; labels never shift."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        heading = isinstance(index.data(Role.LINE), Section)
        return QSize(100, theme().px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.LINE)
        painter.save()
        if is_dim(option, line):
            painter.setOpacity(CLEAR)
        if isinstance(line, Section):
            self._heading(painter, option, line)
        elif isinstance(line, Entry):
            self._entry(painter, option, line)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, section: Section) -> None:
        look = theme()
        rect = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if focused(option):
            self._ring(painter, rect.adjusted(0, look.px(10), 0, 0), look)
        box = rect.adjusted(look.px(LABEL), look.px(14), -look.px(TRAILING), -look.px(2))
        painter.setFont(fonts.font(FontRole.SECTION))
        painter.setPen(look.text2)
        painter.drawText(visual(option, box), _MIDDLE, section.label)
        if section.found > SEARCHABLE:
            colour = look.text if hovered else look.text3
            icons.paint(painter, visual(option, search_box(rect, look)), "search", colour)

    def _entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        look = theme()
        rect: QRect = option.rect
        self._ground(painter, option, entry, look)
        start = BESIDE_ICON if entry.icon else LABEL
        if entry.icon:
            icon = QRect(
                rect.left() + look.px(LABEL),
                rect.top() + (rect.height() - look.px(ICON)) // 2,
                look.px(ICON),
                look.px(ICON),
            )
            icons.paint(painter, visual(option, icon), entry.icon, look.accent if entry.chosen else look.text2)
        box = rect.adjusted(look.px(start), 0, -look.px(TRAILING), 0)
        ink = self._ink(entry, look)
        room = box.width() - self._count(painter, option, entry, box, look)
        if entry.filter is not None and option.state & QStyle.StateFlag.State_MouseOver:
            room = self._offer(painter, option, entry, room, look)
        font = self._font(entry)
        painter.setFont(font)
        painter.setPen(ink)
        label = elided(entry.label, QFontMetrics(font), room)
        painter.drawText(visual(option, QRect(box.topLeft(), QSize(room, box.height()))), _MIDDLE, label)
        if entry.state is not None:
            mark = gutter_box(rect, look)
            name, colour = ("check", look.accent) if entry.state else ("minus", look.error)
            icons.paint(painter, visual(option, mark), name, colour)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, look: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if entry.chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.off if entry.chosen else look.hover)
            box = QRectF(option.rect).adjusted(look.px(INSET), 0, -look.px(INSET), 0)
            painter.drawRoundedRect(box, look.px(5), look.px(5))
        if focused(option):
            self._ring(painter, option.rect, look)

    def _ring(self, painter: QPainter, rect: QRect, look: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            QRectF(rect).adjusted(look.px(INSET) - 2, 1, 2 - look.px(INSET), -1), look.px(5), look.px(5)
        )

    def _count(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, box: QRect, look: Theme) -> int:
        """Paint the count, and say how much room it took."""
        if entry.count is None:
            return 0
        text = count_text(entry)
        painter.setFont(count_font(entry))
        painter.setPen(look.accent if entry.state or entry.new else look.text3)
        painter.drawText(visual(option, box), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, text)
        return count_room(entry, look)

    def _offer(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, room: int, look: Theme) -> int:
        """Under the mouse: a plus in the gutter and a minus before the count; what room is left."""
        if entry.state is None:
            icons.paint(painter, visual(option, gutter_box(option.rect, look)), "plus", look.text3)
        if entry.state is False:
            return room
        minus = minus_box(option.rect, entry, look)
        icons.paint(painter, visual(option, minus), "minus", look.text3)
        return room - minus.width() - look.px(6)

    def _ink(self, entry: Entry, look: Theme):  # type: ignore[no-untyped-def]
        if entry.state:
            return look.accent
        return look.text2 if entry.lighter or entry.state is False else look.text

    def _font(self, entry: Entry) -> QFont:
        if entry.state:
            return fonts.font(FontRole.UI_STRONG)
        font = fonts.font(FontRole.UI)
        font.setStrikeOut(entry.state is False)
        return font


def visual(option: QStyleOptionViewItem, box: QRect) -> QRect:
    """A box of a line, mirrored where one reads from the right."""
    return QStyle.visualRect(option.direction, option.rect, box)


def focused(option: QStyleOptionViewItem) -> bool:
    """Whether the line has the keyboard."""
    widget = cast("QWidget | None", option.widget)
    current = bool(option.state & QStyle.StateFlag.State_HasFocus)
    return current and widget is not None and widget.hasFocus() and bool(widget.property("by_key"))


def is_dim(option: QStyleOptionViewItem, line: object) -> bool:
    """Whether it is of a facet, and facets are those of an older question."""
    widget = cast("QWidget | None", option.widget)
    dims = widget is not None and bool(widget.property("dim"))
    return dims and isinstance(line, Section | Entry) and line.facet not in ("", SAVED, WATCHED)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
