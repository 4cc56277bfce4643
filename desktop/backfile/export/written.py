"""A file that is written whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backfile.errors import BadOption


@contextmanager
def written(output: Path, library: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `output` once it is whole; a pipe or a device is written as it is.

    Raises BadOption where it can't be written, or is `library` itself.
    """
    if output.exists() and library.exists() and output.samefile(library):
        raise BadOption(f"{output} is the library itself.", "Choose another file.")
    try:
        with _written(output.absolute()) as file:
            yield file
    except BrokenPipeError:
        raise  # as everywhere: whoever read it has gone
    except OSError as failure:
        raise BadOption(f"{output} can't be written: {failure.strerror}.", "Choose another folder.") from failure


@contextmanager
def _written(output: Path) -> Iterator[BinaryIO]:
    if output.exists() and not (output.is_file() or output.is_dir()):
        with output.open("wb") as file:
            yield file
        return
    whole = Path(os.path.realpath(output))
    unfinished = whole.with_name(f".backfile-{secrets.token_hex(4)}")
    try:
        with unfinished.open("xb") as file:
            yield file
        if whole.is_file():
            shutil.copymode(whole, unfinished)
        unfinished.replace(whole)
    finally:
        unfinished.unlink(missing_ok=True)
