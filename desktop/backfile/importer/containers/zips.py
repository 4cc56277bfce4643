"""Zip archives (PKWARE APPNOTE 6.3.10), by their directory or, where that was cut off, by the headers of the members.

Of our own, since Python's `zipfile` builds an object for each member before the first is read (a million take 600 MB),
takes every name without the UTF-8 flag for code page 437, and gives up on an archive that lost its end.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from backfile.article import Problem
from backfile.importer.containers.compressed import BZIP2, ZSTANDARD, Codec, Decoded, Inflate, ZipLzma
from backfile.importer.streams import CHUNK, CUT, DAMAGED, Checked, Layer, Slice

if TYPE_CHECKING:
    from backfile.importer.limits import Budget

PART = Problem("Part of an archive", "one part of a split zip archive; join the parts, or unpack it, and drop that")
LOCAL, CENTRAL, END, END64, LOCATOR64 = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
STORED = 0
METHODS = {8: "deflate", 9: "deflate64", 12: "bzip2", 14: "lzma", 93: "zstandard", 95: "xz", 98: "PPMd", 99: "AES"}
UNIX = 3

DEFLATE = Codec("deflate", (), lambda _head: False, lambda: Inflate(-15), lone=True)
CODECS = {
    8: DEFLATE,
    12: replace(BZIP2, lone=True),
    14: Codec("lzma", (), lambda _head: False, ZipLzma, lone=True),
    93: replace(ZSTANDARD, lone=True),
}


@dataclass(frozen=True, slots=True)
class ZipMember:
    """One entry of a zip archive."""

    name: bytes
    unicode: bool  # whether the name is said to be UTF-8
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    modified: datetime | None
    mode: int  # as in `os.stat`, 0 where it is not told
    at: int  # of its header in the file


def recognises(head: bytes) -> bool:
    """A member's header, or the end of an empty archive."""
    return head[:4] in (LOCAL, END) or head[:8] == b"PK\x07\x08PK\x03\x04"


def is_split(file: BinaryIO) -> bool:
    """Whether other parts of the archive are in other files: the last part counts them, the first has a mark."""
    found = _end(file)
    if found is None:
        file.seek(0)
        return file.read(8) == b"PK\x07\x08PK\x03\x04"
    file.seek(found[0] + found[1])
    end = file.read(8)
    number, start = struct.unpack_from("<HH", end, 4) if end[:4] == END else (0, 0)
    return any(0 < part < 0xFFFF for part in (int(number), int(start)))


def directory(file: BinaryIO) -> Iterator[ZipMember] | None:
    """The members that the archive's directory lists, in its order; None where the archive has none."""
    found = _end(file)
    if found is None:
        return None
    start, size, shift = found
    return _central(file, start, size, shift)


def salvage(file: BinaryIO, budget: "Budget") -> Iterator[ZipMember | Problem]:
    """The members of an archive without a directory, as their own headers tell, up to the cut."""
    at = 0
    while True:
        file.seek(at)
        header = file.read(30)
        if len(header) < 30 or header[:4] != LOCAL:
            yield Problem(CUT, "the zip archive has lost its directory; what stands before the cut was read")
            return
        member, begins = _local(header, file, at)
        if member.flags & DESCRIPTOR and not member.packed:
            measured = _measure(member, file, begins, budget)
            if measured is None:
                yield member
                yield Problem(CUT, "the zip archive has lost its directory; what stands before the cut was read")
                return
            member = measured
        yield member
        at = begins + member.packed
        if member.flags & DESCRIPTOR:
            file.seek(at)
            at += _descriptor(file.read(24), member)


def open_member(file: "BinaryIO", below: Layer | None, member: ZipMember, budget: "Budget") -> Layer | Problem:
    """What the member holds, uncompressed; `below` is the layer that `file` reads from, for its faults."""
    if member.flags & ENCRYPTED or member.method == 99:
        return Problem("Needs a password", "this archive member is encrypted")
    codec = CODECS.get(member.method)
    if codec is None and member.method != STORED:
        method = METHODS.get(member.method, f"method {member.method}")
        return Problem("Not recognised", f"a zip member compressed by {method}; pack the archive again by deflate")
    file.seek(max(0, member.at))  # a damaged directory may say anything
    header = file.read(30)
    if header[:4] != LOCAL:
        return Problem(DAMAGED, "the zip directory points to something that is no member")
    name, extra = struct.unpack_from("<HH", header, 26)
    packed = Slice(file, member.at + 30 + name + extra, member.packed)
    packed.below = below
    return Checked(Decoded(packed, codec, budget) if codec else packed, member.size, member.crc)


