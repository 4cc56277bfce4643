"""What a chart over time draws."""

from datetime import date

import pytest

from backfile.search.language.tree import Dates
from backfile.search.usage.frequency import Bin, Frequency, Share, Span
from backfile.window.over_time.curves import Measure, curve, dates_between, first_day, last_day, number_of, steps

NONE = Share(0, 0, 0, 0)


def made(*bins: Bin, by: Span = Span.MONTH) -> Frequency:
    return Frequency(by, NONE, bins, NONE, NONE, None)


def test_a_curve_has_a_point_for_each_span_of_which_there_is_a_figure() -> None:
    found = made(Bin(2, None, 10, 500, "2023-01"), Bin(3, 6, 10, 1000, "2023-03"))
    assert [point.value for point in curve("ferry", found, Measure.THOUSAND).points] == [200, 300]
    millions = curve("ferry", found, Measure.MILLION).points
    assert [(point.start, point.value) for point in millions] == [("2023-03", 6000)]
    assert curve("ferry", found, Measure.COUNT).highest == 3


def test_a_curve_ends_where_a_span_has_no_article_at_all() -> None:
    bins = (Bin(1, 1, 2, 9, start) for start in ("2022-11", "2022-12", "2023-01", "2023-03"))
    stretches = curve("ferry", made(*bins), Measure.THOUSAND).stretches()
    assert [[point.start for point in stretch] for stretch in stretches] == [
        ["2022-11", "2022-12", "2023-01"],
        ["2023-03"],
    ]


def test_a_smoothed_point_is_the_figure_of_three_spans_taken_together() -> None:
    found = made(
        Bin(0, 0, 10, 100, "2023-01"),
        Bin(9, 30, 90, 900, "2023-02"),
        Bin(0, 0, 0, 0, "2023-03"),
        Bin(1, 3, 2, 10, "2023-05"),
    )
    smooth = curve("ferry", found, Measure.THOUSAND, smoothed=True)
    # 9 of 100, 9 of 100 and 9 of 90; May has no neighbour. The mean of January's and February's shares would be 50.
    assert [point.value for point in smooth.points] == pytest.approx([90, 90, 100, 500])
    assert [point.value for point in curve("ferry", found, Measure.COUNT, smoothed=True).points] == [3, 3, 3, 1 / 3]
    assert curve("ferry", found, Measure.MILLION, smoothed=True).points[0].value == pytest.approx(30_000)


@pytest.mark.parametrize(
    ("by", "starts"),
    [
        ("year", ["1999", "2000"]),
        ("quarter", ["2022-Q4", "2023-Q1"]),
        ("month", ["2022-12", "2023-01"]),
        ("week", ["2022-12-26", "2023-01-02"]),
        ("day", ["2022-12-31", "2023-01-01"]),
    ],
)
def test_spans_that_follow_each_other_have_numbers_that_do(by: str, starts: list[str]) -> None:
    first, second = (number_of(start, by) for start in starts)
    assert second == first + 1


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
