"""A library of an earlier version, made ready before a verb opens it: its copy may take a while, and is told of."""

import sys
from pathlib import Path

from backfile.errors import DiskFull
from backfile.library.migrating import copy_path
from backfile.library.opening import bring_forward, is_due


def make_ready(library: Path) -> None:
    """Bring the library forward where it is of an earlier version; says so on standard error. Raises LibraryError."""
    if not is_due(library):
        return
    try:
        bring_forward(library, _tell)
    except DiskFull as failure:
        _say(f"{failure.sentence()} Until then it is open for reading only.")
        return
    if copy_path(library).exists():
        _say(f"{library.name} comes from an earlier Backfile. A copy of it as it was: {copy_path(library)}")


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[KThe library is copied before it is brought forward: {100 * done // max(1, of)} %")
        sys.stderr.flush()


def _say(sentence: str) -> None:
    begin = "\r\x1b[K" if sys.stderr.isatty() else ""
    sys.stderr.write(f"{begin}backfile: {sentence}\n")
