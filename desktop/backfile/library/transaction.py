"""One transaction that writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from backfile.library.sqlite import sqlite3


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done inside, or undo all of it. Waits for its turn beside others that write."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # When the disk is full or fails, SQLite may have undone it by itself
        # (https://www.sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction").
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
