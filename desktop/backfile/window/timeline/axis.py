"""The words under a timeline: as many as stand side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from backfile.search.results import By
from backfile.window import dates
from backfile.window.timeline.bars import Bars

APART = 12  # px between two labels, at the least


@dataclass(frozen=True, slots=True)
class Tick:
    """A label, and the x at which it begins."""

    x: float
    text: str


def ticks(bars: Bars, width: float, measure: Callable[[str], float]) -> tuple[Tick, ...]:
    """Labels of the bars at which a year begins, or a month where there is no year's span."""
    count = len(bars.bins)
    if not count:
        return ()
    step = width / count
    found = [Tick(number * step, text) for number, text in _candidates(bars)]
    for every in (1, 2, 5, 10, 20, 50, 100):
        chosen = _chosen(found, every)
        ends = [(tick.x, tick.x + measure(tick.text)) for tick in chosen]
        if all(ends[i][1] + APART <= ends[i + 1][0] for i in range(len(ends) - 1)):
            return tuple(_inside(tick, width, measure) for tick in chosen)
    return (_inside(found[0], width, measure),)


def _candidates(bars: Bars) -> list[tuple[int, str]]:
    length = 4 if bars.by in {By.YEAR, By.MONTH} else 7
    found: list[tuple[int, str]] = []
    before = ""
    for number, each in enumerate(bars.bins):
        start = each.start[:length]
        if start != before:
            found.append((number, dates.short(start)))
            before = start
    return found


def _chosen(found: list[Tick], every: int) -> list[Tick]:
    if every == 1 or not all(tick.text.isdigit() for tick in found):
        return found[::every]
    return [tick for tick in found if int(tick.text) % every == 0] or found[:1]


def _inside(tick: Tick, width: float, measure: Callable[[str], float]) -> Tick:
    return Tick(max(0.0, min(tick.x, width - measure(tick.text))), tick.text)
