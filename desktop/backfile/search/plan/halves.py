"""What takes long to walk in the index, in two halves at once: the second in a thread, by a connection of its own."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from backfile.errors import LibraryError
from backfile.library import Library
from backfile.library.sqlite import sqlite3
from backfile.search.plan.columns import Mask

if TYPE_CHECKING:
    Walk = Callable[[sqlite3.Connection], Mask]

LONG, LONG_OF_WORDS = 1_200_000, 450_000
"""Entries of the index, of one expression and of what begins with some letters: to walk fewer takes some 50 ms at most,
and to open another connection takes 4."""

_STEPS = 10_000  # of SQLite's machine between two looks at whether the answer is still wanted

# The index's own record of how many items it has, and of its segments: no commit leaves both as they were.
# (https://www.sqlite.org/fts5.html, "FTS5 Data Structures")
_STATE = "SELECT id, block FROM fts_data WHERE id IN (1, 10) ORDER BY id"


class Halves:
    """Walks over the snapshot that a connection reads."""

    def __init__(self, path: Path, connection: "sqlite3.Connection", is_wanted: Callable[[], bool]) -> None:
        """`is_wanted`: whether the answer still is; asked from another thread as well."""
        self._path = path
        self._connection = connection
        self._is_wanted = is_wanted

    def found(self, first: "Walk", second: "Walk") -> Mask:
        """What two walks find together. The array is the caller's to change."""
        from concurrent.futures import ThreadPoolExecutor  # 10 ms: only where there is much to walk

        state = self._connection.execute(_STATE).fetchall()
        with ThreadPoolExecutor(1) as pool:
            beside = pool.submit(self._beside, second, state)
            found = first(self._connection)
            others = beside.result()
        return found | (second(self._connection) if others is None else others)

    def _beside(self, walk: "Walk", state: list[tuple[int, bytes]]) -> Mask | None:
        """By another connection; None where that reads another state of the index, or can't be had."""
        try:
            with closing(Library.open(self._path, readonly=True)) as library:
                connection = library.connection
                connection.set_progress_handler(lambda: not self._is_wanted(), _STEPS)
                connection.execute("BEGIN")
                return walk(connection) if connection.execute(_STATE).fetchall() == state else None
        except (LibraryError, sqlite3.Error):
            return None  # then the first connection goes on, unless the answer is no longer wanted
