"""Reads articles and changes stars in a thread of its own, with a connection of its own."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from backfile.errors import BackfileError
from backfile.library import Library
from backfile.window.article.reading import Reading, read

if TYPE_CHECKING:
    from backfile.search import Query


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be done, as a sentence for the reader."""

    item: int
    sentence: str


class Loader(QObject):
    """One library's articles. Every read has a ticket; only the newest is answered."""

    loaded = Signal(object)  # Reading
    failed = Signal(object)  # Failed
    starred = Signal(object, bool)  # id, and how it is now: told when it is stored
    _done = Signal(object, object)  # ticket, Reading or Failed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # one thread to one connection
        self._pool.setExpiryTimeout(-1)
        self._ticket = 0
        self._path: Path | None = None
        self._library: Library | None = None  # the pool's thread alone touches it
        self._done.connect(self._answer)

    def set_library(self, path: Path | None) -> None:
        """Read from this library from now on."""
        self._path = path
        self._ticket += 1
        self._pool.start(self._close)

    def load(self, item: int, query: "Query | None") -> None:
        """Answer by `loaded` or `failed`."""
        self._ticket += 1
        self._pool.start(partial(self._load, self._ticket, item, query))

    def star(self, item: int, *, on: bool) -> None:
        """Store it; answer by `starred` or `failed`."""
        self._pool.start(partial(self._star, item, on))

    def close(self) -> None:
        """Let go of the library; returns when nothing runs any more."""
        self._ticket += 1
        self._pool.start(self._close)
        self._pool.waitForDone()

    def _answer(self, ticket: int, answer: object) -> None:
        if ticket != self._ticket:
            return
        (self.loaded if isinstance(answer, Reading) else self.failed).emit(answer)

    # In the pool's thread

    def _open(self) -> Library:
        if self._library is None:
            assert self._path is not None
            self._library = Library.open(self._path)
        return self._library

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _load(self, ticket: int, item: int, query: "Query | None") -> None:
        if ticket != self._ticket or self._path is None:
            return
        answer: Reading | Failed
        try:
            library = self._open()
            answer = read(library, item, query)
            if not library.readonly:
                library.mark_seen(item)
        except BackfileError as error:
            answer = Failed(item, error.sentence())
        self._done.emit(ticket, answer)

    def _star(self, item: int, on: bool) -> None:
        if self._path is None:
            return
        try:
            self._open().set_starred(item, on)
        except BackfileError as error:
            self.failed.emit(Failed(item, error.sentence()))
            return
        self.starred.emit(item, on)
