"""Dates as dumps print them: never more exact than they were given."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text.dates import is_placeholder, parse_date
from backfile.text.day_order import DayOrder
from backfile.text.periods import period


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023", "2023"),
        ("2023.0", "2023"),
        ("2023-03", "2023-03"),
        ("2023-03-00", "2023-03"),  # zeros: not known
        ("2023-00-00", "2023"),
        ("2023-03-18", "2023-03-18"),
        ("2023-03-18T09:30:00+08:00", "2023-03-18T09:30:00+08:00"),
        ("2023-03-18T09:30:00Z", "2023-03-18T09:30:00+00:00"),
        ("2023-03-18T09:30:00.123Z", "2023-03-18T09:30:00+00:00"),
        ("2023-03-18T09:30:00.0000000Z", "2023-03-18T09:30:00+00:00"),
        ("2023-03-18 09:30:00", "2023-03-18T09:30:00"),
        ("2023-03-18T09:30", "2023-03-18T09:30:00"),
        ("2023-03-18 09:30:00 UTC", "2023-03-18T09:30:00+00:00"),
        ("20230318", "2023-03-18"),
        ("20230318T093000Z", "2023-03-18T09:30:00+00:00"),
        ("20230318093000", "2023-03-18T09:30:00"),
        ("Sat, 18 Mar 2023 09:30:00 GMT", "2023-03-18T09:30:00+00:00"),
        ("Sat, 18 Mar 2023 09:30:00 +0800", "2023-03-18T09:30:00+08:00"),
        ("Sat Mar 18 09:30:00 +0800 2023", "2023-03-18T09:30:00+08:00"),
        ("Sat Mar 18 09:30:00 EST 2023", "2023-03-18T09:30:00-05:00"),
        ("March 18, 2023", "2023-03-18"),
        ("Mar. 18, 2023 at 9:30 p.m. ET", "2023-03-18T21:30:00"),  # which zone ET is depends on the day
        ("18th of March, 2023", "2023-03-18"),
        ("March 2023", "2023-03"),
        ("18-MAR-1987 09:30:01.79", "1987-03-18T09:30:01"),
        ("18-Mar-87", "1987-03-18"),
        ("2023.03.18 09:30:24, Sat", "2023-03-18T09:30:24"),
        ("18.03.2023, 09:30 Uhr", "2023-03-18T09:30:00"),
        ("18. März 2023", "2023-03-18"),
        ("18 mars 2023 à 09h30", "2023-03-18T09:30:00"),
        ("1er mars 2023", "2023-03-01"),
        ("18 de marzo de 2023", "2023-03-18"),
        ("Sáb, 18 Mar 2023", "2023-03-18"),
        ("18 марта 2023 г.", "2023-03-18"),
        ("18 Mart 2023 Cumartesi", "2023-03-18"),
        ("18 مارس 2023", "2023-03-18"),
        ("١٨ مارس ٢٠٢٣", "2023-03-18"),
        ("2023年03月18日 09:30", "2023-03-18T09:30:00"),
        ("2023年3月", "2023-03"),
        ("2023年3月18日 下午3:05", "2023-03-18T15:05:00"),
        ("２０２３年３月１８日", "2023-03-18"),
        ("民國112年3月18日", "2023-03-18"),
        ("令和5年3月18日", "2023-03-18"),
        ("2023년 3월 18일", "2023-03-18"),
        ("2023/03/18", "2023-03-18"),
        ("18/03/2023", "2023-03-18"),  # there is no eighteenth month
        ("03/18/2023 9:30:00 AM", "2023-03-18T09:30:00"),
        ("23-07-2026", "2026-07-23"),
        (1679131800, "2023-03-18T09:30:00+00:00"),
        (1679131800.5, "2023-03-18T09:30:00+00:00"),
        (1679131800000, "2023-03-18T09:30:00+00:00"),
        ("1679131800", "2023-03-18T09:30:00+00:00"),
        (20230318, "2023-03-18"),
        (2023, "2023"),
        ({"$date": "2023-03-18T09:30:00Z"}, "2023-03-18T09:30:00+00:00"),
        ({"$date": {"$numberLong": "1679131800000"}}, "2023-03-18T09:30:00+00:00"),
        ({"year": 2023, "month": 3, "day": 18}, "2023-03-18"),
        (["2023-03-18"], "2023-03-18"),
        (date(2023, 3, 18), "2023-03-18"),
        ({"$numberLong": "--5"}, None),
        ({"$numberLong": "9" * 5_000}, None),  # more digits than Python reads as a number
        ({"year": "9" * 5_000}, None),
        ({"year": 2023, "month": "03"}, "2023-03"),
        ({"year": 2023, "month": "9" * 5_000}, "2023"),
        ({"year": True}, None),
        (datetime(2023, 3, 18, 9, 30, tzinfo=UTC), "2023-03-18T09:30:00+00:00"),
        (datetime(2023, 3, 18, 9, 30, 7, 250_000), "2023-03-18T09:30:07"),
        (datetime(1, 1, 1), None),  # what .NET writes for no date
        (date(1, 1, 1), None),
        ("2412-03-18", "2412-03-18"),  # as it stands
        ("1848-03-18", "1848-03-18"),
        ("2024-02-29", "2024-02-29"),
    ],
)  # fmt: skip
def test_a_date_is_read_with_the_precision_that_it_was_given(value: object, expected: str) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(("dayfirst", "expected"), [(True, "2014-11-02"), (False, "2014-02-11"), (None, "2014")])
def test_of_two_numbers_that_both_may_be_the_day_the_caller_decides(dayfirst: bool | None, expected: str) -> None:
    assert parse_date("02/11/2014", dayfirst) == expected
    assert parse_date("11/11/2014") == "2014-11-11"


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "Monday", "last week", "2023-13-40", "2023-02-30", "2023-02-29", "31/04/2023", "0000-00-00",
        "0001-01-01T00:00:00", "null", "12345", "3.14", "1,234", "10:30", "17", True, None, 0, -1, [], {}, {"a": 1},
        float("nan"), float("inf"), 10**30, "9" * 50, "x" * 1000, "99/99/9999", "Room 2023B",
    ],
)  # fmt: skip
def test_what_is_no_date_gives_none(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0000-00-00 00:00:00", True), ("0001-01-01", True), ("", True), ("N/A", True), (0, True), (None, True),
     ("2023-13-40", False), ("soon", False)],
)  # fmt: skip
def test_placeholders_are_told_from_what_is_wrong(value: object, expected: bool) -> None:
    assert is_placeholder(value) is expected


@pytest.mark.parametrize(
    ("head", "dayfirst"),
    [
        (b"02/11/2014 18/03/2023", True),
        (b"02/11/2014 03/18/2023", False),
        (b"02/11/2014", None),
        (b"18/03/2023 03/18/2023", None),  # they contradict each other
        (b'"18\\/03\\/2023"', True),  # as JSON may escape it
        ("18/03/2023".encode("utf-16"), True),
        (b"", None),
    ],
)
def test_a_dump_says_by_its_other_dates_which_number_is_the_day(head: bytes, dayfirst: bool | None) -> None:
    assert DayOrder.within(head).dayfirst is dayfirst


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp())


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2023", "2023-01-01T00:00:00", "2023-12-31T23:59:59"),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
        ("2023-12", "2023-12-01T00:00:00", "2023-12-31T23:59:59"),
        ("2023-03-18", "2023-03-18T00:00:00", "2023-03-18T23:59:59"),
        ("2023-03-18T09:30:00", "2023-03-18T09:30:00", "2023-03-18T09:30:00"),
        ("2023-03-18T09:30:00+08:00", "2023-03-18T09:30:00", "2023-03-18T09:30:00"),  # by its own clock
        ("1900", "1900-01-01T00:00:00", "1900-12-31T23:59:59"),  # no leap year, and before 1970
    ],
)
def test_the_period_of_a_date_goes_from_its_first_second_to_its_last(iso: str, first: str, last: str) -> None:
    assert period(iso) == (seconds(first), seconds(last))


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789-/.:T +ZaprMAR年月日", max_size=30), st.integers(),
                 st.floats(), st.dictionaries(st.sampled_from(["$date", "year", "month", "day"]), st.text(max_size=8))),
       st.sampled_from([True, False, None]))  # fmt: skip
def test_whatever_is_read_has_a_period(value: object, dayfirst: bool | None) -> None:
    found = parse_date(value, dayfirst)
    if found is not None:
        first, last = period(found)
        assert first <= last
        assert parse_date(found) == found


@given(st.datetimes(min_value=datetime(1500, 1, 1)))
def test_a_date_in_iso_stays_as_it_is(moment: datetime) -> None:
    iso = moment.replace(microsecond=0).isoformat()
    assert parse_date(iso) == iso
