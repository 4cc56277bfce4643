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

from backfile.text.months import MONTHS, fold_month
from backfile.text.periods import days_in

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

_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일])?)?")
_ERA = re.compile(r"(民國|民国|令和|平成|昭和|大正)\s*(\d{1,3}|元)\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?")
_ERA_BEGINS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)?\s+(\d{4})")

_MONTH = "(?<![^\\W\\d_])(" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + ")(?![^\\W\\d_])"
_ORDINAL = r"(?:st|nd|rd|th|er|re|de|º|ª|o|\.)?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_ORDINAL}[\s.,/-]*(?:(?:de|di|d'|of|del)\s+)?{_MONTH}[\s.,/'’-]*"
    r"(?:(?:de|del|of)\s+)?(\d{4}|\d\d)(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}[\s.-]*(\d{{1,2}}){_ORDINAL}(?:\s*[,.-]\s*|\s+)(?:of\s+)?(\d{{4}})(?!\d)")
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(\d{{4}})[\s.,/-]+{_MONTH}[\s.,/-]+(\d{{1,2}})(?!\d)")
_MONTH_YEAR = re.compile(rf"{_MONTH}[\s.,/-]*(?:(?:de|del|of)\s+)?(\d{{4}})(?!\d)")
_MONTH_DAY = re.compile(rf"{_MONTH}[\s.-]*(\d{{1,2}}){_ORDINAL}(?!\d)")
_LOOSE_YEAR = re.compile(r"(?<![\d+:-])(\d{4})(?![\d:])")

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{1,2}))?(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?!\d)")
_MONTH_SLASH_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?!\d)")
_EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_ONLY_YEAR = re.compile(r"(\d{4})(?:\.0)?")

_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s*[:h時时点]\s*(\d{2})(?:\s*[分:]?\s*(?<=[分:])(\d{2})?(?:\s*秒)?(?:[.,]\d+)?)?"
    r"(?:\s*([ap])\.?\s?m\b\.?)?(?:\s*(Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)|[A-Z]{2,5}\b))?",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(r"(?:下午|午後|晚上|오후)\s*(?=\d)")
_HOURS_ALONE = re.compile(r"(?<![\d:])(\d{1,2})\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)

# RFC 2822, 4.3, and names that mean one zone the world over. Any other name is left out rather than guessed.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
    "hkt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip
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
        return _iso(int(year), int(month), int(day), _clock(hour, minute, second, None, zone) if hour else "")
    if not text or len(text) > 200 or _NOTHING.fullmatch(text):
        return None
    if (found := _ONLY_YEAR.fullmatch(text)) is not None:
        return _iso(int(found[1]))
    if (found := _COMPACT.fullmatch(text)) is not None and FIRST_YEAR <= int(found[1]) <= 2500:
        year, month, day, hour, minute, second, zone = found.groups()
        return _iso(int(year), int(month), int(day), _clock(hour, minute, second, None, zone) if hour else "")
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
    clock, rest = _take_time(text)
    day = _find_day(rest, dayfirst)
    if day is None:
        return None
    return _iso(*day, clock)


def _take_time(text: str) -> tuple[str, str]:
    """The time of day as ISO (empty without one), and the text without it."""
    found = _TIME.search(text)
    if found is not None:
        half = found[4] or ("p" if _AFTERNOON.search(text, 0, found.end()) else None)
        clock = _clock(found[1], found[2], found[3], half, found[5])
        return clock, f"{text[: found.start()]} {text[found.end() :]}"
    found = _HOURS_ALONE.search(text)
    if found is not None:
        return _clock(found[1], "00", None, found[2], None), f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


def _clock(hour: str, minute: str, second: str | None, half: str | None, zone: str | None) -> str:
    """`T09:30:00+08:00`; empty where it is no time of day. A name of a zone that could be several is left out."""
    hours, minutes, seconds = int(hour), int(minute), int(second or 0)
    if half is not None and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half.casefold() == "p" else 0)
    if hours == 24 and minutes == seconds == 0:
        hours = 0  # the end of the day is written so by some; the day itself is what counts
    if hours > 23 or minutes > 59 or seconds > 60:
        return ""
    return f"T{hours:02}:{minutes:02}:{min(seconds, 59):02}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.strip().casefold()
    if name in _ZONES:
        minutes = _ZONES[name]
    else:
        found = re.fullmatch(r"(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d\d)?(?::?\d\d)?", name)
        if found is None:
            return ""
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > 15 * 60:
            return ""
        minutes = -minutes if found[1] == "-" else minutes
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


Day = tuple[int, int, int]  # year, month, day; 0 where it is not known


def _find_day(text: str, dayfirst: bool | None) -> Day | None:
    return _find_east_asian(text) or _find_named_month(text) or _find_numeric(text, dayfirst)


def _find_east_asian(text: str) -> Day | None:
    if "年" not in text and "년" not in text:
        return None
    if (found := _ERA.search(text)) is not None:
        year = 1 if found[2] == "元" else int(found[2])
        return _ERA_BEGINS[found[1]] + year, int(found[3] or 0), int(found[4] or 0)
    if (found := _CHINESE.search(text)) is not None:
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    return None


def _find_named_month(text: str) -> Day | None:
    if (found := _VIETNAMESE.search(text.casefold())) is not None:
        return int(found[3]), int(found[2]), int(found[1])
    folded = fold_month(text)
    if (found := _DAY_MONTH_YEAR.search(folded)) is not None:
        return _whole_year(found[3]), MONTHS[found[2]], int(found[1])
    if (found := _MONTH_DAY_YEAR.search(folded)) is not None:
        return int(found[3]), MONTHS[found[1]], int(found[2])
    if (found := _YEAR_MONTH_DAY.search(folded)) is not None:
        return int(found[1]), MONTHS[found[2]], int(found[3])
    if (found := _MONTH_YEAR.search(folded)) is not None:
        return int(found[2]), MONTHS[found[1]], 0
    # `Sat Mar 18 09:30:00 +0800 2023`: the time, taken out, stood between day and year.
    if (found := _MONTH_DAY.search(folded)) is not None and (year := _LOOSE_YEAR.search(folded)) is not None:
        return int(year[1]), MONTHS[found[1]], int(found[2])
    return None


def _whole_year(digits: str) -> int:
    """Two digits as POSIX reads them: 69 to 99 are of the last century."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _find_numeric(text: str, dayfirst: bool | None) -> Day | None:
    if (found := _YEAR_FIRST.search(text)) is not None:
        return int(found[1]), int(found[3]), int(found[4] or 0)
    if (found := _YEAR_LAST.search(text)) is not None:
        # Where dots or hyphens stand between them, the day comes first wherever it is the custom at all.
        known = True if found[2] == "." or (found[2] == "-" and dayfirst is None) else dayfirst
        return _order(int(found[1]), int(found[3]), _whole_year(found[4]), known)
    if (found := _EIGHT_DIGITS.search(text)) is not None:
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _MONTH_SLASH_YEAR.search(text)) is not None:
        return int(found[2]), int(found[1]), 0
    return None


def _order(first: int, second: int, year: int, dayfirst: bool | None) -> Day:
    """Day and month from two numbers; the year alone where either could be the day and nobody knows."""
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    if dayfirst is None:
        return year, 0, 0
    return (year, second, first) if dayfirst else (year, first, second)


def _iso(year: int, month: int = 0, day: int = 0, clock: str = "") -> str | None:
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
    return f"{year:04}-{month:02}-{day:02}{clock}"
