"""What is new in a watched folder, and whether it is still being written. For a thread."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".!ut", "~")
"""How programs call a file that they are still writing."""
MOST_FOLDERS = 400  # that the system is asked to watch; the rest is found by looking again


@dataclass(frozen=True, slots=True)
class Scan:
    """A folder at one moment."""

    there: bool
    new: Mapping[str, tuple[int, int]]  # path of a file that was added or changed: its bytes, and when it was changed
    folders: tuple[str, ...]  # itself and those below

    @property
    def latest(self) -> int:
        """When the last of the new files was changed, in nanoseconds from 1970."""
        return max((changed for _, changed in self.new.values()), default=0)

    def stands_still(self, before: "Scan | None") -> bool:
        """Whether nothing has grown since then, and no file is called unfinished."""
        return before is not None and self.new == before.new and not any(map(is_unfinished, self.new))


def scan(folder: Path, read_up_to: int) -> Scan:
    """Look at a folder and at all below it."""
    if not folder.is_dir():
        return Scan(False, {}, ())
    folders = [str(folder)]
    new: dict[str, tuple[int, int]] = {}
    for place, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        folders += (os.path.join(place, name) for name in below)  # noqa: PTH118
        for path, size, changed in _files(place, names):
            if changed > read_up_to:
                new[path] = size, changed
    return Scan(True, new, tuple(folders[:MOST_FOLDERS]))


def is_unfinished(path: str) -> bool:
    """Whether its name says that it is still being written."""
    return path.lower().endswith(UNFINISHED)


def _files(place: str, names: list[str]) -> Iterator[tuple[str, int, int]]:
    for name in names:
        if name.startswith("."):
            continue
        path = os.path.join(place, name)  # noqa: PTH118
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            continue  # it went away meanwhile
        # A file that is moved here keeps its time, but the system notes when it came.
        yield path, status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)
