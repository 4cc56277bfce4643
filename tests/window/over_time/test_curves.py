"""What a chart over time draws."""

from datetime import date

import pytest

from backfile.search.language.tree import Dates
from backfile.search.usage.frequency import Bin, Frequency, Share, Span
from backfile.window.over_time.curves import Measure, curve, dates_between, first_day, last_day, steps

NONE = Share(0, 0, 0, 0)


def test_a_curve_has_a_point_for_each_span_of_which_there_is_a_figure() -> None:
    bins = (Bin(2, None, 10, 500, "2023-01"), Bin(3, 6, 10, 1000, "2023-03"))
    found = Frequency(Span.MONTH, NONE, bins, NONE, NONE)
    assert [value for *_, value in curve("ferry", found, Measure.THOUSAND).points] == [200, 300]
    assert [(start, value) for start, _, value in curve("ferry", found, Measure.MILLION).points] == [("2023-03", 6000)]
    assert curve("ferry", found, Measure.COUNT).highest == 3


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-03-18", date(2023, 3, 18), date(2023, 3, 18)),
    ],
)
def test_spans_have_their_first_and_last_day(start: str, first: date, last: date) -> None:
    assert (first_day(start), last_day(start, week=False)) == (first, last)


def test_a_drag_asks_for_whole_spans() -> None:
    assert dates_between("2023-01", "2023-03", week=False) == Dates("2023-01", "2023-03")
    assert dates_between("2022-Q4", "2023-Q1", week=False) == Dates("2022-10-01", "2023-03-31")
    assert dates_between("2023-02-27", "2023-03-06", week=True) == Dates("2023-02-27", "2023-03-12")


@pytest.mark.parametrize("highest", [0, 0.003, 0.4, 1, 7, 32.4, 99, 1000, 123_456])
def test_the_grid_is_round_and_reaches_the_highest(highest: float) -> None:
    lines = steps(highest)
    assert lines[0] == 0
    assert lines[-1] >= highest
    assert 2 <= len(lines) <= 8
