"""Reads articles in one thread and changes stars in another, each with a connection of its own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from backfile.errors import BackfileError, LibraryError
from backfile.library import Library
from backfile.window.article.reading import Reading, read

if TYPE_CHECKING:
    from backfile.search import Query


Opened = Callable[[], Library]
"""The thread's library, opened by whoever asks first; asking raises BackfileError."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be done, as a sentence for the reader."""

    item: int
    sentence: str


class Loader(QObject):
    """One library's articles. Every read has a ticket; only the newest is answered.

    Reading never waits for writing: while an import writes, a star may wait for its turn, an article may not.
    """

    loaded = Signal(object)  # Reading
    failed = Signal(object)  # Failed
    starred = Signal(object, bool)  # id, and how it is now: told when it is stored
    _done = Signal(object, object)  # ticket, Reading or Failed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = _Thread(self, readonly=True)
        self._writing = _Thread(self, readonly=False)
        self._ticket = 0
        self._done.connect(self._answer)

    def set_library(self, path: Path | None) -> None:
        """Read from this library from now on."""
        self._ticket += 1
        for thread in (self._reading, self._writing):
            thread.set_library(path)

    def load(self, item: int, query: "Query | None") -> None:
        """Answer by `loaded` or `failed`; the item counts as read from then on."""
        self._ticket += 1
        self._reading.run(partial(self._load, self._ticket, item, query))

    def star(self, item: int, *, on: bool) -> None:
        """Store it; answer by `starred` or `failed`."""
        self._writing.run(partial(self._star, item, on))

    def close(self) -> None:
        """Let go of the library; returns when nothing runs any more."""
        self.set_library(None)
        for thread in (self._reading, self._writing):
            thread.wait()

    def _answer(self, ticket: int, answer: object) -> None:
        if ticket != self._ticket:
            return
        (self.loaded if isinstance(answer, Reading) else self.failed).emit(answer)

    # In a thread

    def _load(self, ticket: int, item: int, query: "Query | None", library: Opened) -> None:
        if ticket != self._ticket:
            return
        answer: Reading | Failed
        try:
            answer = read(library(), item, query)
        except BackfileError as error:
            answer = Failed(item, error.sentence())
        else:
            self._writing.run(partial(self._mark_seen, item))
        with suppress(RuntimeError):  # the pane is gone meanwhile
            self._done.emit(ticket, answer)

    def _mark_seen(self, item: int, library: Opened) -> None:
        with suppress(LibraryError):  # a mark is not worth a message; the next opening makes it
            library().mark_seen(item)

    def _star(self, item: int, on: bool, library: Opened) -> None:
        try:
            library().set_starred(item, on)
        except BackfileError as error:
            self.failed.emit(Failed(item, error.sentence()))
            return
        self.starred.emit(item, on)


class _Thread:
    """One thread with one connection, opened by the first job."""

    def __init__(self, parent: QObject, *, readonly: bool) -> None:
        self._pool = QThreadPool(parent)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._readonly = readonly
        self._path: Path | None = None
        self._library: Library | None = None  # the pool's thread alone touches it

    def set_library(self, path: Path | None) -> None:
        """Later jobs are for this one."""
        self._path = path
        self._pool.start(self._close)

    def run(self, job: Callable[[Opened], None]) -> None:
        """Do the job when those before it are done; none where no library is open."""
        if self._path is not None:
            self._pool.start(partial(self._run, self._path, job))

    def wait(self) -> None:
        """Return when no job is left."""
        self._pool.waitForDone()

    def _run(self, path: Path, job: Callable[[Opened], None]) -> None:
        if path == self._path:
            job(partial(self._open, path))

    def _open(self, path: Path) -> Library:
        if self._library is None:
            self._library = Library.open(path, readonly=self._readonly)
        return self._library

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None
