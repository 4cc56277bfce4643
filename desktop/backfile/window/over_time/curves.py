"""What a chart over time shows: points of several curves. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from backfile.search.language.tree import Dates

if TYPE_CHECKING:
    from backfile.search.usage.frequency import Frequency, Share


class Measure(Enum):
    """What is drawn."""

    THOUSAND = "thousand"  # articles of a thousand
    MILLION = "million"  # hits in a million words
    COUNT = "count"  # articles

    def of(self, share: "Share") -> float | None:
        """The figure of some articles; None where it can't be told."""
        match self:
            case Measure.THOUSAND:
                return share.per_thousand
            case Measure.MILLION:
                return share.per_million
            case Measure.COUNT:
                return float(share.articles)


@dataclass(frozen=True, slots=True)
class Curve:
    """One query: its name and its points, as (span, day on which it begins, value)."""

    name: str
    points: tuple[tuple[str, int, float], ...]

    @property
    def highest(self) -> float:
        """The largest value."""
        return max((value for *_, value in self.points), default=0.0)


def curve(name: str, frequency: "Frequency", measure: Measure) -> Curve:
    """The points that can be drawn."""
    values = ((each.start, measure.of(each)) for each in frequency.bins)
    return Curve(
        name, tuple((start, first_day(start).toordinal(), value) for start, value in values if value is not None)
    )


def first_day(start: str) -> date:
    """The first day of "2023", "2023-Q1", "2023-03" or "2023-03-18"."""
    if "Q" in start:
        return date(int(start[:4]), int(start[6]) * 3 - 2, 1)
    year, month, day = (*map(int, start.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(start: str, *, week: bool) -> date:
    """The last day of such a span."""
    first = first_day(start)
    if len(start) == len("2023-03-18"):
        return first + timedelta(days=6 if week else 0)
    month = {4: 12, 7: first.month}[len(start)] if "Q" not in start else first.month + 2
    return date(first.year, month, monthrange(first.year, month)[1])


def dates_between(first: str, last: str, *, week: bool) -> Dates:
    """What a span from one bin to another asks for."""
    if "Q" in first or week:
        return Dates(first_day(first).isoformat(), last_day(last, week=week).isoformat())
    return Dates(first, last)


def steps(highest: float, most: int = 5) -> list[float]:
    """Round values for the lines of a grid, from 0 to above the highest."""
    if highest <= 0:
        return [0.0, 1.0]
    power = 10.0 ** (len(str(int(highest))) - 1) if highest >= 1 else 0.1
    while highest < power:
        power /= 10
    step = next(each * power / 10 for each in (1, 2, 5, 10, 20, 50) if highest / (each * power / 10) <= most)
    count = int(-(-highest // step))
    return [number * step for number in range(count + 1)]
