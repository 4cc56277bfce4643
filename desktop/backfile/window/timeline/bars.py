"""The bars of a timeline: which spans of time they stand for, and where they lie. Pure."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from backfile.search.results import Bin, By, Timeline
from backfile.search.tree import Dates

NARROWEST = 2.8  # px of a bar with its gap: ten years of months side by side
FEW = {By.DAY: 24, By.MONTH: 24, By.YEAR: 6}  # bars from which the axis needs no rounding


@dataclass(frozen=True, slots=True)
class Bars:
    """Spans without a hole, from the first to the last, all of one width."""

    by: By
    bins: tuple[Bin, ...]

    @property
    def highest(self) -> int:
        """The largest count."""
        return max((each.count for each in self.bins), default=0)

    def span(self, first: int, last: int) -> Dates:
        """What a brush over these bars asks for."""
        return Dates(self.bins[first].start, self.bins[last].start)

    def covered(self, dates: Dates) -> tuple[int, int] | None:
        """First and last bar that a span touches; None where it touches none."""
        first, last = _day(dates.first), _day(dates.last)
        touched = [
            number
            for number, each in enumerate(self.bins)
            if (first is None or _reaches(each.start, first, dates.after_first))
            and (last is None or _begins(each.start, last, dates.before_last))
        ]
        return (touched[0], touched[-1]) if touched else None


def bars(timeline: Timeline, width: float) -> Bars:
    """The bars that fit into `width`: as fine as the timeline was counted, or coarser."""
    by = timeline.by
    bins = filled(timeline.bins, by)
    for coarser in (By.MONTH, By.YEAR):
        if len(bins) * NARROWEST > width and _LENGTH[coarser] < _LENGTH[by]:
            by, bins = coarser, filled(_merged(bins, _LENGTH[coarser]), coarser)
    return Bars(by, _rounded(bins, by) if len(bins) < FEW[by] else bins)


def finer(timeline: Timeline) -> By | None:
    """How to count again where a few broad bars would stand alone."""
    if timeline.by is By.MONTH and 0 < len(filled(timeline.bins, By.MONTH)) <= _FEW_MONTHS:
        return By.DAY
    return None


def filled(bins: Iterable[Bin], by: By) -> tuple[Bin, ...]:
    """The same bins with those between that hold nothing."""
    counts = {each.start: each.count for each in bins}
    if not counts:
        return ()
    starts = [min(counts)]
    last = max(counts)
    while starts[-1] < last and len(starts) < _MOST:
        starts.append(following(starts[-1], by))
    return tuple(Bin(start, counts.get(start, 0)) for start in starts)


def following(start: str, by: By) -> str:
    """The span after this one."""
    match by:
        case By.YEAR:
            return f"{int(start) + 1:04}"
        case By.MONTH:
            year, month = int(start[:4]), int(start[5:7])
            return f"{year + month // 12:04}-{month % 12 + 1:02}"
        case By.DAY:
            return (date.fromisoformat(start) + timedelta(days=1)).isoformat()


def _rounded(bins: tuple[Bin, ...], by: By) -> tuple[Bin, ...]:
    """The same bins in whole months, years or decades, so that a lone article is a bar on an axis and not a wall."""
    if not bins:
        return bins
    first, last = bins[0].start, bins[-1].start
    match by:
        case By.YEAR:
            first, last = f"{first[:3]}0", f"{last[:3]}9"
        case By.MONTH:
            first, last = f"{first[:4]}-01", f"{last[:4]}-12"
        case By.DAY:
            year, month = int(last[:4]), int(last[5:7])
            first, last = f"{first[:7]}-01", f"{last[:7]}-{monthrange(year, month)[1]}"
    edges = [Bin(edge, 0) for edge in (first, last) if edge not in (bins[0].start, bins[-1].start)]
    return filled((*edges, *bins), by)


def _merged(bins: Iterable[Bin], length: int) -> list[Bin]:
    groups = groupby(bins, key=lambda each: each.start[:length])
    return [Bin(start, sum(each.count for each in group)) for start, group in groups]


def _day(edge: str | None) -> str | None:
    return edge.partition("T")[0] if edge else None


def _reaches(start: str, first: str, left_out: bool) -> bool:
    """Whether a bin ends at or after the beginning of a span; dates of any precision compare by what both know."""
    length = min(len(start), len(first))
    return (
        start[:length] > first[:length] if left_out and len(start) >= len(first) else start[:length] >= first[:length]
    )


def _begins(start: str, last: str, left_out: bool) -> bool:
    length = min(len(start), len(last))
    return start[:length] < last[:length] if left_out and len(start) >= len(last) else start[:length] <= last[:length]


_LENGTH = {By.YEAR: 4, By.MONTH: 7, By.DAY: 10}
_FEW_MONTHS = 3
_MOST = 40_000  # bins: a date of the year 1 among those of today must not fill the memory
