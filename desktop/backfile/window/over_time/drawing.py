"""Draws a picture over time, on the screen or into a file."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from backfile.window import dates, fonts, numbers
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.over_time.colours import colour, pen
from backfile.window.over_time.curves import Curve, Measure, first_day
from backfile.window.over_time.picture import Picture, Plot

NAMES, AXIS, TOP, FOOT = 110, 52, 12, 28
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # years
_MONTHS = (1, 2, 3, 6, 12)  # each begins with January
_FINE = {"day": (1, 2, 7, 14, 28), "week": (7, 14, 28)}  # days, where spans are so short


def area_of(box: QRectF, names: bool) -> QRectF:
    """Where in a box the curves are; `names`: with room for them at their ends."""
    px = theme().px
    right = px(NAMES if names else 16)
    return QRectF(
        box.left() + px(AXIS),
        box.top() + px(TOP),
        max(1.0, box.width() - px(AXIS) - right),
        max(1.0, box.height() - px(TOP) - px(FOOT)),
    )


def draw(painter: QPainter, picture: Picture, plot: Plot, *, names: bool = True) -> None:
    """Grid, years, curves, and the name of each at its end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _grid(painter, plot)
    if not plot.days:
        return
    _times(painter, plot, picture.by)
    for each in picture.curves:
        _curve(painter, plot, each)
    if names:
        _names(painter, plot, picture)


def span_name(start: str, by: str) -> str:
    """ "March 2023", "Q1 2023", "2023", "18 March 2023", "week of 20 March 2023"."""
    if by == "week":
        return _tr("week of %1").replace("%1", dates.long(start))
    return f"{start[5:]} {start[:4]}" if "Q" in start else dates.long(start)


def figure(value: float, measure: Measure) -> str:
    """A figure as one reads it."""
    if measure is Measure.COUNT and value == int(value):
        return numbers.count(int(value))
    return f"{value:,.1f}" if value >= 1 else f"{value:.3g}"


def unit(measure: Measure) -> str:
    """What a figure counts."""
    match measure:
        case Measure.THOUSAND:
            return _tr("articles per thousand")
        case Measure.MILLION:
            return _tr("hits per million words")
        case Measure.COUNT:
            return _tr("articles")


def _grid(painter: QPainter, plot: Plot) -> None:
    look, area = theme(), plot.area
    painter.setFont(fonts.font(Role.AXIS, tabular=True))
    for value in plot.grid:
        y = plot.y(value)
        painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), look.line if value else look.text3)
        painter.setPen(look.text3)
        box = QRectF(0, y - 8, area.left() - look.px(8), 16)
        said = f"{value:,g}" if value < 1_000_000 else f"{value:,.0f}"
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)


def _curve(painter: QPainter, plot: Plot, each: Curve) -> None:
    for stretch in each.stretches():
        places = [plot.place(point) for point in stretch]
        if len(places) == 1:
            painter.setPen(Qt.PenStyle.NoPen)  # a dashed line would tear so small a circle
            painter.setBrush(colour(each.number))
            painter.drawEllipse(places[0], 3.5, 3.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(pen(each.number))
            painter.drawPolyline(QPolygonF(places))


def _names(painter: QPainter, plot: Plot, picture: Picture) -> None:
    """Each at the end of its curve; where several end together, one above the other."""
    px = theme().px
    ends = [(plot.place(each.points[-1]), each) for each in picture.curves if each.points]
    painter.setFont(fonts.font(Role.SMALL_STRONG))
    metrics = QFontMetricsF(painter.font())
    below = plot.area.bottom() + px(12)
    for place, each in sorted(ends, key=lambda end: -end[0].y()):
        below = min(place.y(), below - px(17))
        box = QRectF(plot.area.right() + px(8), below - px(10), px(NAMES - 12), px(20))
        painter.setPen(colour(each.number))
        name = metrics.elidedText(each.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _times(painter: QPainter, plot: Plot, by: str) -> None:
    """Years; of less than two years the months, of less than two months the days, if that is what is counted by."""
    look, area = theme(), plot.area
    painter.setFont(fonts.font(Role.AXIS, tabular=True))
    metrics = QFontMetricsF(painter.font())
    ended = -1e9

    def fits(said: str) -> int:
        return int(area.width() / (metrics.horizontalAdvance(said) + look.px(14)))

    for day, said in _marks(plot.first, plot.last, by, fits):
        x = max(area.left(), plot.x(day))
        width = metrics.horizontalAdvance(said)
        begin = min(x + look.px(4), area.right() + look.px(12) - width)  # the last one stands before its end
        if begin < ended + look.px(10):
            continue
        painter.fillRect(QRectF(round(x), area.bottom(), 1, look.px(5)), look.text3)
        painter.setPen(look.text3)
        painter.drawText(QPointF(begin, area.bottom() + look.px(17)), said)
        ended = begin + width


def _marks(first: int, last: int, by: str, fits: Callable[[str], int]) -> list[tuple[int, str]]:
    """Days and what is written there, in steps in which one counts; `fits`: how many of such words have room."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if last - first < 62 and by in _FINE:
        most = max(1, fits(dates.short(end.isoformat())))
        step = next((step for step in _FINE[by] if last - first < step * most), _FINE[by][-1])
        return [(day, dates.short(date.fromordinal(day).isoformat())) for day in range(first, last + 1, step)]
    if last - first < 731 and by != "year":
        months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
        room = fits(dates.short("2000-09")) * 0.9  # February is the shortest
        steps = [step for step in _MONTHS if by != "quarter" or step != 2]
        step = next((step for step in steps if len(months) <= step * room), steps[-1])
        shown = [month for month in months if month % step == 0] or months[:1]
        starts = [f"{month // 12:04}-{month % 12 + 1:02}" for month in shown]
        return [(max(first, first_day(start).toordinal()), dates.short(start)) for start in starts]
    years, most = range(begin.year, end.year + 1), fits("2000")
    step = next((step for step in STEPS if len(years) <= step * most), STEPS[-1])
    return [(max(first, date(year, 1, 1).toordinal()), str(year)) for year in years if year % step == 0]


def _tr(text: str) -> str:
    return QCoreApplication.translate("OverTime", text)
