"""PDF files are read in a process of their own, since their library is written in C++ and the files may be hostile.

What crashes, hangs or asks for too much memory costs that one file. The process serves one file after the other and
ends with whoever started it. Bytes go in, JSON comes out, and what comes out is checked as the file would be.
"""

import atexit
import os
import signal
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

import orjson

from backfile.article import Credit, Draft, Kind, Name, Problem
from backfile.importer.limits import MB
from backfile.importer.printed.reading import DAMAGED, read_document
from backfile.importer.streams import CHUNK

PATIENCE = 120.0  # seconds without a page that is done
MEMORY = 1024 * MB  # of address space
_IN_MEMORY = 16 * MB
_LENGTH = struct.Struct("<Q")
_LONGEST_ANSWER = 64 * MB
_BUSY = b"."  # a page is done
_ANSWER = b"="


class Worker:
    """The process; it is started at the first file, and again where the last one ended it."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, file: BinaryIO) -> Draft | Problem:
        """The article of a PDF file, or what keeps it from being one."""
        with self._lock:
            process = self._running()
            watch = _Watch(process, self._patience)
            try:
                _send(process, file)
                answer = _answer(process, watch)
            except (BrokenPipeError, EOFError):
                answer = None
            finally:
                watch.stop()
            if answer is not None:
                return answer
            process.kill()
            code = process.wait()
            self._forget()
            return Problem(DAMAGED, _how(code, self._patience, timed_out=watch.timed_out))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._forget()
            paths = [str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")]
            self._process = subprocess.Popen(  # noqa: S603  (ourselves)
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "OPENBLAS_NUM_THREADS": "1"},
            )
        return self._process

    def _forget(self) -> None:
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    cast("BinaryIO", pipe).close()
            self._process = None

    def close(self) -> None:
        """End the process, where there is one."""
        with self._lock:
            process = self._process
            self._forget()
            if process is not None:
                process.kill()
                process.wait()


class _Watch:
    """Kills a process that shows no sign of life."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float) -> None:
        self.timed_out = False
        self._process, self._patience = process, patience
        self._timer = self._started()

    def alive(self) -> None:
        """It has shown one."""
        self._timer.cancel()
        self._timer = self._started()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.cancel()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(self._patience, self._kill)
        timer.daemon = True
        timer.start()
        return timer

    def _kill(self) -> None:
        self.timed_out = True
        self._process.kill()


def _send(process: subprocess.Popen[bytes], file: BinaryIO) -> None:
    out = cast("BinaryIO", process.stdin)
    out.write(_LENGTH.pack(file.seek(0, 2)))
    file.seek(0)
    while chunk := file.read(CHUNK):
        out.write(chunk)
    out.flush()


def _answer(process: subprocess.Popen[bytes], watch: _Watch) -> Draft | Problem:
    incoming = cast("BinaryIO", process.stdout)
    while (sign := incoming.read(1)) == _BUSY:
        watch.alive()
    if sign != _ANSWER:
        raise EOFError
    (length,) = _LENGTH.unpack(_exactly(incoming, _LENGTH.size))
    if length > _LONGEST_ANSWER:
        raise EOFError
    try:
        return _understood(orjson.loads(_exactly(incoming, length)))
    except (ValueError, TypeError, KeyError) as error:
        raise EOFError from error


def _understood(said: dict[str, Any]) -> Draft | Problem:
    """What the process wrote as JSON."""
    if "reason" in said:
        return Problem(str(said["reason"]), str(said["detail"]))
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    facts["kind"] = Kind(said["kind"])
    facts["credits"] = tuple(Credit(**credit) for credit in said["credits"])
    facts["names"] = tuple(Name(**name) for name in said["names"])
    return Draft(**facts)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _how(code: int, patience: float, *, timed_out: bool) -> str:
    if timed_out:
        return f"one of its pages takes more than {patience:g} s to read"
    name = signal.Signals(-code).name if code < 0 else f"status {code}"
    return f"reading it crashed ({name}), or asked for more than {MEMORY // MB:,} MB"


@cache
def worker() -> Worker:
    """The one of this process, with which it ends."""
    found = Worker()
    atexit.register(found.close)
    return found


def serve(incoming: BinaryIO, out: BinaryIO) -> None:
    """Read one file after the other, until nobody sends any more."""

    def busy() -> None:
        out.write(_BUSY)
        out.flush()

    while len(length := incoming.read(_LENGTH.size)) == _LENGTH.size:
        (rest,) = _LENGTH.unpack(length)
        with SpooledTemporaryFile(_IN_MEMORY) as copy:
            while rest and (chunk := incoming.read(min(rest, CHUNK))):
                copy.write(chunk)
                rest -= len(chunk)
            copy.seek(0)
            answer = orjson.dumps(read_document(cast("BinaryIO", copy), busy), default=str)
        out.write(_ANSWER + _LENGTH.pack(len(answer)) + answer)
        out.flush()


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        with suppress(ValueError, OSError):  # macOS knows the limit and keeps none
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; whoever started this one decides
    _bound_memory()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    serve(sys.stdin.buffer, out)
