"""Years and months of a library's articles, as dates of a query that is being typed."""

import re
from typing import TYPE_CHECKING

from backfile.text.periods import period as span_of

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_YEAR = re.compile(r"[0-9]{0,3}")
_MONTH = re.compile(r"([0-9]{4})(-[0-9]?)?")


def periods(connection: "sqlite3.Connection", typed: str, most: int) -> list[str]:
    """Years that begin with what is typed, the latest first; of a whole year its months. Some article is of each."""
    if _YEAR.fullmatch(typed):
        return _years(connection, typed)[:most]
    if (found := _MONTH.fullmatch(typed)) and int(found[1]):  # no calendar has a year 0
        months = (f"{found[1]}-{month:02}" for month in range(1, 13))
        return [month for month in months if month.startswith(typed) and _is_of_some(connection, month)][:most]
    return []


def _years(connection: "sqlite3.Connection", typed: str) -> list[str]:
    first, last = connection.execute(_ENDS).fetchone()
    if first is None:
        return []
    years = (f"{year:04}" for year in range(int(last), int(first) - 1, -1))
    return [year for year in years if year.startswith(typed) and _is_of_some(connection, year)]


def _is_of_some(connection: "sqlite3.Connection", date: str) -> bool:
    """By the index of days on which articles begin: a look or two, however many there are."""
    return bool(connection.execute(_SOME, span_of(date)).fetchone()[0])


# Each by the index: of both in one statement every item would be looked at.
_ENDS = """
    SELECT strftime('%Y', (SELECT min(begins) FROM items), 'unixepoch'),
           strftime('%Y', (SELECT max(begins) FROM items), 'unixepoch')"""
_SOME = "SELECT EXISTS (SELECT 1 FROM items WHERE begins BETWEEN ? AND ?)"
