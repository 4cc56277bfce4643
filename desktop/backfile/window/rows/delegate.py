"""The ground of a row: selected with the focus or without, under the pointer, and the hairline below it."""

from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from backfile.window.appearance import theme
from backfile.window.rows.model import Index


class RowDelegate(QStyledItemDelegate):
    """Paints the ground, then what `paint_row` has to say. The table gives all rows their height."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option)
        self.paint_row(painter, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What stands in the row; the painter is put back as it was afterwards."""
        raise NotImplementedError


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What says that the row is chosen or under the pointer; the accent bar stands at the leading edge."""
    look = theme()
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    active = selected and has_focus(option)
    if selected:
        painter.fillRect(rect, look.tint if active else look.off)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, look.hover)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.line)
    if active:
        bar = QRect(rect.left(), rect.top(), look.px(3), rect.height() - 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, bar), look.accent)
        if look.contrast:
            painter.setPen(look.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the pane that paints this row has the focus, as the accent tint says."""
    widget = cast("QWidget | None", option.widget)
    return widget is not None and widget.hasFocus() and widget.isActiveWindow()
