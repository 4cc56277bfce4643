"""7-Zip archives: their directory by `py7zr`, their members as streams that are unpacked only as far as they are read.

Members that were packed together come out one after another; what nobody reads is passed over when a later one is.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from backfile.article import Problem
from backfile.importer.limits import MB, size
from backfile.importer.streams import CHUNK, CUT, DAMAGED, Checked, Layer

if TYPE_CHECKING:
    from py7zr import SevenZipFile

    from backfile.importer.limits import Budget

MAGIC = b"7z\xbc\xaf\x27\x1c"
LARGEST_DIRECTORY = 32 * MB
LARGEST_DICTIONARY = 192 * MB  # what a decompressor keeps in memory; 7-Zip's strongest setting takes 64 MB
ENCRYPTED = Problem("Needs a password", "this archive is encrypted; unpack it with its password and drop the folder")
PART = Problem(
    "Part of an archive", "a 7-Zip archive that was cut off or split; join its parts, or unpack it, and drop that"
)

_LZMA, _LZMA2, _PPMD = b"\x03\x01\x01", b"\x21", b"\x03\x04\x01"
_BEGIN = datetime(1601, 1, 1, tzinfo=UTC)
_BROKEN = (
    lzma.LZMAError, zlib.error, struct.error, EOFError, ValueError, OSError, LookupError, TypeError, AttributeError,
    OverflowError, AssertionError, RecursionError, MemoryError,
)  # fmt: skip
"""What broken archives make the libraries raise."""


@dataclass(frozen=True, slots=True)
class SevenMember:
    """One file of the archive."""

    name: str
    size: int
    modified: datetime | None
    is_link: bool
    refused: Problem | None  # why it can't be read
    stream: Layer


def recognises(head: bytes) -> bool:
    """The signature of the format."""
    return head.startswith(MAGIC)


def members(file: BinaryIO, budget: "Budget") -> Iterator[SevenMember | Problem]:
    """The archive's files in its order; each stream must be read, or left, before the next one is."""
    problem = _header_fault(file)
    if problem is not None:
        yield problem
        return
    from py7zr import SevenZipFile
    from py7zr.exceptions import ArchiveError, PasswordRequired

    file.seek(0)
    try:
        archive = SevenZipFile(file)
    except PasswordRequired:
        yield ENCRYPTED
        return
    except (ArchiveError, *_BROKEN) as error:
        yield Problem(DAMAGED, f"7-Zip: {error!s:.200}")
        return
    yield from _listed(archive, file, budget)


def _header_fault(file: BinaryIO) -> Problem | None:
    """What is wrong with where the directory is said to be (7zFormat.txt, SignatureHeader)."""
    length = file.seek(0, 2)
    file.seek(0)
    start = file.read(32)
    if len(start) < 32:
        return Problem(CUT, "the 7-Zip archive ends within its header")
    crc, offset, bytes_in, _ = struct.unpack_from("<IQQI", start, 8)
    if zlib.crc32(start[12:32]) != crc:
        return Problem(DAMAGED, "7-Zip: the checksum of its header does not match")
    if bytes_in > LARGEST_DIRECTORY:
        return Problem("Too large", f"a directory of {size(bytes_in)} in a 7-Zip archive")
    if 32 + offset + bytes_in > length:
        return PART
    return None


def _listed(archive: "SevenZipFile", file: BinaryIO, budget: "Budget") -> Iterator[SevenMember | Problem]:
    streams: Any = getattr(archive.header, "main_streams", None) if hasattr(archive, "header") else None
    folders = streams.unpackinfo.folders if streams is not None else []
    positions = streams.packinfo.packpositions if streams is not None else []
    opened: dict[int, _Folder] = {}
    places = {id(folder): place for place, folder in enumerate(folders)}
    for entry in archive.files:
        try:
            if entry.is_directory:
                continue
            modified = _moment(entry.lastwritetime)
            if entry.emptystream:
                yield SevenMember(entry.filename, 0, modified, False, None, Layer())
                continue
            place = places[id(entry.folder)]
            if place not in opened:
                opened = {place: _Folder(file, entry.folder, archive.afterheader, positions, place, budget)}
            stream: Layer = _Member(opened[place], entry.uncompressed)
            if entry.crc32 is not None:
                stream = Checked(stream, entry.uncompressed, entry.crc32)
            is_link = bool(entry.is_symlink or entry.is_junction)
            refused = opened[place].refused or budget.refuses(entry.uncompressed)
            yield SevenMember(entry.filename, entry.uncompressed, modified, is_link, refused, stream)
        except _BROKEN as error:
            yield Problem(DAMAGED, f"7-Zip: its directory: {type(error).__name__}")
            return


