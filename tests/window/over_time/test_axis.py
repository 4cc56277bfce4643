"""From where to where the axis of the chart over time goes."""

import pytest

from backfile.search.usage.frequency import Bin, Frequency, Share, Span
from backfile.window.over_time.axis import asked_spans, reach
from backfile.window.over_time.curves import day_of, number_of
from backfile.window.question import question

NONE = Share(0, 0, 0, 0)


def found(first: int, last: int, having: tuple[int, ...]) -> Frequency:
    """A library of these years, some of which have something."""
    bins = tuple(Bin(int(year in having), None, 5, 50, str(year)) for year in range(first, last + 1))
    return Frequency(Span.YEAR, NONE, bins, NONE, NONE, None)


def years(query: str, frequency: Frequency) -> range | None:
    return reach("year", [(asked_spans(question(query)), frequency)])


def test_the_axis_goes_as_far_as_anything_is_found_with_a_little_room() -> None:
    assert years("ferry", found(1950, 2024, (2001, 2003))) == range(2000, 2005)
    assert years("ferry", found(1900, 2024, (1960, 2000))) == range(1958, 2003)
    assert years("ferry", found(2001, 2024, (2001, 2024))) == range(2001, 2025)  # there is nothing beyond


@pytest.mark.parametrize(
    ("query", "years_shown"),
    [
        ("ferry date:[2002 TO 2009]", range(2002, 2010)),
        ("ferry date:2002..2009-05-04", range(2002, 2010)),
        ("ferry after:2002 before:2009", range(2003, 2009)),
        ("ferry after:2002", range(2003, 2007)),
        ("(date:[2002 TO 2009] OR is:undated)", range(2002, 2010)),
        ("ferry last:10y", range(2000, 2011)),
        ("ferry -date:2009", range(2004, 2007)),
    ],
)
def test_a_span_that_is_asked_for_is_the_axis(query: str, years_shown: range) -> None:
    assert years(query, found(2000, 2010, (2005,))) == years_shown


def test_several_queries_share_one_axis() -> None:
    one, other = found(1950, 2024, (2001,)), found(1950, 2024, (2010, 2011))
    assert reach("year", [((), one), ((), other)]) == range(2000, 2013)
    undated = found(1, 0, ())
    assert reach("year", [((), undated), ((), one)]) == range(2000, 2003)
    assert reach("year", [((), undated)]) is None


@pytest.mark.parametrize(
    ("by", "start"),
    [("year", "2023"), ("quarter", "2023-Q3"), ("month", "2023-12"), ("week", "2023-03-20"), ("day", "2024-02-29")],
)
def test_a_span_begins_on_the_day_of_its_number(by: str, start: str) -> None:
    number = number_of(start, by)
    assert number_of(day_of(number, by).isoformat(), by) == number
    assert day_of(number, by).isoformat().startswith(start.replace("-Q3", "-07"))
