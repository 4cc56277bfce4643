"""Dates and ranges of dates as a query gives them."""

import re
import unicodedata

from backfile.search.language.tree import Dates
from backfile.text.periods import period

_NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_BRACKETS = re.compile(r"([\[{])\s*(\S+)\s+TO\s+([^\s\]}]+)\s*([\]}])", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})")
_QUARTER = re.compile(r"(\d{4})[-/ ]?Q([1-4])", re.IGNORECASE)
_COMPARED = re.compile(r"(>=|<=|>|<)\s*(.+)")


def read_dates(field: str, text: str) -> Dates | None:
    """What `date:`, `before:` or `after:` says with that text; None where it is no date."""
    text = unicodedata.normalize("NFKC", text).strip()
    if field == "before":
        day = read_day(text)
        return Dates(last=day, before_last=True) if day else None
    if field == "after":
        day = read_day(text)
        return Dates(first=day, after_first=True) if day else None
    if span := _BRACKETS.fullmatch(text):
        return _between(span[2], span[3], after_first=span[1] == "{", before_last=span[4] == "}")
    if compared := _COMPARED.fullmatch(text):
        return _compared(compared[1], compared[2])
    if years := _YEARS.fullmatch(text):
        return _between(years[1], years[2])
    if quarter := _QUARTER.fullmatch(text):
        end = 3 * int(quarter[2])
        return _between(f"{quarter[1]}-{end - 2:02}", f"{quarter[1]}-{end:02}")
    if ".." in text:
        first, _, last = text.partition("..")
        return _between(first or "*", last.lstrip(".") or "*")
    day = read_day(text)
    return Dates(first=day, last=day) if day else None


def read_day(text: str) -> str | None:
    """A date of any precision, in ISO 8601; None where it is none."""
    numeric = _NUMERIC.fullmatch(text.strip())
    if not numeric:
        from backfile.text.dates import parse_date  # its expressions take 10 ms, which the first paint would wait for

        return parse_date(text)
    day = "-".join(part.zfill(2) for part in numeric.groups() if part)
    if day[5:7] == "00":
        return None
    try:
        period(day)
    except ValueError:
        return None
    return day


def so_far(text: str) -> str:
    """A date or a range without what of it is only begun: `2019-` is 2019, `[2019 TO 20` has no end yet."""
    first, between, _ = text.partition(" TO ")
    if between:
        return f"{so_far(first)}{between}*]"
    return text.rstrip("0123456789").rstrip("-/.") if text[-2:-1] in "-/." else text.rstrip("-/.")


def _between(first: str, last: str, *, after_first: bool = False, before_last: bool = False) -> Dates | None:
    ends = [None if end == "*" else read_day(end.strip('"')) for end in (first, last)]
    if (ends[0] is None and first != "*") or (ends[1] is None and last != "*"):
        return None
    return Dates(
        ends[0],
        ends[1],
        after_first=after_first and ends[0] is not None,
        before_last=before_last and ends[1] is not None,
    )


def _compared(sign: str, text: str) -> Dates | None:
    day = read_day(text)
    if day is None:
        return None
    if sign[0] == ">":
        return Dates(first=day, after_first=sign == ">")
    return Dates(last=day, before_last=sign == "<")
