"""All that a chart draws, and where in it: geometry without widgets."""

from bisect import bisect_left
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from backfile.window.over_time.curves import Curve, Measure, Point, day_of, first_day, steps

_APART = 24  # px between two lines of the grid, at least


@dataclass(frozen=True, slots=True)
class Base:
    """Of what the figures of a span are shares."""

    articles: int
    words: int


@dataclass(frozen=True)
class Picture:
    """Curves over the bins in which there is any article."""

    curves: tuple[Curve, ...] = ()
    measure: Measure = Measure.THOUSAND
    by: str = "month"
    bases: dict[str, Base] = field(default_factory=dict)  # by the start of a span
    reach: range | None = None  # numbers of the spans on the axis; None: those that have a point

    @property
    def starts(self) -> list[str]:
        """The spans that have a point, in order."""
        return sorted({point.start for each in self.curves for point in each.points})


class Plot:
    """Where things are in an area of the screen."""

    def __init__(self, picture: Picture, area: QRectF) -> None:
        self.area = area
        self.starts = picture.starts
        self.days = [first_day(start).toordinal() for start in self.starts]
        shown = [day_of(picture.reach[at], picture.by).toordinal() for at in (0, -1)] if picture.reach else self.days
        self.first, self.last = (shown[0], shown[-1]) if shown else (0, 0)
        most = min(max(int(area.height() / _APART), 1), 5)
        self.grid = steps(max((each.highest for each in picture.curves), default=0.0), most)

    def x(self, day: int) -> float:
        """Of a day; a single span stands in the middle."""
        if self.first == self.last:
            return self.area.center().x()
        return self.area.left() + self.area.width() * (day - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        """Of a figure."""
        return self.area.bottom() - self.area.height() * value / self.grid[-1]

    def place(self, point: Point) -> QPointF:
        """Of a point."""
        return QPointF(self.x(point.day), self.y(point.value))

    def bin_at(self, x: float) -> int | None:
        """The number of the nearest span; None where there is none."""
        if not self.days:
            return None
        places = [self.x(day) for day in self.days]
        after = bisect_left(places, x)
        near = [at for at in (after - 1, after) if 0 <= at < len(places)]
        return min(near, key=lambda at: abs(places[at] - x))

    def band(self, first: int, last: int) -> QRectF:
        """From one span to another, each to the middle between it and its neighbour."""
        low, high = sorted((first, last))
        left = self._between(low - 1, low)
        right = self._between(high, high + 1)
        return QRectF(left, self.area.top(), right - left, self.area.height())

    def _between(self, one: int, other: int) -> float:
        if one < 0 or other >= len(self.days):
            at = self.x(self.days[other if one < 0 else one])
            return at - 4 if one < 0 else at + 4
        return (self.x(self.days[one]) + self.x(self.days[other])) / 2
