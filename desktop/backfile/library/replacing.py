"""A dump that is read in another way gives other articles; those of the way before go when it is done.

Each file of such a dump keeps the number up to which items that were first seen in it are of an earlier reading. Until
the dump is done they stay, so that nothing is missing after a crash; then what the user added to them moves to what the
same record gives now.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.library.revisions import REVISED
from backfile.library.sqlite import sqlite3

_ADDED = ("stars", "seen", "notes", "item_tags")
"""What the user adds to an item; the last has tags that the dump gave as well."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item, and the place at which it was seen first."""

    item: int
    dump: int
    file: int
    record: int | None


class Earlier:
    """Which items of one dump are of an earlier reading."""

    def __init__(self, connection: sqlite3.Connection, dump: int) -> None:
        rows = connection.execute("SELECT id, stale FROM files WHERE dump = ? AND stale IS NOT NULL", (dump,))
        self._up_to: dict[int, int] = dict(rows.fetchall())

    def holds(self, known: Known) -> bool:
        """Whether that item is one of them: it is not what the record says now."""
        return known.item <= self._up_to.get(known.file, 0)


def read_otherwise(connection: sqlite3.Connection, path: str, options: str) -> None:
    """Where the dump at `path` was read with other options, let every file of it be read again."""
    connection.execute(_STALE, (path, options))


def drop_earlier(connection: sqlite3.Connection, dump: int) -> None:
    """Take away the items of earlier readings; in a transaction of the caller's."""
    if connection.execute("SELECT 1 FROM files WHERE dump = ? AND stale IS NOT NULL", (dump,)).fetchone() is None:
        return
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS earlier (old INTEGER PRIMARY KEY, new INTEGER)")
    connection.execute("DELETE FROM earlier")
    connection.execute(_EARLIER, {"dump": dump})
    for table in _ADDED:
        connection.execute(f"UPDATE OR IGNORE {table} SET item = ({_NEW.format(table=table)}) WHERE item IN ({_MOVED})")
        connection.execute(f"DELETE FROM {table} WHERE item IN ({_MOVED})")
    # A record that gives no article now leaves what the user cares for as it was.
    connection.execute("DELETE FROM earlier WHERE old IN (SELECT item FROM stars UNION SELECT item FROM notes)")
    connection.execute(_UNSEEN, {"dump": dump})
    connection.execute(_ELSEWHERE)
    connection.execute("DELETE FROM earlier WHERE EXISTS (SELECT 1 FROM sightings WHERE item = old)")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(f"UPDATE items SET parent = NULL WHERE parent IN ({_OLD})")
    for table, column in _belonging(connection):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN ({_OLD})")
    for index in ("fts", "headlines"):
        connection.execute(f"DELETE FROM {index} WHERE rowid IN ({_OLD})")
    _regroup(connection)
    connection.execute(f"DELETE FROM items WHERE id IN ({_OLD})")
    connection.execute("UPDATE files SET stale = NULL WHERE dump = ?", (dump,))
    connection.execute(_NUMBERS_FREE)
    connection.execute(REVISED)


def _regroup(connection: sqlite3.Connection) -> None:
    """Where the first of a group of versions goes, let the next one be the first."""
    firsts = connection.execute(_NEXT_FIRSTS).fetchall()
    connection.executemany("UPDATE items SET version_of = ? WHERE version_of = ?", firsts)
    connection.executemany("UPDATE items SET version_of = NULL WHERE id = ?", [(first,) for first, _ in firsts])


def _belonging(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every table and column that names an item."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for _, _, parent, column, *_ in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if parent == "items" and table != "items":
                yield table, column


_OLD = "SELECT old FROM earlier"
_MOVED = "SELECT old FROM earlier WHERE new IS NOT NULL"
_NEW = "SELECT new FROM earlier WHERE old = {table}.item"
_STALE = """
    UPDATE files SET status = 'running', stale = (SELECT ifnull(max(id), 0) FROM items)
    WHERE dump = (SELECT id FROM dumps WHERE path = ? AND options <> ?)"""
_EARLIER = """
    INSERT INTO earlier
    SELECT i.id, CASE i.kind WHEN 'article' THEN (
        SELECT now.item FROM sightings now JOIN items n ON n.id = now.item
        WHERE now.file = f.id AND now.record IS s.record AND now.item > f.stale AND n.kind = 'article' LIMIT 1) END
    FROM files f JOIN sightings s ON s.file = f.id JOIN items i ON i.id = s.item
    WHERE f.dump = :dump AND s.item <= f.stale AND s.id = (SELECT min(id) FROM sightings WHERE item = s.item)"""
_UNSEEN = """
    DELETE FROM sightings
    WHERE item IN (SELECT old FROM earlier) AND file IN (SELECT id FROM files WHERE dump = :dump)"""
_ELSEWHERE = """
    UPDATE items SET dump = (
        SELECT f.dump FROM sightings s JOIN files f ON f.id = s.file WHERE s.item = items.id ORDER BY s.id LIMIT 1)
    WHERE id IN (SELECT old FROM earlier JOIN sightings ON item = old)"""
_NEXT_FIRSTS = """
    SELECT min(id), version_of FROM items
    WHERE version_of IN (SELECT old FROM earlier) AND id NOT IN (SELECT old FROM earlier) GROUP BY version_of"""
# The next items may get the numbers of those that went: they are new all the same.
_NUMBERS_FREE = "UPDATE saved_searches SET seen_up_to = min(seen_up_to, (SELECT ifnull(max(id), 0) FROM items))"
