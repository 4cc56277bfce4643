"""Paints a line of the palette: icon, name with what was typed underlined, key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role as FontRole
from backfile.window.palette.command import Command, begun
from backfile.window.palette.model import Role
from backfile.window.set_text import Span, set_block, units

ROW, EDGE, ICON, TEXT = 36, 18, 16, 46


class CommandDelegate(QStyledItemDelegate):
    """`typed` is what the names are searched for."""

    typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(100, theme().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command = index.data(Role.COMMAND)
        if not isinstance(command, Command):
            return
        look, rect = theme(), option.rect
        px = look.px

        def place(left: int, width: int, height: int) -> QRect:
            box = QRect(rect.left() + left, rect.top() + (rect.height() - height) // 2, width, height)
            return QStyle.visualRect(option.direction, rect, box)

        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.tint)
            painter.fillRect(
                QStyle.visualRect(option.direction, rect, QRect(rect.topLeft(), QSize(px(3), px(ROW)))), look.accent
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.hover)
        icons.paint(painter, place(px(EDGE), px(ICON), px(ICON)), command.icon, look.text2)
        room = rect.width() - px(TEXT + EDGE)
        if command.key:
            room -= self._key(painter, option, command.key) + px(12)
        pitch = fonts.line(FontRole.UI)
        typed = units(command.words, begun(command.words, self.typed))
        spans = [Span(start, end, fonts.font(FontRole.UI_STRONG)) for start, end in typed]
        block = set_block(command.words, fonts.font(FontRole.UI), room, pitch, 1, spans=spans, marks=typed)
        at = QPointF(place(px(TEXT), room, round(pitch)).topLeft())
        for box in block.marks:  # yellow is for hits alone
            line = QRectF(box.left() + 1.5, box.bottom() - px(1), box.width() - 3, px(1))
            painter.fillRect(line.translated(at), look.accent)
        block.draw_text(painter, at, look.text)
        painter.restore()

    def _key(self, painter: QPainter, option: QStyleOptionViewItem, key: str) -> int:
        look = theme()
        font = fonts.font(FontRole.AXIS)
        width, height = QFontMetrics(font).horizontalAdvance(key) + look.px(12), look.px(18)
        rect = option.rect
        box = QRect(rect.right() + 1 - look.px(EDGE) - width, rect.top() + (rect.height() - height) // 2, width, height)
        box = QStyle.visualRect(option.direction, rect, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.line2, 1))
        painter.setBrush(look.bg)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        painter.setFont(font)
        painter.setPen(look.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return width
