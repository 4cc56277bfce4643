"""Folders of the file system, walked in a stable order and without following links."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backfile.article import Problem
from backfile.importer.containers.names import printable

_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin"})
_LIBRARY = (".backfile", ".backfile-wal", ".backfile-shm", ".backfile-journal")


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a folder; or what is not read, and why."""

    path: Path
    member: str  # its path below the folder
    name: str
    folders: tuple[str, ...]
    left: str | None = None
    refused: Problem | None = None


def hidden_name(name: str) -> str | None:
    """Why something of that name is not for readers."""
    if name.lower() in _SYSTEM or name.startswith("._"):
        return "A file of the system"
    if name.startswith("."):
        return "A hidden file"
    if name.lower().endswith(_LIBRARY):
        return "A Backfile library"
    return None


def listing(root: Path) -> Iterator[Listed]:
    """All files below `root`, folders and files together in the order of their names."""
    waiting = [_sorted(root)]
    folders: list[str] = []
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            if folders:
                folders.pop()
            continue
        shown = printable(entry.name)
        member = "/".join((*folders, shown))
        if isinstance(entry, Unlistable):
            yield Listed(root, "/".join(folders), "", (), refused=Problem("Unreadable", entry.why, "/".join(folders)))
            continue
        reason = hidden_name(entry.name)
        refused = None if reason else _refused(entry, member)
        if reason is None and refused is None and entry.is_dir(follow_symlinks=False):
            folders.append(shown)
            waiting.append(_sorted(Path(entry.path)))
            continue
        yield Listed(Path(entry.path), member, shown, tuple(folders), reason, refused)


@dataclass(frozen=True, slots=True)
class Unlistable:
    """Stands for the content of a folder that can't be listed."""

    why: str
    name: str = ""


def _sorted(folder: Path) -> Iterator["os.DirEntry[str] | Unlistable"]:
    try:
        with os.scandir(folder) as entries:
            return iter(sorted(entries, key=lambda entry: entry.name))
    except OSError as error:
        return iter([Unlistable(error.strerror or str(error))])


def _refused(entry: "os.DirEntry[str]", member: str) -> Problem | None:
    if entry.is_symlink():
        return Problem("A link", f"to “{printable(str(Path(entry.path).readlink()))}”", member)
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return Problem("Unreadable", error.strerror or str(error), member)
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        return Problem("Not a file", "a device, a pipe or a socket", member)
    return None
