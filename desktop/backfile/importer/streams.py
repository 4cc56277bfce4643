"""Layers of an open dump, each reading from the one below: file, decompressor, slice, member.

Damage never raises: a damaged layer ends where its last good byte ended and keeps why in `fault`, so that the records
before the cut are read like any others and the cut is told once, as a problem.
"""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from backfile.article import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import WriteableBuffer

CHUNK = 256 * 1024

CUT = "Cut off"
DAMAGED = "Damaged"


class Layer(io.RawIOBase):
    """Bytes that are read once, from the front."""

    def __init__(self, below: "Layer | None" = None) -> None:
        super().__init__()
        self.below = below
        self.fault: Problem | None = None
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` as far as one chunk goes; 0 at the end."""
        if not self._rest:
            self._rest = memoryview(self._next())
        view = memoryview(buffer)
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def take(self, size: int) -> bytes:
        """Exactly `size` bytes, fewer only at the end."""
        parts = []
        while size > 0 and (part := self.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, size: int) -> bool:
        """Go past `size` bytes; False where there are fewer."""
        while size > 0:
            part = self.read(min(size, CHUNK))
            if not part:
                return False
            size -= len(part)
        return True

    def _next(self) -> bytes:
        """The next bytes, as many as come easily; none at the end."""
        return b""


class OnDisk(Layer):
    """A file of the file system, which counts what was read of it and turns an unreadable sector into a fault."""

    def __init__(self, path: "Path") -> None:
        super().__init__()
        self._file = path.open("rb", buffering=0)
        self.path = path
        self.consumed = 0

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        try:
            count = self._file.readinto(buffer)
        except OSError as error:
            self.fault = Problem("Unreadable", error.strerror or str(error))
            return 0
        self.consumed += count
        return count

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class Replayed(Layer):
    """Bytes that were looked at already, then the rest of the layer below."""

    def __init__(self, head: bytes, below: Layer) -> None:
        super().__init__(below)
        self._rest = memoryview(head)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        if self._rest:
            return super().readinto(buffer)
        assert self.below is not None
        return self.below.readinto(buffer)


class Window(Layer):
    """The next `size` bytes of a layer; `missing` where it ends before."""

    def __init__(self, below: Layer, size: int) -> None:
        super().__init__(below)
        self.missing = size

    def _next(self) -> bytes:
        assert self.below is not None
        if not self.missing:
            return b""
        part = self.below.read(min(self.missing, CHUNK)) or b""
        self.missing -= len(part)
        if not part:
            self.fault = Problem(CUT, f"{self.missing:,} bytes are missing at the end")
            self.missing = 0
        return part


class Slice(Layer):
    """`size` bytes of a seekable file from `start` on, whoever else reads it meanwhile."""

    def __init__(self, file: "BinaryIO | Layer", start: int, size: int) -> None:
        super().__init__(file if isinstance(file, Layer) else None)
        self._file, self._at, self._end = file, start, start + size

    def _next(self) -> bytes:
        if self._at >= self._end:
            return b""
        self._file.seek(self._at)
        part = self._file.read(min(CHUNK, self._end - self._at)) or b""
        self._at += len(part)
        if not part:
            self.fault = Problem(CUT, f"{self._end - self._at:,} bytes are missing at the end")
            self._at = self._end
        return part


class Checked(Layer):
    """A member whose archive states its size and CRC-32."""

    def __init__(self, below: Layer, size: int, crc: int) -> None:
        super().__init__(below)
        self._size, self._expected, self._crc, self._done = size, crc, 0, 0

    def _next(self) -> bytes:
        assert self.below is not None
        part = self.below.read(CHUNK) or b""
        self._done += len(part)
        self._crc = zlib.crc32(part, self._crc)
        if not part and fault_below(self) is None:
            if self._done < self._size:
                self.fault = Problem(CUT, f"{self._size - self._done:,} bytes are missing at the end")
            elif self._crc != self._expected:
                self.fault = Problem(DAMAGED, "its checksum does not match")
        return part


def fault_below(layer: Layer) -> Problem | None:
    """The fault that all others of this stack come from: the one nearest to the disk."""
    found = None
    at: Layer | None = layer
    while at is not None:
        found = at.fault or found
        at = at.below
    return found
