"""The bars of a timeline: which spans of time they stand for, and where they lie. Pure."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from backfile.search.language.tree import Dates
from backfile.search.results import Bin, By, Timeline

NARROWEST = 2.8  # px of a bar with its gap: ten years of months side by side
NARROWEST_CHOSEN = 1.0  # where the user asks for bars so fine
FEW = {By.DAY: 24, By.WEEK: 5, By.MONTH: 24, By.YEAR: 6}  # bars from which the axis needs no rounding
WIDTHS = (By.DAY, By.WEEK, By.MONTH, By.YEAR)
MONTHS_BY_DAY, MONTHS_BY_WEEK = 3, 8  # what lies within so many is shown so fine unless the user says otherwise


@dataclass(frozen=True, slots=True)
class Bars:
    """Spans without a hole, from the first to the last, all of one width."""

    by: By
    bins: tuple[Bin, ...]

    @property
    def highest(self) -> int:
        """The largest count."""
        return max((each.count for each in self.bins), default=0)

    def last_day(self, number: int) -> str:
        """Where a bar ends: a date as precise as its beginning, but of a week its Sunday."""
        return _end(self.bins[number].start, self.by)

    def span(self, first: int, last: int) -> Dates:
        """What a brush over these bars asks for."""
        return Dates(self.bins[first].start, self.last_day(last))

    def covered(self, dates: Dates) -> tuple[int, int] | None:
        """First and last bar that a span touches; None where it touches none."""
        first, last = _day(dates.first), _day(dates.last)
        touched = [
            number
            for number, each in enumerate(self.bins)
            if (first is None or _reaches(self.last_day(number), first, dates.after_first))
            and (last is None or _begins(each.start, last, dates.before_last))
        ]
        return (touched[0], touched[-1]) if touched else None


def bars(timeline: Timeline, width: float, chosen: By | None = None) -> Bars:
    """The bars that fit into `width`: as broad as `chosen`, else as the span suggests; broader where there is no room.

    A timeline that was counted by the day can be shown in weeks, months or years; one by the month, in years.
    """
    narrowest = NARROWEST if chosen is None else NARROWEST_CHOSEN
    suggested = By.WEEK if timeline.by is By.DAY and _months(timeline) > MONTHS_BY_DAY else timeline.by
    finest = max(timeline.by, chosen or suggested, key=WIDTHS.index)
    by, bins = finest, timeline.bins
    for by in WIDTHS[WIDTHS.index(finest) :]:
        bins = filled(timeline.bins if by is timeline.by else _merged(timeline.bins, by), by)
        if len(bins) * narrowest <= width:
            break
    return Bars(by, _rounded(bins, by) if len(bins) < FEW[by] else bins)


def on_axis(timeline: Timeline, before: Timeline) -> Timeline:
    """The same; one without any dated item has empty bins at the ends of the one `before`."""
    if timeline.bins or not before.bins:
        return timeline
    ends = tuple(Bin(each.start, 0) for each in (before.bins[0], before.bins[-1])[: len(before.bins)])
    return replace(timeline, by=before.by, bins=ends)


def possible(timeline: Timeline, width: float) -> set[By]:
    """How broad bars can be, so that all from the first to the last find room."""
    if not timeline.bins:
        return set(WIDTHS)
    days = {by: 31 * _months(timeline) / each for by, each in _DAYS.items()}
    return {by for by in WIDTHS if by is By.YEAR or days[by] * NARROWEST_CHOSEN <= width}


def finer(timeline: Timeline) -> By | None:
    """How to count a timeline by the month again where a few broad bars would stand alone."""
    if timeline.by is By.MONTH and 0 < _months(timeline) <= MONTHS_BY_WEEK:
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
        case By.WEEK:
            return (date.fromisoformat(start) + timedelta(days=7)).isoformat()
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
        case By.WEEK:
            first, last = _monday(f"{first[:7]}-01"), _monday(_last_of_month(last))
        case By.DAY:
            first, last = f"{first[:7]}-01", _last_of_month(last)
    edges = [Bin(edge, 0) for edge in (first, last) if edge not in (bins[0].start, bins[-1].start)]
    return filled((*edges, *bins), by)


def _merged(bins: Iterable[Bin], by: By) -> list[Bin]:
    """Bins of days or months as broader ones."""

    def start(each: Bin) -> str:
        return _monday(each.start) if by is By.WEEK else each.start[: _LENGTH[by]]

    return [Bin(begin, sum(each.count for each in group)) for begin, group in groupby(bins, key=start)]


def _months(timeline: Timeline) -> int:
    """How many months lie between the first and the last item, both counted."""
    if not timeline.bins:
        return 0
    first, last = timeline.bins[0].start, timeline.bins[-1].start
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7] or 12) - int(first[5:7] or 1) + 1


def _monday(day: str) -> str:
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def _last_of_month(day: str) -> str:
    return f"{day[:7]}-{monthrange(int(day[:4]), int(day[5:7]))[1]}"


def _end(start: str, by: By) -> str:
    return (date.fromisoformat(start) + timedelta(days=6)).isoformat() if by is By.WEEK else start


def _day(edge: str | None) -> str | None:
    return edge.partition("T")[0] if edge else None


def _reaches(end: str, first: str, left_out: bool) -> bool:
    """Whether a bin ends at or after the beginning of a span; dates of any precision compare by what both know."""
    length = min(len(end), len(first))
    return end[:length] > first[:length] if left_out and len(end) >= len(first) else end[:length] >= first[:length]


def _begins(start: str, last: str, left_out: bool) -> bool:
    length = min(len(start), len(last))
    return start[:length] < last[:length] if left_out and len(start) >= len(last) else start[:length] <= last[:length]


_DAYS = {By.DAY: 1, By.WEEK: 7, By.MONTH: 31, By.YEAR: 366}
_LENGTH = {By.YEAR: 4, By.MONTH: 7}
_MOST = 40_000  # bins: a date of the year 1 among those of today must not fill the memory
