"""SQLite's failures as sentences: which are the world's, and what the user can do.

The codes are those of https://www.sqlite.org/rescode.html.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backfile.errors import DiskFull, LibraryBusy, LibraryDamaged, LibraryError, LibraryReadOnly, NotALibrary
from backfile.library.sqlite import sqlite3

_BY_CODE: dict[int, tuple[type[LibraryError], str]] = {
    5: (LibraryBusy, "Another program keeps the library {name} busy."),  # SQLITE_BUSY
    6: (LibraryBusy, "Another program keeps the library {name} busy."),  # SQLITE_LOCKED
    8: (LibraryReadOnly, "The library {name} can't be written."),  # SQLITE_READONLY
    10: (LibraryError, "The disk that holds the library {name} can't be read or written."),  # SQLITE_IOERR
    11: (LibraryDamaged, "The library {name} is damaged."),  # SQLITE_CORRUPT
    13: (DiskFull, "The disk is full. What was imported into {name} so far is safe."),  # SQLITE_FULL
    14: (LibraryError, "The library {name} can't be opened."),  # SQLITE_CANTOPEN
    26: (NotALibrary, "{name} is no Backfile library."),  # SQLITE_NOTADB
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's failures about the library at `path` into Backfile's; faults of ours pass as they are."""
    try:
        yield
    except sqlite3.DatabaseError as failure:
        code = getattr(failure, "sqlite_errorcode", 0) & 0xFF
        if code not in _BY_CODE:
            raise
        kind, sentence = _BY_CODE[code]
        raise kind(sentence.format(name=path.name)) from failure
