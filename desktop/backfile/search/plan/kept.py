"""The columns of large libraries, kept in the user's cache folder: a million items are there after 30 ms, not a second.

A file is a digest of the rest, a line of JSON, and the columns as they lie in memory. It holds for a library that still
has the same items up to the same number (`library.revisions`), whatever came since; else it is of no use, as is one
that is damaged.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import numpy as np
import orjson
import xxhash
from numpy.typing import NDArray

from backfile.library.revisions import state
from backfile.paths import cache_dir

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from backfile.library.sqlite import sqlite3

LEAST = 20_000
"""Items: fewer are read from the library as soon."""

MOST_LIBRARIES = 8
"""So many are kept, those that were used last."""

Arrays = Mapping[str, NDArray[np.int64]]

_DIGEST = 16  # bytes
_LONGEST_HEAD = 4_096
_SMALLEST = (np.int8, np.int16, np.int32, np.int64)


def load(library: Path, connection: "sqlite3.Connection") -> tuple[int, str | None, Arrays] | None:
    """The number up to which items are in the columns, the revision, and these; None where there are none that hold.

    Who loads the same ones as another reader in this process shares them: nobody may write into them.
    """
    path = _path(library)
    try:
        with path.open("rb") as file:
            digest = file.read(_DIGEST)
            found = _LOADED.get((path, digest)) or _loaded(digest, file.read())
        os.utime(path)
    except OSError:
        return None
    if found is None or state(connection, found.last) != (found.stands, found.revision):
        return None
    _LOADED[path, digest] = found
    return found.last, found.revision, found


class _Loaded(dict[str, NDArray[np.int64]]):
    """Columns by their names, and what stands for their items."""

    def __init__(
        self, columns: Mapping[str, NDArray[np.int64]], *, last: int, stands: str, revision: str | None
    ) -> None:
        super().__init__(columns)
        self.last, self.stands, self.revision = last, stands, revision


_LOADED: WeakValueDictionary[tuple[Path, bytes], _Loaded] = WeakValueDictionary()


def _loaded(digest: bytes, rest: bytes) -> _Loaded | None:
    if xxhash.xxh3_128_digest(rest) != digest:
        return None
    head, _, _ = rest[:_LONGEST_HEAD].partition(b"\n")
    said = orjson.loads(head)
    arrays = {}
    at = len(head) + 1
    for name, kind, count in said["columns"]:
        arrays[name] = np.frombuffer(rest, kind, count, at).astype(np.int64)
        arrays[name].flags.writeable = False
        at += np.dtype(kind).itemsize * count
    return _Loaded(arrays, last=said["last"], stands=said["items"], revision=said["revision"])


def keep(library: Path, connection: "sqlite3.Connection", last: int, revision: str | None, arrays: Arrays) -> None:
    """Keep the columns of items up to a number; nothing where the library has changed, or nothing stands for them."""
    items, now = state(connection, last)
    path = _path(library)
    if items is None or now != revision or _is_there(path, items, revision):
        return
    small = {name: values.astype(_smallest(values)) for name, values in arrays.items()}
    columns = [(name, values.dtype.str, len(values)) for name, values in small.items()]
    head = orjson.dumps({"items": items, "revision": revision, "last": last, "columns": columns}) + b"\n"
    digest = xxhash.xxh3_128(head)
    for values in small.values():
        digest.update(values.data)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, [digest.digest(), head, *(values.data for values in small.values())])
        _forget_others(path.parent)


def _is_there(path: Path, items: str, revision: str | None) -> bool:
    """Whether another reader of this library has kept the same."""
    begins = orjson.dumps({"items": items, "revision": revision})[:-1]
    try:
        with path.open("rb") as file:
            return file.read(_DIGEST + len(begins))[_DIGEST:] == begins
    except OSError:
        return False


def _write(path: Path, parts: "Sequence[ReadableBuffer]") -> None:
    """All of it or nothing."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.writelines(parts)
            file.close()
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def _path(library: Path) -> Path:
    name = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:24]
    return cache_dir() / "columns" / name


def _smallest(values: NDArray[np.int64]) -> type[np.signedinteger]:
    """The narrowest type that holds them all."""
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    return next(kind for kind in _SMALLEST if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max)


def _forget_others(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_LIBRARIES:]:
        path.unlink()
