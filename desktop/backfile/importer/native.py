"""Formats whose libraries are written in C or C++, and may end the process that reads a damaged or hostile file.

However small such a dump is, it is read in the reading process: that one may end, and the import goes on. PDF files
have a process of their own (`printed/worker.py`).
"""

from itertools import islice
from pathlib import Path

_SIGNATURES = (b"ZIM\x04", b"PAR1", b"ARROW1", b"7z\xbc\xaf\x27\x1c", b"SQLite format 3\0")
_MOST = 500  # files of a folder that are looked at; one with more is large


def is_read_by_native_code(path: Path) -> bool:
    """Whether a dump is such a file, or a folder that holds one. Archives are not looked into."""
    if path.is_dir():
        return any(map(_begins_so, islice((found for found in path.rglob("*") if found.is_file()), _MOST)))
    return _begins_so(path)


def _begins_so(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16).startswith(_SIGNATURES)
    except OSError:
        return False
