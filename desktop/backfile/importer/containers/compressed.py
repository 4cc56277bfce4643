"""Single compressed files: gzip, bzip2, xz, zstandard and LZ4, also several streams one after the other."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import zstandard

from backfile.article import Problem
from backfile.importer.streams import CUT, DAMAGED, Layer

if TYPE_CHECKING:
    from backfile.importer.limits import Budget

OUT = 256 * 1024  # bytes that one step may put out
FINE = 512
PROBE = 4096  # bytes by which a stream is told from what only looks like one
MOST_PROBES = 10_000  # in one file: damage of a megabyte holds one such look-alike
DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
LARGEST_DICTIONARY = 16 * 1024 * 1024
WINDOW = 128 * 1024 * 1024  # the largest zstandard window that fits beside everything else in 400 MB

ERRORS = (zlib.error, OSError, EOFError, lzma.LZMAError, zstandard.ZstdError, ValueError)


class Decompressor(Protocol):
    """As in the standard library's bz2 and lzma."""

    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end mark."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was fed and stands behind the end mark."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes; call again with b"" for more."""
        ...


@dataclass(frozen=True, slots=True)
class Codec:
    """A way to compress: what its streams begin with, and how they are read."""

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[bytes], bool]
    decompressor: Callable[[], Decompressor]
    step: int = 64 * 1024  # bytes fed at once
    lone: bool = False  # nothing may follow the first stream
    magic: bytes = b""  # by which a later stream is found again behind damage
    following: "Callable[[Decompressor], Decompressor] | None" = None  # for the next stream, from that of the last one


class Inflate:
    """zlib's decompressor with the interface of the others. After damage it gives what came out before it."""

    def __init__(self, wbits: int) -> None:
        self._zlib = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        before = self._zlib.copy()
        data = self._zlib.unconsumed_tail + data
        try:
            return self._zlib.decompress(data, max_length)
        except zlib.error as error:
            raise DamageError(str(error), salvaged(before, data)) from error


class Zstandard:
    """zstandard's decompressor with the interface of the others. Its output has no limit, so it is fed little."""

    def __init__(self, decompressor: zstandard.ZstdDecompressor | None = None) -> None:
        self.decompressor = decompressor or zstandard.ZstdDecompressor(max_window_size=WINDOW)
        self._zstd = self.decompressor.decompressobj()

    @property
    def eof(self) -> bool:
        return self._zstd.eof

    @property
    def unused_data(self) -> bytes:
        return self._zstd.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:  # noqa: ARG002  (the interface of the others)
        return self._zstd.decompress(data) if data else b""


class WithDictionary:
    """A zstandard file whose first frame may hold the dictionary of all others, as crawlers write web archives.

    https://iipc.github.io/warc-specifications/specifications/warc-zstd/
    """

    def __init__(self) -> None:
        self._head = b""
        self._inner: Zstandard | None = None
        self.decompressor: zstandard.ZstdDecompressor | None = None
        self.unused_data = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof if self._inner is not None else self.decompressor is not None

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._inner is None and self.decompressor is None:
            self._head += data
            data = self._begin()
        if self._inner is None:
            return b""
        out = self._inner.decompress(data, max_length)
        self.unused_data = self._inner.unused_data
        return out

    def _begin(self) -> bytes:
        """What of the first bytes is compressed text."""
        head = self._head
        if len(head) < 8:
            return b""
        if head[:4] != DICTIONARY_FRAME:
            self._inner, self._head = Zstandard(), b""
            self.decompressor = self._inner.decompressor
            return head
        size = int.from_bytes(head[4:8], "little")
        if size > LARGEST_DICTIONARY:
            raise ValueError("its dictionary is too large")
        if len(head) < 8 + size:
            return b""
        content, self.unused_data, self._head = head[8 : 8 + size], head[8 + size :], b""
        if content[:4] == b"\x28\xb5\x2f\xfd":
            with zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(content) as stream:
                content = stream.read(LARGEST_DICTIONARY)
        dictionary = zstandard.ZstdCompressionDict(content)
        self.decompressor = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=WINDOW)
        return b""


