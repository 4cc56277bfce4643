"""The reading side in a process of its own, so that both cores work and hostile input stays out of the writer.

Steps come over a pipe in pickled chunks. What has come and is not yet written is bounded by bytes; then the pipe fills
and the reader waits. Neither end outlives the other: the reader holds the end of a second pipe, the lifeline, which
closes with whoever started it, however that ended.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from backfile.importer.crew import HANDS
from backfile.importer.reading import Job, Step, read

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

AHEAD = 32 * 1024 * 1024  # bytes that may wait to be written
CHUNK_STEPS = 200
CHUNK_TEXT = 512 * 1024
SLOWEST = 0.1  # seconds after which a chunk goes however small it is
GRACE = 3.0  # seconds for the reader to end by itself
END = b""


class ReaderDiedError(Exception):
    """The reading process ended before the dump did. The message says how."""


class ReadingProcess:
    """Reads a job elsewhere. `steps` gives what has come, an empty list where nothing has for a while."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe(duplex=False)
        lifeline, self._lifeline = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(job, theirs, lifeline), name="backfile-reader"
        )
        self._process.start()
        theirs.close()
        lifeline.close()
        self._arrived = Arrived(AHEAD)
        self._thread = threading.Thread(target=self._receive, name="import-pipe", daemon=True)
        self._thread.start()

    def steps(self, patience: float) -> Iterator[list[Step]]:
        """Chunks in order, or nothing after `patience` seconds without one. Raises ReaderDiedError."""
        while True:
            chunk = self._arrived.take(patience)
            if chunk is None:
                yield []
            elif chunk == END:
                break
            else:
                yield pickle.loads(chunk)  # noqa: S301  (our own process wrote it)
        self._process.join(GRACE)
        if self._process.exitcode != 0:
            raise ReaderDiedError(_how(self._process.exitcode))

    def close(self) -> None:
        """End it, where it has not ended."""
        self._arrived.close()
        self._ours.close()
        self._lifeline.close()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def _receive(self) -> None:
        try:
            while self._arrived.put(self._ours.recv_bytes()):
                continue
        except (EOFError, OSError):
            self._arrived.put(END)


class Arrived:
    """Chunks that wait to be written, at most so many bytes of them."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes, self._closed = most, 0, False
        self._chunks: deque[bytes] = deque()
        self._changed = threading.Condition()

    def put(self, chunk: bytes) -> bool:
        """Add one, once there is room; False where nobody wants more."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._bytes < self._most)
            self._chunks.append(chunk)
            self._bytes += len(chunk)
            self._changed.notify_all()
            return not self._closed

    def take(self, patience: float) -> bytes | None:
        """The next one; None where none comes in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._chunks, patience):
                return None
            chunk = self._chunks.popleft()
            self._bytes -= len(chunk)
            self._changed.notify_all()
            return chunk

    def close(self) -> None:
        """Let go of whoever waits to add."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return f"it was ended by signal {-code} ({signal.Signals(-code).name})"
    return f"it ended with status {code}"


def _serve(job: Job, out: Connection, lifeline: Connection) -> None:
    """The reading process, from its first line to its last."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the writer decides
    threading.Thread(target=_end_with, args=(lifeline,), name="lifeline", daemon=True).start()
    _widen(out)
    chunk: list[Step] = []
    text, sent = 0, time.monotonic()
    try:
        for step in read(job, 0 if job.careful else HANDS):
            chunk.append(step)
            text += len(getattr(getattr(step, "article", None), "text", ""))
            late = time.monotonic() - sent > SLOWEST
            if late or job.careful or text > CHUNK_TEXT or len(chunk) >= CHUNK_STEPS:
                out.send_bytes(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))
                chunk, text, sent = [], 0, time.monotonic()
        out.send_bytes(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more


def _end_with(lifeline: Connection) -> None:
    """End this process as soon as the other end of the lifeline is closed."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def _widen(pipe: Connection) -> None:
    """Let the pipe hold a few chunks, where the system can."""
    if sys.platform == "linux":
        import fcntl

        try:
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, 1024 * 1024)
        except OSError:
            return  # no more is allowed to this user; it only waits more often
