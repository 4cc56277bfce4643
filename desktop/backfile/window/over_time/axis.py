"""From where to where the axis goes: the span that is asked for, else the one in which anything is found. Pure."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from backfile.search.language.tree import Dates, Last
from backfile.window.over_time.curves import first_day, last_day, number_of
from backfile.window.question import Question

if TYPE_CHECKING:
    from backfile.search.usage.frequency import Frequency

ROOM = 0.05
"""Of what is found, beside it: that there is nothing before and after it can be seen."""

Asked = Sequence[Dates | Last]


def asked_spans(question: Question) -> Asked:
    """Everything that narrows it by date."""
    chosen = (each.tree for each in question.all_filters if not each.excluded)
    return [tree for tree in chosen if isinstance(tree, Dates | Last)]


def reach(by: str, every: Iterable[tuple[Asked, "Frequency"]]) -> range | None:
    """The numbers of the spans on an axis that all of these share; None where nothing is dated."""
    each = [ends for asked, frequency in every if (ends := _ends(by, asked, frequency)) is not None]
    return range(min(first for first, _ in each), max(last for _, last in each) + 1) if each else None


def _ends(by: str, asked: Asked, frequency: "Frequency") -> tuple[int, int] | None:
    """The first and the last span of one query: asked for, else with an article, and some room that others fill."""
    numbers = [number_of(each.start, by) for each in frequency.bins]
    having = [number for number, each in zip(numbers, frequency.bins, strict=True) if each.articles]
    if not numbers:
        return None
    shown = having or numbers
    room = max(1, round((shown[-1] - shown[0]) * ROOM))
    first, last = max(numbers[0], shown[0] - room), min(numbers[-1], shown[-1] + room)
    if any(isinstance(each, Last) for each in asked):
        first, last = numbers[0], numbers[-1]  # nothing else is counted
    begins = [_begin(each) for each in asked if isinstance(each, Dates) and each.first is not None]
    ends = [_end(each) for each in asked if isinstance(each, Dates) and each.last is not None]
    first = max((number_of(day, by) for day in begins), default=first)
    last = min((number_of(day, by) for day in ends), default=last)
    return (first, max(first, last))


def _begin(dates: Dates) -> str:
    start = str(dates.first)[:10]
    return (last_day(start, week=False) + timedelta(1)).isoformat() if dates.after_first else start


def _end(dates: Dates) -> str:
    end = str(dates.last)[:10]
    return (first_day(end) - timedelta(1) if dates.before_last else last_day(end, week=False)).isoformat()
