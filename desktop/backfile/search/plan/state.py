"""One state of a library at a time, for all that is asked inside; and a way to stop what is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from backfile.library import Library, revisions
from backfile.library.failures import explained
from backfile.library.sqlite import sqlite3
from backfile.search.plan import kept
from backfile.search.plan.columns import Columns
from backfile.search.plan.halves import Halves
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.shared import Items
from backfile.search.results import Interrupted

_INTERRUPTED = 9  # SQLITE_INTERRUPT
_STEPS = 10_000  # of SQLite's machine between two looks at whether the answer is still wanted
_MORE = 1.05


class State:
    """A connection of its own, with columns and pairs that are extended by what others have committed."""

    def __init__(self, path: Path | str, changed: Callable[[], None]) -> None:
        """`changed`: called where something was committed since the last look. Raises NotALibrary and its like."""
        self._library = Library.open(path, readonly=True)
        self._changed = changed
        self.connection = self._library.connection
        self.connection.execute("PRAGMA query_only=ON")
        self.connection.set_progress_handler(self._unwanted, _STEPS)
        self.columns = Columns()
        self.pairs = Pairs()
        self.halves = Halves(self.path, self.connection, lambda: not self._unwanted())
        self._stopping = Lock()
        self._stopped = False
        self._wanted: Callable[[], bool] | None = None
        self._items: Items | None = None
        self._version: object = None
        self._kept: int | None = None  # up to which item columns are kept for the next opening

    @property
    def path(self) -> Path:
        """Of the library."""
        return self._library.path

    @property
    def items(self) -> Items | None:
        """Which items there are, in other searchers of the library as well; None where nothing stands for them."""
        return self._items

    def close(self) -> None:
        """Let go of the library."""
        with suppress(sqlite3.Error):  # then they are read again
            self.keep_columns()
        self._library.close()

    def keep_columns(self) -> None:
        """Keep what was read of all items in the user's cache folder, where it is much more than what is there."""
        last = self.columns.last
        if self._kept is None or last < max(kept.LEAST, _MORE * self._kept):
            return
        self.connection.execute("BEGIN")  # one state for what is asked of it
        try:
            kept.keep(self.path, self.connection, last, self.columns.revision, self.columns.kept())
        finally:
            self.connection.execute("COMMIT")
        self._kept = last

    def interrupt(self) -> None:
        """Stop what runs now: it raises Interrupted. From any thread."""
        with self._stopping:
            self._stopped = True
            self.connection.interrupt()

    def check(self) -> None:
        """Raise Interrupted where the answer is no longer wanted."""
        if self._unwanted():
            raise Interrupted

    @contextmanager
    def snapshot(self, wanted: Callable[[], bool] | None) -> Iterator[None]:
        """One state of the library for all that is asked inside, however much is being imported meanwhile."""
        with self._stopping:  # what was stopped is the question before, the whole of it
            self._stopped, self._wanted = False, wanted
        try:
            with explained(self.path):
                self.check()
                if self.connection.in_transaction:  # rows half read, when it was stopped, kept the state before open
                    self.connection.execute("ROLLBACK")
                self.connection.execute("BEGIN")
                try:
                    self._refresh()
                    yield
                finally:
                    with self._stopping:  # the end of a state is never stopped: the next could not begin
                        if self.connection.in_transaction:
                            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as failure:
            if getattr(failure, "sqlite_errorcode", 0) == _INTERRUPTED or self._unwanted():
                raise Interrupted from None  # an index that is stopped while it is opened calls it an error of SQL
            raise
        finally:
            self._wanted = None

    def _refresh(self) -> None:
        if self._kept is None:
            found = kept.load(self.path, self.connection)
            if found is not None:
                self.columns.restore(*found)
            self._kept = self.columns.last
        before = self.columns.revision
        grown = self.columns.extend(self.connection)
        if self.columns.revision != before:
            self.pairs.clear()
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if grown or version != self._version:
            self._changed()
            self.pairs.outdated()
            self._version = version
            last = self.columns.last
            up_to, revision = revisions.state(self.connection, last)
            self._items = (last, up_to, revision) if up_to is not None else None

    def _unwanted(self) -> bool:
        return self._stopped or (self._wanted is not None and not self._wanted())
