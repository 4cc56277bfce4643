"""From a dropped path to its members: folders, archives and compressed files, nested within the limits.

Nothing is ever written under a name that an archive gives: members are read as streams, and the archives that must be
read at random (a zip within a zip) are copied to a nameless file. What is not opened is a problem or has a reason.
"""

import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import xxhash

from backfile.article import Problem
from backfile.importer.containers import documents, names, sevens, tars, zips
from backfile.importer.containers.beside import InFolder, InZip, ZipNames
from backfile.importer.containers.compressed import CODECS, Decoded
from backfile.importer.containers.folders import hidden_name, listing
from backfile.importer.limits import DEFAULT, Budget, Limits, size
from backfile.importer.record import HEAD, Beside, Source
from backfile.importer.streams import CHUNK, Layer, OnDisk, Replayed, fault_below

IN_MEMORY = 16 * 1024 * 1024


class Choice(Enum):
    """What to do with a member, before it is opened."""

    OPEN = "open"
    KEEP = "keep"  # it was read before and stands
    PASS = "pass"  # noqa: S105  (nobody asked for it)


Choose = Callable[[str | None, int | None, str | None], Choice]
"""Asked with a member's path, its bytes as its archive states them, and its time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands, and what is known of it from outside."""

    member: str | None
    name: str
    folders: tuple[str, ...] = ()
    bytes: int | None = None
    modified: datetime | None = None
    beside: Beside | None = None

    @property
    def changed(self) -> str | None:
        """Its time as the ledger keeps it."""
        return self.modified.isoformat(timespec="seconds") if self.modified else None

    def inside(self, path: str) -> "Place":
        """The place of a member of this archive."""
        parts = PurePosixPath(path).parts
        own = self.member.split("!/")[-1:] if self.member is not None else []
        return Place(
            member=path if self.member is None else f"{self.member}!/{path}",
            name=parts[-1],
            folders=(*self.folders, *(PurePosixPath(own[0]).parts[-1:] if own else ()), *parts[:-1]),
        )


@dataclass(slots=True)
class Opened:
    """A member, open at its first byte."""

    source: Source
    place: Place
    layer: Layer = field(repr=False)
    budget: Budget = field(repr=False)

    def fault(self) -> Problem | None:
        """Why it ended before its end, once it was read."""
        fault = fault_below(self.layer)
        if fault is not None and fault is self.budget.spent:
            self.budget.told = True
        return fault


@dataclass(frozen=True, slots=True)
class Kept:
    """A member that was read before."""

    member: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """A member that is rightly not read."""

    place: Place
    reason: str


Found = Opened | Kept | Left | Problem


def everything(_member: str | None, _bytes: int | None, _modified: str | None) -> Choice:
    """Open each member."""
    return Choice.OPEN


def only(member: str | None) -> Choose:
    """Open that one member, and the archives around it."""

    def choose(path: str | None, _bytes: int | None, _modified: str | None) -> Choice:
        if path is None or path == member or (member is not None and member.startswith(f"{path}!/")):
            return Choice.OPEN
        return Choice.PASS

    return choose


