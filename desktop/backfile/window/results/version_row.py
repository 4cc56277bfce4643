"""A version below its result: where it stood, when, how it differs, and what else it says. Lower than a result."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from backfile.window import dates, fonts, icons
from backfile.window.facts import in_line
from backfile.window.fonts import Role
from backfile.window.results.layout import DOT, LEADING, STAR, TRAILING, shortened
from backfile.window.results.row import Row
from backfile.window.set_text import Block, set_block, units
from backfile.window.theme import Theme

HEIGHT = 58
INDENT, TOP, GAP = 16, 10, 12


def height(theme: Theme) -> int:
    """One height for all versions."""
    return theme.px(HEIGHT)


def paint(
    painter: QPainter, rect: QRect, row: Row, look: Theme, direction: Qt.LayoutDirection, *, selected: bool
) -> None:
    """Paint it on the ground that is there already; the dot of what is unread is the delegate's."""
    px = look.px

    def place(box: QRect) -> QRect:
        return QStyle.visualRect(direction, rect, box)

    thread(painter, place(QRect(rect.left() + px(LEADING), rect.top(), 1, rect.height())), look)
    left, right = rect.left() + px(LEADING + INDENT), rect.right() - px(TRAILING)
    first = QRect(left, rect.top() + px(TOP), right - left, round(fonts.line(Role.SMALL)))
    second = QRect(left, first.bottom() + px(2), right - left, round(fonts.line(Role.ROW_SNIPPET)))
    if row.hit.starred:
        icons.paint(painter, place(star(rect, look)), "star", look.accent, filled=True)
        first.setRight(first.right() - px(STAR) - px(6))
    ink = look.text2 if row.seen and not selected else look.text
    _facts(painter, row, first, place, look.text2 if selected else look.text3, ink, px(GAP))
    said(row, second.width(), look.on_mark).draw(
        painter, QPointF(place(second).topLeft()), look.text2, look.mark, px(2)
    )


def star(rect: QRect, look: Theme) -> QRect:
    """Where the star of a version stands, left to right."""
    px = look.px
    return QRect(rect.right() - px(TRAILING) - px(STAR) + px(2), rect.top() + px(TOP), px(STAR), px(STAR))


def dot(rect: QRect, look: Theme) -> QRect:
    """Where it is said that it is unread, left to right."""
    line = round(fonts.line(Role.SMALL))
    return QRect(rect.left() + look.px(9), rect.top() + look.px(TOP) + (line - look.px(DOT)) // 2, *[look.px(DOT)] * 2)


def thread(painter: QPainter, line: QRect, look: Theme) -> None:
    """What ties versions to the result above them."""
    painter.fillRect(line, look.line2)


def facts(row: Row, where: QFontMetrics, why: QFontMetrics, room: int) -> tuple[str, str]:
    """Date, time of day and source, and how it differs; what can be seen below or is least goes where room is short."""
    parts = [dates.short(row.hit.date), dates.clock(row.hit.date), row.hit.source or ""]
    whole, day = in_line(parts), in_line(parts[::2])
    tried = [(whole, row.why()), (day, row.why()), (day, row.why(brief=True))]
    fits = (pair for pair in tried if where.horizontalAdvance(pair[0]) + why.horizontalAdvance(pair[1]) <= room)
    return next(fits, tried[-1])


def said(row: Row, width: int, on_mark: QColor) -> Block:
    """Its headline where that is another one; else the passage that was found."""
    hit = row.hit
    other = row.difference is None or not row.difference.same_headline
    text, marks = (
        shortened(hit.title, hit.title_marks) if other or not hit.snippet else shortened(hit.snippet, hit.marks)
    )
    font = fonts.font(Role.ROW_SNIPPET, hit.language)
    return set_block(text, font, width, fonts.line(Role.ROW_SNIPPET), 1, marks=units(text, marks), on_mark=on_mark)


def _facts(
    painter: QPainter, row: Row, line: QRect, place: Callable[[QRect], QRect], quiet: QColor, ink: QColor, gap: int
) -> None:
    fonts_of = fonts.font(Role.SMALL, row.hit.language, tabular=True), fonts.font(Role.ROW_META, tabular=True)
    where_metrics, why_metrics = map(QFontMetrics, fonts_of)
    where, why = facts(row, where_metrics, why_metrics, line.width() - gap)
    room = min(why_metrics.horizontalAdvance(why), line.width() * 2 // 3)
    painter.setFont(fonts_of[1])
    painter.setPen(quiet)
    _line(painter, place(line.adjusted(line.width() - room, 0, 0, 0)), why, Qt.AlignmentFlag.AlignTrailing)
    painter.setFont(fonts_of[0])
    painter.setPen(ink)
    _line(painter, place(line.adjusted(0, 0, -room - gap, 0)), where, Qt.AlignmentFlag.AlignLeading)


def _line(painter: QPainter, box: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, elided)
