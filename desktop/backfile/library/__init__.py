"""The store: one SQLite file with articles, where they were seen, the index and what the user adds to them.

`Library` opens and reads; `Writer` is how an import fills it; `prepare` makes what it writes, in the reading process.
The library knows nothing of formats, queries or windows.
"""

from backfile.library.library import Counts, Dump, File, Library
from backfile.library.writer import Event, FileBegan, FileDone, FileKept, Skipped, Tally, Writer

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
