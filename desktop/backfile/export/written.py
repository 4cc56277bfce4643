"""A file that is written whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backfile.errors import BadOption

_REMEDIES = {
    errno.ENOSPC: "Free some space there, or choose another disk.",
    errno.EDQUOT: "Free some space there, or choose another disk.",
    errno.EFBIG: "Choose another disk: this one takes no file of that size.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


@contextmanager
def written(output: Path, library: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `output` once it is whole; a pipe or a device is written as it is.

    Raises BadOption where it can't be written, or is `library` itself.
    """
    try:
        if output.exists() and library.exists() and output.samefile(library):
            raise BadOption(f"{output} is the library itself.", "Choose another file.")
        with _written(output.absolute()) as file:
            yield file
    except BrokenPipeError:
        raise  # as everywhere: whoever read it has gone
    except OSError as failure:
        remedy = _REMEDIES.get(failure.errno or 0, "Choose another folder.")
        raise BadOption(f"{output} can't be written: {failure.strerror}.", remedy) from failure


def sweep(output: Path, process: int) -> None:
    """Take away what a process that was killed while it wrote `output` has left beside it."""
    for left in Path(os.path.realpath(output)).parent.glob(f"{_unfinished(process)}*"):
        left.unlink(missing_ok=True)


@contextmanager
def _written(output: Path) -> Iterator[BinaryIO]:
    if output.exists() and not (output.is_file() or output.is_dir()):
        with output.open("wb") as file:
            yield file
        return
    whole = Path(os.path.realpath(output))
    unfinished = whole.with_name(f"{_unfinished(os.getpid())}{secrets.token_hex(4)}")
    try:
        with unfinished.open("xb") as file:
            yield file
        if whole.is_file():
            shutil.copymode(whole, unfinished)
        unfinished.replace(whole)
    finally:
        unfinished.unlink(missing_ok=True)


def _unfinished(process: int) -> str:
    return f".backfile-{process}-"
