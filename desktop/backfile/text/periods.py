"""Dates as spans of time: the first and the last second of a year, a month or a day."""

from datetime import datetime, timedelta

_BEGIN = datetime(1970, 1, 1)


def period(date: str) -> tuple[int, int]:
    """The first and last second of an ISO `date` by its own clock, counted from 1970-01-01 (negative before)."""
    year = int(date[:4])
    if len(date) > 10:
        begin = _seconds(datetime.fromisoformat(date[:19]))
        return begin, begin
    if len(date) == 10:
        begin = _seconds(datetime.fromisoformat(date))
        return begin, begin + 86_399
    month = int(date[5:7]) if len(date) == 7 else None
    begin = _seconds(datetime(year, month or 1, 1))
    if month is None:
        return begin, begin + (366 if _is_leap(year) else 365) * 86_400 - 1
    return begin, begin + days_in(year, month) * 86_400 - 1


def _seconds(moment: datetime) -> int:
    return int((moment - _BEGIN) / timedelta(seconds=1))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