@dataclass(slots=True)
class Unpacker:
    """Walks one dropped path. `consumed` grows with what was read of the files on disk, in bytes."""

    path: Path
    choose: Choose = everything
    limits: Limits = DEFAULT
    spool: Path | None = None  # the folder for nameless files
    _before: int = 0
    _disk: OnDisk | None = None

    @property
    def consumed(self) -> int:
        """Bytes of the files on disk that are behind us."""
        return self._before + (self._disk.consumed if self._disk is not None else 0)

    def members(self) -> Iterator[Found]:
        """Every member in a stable order. Each must be read, or left, before the next is asked for."""
        if not self.path.is_dir():
            yield from self._file(self.path, Place(None, names.printable(self.path.name)))
            return
        for listed in listing(self.path):
            beside = InFolder(self.path, listed.path.parent)
            place = Place(listed.member, listed.name, listed.folders, beside=beside)
            if listed.refused is not None:
                yield listed.refused
            elif listed.left is not None:
                yield Left(place, listed.left)
            else:
                yield from self._file(listed.path, place)

    def _file(self, path: Path, place: Place) -> Iterator[Found]:
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                yield Problem("Not a file", "a device, a pipe or a socket", place.member)
                return
            place = replace(place, bytes=status.st_size, modified=moment(status.st_mtime))
            choice = self.choose(place.member, place.bytes, place.changed)
            if choice is Choice.OPEN:
                self._disk = OnDisk(path)
        except OSError as error:
            yield Problem("Unreadable", error.strerror or str(error), place.member)
            return
        if choice is Choice.KEEP:
            yield Kept(place.member)
        if self._disk is not None:
            budget = Budget(status.st_size, self.limits)
            try:
                yield from self._expand(self._disk, place, budget, 0)
                if budget.spent is not None and not budget.told:
                    yield replace(budget.spent, member=place.member)
            finally:
                self._disk.close()
                self._disk = None
        self._before += status.st_size

    def _expand(self, layer: Layer, place: Place, budget: Budget, depth: int) -> Iterator[Found]:
        """What an open layer holds: itself, or the members of the archive that it is."""
        head = layer.take(HEAD)
        codec = next((codec for codec in CODECS if codec.begins(head)), None)
        is_tar = codec is None and tars.recognises(head)
        is_zip = codec is None and not is_tar and zips.recognises(head)
        is_seven = codec is None and sevens.recognises(head)
        if not (codec or is_tar or is_zip or is_seven):
            yield self._opened(head, layer, place, budget)
        elif depth >= self.limits.depth:
            yield Problem("Nested too deep", f"more than {self.limits.depth} archives within each other", place.member)
        elif codec is not None:
            inner = replace(place, name=without_suffix(place.name, codec.suffixes))
            yield from self._expand(Decoded(Replayed(head, layer), codec, budget), inner, budget, depth + 1)
        elif is_tar:
            yield from self._tar(Replayed(head, layer), place, budget, depth + 1)
        elif is_seven:
            yield from self._seven(head, layer, place, budget, depth + 1)
        else:
            yield from self._zip(head, layer, place, budget, depth + 1)

    def _opened(self, head: bytes, layer: Layer, place: Place, budget: Budget) -> Opened:
        source = Source(
            name=place.name,
            member=place.member,
            stream=io.BufferedReader(Replayed(head, layer), CHUNK),
            head=head,
            size=place.bytes,
            modified=place.modified,
            folders=place.folders,
            beside=place.beside,
            path=layer.path if isinstance(layer, OnDisk) else None,
            spool=self.spool,
        )
        return Opened(source, place, layer, budget)

    def _tar(self, layer: Layer, place: Place, budget: Budget, depth: int) -> Iterator[Found]:
        unique = Unique()
        for member in tars.members(layer):
            if isinstance(member, Problem):
                yield replace(member, member=place.member)
                return
            if member.kind in tars.FOLDERS:
                continue
            if not budget.enter():
                return
            name = names.decode(member.name, "utf-8")
            inner = self._inner(place, name, member.size, moment(member.modified), unique)
            if isinstance(inner, Problem):
                yield inner
            elif member.kind in tars.LINKS:
                yield Problem("A link", f"to “{names.decode(member.target, 'utf-8')}”", inner.member)
            elif member.kind not in tars.FILES:
                yield Problem("Not a file", "a device, a pipe or a sparse file", inner.member)
            else:
                refused = budget.refuses(member.size)
                opening = partial(_or, refused, partial(_as_it_is, member.stream))
                yield from self._member(opening, inner, budget, depth)
            if budget.spent is not None:
                return

    def _zip(self, head: bytes, layer: Layer, place: Place, budget: Budget, depth: int) -> Iterator[Found]:
        opened = self._seekable(head, layer, budget)
        if isinstance(opened, Problem):
            yield replace(opened, member=place.member)
            return
        with opened as file:
            kind = documents.kind_of(file, head)
            if kind is not None:
                file.seek(0)
                found = self._opened(head, layer, place, budget)
                found.source.stream = found.source.random = file
                found.source.document = kind
                yield found
                return
            yield from self._zip_members(file, layer, place, budget, depth)

    def _zip_members(self, file: BinaryIO, layer: Layer, place: Place, budget: Budget, depth: int) -> Iterator[Found]:
        disk = layer if isinstance(layer, OnDisk) else None
        if zips.is_split(file):
            yield replace(zips.PART, member=place.member)
            return
        listed = zips.directory(file)
        encoding = "utf-8"
        if listed is not None:
            encoding = names.encoding_of(member.name for member in listed if not member.unicode)
        unique = Unique()
        archive = ZipNames(file, encoding, budget.limits)
        for member in zips.directory(file) or zips.salvage(file, budget):
            if isinstance(member, Problem):
                yield replace(fault_below(layer) or member, member=place.member)
                return
            name = names.decode(member.name, encoding).replace("\\", "/")
            if name.endswith("/"):
                continue
            if not budget.enter():
                return
            inner = self._inner(place, name, member.size, member.modified, unique)
            if isinstance(inner, Problem):
                yield inner
            elif stat.S_ISLNK(member.mode):
                yield Problem("A link", "it leads to another file", inner.member)
            else:
                inner = replace(inner, beside=InZip(archive, name.rpartition("/")[0]))
                refused = budget.refuses(member.size, member.packed)
                opening = partial(_or, refused, partial(zips.open_member, file, disk, member, budget))
                yield from self._member(opening, inner, budget, depth)
            if budget.spent is not None:
                return

    def _seven(self, head: bytes, layer: Layer, place: Place, budget: Budget, depth: int) -> Iterator[Found]:
        opened = self._seekable(head, layer, budget)
        if isinstance(opened, Problem):
            yield replace(opened, member=place.member)
            return
        unique = Unique()
        with opened as file:
            for member in sevens.members(file, budget):
                if isinstance(member, Problem):
                    yield replace(fault_below(layer) or member, member=place.member)
                    return
                if not budget.enter():
                    return
                inner = self._inner(place, member.name.replace("\\", "/"), member.size, member.modified, unique)
                if isinstance(inner, Problem):
                    yield inner
                elif member.is_link:
                    yield Problem("A link", "it leads to another file", inner.member)
                else:
                    opening = partial(_or, member.refused, partial(_as_it_is, member.stream))
                    yield from self._member(opening, inner, budget, depth)
                if budget.spent is not None:
                    return

    def _seekable(self, head: bytes, layer: Layer, budget: Budget) -> BinaryIO | Problem:
        """The layer as a file that can be read at random: itself on disk, else a nameless copy."""
        if isinstance(layer, OnDisk) and layer.seekable():
            return cast("BinaryIO", io.BufferedReader(layer, CHUNK))
        copy = cast("BinaryIO", SpooledTemporaryFile(IN_MEMORY, dir=str(self.spool) if self.spool else None))  # noqa: SIM115  (the caller closes it)
        copy.write(head)
        written = len(head)
        try:
            while part := layer.read(CHUNK):
                written += len(part)
                if written > budget.limits.spool:
                    copy.close()
                    return Problem("Too large", f"an archive within an archive of more than {size(written)}")
                copy.write(part)
        except OSError as error:
            copy.close()
            return Problem("Unreadable", f"no room for a copy of it: {error.strerror}")
        return copy

    def _inner(
        self, place: Place, name: str, bytes: int, modified: datetime | None, unique: "Unique"
    ) -> Place | Problem:
        if names.escapes(name):
            return Problem("Path leaves the archive", name, place.member)
        path = str(PurePosixPath(name.replace("\0", "")))
        inner = place.inside(unique.name(path if path != "." else "unnamed"))
        return replace(inner, bytes=bytes, modified=modified)

    def _member(
        self, opening: Callable[[], Layer | Problem], place: Place, budget: Budget, depth: int
    ) -> Iterator[Found]:
        choice = self.choose(place.member, place.bytes, place.changed)
        reason = hidden(place)
        if choice is Choice.KEEP:
            yield Kept(place.member)
        elif choice is Choice.OPEN and reason is not None:
            yield Left(place, reason)
        elif choice is Choice.OPEN:
            opened = opening()
            if isinstance(opened, Problem):
                yield replace(opened, member=place.member)
            else:
                yield from self._expand(opened, place, budget, depth)


class Unique:
    """Gives each member of an archive a path of its own: a second of the same name becomes "name (2)"."""

    def __init__(self) -> None:
        self._seen: set[int] = set()  # digests: a million paths would not fit

    def name(self, path: str) -> str:
        """The path, or the first of its kind that is free."""
        candidate, number = path, 1
        while (digest := xxhash.xxh3_64_intdigest(candidate.encode("utf-8", "surrogatepass"))) in self._seen:
            number += 1
            candidate = f"{path} ({number})"
        self._seen.add(digest)
        return candidate


def hidden(place: Place) -> str | None:
    """Why a member of an archive is not for readers, by its path."""
    return hidden_name(place.name) or next(filter(None, map(hidden_name, place.folders)), None)


def without_suffix(name: str, suffixes: tuple[str, ...]) -> str:
    """The name of what a compressed file holds."""
    for suffix in suffixes:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)] + (".tar" if suffix.startswith(".t") else "")
    return name


def moment(seconds: float) -> datetime | None:
    """A time of an archive, where it is one that a calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _as_it_is(stream: Layer) -> Layer:
    return stream


def _or(refused: Problem | None, opening: Callable[[], Layer | Problem]) -> Layer | Problem:
    return refused or opening()
