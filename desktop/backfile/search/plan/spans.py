"""Spans of days that are counted back: `last:30d`."""

import calendar
from datetime import date, datetime, timedelta

from backfile.search.language.tree import Last
from backfile.search.plan.columns import Columns

EPOCH = datetime(1970, 1, 1)

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}


def newest_day(columns: Columns) -> date | None:
    """The day of the newest item that is dated; None where none is."""
    begins = columns.begins[columns.dated]
    return (EPOCH + timedelta(seconds=int(begins.max()))).date() if len(begins) else None


def first_day(newest: date, last: Last) -> date:
    """The first of the last days, weeks, months or years up to `newest`; the earliest date that there is at most."""
    try:
        if last.unit in _DAYS:
            return newest - timedelta(days=last.count * _DAYS[last.unit] - 1)
        months = newest.year * 12 + newest.month - 1 - last.count * _MONTHS[last.unit]
        year, month = divmod(months, 12)
        day = min(newest.day, calendar.monthrange(year, month + 1)[1])
        return date(year, month + 1, day) + timedelta(days=1)
    except (OverflowError, ValueError):
        return date.min


def said(last: Last) -> str:
    """ "year is", "30 days are"."""
    unit = _UNITS[last.unit]
    return f"{unit} is" if last.count == 1 else f"{last.count:,} {unit}s are"


def as_said(day: date) -> str:
    """ "18 March 2023"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
