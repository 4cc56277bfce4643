"""Years and months of a library's articles, as dates of a query that is being typed."""

import re
from calendar import timegm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_YEAR = re.compile(r"\d{0,3}")
_MONTH = re.compile(r"(\d{4})(-\d?)?")


def periods(connection: "sqlite3.Connection", typed: str, most: int) -> list[str]:
    """Years that begin with what is typed, the latest first; of a whole year its months. Some article is of each."""
    if _YEAR.fullmatch(typed):
        return _years(connection, typed)[:most]
    if found := _MONTH.fullmatch(typed):
        months = (f"{found[1]}-{month:02}" for month in range(1, 13))
        return [month for month in months if month.startswith(typed) and _is_of_some(connection, month)][:most]
    return []


def _years(connection: "sqlite3.Connection", typed: str) -> list[str]:
    first, last = connection.execute(_ENDS).fetchone()
    if first is None:
        return []
    years = (f"{year:04}" for year in range(int(last), int(first) - 1, -1))
    return [year for year in years if year.startswith(typed) and _is_of_some(connection, year)]


def _is_of_some(connection: "sqlite3.Connection", period: str) -> bool:
    """By the index of days on which articles begin: a look or two, however many there are."""
    year, month = int(period[:4]), int(period[5:7] or 1)
    after = (year + month // 12, month % 12 + 1) if len(period) > len("2023") else (year + 1, 1)
    ends = [timegm((of_year, of_month, 1, 0, 0, 0)) for of_year, of_month in ((year, month), after)]
    return bool(connection.execute(_SOME, ends).fetchone()[0])


# Each by the index: of both in one statement every item would be looked at.
_ENDS = """
    SELECT strftime('%Y', (SELECT min(begins) FROM items), 'unixepoch'),
           strftime('%Y', (SELECT max(begins) FROM items), 'unixepoch')"""
_SOME = "SELECT EXISTS (SELECT 1 FROM items WHERE begins >= ? AND begins < ?)"
