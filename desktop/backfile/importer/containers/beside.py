"""Files that lie beside a member in the same dump, by their path from its folder: the pictures of a saved page.

Nothing outside the dump is opened, and no link that leads out of it is followed.
"""

import posixpath
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from backfile.article import Problem
from backfile.importer.containers import names, zips
from backfile.importer.limits import MB, Budget, Limits

LARGEST = 16 * MB  # a page of a newspaper, recognised word by word
_MOST_NAMES = 200_000  # members of an archive, of which 60 MB of names are kept


@dataclass(frozen=True, slots=True)
class InFolder:
    """The neighbours of a file in `folder`, within the dump's folder `root`."""

    root: Path
    folder: Path

    def has(self, relative: str) -> bool:
        """Whether there is such a file."""
        return self._path(relative) is not None

    def __call__(self, relative: str) -> bytes | None:
        """Its bytes; None where it is none of the dump, too large or can't be read."""
        path = self._path(relative)
        try:
            return path.read_bytes() if path is not None and path.stat().st_size <= LARGEST else None
        except OSError:
            return None

    def _path(self, relative: str) -> Path | None:
        if not relative or relative.startswith("/") or "\0" in relative:
            return None
        try:
            path = (self.folder / relative).resolve()
            return path if path.is_relative_to(self.root.resolve()) and path.is_file() else None
        except (OSError, ValueError, RuntimeError):  # too long, a loop of links
            return None


@dataclass(slots=True)
class ZipNames:
    """The members of a zip archive by their names, listed when the first is asked for."""

    file: BinaryIO
    encoding: str
    limits: Limits
    _members: dict[str, zips.ZipMember] | None = field(default=None, init=False)

    def member(self, path: str) -> zips.ZipMember | None:
        """The member at that path; None in archives of very many."""
        if self._members is None:
            listed = list(islice(zips.directory(self.file) or (), _MOST_NAMES + 1))
            known = listed if len(listed) <= _MOST_NAMES else []
            self._members = {names.decode(one.name, self.encoding).replace("\\", "/"): one for one in known}
        return self._members.get(path)

    def read(self, member: zips.ZipMember) -> bytes | None:
        """Its bytes, where they are undamaged."""
        budget = Budget(member.packed, self.limits)
        opened = budget.refuses(member.size, member.packed) or zips.open_member(self.file, None, member, budget)
        if isinstance(opened, Problem):
            return None
        data = opened.take(LARGEST + 1)
        return data if len(data) == member.size and opened.fault is None else None


@dataclass(frozen=True, slots=True)
class InZip:
    """The neighbours of a member in `folder` of a zip archive."""

    archive: ZipNames
    folder: str

    def has(self, relative: str) -> bool:
        """Whether there is such a member."""
        return self._member(relative) is not None

    def __call__(self, relative: str) -> bytes | None:
        """Its bytes; None where there is none, or it is too large."""
        member = self._member(relative)
        return self.archive.read(member) if member is not None and member.size <= LARGEST else None

    def _member(self, relative: str) -> zips.ZipMember | None:
        if not relative or relative.startswith("/"):
            return None
        return self.archive.member(posixpath.normpath(posixpath.join(self.folder, relative)))
