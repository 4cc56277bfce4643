"""Searches that the user keeps, and how far their results were looked at.

What is new is told by the numbers of items, which only grow: a clock that was put back hides nothing, and an item that
matches since it was tagged or corrected is not new.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backfile.errors import NoSuchItem
from backfile.library.failures import explained
from backfile.library.library import Library, now
from backfile.library.noted import NOTE, noted


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query by a name. Times are ISO 8601 in UTC."""

    id: int
    name: str
    query: str  # as one line, or one search a line
    sort: str
    created: str
    looked: str | None  # when its results were last looked at
    seen_up_to: int  # items with a higher number are new


def saved_searches(library: Library) -> list[SavedSearch]:
    """All of them as they were put in order; others after them by name: "Chapter 3" stands before "Chapter 10"."""
    with explained(library.path):
        rows = library.connection.execute(f"SELECT {_ALL} FROM saved_searches ORDER BY id").fetchall()
        order = noted(library.connection, _ORDER)
    places = {number: place for place, number in enumerate(_numbers(order or ""))}
    found = (SavedSearch(*row) for row in rows)
    return sorted(found, key=lambda saved: (places.get(saved.id, len(places)), _on_shelf(saved.name)))


def order_searches(library: Library, numbers: Sequence[int]) -> None:
    """Put them in this order, which another window and the next start have as well."""
    library.change(NOTE, (_ORDER, " ".join(map(str, numbers))))


def save_search(library: Library, name: str, query: str, sort: str, seen_up_to: int) -> SavedSearch:
    """Keep a query whose results, of items up to that number, are looked at now."""
    moment = now()
    values = (name, query, sort, moment, moment, seen_up_to)
    rows = _change(library, f"INSERT INTO saved_searches ({_OWN}) VALUES (?, ?, ?, ?, ?, ?) RETURNING {_ALL}", values)
    return rows[0]


def rename_search(library: Library, number: int, name: str) -> SavedSearch:
    """Call it otherwise. Raises NoSuchItem."""
    return _changed(library, number, "name = ?", (name,))


def change_search(library: Library, number: int, query: str, sort: str, seen_up_to: int) -> SavedSearch:
    """Let it ask something else, whose results are looked at now. Raises NoSuchItem."""
    return _changed(
        library, number, "query = ?, sort = ?, seen_up_to = ?, looked = ?", (query, sort, seen_up_to, now())
    )


def look_at(library: Library, number: int, seen_up_to: int) -> SavedSearch:
    """Its results, of items up to that number, were looked at. Raises NoSuchItem."""
    return _changed(library, number, "seen_up_to = max(seen_up_to, ?), looked = ?", (seen_up_to, now()))


def delete_search(library: Library, number: int) -> SavedSearch:
    """Keep it no longer; what it was, for `restore_search`. Raises NoSuchItem."""
    rows = _change(library, f"DELETE FROM saved_searches WHERE id = ? RETURNING {_ALL}", (number,))
    return _one(rows, number)


def restore_search(library: Library, saved: SavedSearch) -> None:
    """Put one back as it was; by another number where a search that was saved since has its own."""
    values = (saved.id, saved.name, saved.query, saved.sort, saved.created, saved.looked, saved.seen_up_to)
    _change(library, _RESTORE, values)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split() if number.isdecimal()]


def _on_shelf(name: str) -> list[tuple[float, str]]:
    """Digits count as a number, and stand before letters. ² and ① are letters here: they are no `int`."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", name.casefold())
    # A number by how many digits it has: Python reads no more than 4,300 of them.
    return [
        (len(number.lstrip("0")), number.lstrip("0")) if number else (_LETTERS, letters) for number, letters in parts
    ]


def _changed(library: Library, number: int, change: str, values: Sequence[object]) -> SavedSearch:
    statement = f"UPDATE saved_searches SET {change} WHERE id = ? RETURNING {_ALL}"
    return _one(_change(library, statement, (*values, number)), number)


def _one(rows: list[SavedSearch], number: int) -> SavedSearch:
    if not rows:
        raise NoSuchItem(f"The library has no saved search {number}.")
    return rows[0]


def _change(library: Library, statement: str, values: Sequence[object]) -> list[SavedSearch]:
    return [SavedSearch(*row) for row in library.change(statement, values)]


_LETTERS = float("inf")
_ORDER = "saved_searches"  # in `meta`: their numbers, a blank between
_OWN = "name, query, sort, created, looked, seen_up_to"
_ALL = f"id, {_OWN}"
_RESTORE = f"""
    INSERT OR REPLACE INTO saved_searches ({_ALL}) VALUES (
        CASE WHEN NOT EXISTS (SELECT 1 FROM saved_searches WHERE id = ?1 AND created <> ?5) THEN ?1 END,
        ?2, ?3, ?4, ?5, ?6, ?7)"""
