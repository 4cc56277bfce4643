"""Tar archives (POSIX.1-2001 pax, GNU and old ones), read from the front, so that a tape of any size needs no memory.

Python's own `tarfile` takes a broken header for the end of the archive and says nothing; here it is a fault.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from backfile.article import Problem
from backfile.importer.streams import CUT, DAMAGED, Layer, Window, fault_below

BLOCK = 512
HEADER = 1024 * 1024  # the longest name or pax header that is believed
NULS = bytes(BLOCK)
FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
FOLDERS = (tarfile.DIRTYPE,)
LINKS = (tarfile.LNKTYPE, tarfile.SYMTYPE)
WITHOUT_DATA = (*LINKS, *FOLDERS, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)  # pax, "typeflag"


@dataclass(frozen=True, slots=True)
class TarMember:
    """One entry of a tar archive."""

    name: bytes
    kind: bytes  # the type flag, as in `tarfile`
    size: int
    modified: float
    target: bytes  # where a link leads to
    stream: Window


def recognises(head: bytes) -> bool:
    """A header block whose checksum is right; old archives have no other signature."""
    if len(head) < BLOCK or head[257:262] not in (b"ustar", bytes(5)) or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def members(archive: Layer) -> Iterator[TarMember | Problem]:
    """Its entries; each stream must be read, or left, before the next is asked for."""
    pax: dict[str, bytes] = {}
    everywhere: dict[str, bytes] = {}
    while True:
        block = archive.take(BLOCK)
        if block == NULS:
            return
        if len(block) < BLOCK:
            yield fault_below(archive) or Problem(CUT, "the tar archive ends without its end mark")
            return
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            yield Problem(DAMAGED, f"tar: {error}")
            return
        if info.type in b"xgXLK":
            if info.size > HEADER:
                yield Problem(DAMAGED, f"tar: a header of {info.size:,} bytes")
                return
            data = archive.take(info.size)
            archive.skip(-info.size % BLOCK)
            match info.type:
                case b"g":
                    everywhere |= records(data)
                case b"L":
                    pax["path"] = data.rstrip(b"\0")
                case b"K":
                    pax["linkpath"] = data.rstrip(b"\0")
                case _:
                    pax |= records(data)
            continue
        member = entry(info, everywhere | pax, archive)
        pax = {}
        yield member
        if not (archive.skip(member.stream.missing) and archive.skip(-member.size % BLOCK)):
            if member.stream.fault is None:
                yield fault_below(archive) or Problem(CUT, "the tar archive ends within a member")
            return


def entry(info: tarfile.TarInfo, pax: dict[str, bytes], archive: Layer) -> TarMember:
    """The member that a header and the pax records before it describe."""
    size = number(pax.get("size"), info.size) if info.type not in WITHOUT_DATA else 0
    return TarMember(
        name=pax.get("path", info.name.encode("utf-8", "surrogateescape")),
        kind=info.type,
        size=int(size),
        modified=number(pax.get("mtime"), info.mtime),
        target=pax.get("linkpath", info.linkname.encode("utf-8", "surrogateescape")),
        stream=Window(archive, int(size)),
    )


def records(data: bytes) -> dict[str, bytes]:
    """The records of a pax header: "30 mtime=1700000000.123\\n" each."""
    found: dict[str, bytes] = {}
    while data:
        length, _, _ = data.partition(b" ")
        if not length.isdigit() or not 0 < int(length) <= len(data):
            break
        key, _, value = data[len(length) + 1 : int(length) - 1].partition(b"=")
        found[key.decode("utf-8", "replace")] = value
        data = data[int(length) :]
    return found


def number(text: bytes | None, otherwise: float) -> float:
    """A decimal number of a pax record."""
    try:
        return max(0.0, float(text)) if text is not None else otherwise
    except ValueError:
        return otherwise