class _Folder:
    """Files that were packed together, as one stream."""

    def __init__(
        self, file: BinaryIO, folder: Any, start: int, positions: list[int], place: int, budget: "Budget"
    ) -> None:
        self._file, self._folder, self._budget = file, folder, budget
        self._from, self._until = start + positions[place], start + positions[place + 1]
        self._at = self._from  # in the file
        self._decompressor: Any = None
        self.promised = 0  # bytes of the members that were listed
        self.passed = 0  # bytes that came out
        self.fault: Problem | None = None
        self.refused = _unreadable(folder)

    def take(self, wanted: int) -> bytes:
        """The next bytes; none where it is damaged or may give no more."""
        if self.fault is not None:
            return b""
        from py7zr.exceptions import ArchiveError, PasswordRequired

        try:
            part = self._unpack(min(wanted, CHUNK))
        except PasswordRequired:
            self.fault = ENCRYPTED
            return b""
        except (ArchiveError, *_BROKEN) as error:
            self.fault = Problem(DAMAGED, f"7-Zip: {error!s:.200}")
            return b""
        self.passed += len(part)
        if not self._budget.take(len(part)):
            self.fault = self._budget.spent
            return b""
        return part

    def _unpack(self, wanted: int) -> bytes:
        if self._decompressor is None:
            self._decompressor = self._folder.get_decompressor(self._until - self._from)
        self._file.seek(self._at)
        for _ in range(64):  # a block of input may hold no output as yet
            part = bytes(self._decompressor.decompress(self._file, wanted))
            if part or self._file.tell() >= self._until:
                break
        self._at = self._file.tell()
        return part


class _Member(Layer):
    """One file's part of the stream."""

    def __init__(self, folder: _Folder, length: int) -> None:
        super().__init__()
        self._folder = folder
        self._begin = folder.promised
        folder.promised += length
        self._missing = length

    def _next(self) -> bytes:
        folder = self._folder
        while folder.passed < self._begin:
            if not folder.take(self._begin - folder.passed):
                self.fault = folder.fault or Problem(CUT, "the 7-Zip archive ends before this member")
                return b""
        if not self._missing:
            return b""
        part = folder.take(self._missing)
        self._missing -= len(part)
        if not part:
            self.fault = folder.fault or Problem(CUT, f"{self._missing:,} bytes are missing at the end")
            self._missing = 0
        return part


def _unreadable(folder: Any) -> Problem | None:
    """Why what was packed together can't be unpacked: encryption, or too much memory."""
    for coder in folder.coders:
        method, properties = coder["method"], coder.get("properties") or b""
        if method.startswith(b"\x06\xf1\x07"):
            return ENCRYPTED
        need = 0
        if method in (_LZMA, _PPMD) and len(properties) >= 5:
            (need,) = struct.unpack_from("<I", properties, 1)
        elif method == _LZMA2 and properties:
            power = properties[0] & 63
            need = (2 | power & 1) << (power // 2 + 11)
        if need > LARGEST_DICTIONARY:
            return Problem(
                "Too large", f"{size(need)} of memory are needed to unpack it; unpack it and drop the folder"
            )
    return None


def _moment(stamp: Any) -> datetime | None:
    """From tenths of a microsecond since 1601."""
    try:
        return _BEGIN + timedelta(microseconds=int(stamp) // 10) if stamp else None
    except (OverflowError, ValueError, TypeError):
        return None