def _next_frame(before: Decompressor) -> Decompressor:
    return Zstandard(before.decompressor if isinstance(before, Zstandard | WithDictionary) else None)


class Lz4:
    """LZ4's decompressor of frames with the interface of the others."""

    def __init__(self) -> None:
        import lz4.frame

        self._lz4 = lz4.frame.LZ4FrameDecompressor()

    @property
    def eof(self) -> bool:
        return bool(self._lz4.eof)

    @property
    def unused_data(self) -> bytes:
        return self._lz4.unused_data or b""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if not data and self._lz4.needs_input:
            return b""
        try:
            return bytes(self._lz4.decompress(data, max_length))
        except RuntimeError as error:
            raise ValueError(str(error)) from error


class DamageError(ValueError):
    """Damaged data, and what could be read before the damage."""

    def __init__(self, message: str, salvaged: bytes) -> None:
        super().__init__(message)
        self.salvaged = salvaged


class ZipLzma:
    """LZMA as zip members hold it: a header of four bytes and the properties, then raw data (APPNOTE 5.8.8)."""

    def __init__(self) -> None:
        self._head = b""
        self._lzma: lzma.LZMADecompressor | None = None

    @property
    def eof(self) -> bool:
        return self._lzma is not None and self._lzma.eof

    @property
    def unused_data(self) -> bytes:
        return self._lzma.unused_data if self._lzma is not None else b""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._lzma is not None:
            return self._lzma.decompress(data, max_length)
        self._head += data
        if len(self._head) < 9:
            return b""
        bits, dictionary = self._head[4], int.from_bytes(self._head[5:9], "little")
        if bits >= 9 * 5 * 5 or dictionary > WINDOW:
            raise ValueError("its LZMA properties ask for too much")
        properties = {"lc": bits % 9, "lp": bits // 9 % 5, "pb": bits // 45, "dict_size": max(dictionary, 4096)}
        self._lzma = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, **properties}])
        return self._lzma.decompress(self._head[9:], max_length)


def salvaged(state: "zlib._Decompress", data: bytes) -> bytes:
    """What comes out of `data` before it breaks, to the byte."""
    out = []
    try:
        while data and not state.eof:
            before, rest = state.copy(), data
            out.append(state.decompress(data, FINE))
            data = state.unconsumed_tail
    except zlib.error:
        with suppress(zlib.error):
            out.extend(before.decompress(bytes((byte,))) for byte in rest)
    return b"".join(out)


def _is_zstandard(head: bytes) -> bool:
    return head[:4] == b"\x28\xb5\x2f\xfd" or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F)


GZIP = Codec(
    "gzip", (".gz", ".tgz"), lambda head: head[:3] == b"\x1f\x8b\x08", lambda: Inflate(31), magic=b"\x1f\x8b\x08"
)
BZIP2 = Codec(
    "bzip2",
    (".bz2", ".tbz", ".tbz2"),
    lambda head: head[:3] == b"BZh" and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"),
    bz2.BZ2Decompressor,
)
XZ = Codec(
    "xz",
    (".xz", ".txz"),
    lambda head: head[:6] == b"\xfd7zXZ\x00",
    lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=WINDOW),
)
# A zstandard block of four bytes can stand for 128 KB: 4 KB in are 128 MB out at the very worst.
ZSTANDARD = Codec(
    "zstandard",
    (".zst", ".tzst"),
    _is_zstandard,
    WithDictionary,
    step=4096,
    magic=b"\x28\xb5\x2f\xfd",
    following=_next_frame,
)
LZ4_MAGIC = b"\x04\x22\x4d\x18"
LZ4 = Codec("LZ4", (".lz4",), lambda head: head[:4] == LZ4_MAGIC, Lz4, magic=LZ4_MAGIC)
CODECS = (GZIP, BZIP2, XZ, ZSTANDARD, LZ4)


