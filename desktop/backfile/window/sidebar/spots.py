"""Where the parts of a line stand, and what its count says."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle

from backfile.window import fonts, numbers
from backfile.window.appearance import theme
from backfile.window.fonts import Role as FontRole
from backfile.window.sidebar.entries import Entry
from backfile.window.theme import Theme

LABEL, TRAILING = 20, 16  # from a line's edges to its label and its count
GUTTER, TICK = 5, 13


def new_text(count: int) -> str:
    """ "12 new"."""
    return QCoreApplication.translate("Sidebar", "%1 new").replace("%1", numbers.count(count))


def count_text(entry: Entry) -> str:
    """ "1,204"; "~1,200" until that is counted, "over 400" where nobody had the time to count to the end, "…" where
    nobody has counted yet."""
    if entry.waits:
        return "…"
    if entry.new:
        return new_text(entry.new)
    counted = numbers.count(entry.count or 0)
    if entry.about:
        return QCoreApplication.translate("Sidebar", "~%1").replace("%1", counted)
    return QCoreApplication.translate("Sidebar", "over %1").replace("%1", counted) if entry.least else counted


def count_font(entry: Entry) -> QFont:
    """What is new is set stronger."""
    return fonts.font(FontRole.SMALL_STRONG if entry.new else FontRole.SMALL, tabular=True)


def count_room(entry: Entry, look: Theme) -> int:
    """The width of a count, with the gap before it."""
    if entry.count is None:
        return 0
    return QFontMetrics(count_font(entry)).horizontalAdvance(count_text(entry)) + look.px(8)


def gutter_box(rect: QRect, look: Theme) -> QRect:
    """Where a value's tick or minus stands."""
    side = look.px(TICK)
    return QRect(rect.left() + look.px(GUTTER), rect.top() + (rect.height() - side) // 2, side, side)


def minus_box(rect: QRect, entry: Entry, look: Theme) -> QRect:
    """Where the minus stands that leaves a value out, while the mouse is over it."""
    side = look.px(TICK)
    right = rect.right() + 1 - look.px(TRAILING) - count_room(entry, look)
    return QRect(right - side, rect.top() + (rect.height() - side) // 2, side, side)


class Spot(Enum):
    """What of a value was pressed."""

    LABEL = "label"
    GUTTER = "gutter"
    MINUS = "minus"


def spot_at(rect: QRect, entry: Entry, at: QPoint, direction: Qt.LayoutDirection) -> Spot:
    """Which of a value's spots lies there."""
    look = theme()
    if QStyle.visualRect(direction, rect, QRect(rect.left(), rect.top(), look.px(LABEL), rect.height())).contains(at):
        return Spot.GUTTER
    minus = minus_box(rect, entry, look).adjusted(-look.px(4), -look.px(6), look.px(4), look.px(6))
    if entry.state is not False and QStyle.visualRect(direction, rect, minus).contains(at):
        return Spot.MINUS
    return Spot.LABEL


def search_box(rect: QRect, look: Theme) -> QRect:
    """Where a heading's magnifying glass stands."""
    side = look.px(13)
    return QRect(rect.right() + 1 - look.px(TRAILING) - side, rect.top() + look.px(18), side, side)
