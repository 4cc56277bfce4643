"""The date of a record: which field has it, and what was wrong where none has."""

import re

from backfile.article import Problem
from backfile.importer.fields_names import Role, fold_key
from backfile.importer.fields_taking import Taking
from backfile.importer.record import Record, Source
from backfile.text.dates import is_placeholder, parse_date
from backfile.text.day_order import told

IMPOSSIBLE_DATE = "Impossible date"
_LIKE_A_DATE = re.compile(r"\d{4}\s?[-/.年]|\d[-/.]\d{1,2}[-/.]\d|[^\W\d_]{3}\.?,? \d{4}")
_LARGEST_DATE = 3  # fields of an object that is a date: {"$date": …}, {"year": …, "month": …, "day": …}
_PARTS = frozenset(("month", "day", "time"))


def date_of(taking: Taking, record: Record, source: Source, derived: dict[str, str]) -> str | None:
    """The first field that gives a date. Where none does and one should, a problem says so.

    A date whose day could be its month is read as the member's beginning has it, and `derived` says so: when the whole
    dump is known, it is read anew (`library/day_order.py`).
    """
    wrong = ""
    for owner, key, value in taking.candidates(Role.DATE):
        if isinstance(value, dict) and len(value) > _LARGEST_DATE:
            continue
        found = parse_date(value)
        if isinstance(value, str) and source.dates.note(value):
            found = parse_date(value, source.dayfirst)
            derived["date"] = told(source.dayfirst, value)
        if found is not None:
            owner.taken[key] = Role.DATE
            return _exact(taking, found) or _with_parts(owner, key, found)
        if not wrong and isinstance(value, str) and _LIKE_A_DATE.search(value) and not is_placeholder(value):
            wrong = value
    if wrong:
        at = (source.member, record.number, record.offset)
        source.problems.append(Problem(IMPOSSIBLE_DATE, wrong.strip()[:80], *at, lost=False))
    return None


def _exact(taking: Taking, date: str) -> str | None:
    """The same day with its time and zone, where a field of both stands beside one of the day."""
    if len(date) == 10:
        for owner, key, value in taking.candidates(Role.DATE):
            found = parse_date(value) if "datetime" in fold_key(key) else None
            if found is not None and len(found) > 10 and found.startswith(date):
                owner.taken[key] = Role.DATE
                return found
    return None


def _with_parts(owner: Taking, key: str, date: str) -> str:
    """A year with the month and day, or a day with the time, that the record has in fields of their own."""
    if len(date) not in (4, 10):
        return date
    parts = {fold_key(name): name for name in owner.fields if fold_key(name) in _PARTS and name != key}
    if len(date) == 4 and "month" in parts:
        whole = parse_date(
            {"year": date} | {name: owner.fields[parts[name]] for name in ("month", "day") if name in parts}
        )
        used: tuple[str, ...] = ("month", "day")
    elif len(date) == 10 and "time" in parts:
        whole = parse_date(f"{date} {owner.fields[parts['time']]}")
        used = ("time",)
    else:
        return date
    if whole is None or not whole.startswith(date):
        return date
    owner.taken |= {parts[name]: Role.DATE for name in used}
    return whole
