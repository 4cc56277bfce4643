"""Dates as dumps print them, read as ISO 8601 of the precision that was given.

A date is never made more exact than it was: `March 2023` stays `2023-03`, a zone stands only where one was given, and
`02/11/2014` is `2014` as long as nobody says which of the two is the day. `DayOrder` finds that out for a whole dump.
"""

import datetime as calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from backfile.text.periods import days_in
from backfile.text.printed_day import find_day
from backfile.text.time_of_day import clock, take_time

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d(?::?\d\d)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"-?\d{9,19}(?:\.\d*)?")
_EPOCH_UNITS = ((11, 1), (14, 10**3), (17, 10**6), (20, 10**9))  # up to so many digits, so many to the second
_LONG = re.compile(r"-?\d{1,19}")
_PART = re.compile(r"\d{1,4}")
_NOTHING = re.compile(r"[0\s:TZ.+/-]*|(?:0001-01-01|0{4}-0{2}-0{2}).*")
_ONLY_YEAR = re.compile(r"(\d{4})(?:\.0)?")
FIRST_YEAR, LAST_YEAR = 1400, 9999
_EPOCH_BEGIN = datetime(1970, 1, 1)


def parse_date(value: object, dayfirst: bool | None = None) -> str | None:
    """`value` as an ISO date of its own precision; None where it is none, an impossible one or a placeholder."""
    if isinstance(value, str):
        return _parse_text(value, dayfirst)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _parse_number(value)
    if isinstance(value, calendar.date):  # a `datetime` is one
        return _parse_text(str(value), None)
    if isinstance(value, Mapping):
        return _parse_mapping(value, dayfirst)
    if isinstance(value, list | tuple) and value:
        return parse_date(value[0], dayfirst)
    return None


def is_placeholder(value: object) -> bool:
    """Whether `value` stands for "no date": empty, all zeros, or the first day that a system knows."""
    if isinstance(value, str):
        text = value.strip()
        return text.casefold() in {"", "null", "none", "nan", "nat", "n/a", "-", "unknown"} or bool(
            _NOTHING.fullmatch(text)
        )
    return value in (None, 0, -1) or value == [] or value == {}


def _parse_mapping(value: Mapping[object, object], dayfirst: bool | None) -> str | None:
    """MongoDB's extended JSON, and objects that hold a date under one of a few names."""
    for key in ("$date", "$numberLong", "@value", "value", "iso", "date", "datetime", "dateTime", "#text", "$t"):
        if key in value:
            inner = value[key]
            if key == "$numberLong" and isinstance(inner, str):
                return _parse_number(int(inner)) if _LONG.fullmatch(inner) else None
            return parse_date(inner, dayfirst)
    parts = [str(value.get(part)) for part in ("year", "month", "day")]
    year, month, day = (int(part) if _PART.fullmatch(part) else 0 for part in parts)
    return _iso(year, month, day)


def _parse_number(value: float) -> str | None:
    """A year, a day as `20230318`, or seconds, milliseconds, microseconds or nanoseconds since 1970."""
    if value != value or abs(value) >= 10**19:
        return None
    if FIRST_YEAR <= value <= 2500 and value == int(value):
        return str(int(value))
    digits = len(str(abs(int(value))))
    if digits == 8 and value > 0:
        return _parse_text(str(int(value)), None)
    if digits < 9:
        return None
    units = next(per_second for most, per_second in _EPOCH_UNITS if digits < most)
    moment = _EPOCH_BEGIN + timedelta(seconds=int(value // units))
    return moment.isoformat() + "+00:00"


@lru_cache(maxsize=8192)
def _parse_text(value: str, dayfirst: bool | None) -> str | None:
    text = value.strip()
    if (found := _ISO.fullmatch(text)) is not None:
        year, month, day, hour, minute, second, zone = found.groups()
        return _iso(int(year), int(month), int(day), clock(hour, minute, second, None, zone) if hour else "")
    if not text or len(text) > 200 or _NOTHING.fullmatch(text):
        return None
    if (found := _ONLY_YEAR.fullmatch(text)) is not None:
        return _iso(int(found[1]))
    if (found := _COMPACT.fullmatch(text)) is not None and FIRST_YEAR <= int(found[1]) <= 2500:
        year, month, day, hour, minute, second, zone = found.groups()
        return _iso(int(year), int(month), int(day), clock(hour, minute, second, None, zone) if hour else "")
    if _EPOCH.fullmatch(text) is not None:
        return _parse_number(float(text) if "." in text else int(text))
    return _parse_loose(text, dayfirst)


def _parse_loose(text: str, dayfirst: bool | None) -> str | None:
    """Every shape in which words, names or separators stand between the numbers."""
    text = unicodedata.normalize("NFKC", text)
    if not any(c.isdigit() for c in text):
        return None
    if not text.isascii():
        text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    time, rest = take_time(text)
    day = find_day(rest, dayfirst)
    if day is None:
        return None
    return _iso(*day, time)


def _iso(year: int, month: int = 0, day: int = 0, time: str = "") -> str | None:
    """ISO of what is known; None where no calendar has such a day. Zeros (`2023-03-00`) mean "not known"."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month == 0:
        return f"{year:04}" if day == 0 else None
    if month > 12:
        return None
    if day == 0:
        return f"{year:04}-{month:02}"
    if day > days_in(year, month):
        return None
    return f"{year:04}-{month:02}-{day:02}{time}"
