"""Folders of which everything that is added is imported, as the library remembers them."""

from dataclasses import dataclass

from backfile.library.failures import explained
from backfile.library.library import Library, now


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder of which everything that is added is imported."""

    path: str
    read_up_to: int  # files that changed before this are in; nanoseconds from 1970


def watched_folders(library: Library) -> list[WatchedFolder]:
    """All of them, by their paths."""
    with explained(library.path):
        rows = library.connection.execute("SELECT path, read_up_to FROM watched_folders ORDER BY path").fetchall()
    return [WatchedFolder(*row) for row in rows]


def watch(library: Library, folder: str) -> None:
    """Watch a folder, by its absolute path."""
    library.change("INSERT OR IGNORE INTO watched_folders (path, created) VALUES (?, ?)", (folder, now()))


def watch_no_more(library: Library, folder: str) -> None:
    """Watch it no longer; what it gave stays."""
    library.change("DELETE FROM watched_folders WHERE path = ?", (folder,))


def mark_read(library: Library, folder: str, moment: int) -> None:
    """Everything in it that changed up to this moment is in; nanoseconds from 1970."""
    library.change("UPDATE watched_folders SET read_up_to = ? WHERE path = ?", (moment, folder))
