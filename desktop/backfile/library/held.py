"""Libraries that this process has open: their files may be opened by SQLite alone.

Whoever closes a file lets go of every lock that the process has on it, SQLite's among them, and another process may
then take away the log that connections here still write to. (https://www.sqlite.org/howtocorrupt.html, 2.2)
"""

import os
from pathlib import Path

_HELD: set[Path] = set()


def hold(library: Path) -> None:
    """A library was opened; it counts as open until the process ends."""
    _HELD.add(Path(os.path.realpath(library)))


def holds(path: Path) -> bool:
    """Whether a file is one of a library that was opened here, or a folder has one in it."""
    here = Path(os.path.realpath(path))
    return any(
        here in library.parents or (here.parent == library.parent and here.name in _names(library)) for library in _HELD
    )


def _names(library: Path) -> tuple[str, str, str]:
    return library.name, f"{library.name}-wal", f"{library.name}-shm"
