"""Which bars a timeline shows, and what a brush over them asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.language.tree import Dates
from backfile.search.results import Bin, By, Timeline
from backfile.window.timeline.bars import WIDTHS, Bars, bars, filled, finer


def timeline(by: By, **counts: int) -> Timeline:
    return Timeline(by, tuple(Bin(start.strip("_").replace("_", "-"), count) for start, count in counts.items()), 0)


@pytest.mark.parametrize(
    ("shown", "first", "last", "how_many"),
    [
        (timeline(By.DAY, _2024_05_04=1), "2024-05-01", "2024-05-31", 31),
        (timeline(By.DAY, _2024_02_10=1, _2024_03_01=2), "2024-02-01", "2024-03-31", 60),
        (timeline(By.MONTH, _2023_04=3, _2023_09=1), "2023-01", "2023-12", 12),
        (timeline(By.MONTH, _2022_06=3, _2024_06=1), "2022-06", "2024-06", 25),
        (timeline(By.YEAR, _1987=3), "1980", "1989", 10),
        (timeline(By.DAY, _2023_01_02=1, _2023_06_30=1), "2023-01-02", "2023-06-26", 26),  # weeks, since there is room
    ],
)
def test_few_bars_stand_on_a_whole_month_year_or_decade(shown: Timeline, first: str, last: str, how_many: int) -> None:
    found = bars(shown, 400)
    assert (found.bins[0].start, found.bins[-1].start, len(found.bins)) == (first, last, how_many)
    assert sum(each.count for each in found.bins) == sum(each.count for each in shown.bins)


def test_what_does_not_fit_is_counted_coarser() -> None:
    long = timeline(By.MONTH, _1990_01=1, _2020_12=2)
    assert bars(long, 2_000).by is By.MONTH
    narrow = bars(long, 200)
    assert narrow.by is By.YEAR
    assert [each.count for each in narrow.bins if each.count] == [1, 2]


def test_a_short_time_is_counted_again_by_the_day() -> None:
    assert finer(timeline(By.MONTH, _2024_05=4)) is By.DAY
    assert finer(timeline(By.MONTH, _2023_12=4, _2024_05=1)) is By.DAY
    assert finer(timeline(By.MONTH, _2023_05=4, _2024_05=1)) is None
    assert finer(timeline(By.MONTH)) is None


def test_a_brush_asks_for_the_span_of_its_bars() -> None:
    year = bars(timeline(By.MONTH, _2023_04=3, _2023_09=1), 400)
    span = year.span(3, 8)
    assert span == Dates("2023-04", "2023-09")
    assert year.covered(span) == (3, 8)
    assert year.covered(Dates("2030", None)) is None


@given(
    st.lists(st.tuples(st.integers(1800, 2100), st.integers(1, 12), st.integers(1, 9)), max_size=30),
    st.floats(20, 2_000),
)
def test_no_bar_is_lost_and_none_is_missing_between(months: list[tuple[int, int, int]], width: float) -> None:
    counts = {f"{year:04}-{month:02}": count for year, month, count in months}
    shown: Bars = bars(Timeline(By.MONTH, tuple(Bin(*each) for each in sorted(counts.items())), 0), width)
    starts = [each.start for each in shown.bins]
    assert sum(each.count for each in shown.bins) == sum(counts.values())
    assert starts == sorted(set(starts))
    assert [each.start for each in filled(shown.bins, shown.by)] == starts


@given(
    st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 9)), max_size=30),
    st.floats(20, 2_000),
    st.sampled_from([None, *By]),
)
def test_days_are_shown_as_broad_as_was_chosen_or_as_there_is_room(
    days: list[tuple[date, int]], width: float, chosen: By | None
) -> None:
    counts = {each.isoformat(): count for each, count in days}
    shown = bars(Timeline(By.DAY, tuple(Bin(*each) for each in sorted(counts.items())), 0), width, chosen)
    assert sum(each.count for each in shown.bins) == sum(counts.values())
    if shown.by is By.WEEK:
        assert all(date.fromisoformat(each.start).weekday() == 0 for each in shown.bins)
    if chosen is not None:
        assert WIDTHS.index(shown.by) >= WIDTHS.index(chosen)
    for number, each in enumerate(shown.bins):
        if each.count:
            assert shown.covered(shown.span(number, number)) == (number, number)
