"""What a library notes of itself, by a key: by whom it was made, by which rules its index was, how far a rebuild is."""

from backfile.library.sqlite import sqlite3

NOTE = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
"""A note in place of what stands there, for those whose transaction is this one statement."""


def noted(connection: sqlite3.Connection, key: str) -> str | None:
    """The note of that key; None where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def note(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Note it, in place of what stands there, in a transaction of the caller's."""
    connection.execute(NOTE, (key, value))
