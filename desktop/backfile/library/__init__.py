"""The store: one SQLite file with articles, where they were seen, the index and what the user adds to them.

`Library` opens and reads; `Writer` is how an import fills it; `prepare` makes what it writes, in the reading process.
The library knows nothing of formats, queries or windows. What writes comes when it is first asked for: a window, which
only reads, paints the sooner.
"""

from typing import TYPE_CHECKING

from backfile.library.dumps import Dump, File
from backfile.library.library import Counts, Library

if TYPE_CHECKING:
    from backfile.library.events import Event, FileBegan, FileDone, FileKept, Skipped, Tally
    from backfile.library.writer import Writer

__all__ = [
    "Counts",
    "Dump",
    "Event",
    "File",
    "FileBegan",
    "FileDone",
    "FileKept",
    "Library",
    "Skipped",
    "Tally",
    "Writer",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from backfile.library import events, writer

    return getattr(writer if name == "Writer" else events, name)
