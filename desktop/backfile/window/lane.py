"""A thread with something of its own that may only be used there, as a connection to a library."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from backfile.errors import BackfileError

Own = TypeVar("Own")


class Lane(QObject, Generic[Own]):
    """Jobs one after the other, each handed what the lane owns: made by the first job, in the lane's thread."""

    failed = Signal(object)  # BackfileError

    def __init__(self, make: Callable[[], Own], close: Callable[[Own], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._close = close
        self._own: Own | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._closed = False
        self._pool.setExpiryTimeout(-1)  # SQLite's connections stay with the thread that opened them

    @property
    def own(self) -> Own | None:
        """What the jobs use; only what is safe from any thread may be called on it elsewhere."""
        return self._own

    def start(self, job: Callable[[Own], None], priority: int = 0) -> None:
        """Do `job` after those that wait already and are as urgent."""
        self._pool.start(lambda: self._work(job), priority)

    def close(self) -> None:
        """Drop what waits, let the running job end, and close what is owned."""
        self._closed = True
        self._pool.clear()
        self._pool.start(self._shut)
        self._pool.waitForDone()

    def _work(self, job: Callable[[Own], None]) -> None:
        if self._closed:
            return  # started by a job that ran when the lane was closed
        try:
            if self._own is None:
                self._own = self._make()
            job(self._own)
        except BackfileError as error:
            self.failed.emit(error)

    def _shut(self) -> None:
        own, self._own = self._own, None
        if own is not None:
            self._close(own)