def _end(file: BinaryIO) -> tuple[int, int, int] | None:
    """Where the directory begins, its size, and how far the archive is shifted by what stands before it."""
    length = file.seek(0, 2)
    tail_at = max(0, length - 65_557)
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < 22:
        return None
    size, start = struct.unpack_from("<II", tail, at + 12)
    ends = tail_at + at
    if ends >= 20:
        file.seek(ends - 20)
        locator = file.read(20)
        if locator[:4] == LOCATOR64:
            (at64,) = struct.unpack_from("<Q", locator, 8)
            # An archive with something before it says where its parts are without counting that.
            for place in (at64, ends - 20 - 56):
                file.seek(max(0, place))
                record = file.read(56)
                if record[:4] == END64:
                    size, start = struct.unpack_from("<QQ", record, 40)
                    ends = place
                    break
    if ends - size < 0:
        return None
    return ends - size, size, ends - size - start


def _central(file: BinaryIO, start: int, size: int, shift: int) -> Iterator[ZipMember]:
    end = start + size
    while start + 46 <= end:
        file.seek(start)
        block = file.read(min(end - start, 1024 * 1024))
        at = 0
        while len(block) - at >= 46:
            lengths = struct.unpack_from("<HHH", block, at + 28)
            whole = 46 + sum(lengths)
            if block[at : at + 4] != CENTRAL:
                return
            if len(block) - at < whole:
                break
            yield _listed(block[at : at + whole], lengths, shift)
            at += whole
        if not at:
            return
        start += at


def _listed(entry: bytes, lengths: tuple[int, int, int], shift: int) -> ZipMember:
    made_by, flags, method, time, date, crc, packed, size = struct.unpack_from("<4xHxxHHHHIII", entry)
    external, at = struct.unpack_from("<II", entry, 38)
    name, extra = entry[46 : 46 + lengths[0]], _extras(entry[46 + lengths[0] : 46 + lengths[0] + lengths[1]])
    wide = _wide(extra.get(1, b""))
    size = next(wide, size) if size == 0xFFFFFFFF else size
    packed = next(wide, packed) if packed == 0xFFFFFFFF else packed
    at = next(wide, at) if at == 0xFFFFFFFF else at
    name, is_unicode = _named(name, flags, extra)
    mode = external >> 16 if made_by >> 8 == UNIX else 0
    return ZipMember(name, is_unicode, method, flags, crc, packed, size, _time(date, time, extra), mode, at + shift)


def _local(header: bytes, file: BinaryIO, at: int) -> tuple[ZipMember, int]:
    """The member that a header before its data describes, and where the data begins."""
    flags, method, time, date, crc, packed, size, name_length, extra_length = struct.unpack_from("<6xHHHHIIIHH", header)
    name = file.read(name_length)
    extra = _extras(file.read(extra_length))
    wide = _wide(extra.get(1, b""))
    size = next(wide, size) if size == 0xFFFFFFFF else size
    packed = next(wide, packed) if packed == 0xFFFFFFFF else packed
    name, is_unicode = _named(name, flags, extra)
    member = ZipMember(name, is_unicode, method, flags, crc, packed, size, _time(date, time, extra), 0, at)
    return member, at + 30 + name_length + extra_length


def _measure(member: ZipMember, file: BinaryIO, begins: int, budget: "Budget") -> ZipMember | None:
    """The member with the sizes that only its end tells; None where it has no end."""
    codec = CODECS.get(member.method)
    if codec is None or member.flags & ENCRYPTED:
        return None
    decoded = Decoded(Slice(file, begins, 1 << 62), codec, budget)
    size = crc = 0
    while part := decoded.read(CHUNK):
        size += len(part)
        crc = zlib.crc32(part, crc)
    if decoded.fault is not None:
        return None
    return replace(member, packed=decoded.used, size=size, crc=crc)


def _descriptor(after: bytes, member: ZipMember) -> int:
    """How long the data descriptor is that follows a member."""
    signed = 4 if after[:4] == b"PK\x07\x08" else 0
    wide = after[signed + 4 : signed + 12] == struct.pack("<Q", member.packed) and after[signed + 12 :][:4] != LOCAL
    return signed + (20 if wide else 12)


def _extras(data: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        found[kind] = data[at + 4 : at + 4 + length]
        at += 4 + length
    return found


def _wide(extra: bytes) -> Iterator[int]:
    """The 64-bit numbers of a zip64 field, which stand there for those that overflowed, in a fixed order."""
    for at in range(0, len(extra) - 7, 8):
        yield int(struct.unpack_from("<Q", extra, at)[0])


def _named(name: bytes, flags: int, extra: dict[int, bytes]) -> tuple[bytes, bool]:
    """The name, from Info-ZIP's Unicode field (0x7075) where there is one that belongs to it."""
    path = extra.get(0x7075, b"")
    if len(path) > 5 and struct.unpack_from("<I", path, 1)[0] == zlib.crc32(name):
        return path[5:], True
    return name, bool(flags & UTF8)


def _time(date: int, time: int, extra: dict[int, bytes]) -> datetime | None:
    """When it was changed: in UTC by the extended timestamp (0x5455), else by the packing machine's own clock."""
    stamp = extra.get(0x5455, b"")
    if len(stamp) >= 5 and stamp[0] & 1:
        return datetime.fromtimestamp(struct.unpack_from("<i", stamp, 1)[0], UTC)
    try:
        return datetime(
            1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, min(59, (time & 31) * 2)
        )
    except ValueError:
        return None
