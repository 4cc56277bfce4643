"""Paints a timeline: brush, bars, axis, the undated, and grips."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from backfile.window import fonts
from backfile.window.fonts import Role
from backfile.window.theme import Theme
from backfile.window.timeline.axis import ticks
from backfile.window.timeline.bars import Bars
from backfile.window.timeline.brush import Reach
from backfile.window.timeline.plot import Plot

TALLEST = 0.97  # of the area
ESTIMATED = 0.45  # of the colour of a bar that is counted
GRIP_WIDTH, GRIP_HEIGHT = 5, 14


@dataclass(frozen=True, slots=True)
class Shown:
    """What a timeline shows, beside where it shows it."""

    bars: Bars
    undated: int
    reach: Reach | None  # the brush
    with_undated: bool | None  # whether the undated are asked for; None: nobody asked
    spans: bool  # a span is asked for, even one beside all bars
    is_estimate: bool  # the exact counts follow
    pointed: int | None  # the bar under the pointer


def paint(painter: QPainter, look: Theme, plot: Plot, shown: Shown) -> None:
    """All but the focus ring."""
    area = plot.area
    if shown.reach is not None:
        first, last = plot.edges(shown.reach)
        painter.fillRect(QRectF(first, area.top(), last - first, area.height()), look.tint)
    _bars(painter, look, plot, shown)
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), look.line2)
    _axis(painter, look, plot, shown.bars)
    if not plot.undated.isEmpty():
        _undated(painter, look, plot, shown)
    if shown.reach is not None:
        for x in plot.edges(shown.reach):
            _grip(painter, look, area, x)


def undated_width(look: Theme) -> float:
    """The column that the undated need: their word's."""
    return max(float(look.px(40)), QFontMetricsF(fonts.font(Role.AXIS)).horizontalAdvance(_undated_word()) + 2)


def _undated_word() -> str:
    return QCoreApplication.translate("Timeline", "Undated")


def _bars(painter: QPainter, look: Theme, plot: Plot, shown: Shown) -> None:
    highest, area = shown.bars.highest, plot.area
    gap = min(look.px(1), plot.step / 3)
    for number, each in enumerate(shown.bars.bins):
        if each.count:
            tall = max(float(look.px(2)), area.height() * TALLEST * each.count / highest)
            x = plot.x(number)
            left, right = round(x), max(round(x) + 1, round(x + plot.step - gap))
            box = QRectF(left, area.bottom() - tall, right - left, tall)
            painter.fillRect(box, _as_known(_colour(look, shown, number), shown))


def _as_known(colour: QColor, shown: Shown) -> QColor:
    """Paler until it is counted."""
    if shown.is_estimate:
        colour = QColor(colour)
        colour.setAlphaF(ESTIMATED)
    return colour


def _colour(look: Theme, shown: Shown, number: int) -> QColor:
    inside = shown.with_undated is not True if shown.reach is None else shown.reach[0] <= number <= shown.reach[1]
    if number == shown.pointed:
        return look.accent.lighter(125) if inside else look.text2
    return look.accent if inside else look.bar


def _axis(painter: QPainter, look: Theme, plot: Plot, bars: Bars) -> None:
    font = fonts.font(Role.AXIS, tabular=True)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(look.text3)
    for tick in ticks(bars, plot.area.width(), metrics.horizontalAdvance):
        width = metrics.horizontalAdvance(tick.text) + 2
        box = QRectF(plot.area.left() + tick.x, plot.area.bottom() + look.px(3), width, look.px(14))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.text)


def _undated(painter: QPainter, look: Theme, plot: Plot, shown: Shown) -> None:
    column, base, high = plot.undated, plot.area.bottom(), plot.area.height()
    asked = shown.spans or shown.with_undated is not None
    inside = shown.with_undated is True or not asked
    share = min(1.0, shown.undated / shown.bars.highest) if shown.bars.highest else 1.0
    tall = max(float(look.px(2)), high * TALLEST * share) if shown.undated else 0.0
    bar = QRectF(column.center().x() - look.px(8), base - tall, look.px(16), tall)
    painter.fillRect(bar, _as_known(look.accent if inside else look.bar, shown))
    painter.fillRect(QRectF(column.left() + look.px(3), base, column.width() - look.px(6), 1), look.line2)
    painter.setFont(fonts.font(Role.AXIS))
    painter.setPen(look.accent if shown.with_undated is True else look.text3)
    under = QRectF(column.left(), base + look.px(3), column.width(), look.px(14))
    painter.drawText(under, Qt.AlignmentFlag.AlignCenter, _undated_word())


def _grip(painter: QPainter, look: Theme, area: QRectF, x: float) -> None:
    painter.fillRect(QRectF(round(x - 0.5), area.top(), 1, area.height()), look.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.accent, 1))
    painter.setBrush(look.bg)
    width, height = look.px(GRIP_WIDTH), look.px(GRIP_HEIGHT)
    painter.drawRoundedRect(QRectF(x - width / 2, area.center().y() - height / 2, width, height), 2.5, 2.5)
    painter.restore()