class Decoded(Layer):
    """What comes out of a compressed layer, within a budget."""

    def __init__(self, below: Layer, codec: Codec, budget: "Budget") -> None:
        super().__init__(below)
        self._codec, self._budget = codec, budget
        self._state = codec.decompressor()
        self._pending = b""  # input that was read and not yet fed
        self._fed = False
        self._ended = False
        self._taken = 0
        self._last = b""  # the piece that was fed last
        self._streams = 1
        self._probes = 0

    @property
    def used(self) -> int:
        """How many bytes of the layer below belong to what was decompressed."""
        return self._taken - len(self._state.unused_data) - len(self._pending)

    def _next(self) -> bytes:
        while not self._ended:
            try:
                out = self._step()
            except DamageError as error:
                self._damaged(f"{self._codec.name}: {error}")
                out = error.salvaged
            except ERRORS as error:
                self._damaged(f"{self._codec.name}: {error}")
                out = b""
            if out:
                if not self._budget.take(len(out)):
                    self._end(self._budget.spent)
                    return b""
                return out
        return b""

    def _step(self) -> bytes:
        """What the next piece of input gives, which may be nothing yet."""
        if self._state.eof:
            self._follow()
            return b""
        out = self._state.decompress(b"", OUT) if self._fed else b""
        if out or self._state.eof:
            return out
        data = self._input()
        if not data:
            self._end(Problem(CUT, f"the {self._codec.name} data ends too early"))
            return b""
        self._fed, self._last = True, data
        return self._state.decompress(data, OUT)

    def _follow(self) -> None:
        """Go on with the next stream, where there is one."""
        if self._codec.lone:
            self._end(None)
            return
        rest = self._state.unused_data.lstrip(b"\0")
        while len(rest) < 16 and (more := self._input()):
            rest = (rest + more).lstrip(b"\0")
        if not rest:
            self._end(None)
        elif self._codec.begins(rest):
            self._begin(rest)
        else:
            self._last = rest
            self._damaged(f"what follows the {self._codec.name} data is something else")

    def _begin(self, rest: bytes) -> None:
        """Read the stream that `rest` begins with."""
        following = self._codec.following
        self._state = following(self._state) if following else self._codec.decompressor()
        self._pending, self._fed = rest + self._pending, False
        self._streams += 1

    def _damaged(self, detail: str) -> None:
        """Go on behind the damage with the next stream that can be read, where there were several."""
        fault = self.fault or Problem(DAMAGED, detail)
        if self._streams == 1 or not self._codec.magic:
            self._end(fault)
            return
        self.fault = fault
        rest, start = self._last[1:] + self._pending, 0
        self._pending = b""
        while self._probes < MOST_PROBES:
            at = rest.find(self._codec.magic, start)
            if (at < 0 or len(rest) - at < PROBE) and (more := self._input()):
                rest, start = rest[at if at >= 0 else -len(self._codec.magic) :] + more, 0
                continue
            if at < 0:
                break
            self._probes += 1
            if self._reads(rest[at : at + PROBE]):
                self._begin(rest[at:])
                return
            start = at + 1
        self._end(fault)

    def _reads(self, data: bytes) -> bool:
        """Whether a stream begins with `data`, and not something that looks like it."""
        following = self._codec.following
        state = following(self._state) if following else self._codec.decompressor()
        try:
            return self._codec.begins(data) and bool(state.decompress(data, PROBE))
        except ERRORS:
            return False

    def _input(self) -> bytes:
        if self._pending:
            data, self._pending = self._pending[: self._codec.step], self._pending[self._codec.step :]
            return data
        assert self.below is not None
        data = self.below.read(self._codec.step) or b""
        self._taken += len(data)
        return data

    def _end(self, fault: Problem | None) -> None:
        self._ended = True
        self.fault = fault or self.fault
