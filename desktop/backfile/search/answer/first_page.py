"""The first rows of all that a library has, by SQL alone: what a window shows before the columns are in memory."""

from typing import TYPE_CHECKING

from backfile.search.language.query import Query
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_ITEMS = "SELECT id, ifnull(version_of, id) FROM items WHERE begins IS "
_IN_ORDER = {
    Sort.NEWEST: (f"{_ITEMS} NOT NULL ORDER BY begins DESC, id DESC", f"{_ITEMS} NULL ORDER BY id DESC"),
    Sort.OLDEST: (f"{_ITEMS} NOT NULL ORDER BY begins, id", f"{_ITEMS} NULL ORDER BY id"),
}


def first_page(
    connection: "sqlite3.Connection", query: Query, sort: Sort, most: int, *, folded: bool = False
) -> tuple[tuple[int, ...], int] | None:
    """The first `most` items in order, and how many there are; None for a query that leaves anything out.

    `folded`: of each group of versions the first alone.
    """
    if not query.is_everything:
        return None
    found: dict[int, int] = {}  # by group
    for statement in _IN_ORDER.get(sort, _IN_ORDER[Sort.NEWEST]):
        for item, group in connection.execute(statement):
            if len(found) == most:
                break
            found.setdefault(group if folded else item, item)
    return tuple(found.values()), connection.execute("SELECT count(*) FROM items").fetchone()[0]
