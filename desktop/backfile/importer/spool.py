"""A member that must be read at random (a database, a book): as it lies on disk, or as a copy without a name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from backfile.article import Problem
from backfile.importer.limits import DEFAULT, size
from backfile.importer.record import Source
from backfile.importer.streams import CHUNK

IN_MEMORY = 16 * 1024 * 1024


@contextmanager
def spooled(source: Source) -> Iterator[BinaryIO | Problem]:
    """The whole member as a seekable file; a problem where there is no room for the copy."""
    if source.random is not None:
        source.random.seek(0)
        yield source.random
    elif source.path is not None:
        with source.path.open("rb") as file:
            yield file
    else:
        with SpooledTemporaryFile(IN_MEMORY, dir=_folder(source)) as copy:
            problem = _copy(source, cast("IO[bytes]", copy))
            copy.seek(0)
            yield problem or cast("BinaryIO", copy)


@contextmanager
def named(source: Source) -> Iterator[Path | Problem]:
    """The same, for a library that opens paths alone. The copy is gone afterwards."""
    if source.path is not None:
        yield source.path
        return
    with NamedTemporaryFile(dir=_folder(source), prefix=".spool-") as copy:
        problem = _copy(source, cast("IO[bytes]", copy))
        copy.flush()
        yield problem or Path(copy.name)


def _folder(source: Source) -> str | None:
    return str(source.spool) if source.spool else None


def _copy(source: Source, copy: "IO[bytes]") -> Problem | None:
    written = 0
    try:
        while part := source.stream.read(CHUNK):
            written += len(part)
            if written > DEFAULT.spool:
                return Problem("Too large", f"a copy of more than {size(written)} is needed to read it", source.member)
            copy.write(part)
    except OSError as error:
        return Problem("Unreadable", f"no room for a copy of it: {error.strerror}", source.member)
    return None
