"""By what a reader tells whether what it knows of a library still holds.

All of it is random: two copies of one library that went on apart, or one that was put back, have others.
"""

from backfile.library.sqlite import sqlite3

REVISED = """
    INSERT INTO meta (key, value) VALUES ('revision', lower(hex(randomblob(8))))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value"""
"""Says that what readers know of the items is no longer true."""

_GREW = "INSERT OR REPLACE INTO meta (key, value) VALUES (printf('items up to %d', ?), lower(hex(randomblob(8))))"
_STATE = """
    SELECT (SELECT value FROM meta WHERE key = printf('items up to %d', ?)),
           (SELECT value FROM meta WHERE key = 'revision')"""


def grew(connection: sqlite3.Connection, last: int) -> None:
    """Items up to that number were added, by the transaction that runs."""
    connection.execute(_GREW, (last,))


def state(connection: sqlite3.Connection, last: int) -> tuple[str | None, str | None]:
    """What stands for all items up to one, and for what was changed of any since.

    None for the former where no transaction ended with that item, for the latter where nothing ever was.
    """
    items, revision = connection.execute(_STATE, (last,)).fetchone()
    return items, revision
