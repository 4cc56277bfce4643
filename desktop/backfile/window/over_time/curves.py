"""What a chart over time shows: bins, and points of several curves in them. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from backfile.search.language.tree import Dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.search.usage.frequency import Bin, Frequency, Share

SPANS = ("year", "quarter", "month", "week", "day")
SMOOTHED = 3
"""Spans that a smoothed curve puts together: one, the one before and the one after it."""


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
class Point:
    """The figure of one span."""

    start: str  # "2023", "2023-Q1", "2023-03", "2023-03-18"
    day: int  # on which it begins, as an ordinal
    number: int  # of the span among all of its width: neighbours differ by one
    value: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One query: its name and its points. Where a span has no article at all there is no point, and the curve ends."""

    name: str
    number: int  # of the query, which gives it its colour
    points: tuple[Point, ...]

    @property
    def highest(self) -> float:
        """The largest value."""
        return max((point.value for point in self.points), default=0.0)

    def stretches(self) -> list[tuple[Point, ...]]:
        """The points that follow each other without a gap."""
        found: list[list[Point]] = []
        for point in self.points:
            if not found or found[-1][-1].number + 1 != point.number:
                found.append([])
            found[-1].append(point)
        return [tuple(each) for each in found]

    def value_at(self, start: str) -> float | None:
        """The figure of a span; None where there is none."""
        return next((point.value for point in self.points if point.start == start), None)


def curve(
    name: str,
    frequency: "Frequency",
    measure: Measure,
    *,
    number: int = 0,
    smoothed: bool = False,
    among: range | None = None,
) -> Curve:
    """The points that can be drawn; `among`: of these spans, by their numbers.

    Smoothed, each is the figure of its span and its two neighbours as one span: of all their articles, not the mean of
    three figures, so that a month with few articles weighs little. Of counts it is a third of that.
    """
    bins = _pooled(frequency.bins, frequency.by) if smoothed else frequency.bins
    few = SMOOTHED if smoothed and measure is Measure.COUNT else 1
    values = ((each.start, measure.of(each)) for each in bins)
    return Curve(
        name,
        number,
        tuple(
            Point(start, first_day(start).toordinal(), number_of(start, frequency.by), value / few)
            for start, value in values
            if value is not None and (among is None or number_of(start, frequency.by) in among)
        ),
    )


def _pooled(bins: "Sequence[Bin]", by: str) -> "list[Bin]":
    from backfile.search.usage.frequency import Bin

    by_number = {number_of(each.start, by): each for each in bins}
    found = []
    for number, each in by_number.items():
        near = [by_number[at] for at in (number - 1, number, number + 1) if at in by_number]
        hits = None if any(part.hits is None for part in near) else sum(part.hits or 0 for part in near)
        figures = (sum(part.articles for part in near), hits, sum(part.of_articles for part in near))
        found.append(Bin(*figures, sum(part.of_words for part in near), each.start))
    return found


def number_of(start: str, by: str) -> int:
    """The number of a span among all of its width."""
    first = first_day(start)
    match by:
        case "year":
            return first.year
        case "quarter":
            return first.year * 4 + (first.month - 1) // 3
        case "month":
            return first.year * 12 + first.month - 1
        case "week":
            return (first.toordinal() - 1) // 7
        case _:
            return first.toordinal()


def day_of(number: int, by: str) -> date:
    """The first day of the span that has this number."""
    match by:
        case "year":
            return date(number, 1, 1)
        case "quarter":
            return date(number // 4, number % 4 * 3 + 1, 1)
        case "month":
            return date(number // 12, number % 12 + 1, 1)
        case "week":
            return date.fromordinal(number * 7 + 1)
        case _:
            return date.fromordinal(number)


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
