"""How a library file is created, recognised, migrated and opened.

The 16 bytes and the application id that tell a library from other files are those of SQLite's header
(https://www.sqlite.org/fileformat2.html, 1.3). The schema's version is the number of migrations, in `user_version`.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from backfile import __version__
from backfile.errors import LibraryError, LibraryReadOnly, NoSuchPath, NotALibrary
from backfile.library import identity
from backfile.library.failures import explained
from backfile.library.sqlite import sqlite3
from backfile.text.fold import TOKENISER

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID_AT = 68
PAGE_SIZE = 16384
WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection, and why it can only read, where it can."""

    connection: sqlite3.Connection
    readonly: bool
    notice: str | None


def open_file(path: Path, *, create: bool, readonly: bool) -> Opened:
    """Open the library at `path`, creating or migrating it where that is due.

    Raises NoSuchPath, NotALibrary, or another LibraryError of `failures`.
    """
    if _is_missing(path):
        if not create or readonly:
            raise NoSuchPath(f"There is no library at {path}.", "Import something into it to create it.")
        create_file(Path(os.path.realpath(path)))  # a link may lead to where nothing is yet
    _recognise(path)
    with explained(path):
        version = _version(path)
        newest = newest_version()
        if version > newest:
            notice = "This library was written by a later Backfile. It is open for reading only."
            return Opened(_connect(path, readonly=True), readonly=True, notice=notice)
        if readonly:
            return Opened(_connect(path, readonly=True), readonly=True, notice=None)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            notice = f"{path.name} or its folder can't be written. It is open for reading only."
            return Opened(_connect(path, readonly=True), readonly=True, notice=notice)
        connection = _connect(path, readonly=False)
        if version < newest:
            _migrate(path, connection, version)
        return Opened(connection, readonly=False, notice=None)


def _is_missing(path: Path) -> bool:
    """Whether nothing is there, or a file without content. A device has no content either, and is left alone."""
    try:
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)
    except OSError as failure:
        raise NoSuchPath(f"No library can be at {path}: {failure.strerror}.", "Choose another place.") from failure


def newest_version() -> int:
    """The version of the schema that this program writes."""
    return identity.VERSION


def create_file(path: Path) -> None:
    """Make an empty library at `path`. It appears whole or not at all, and never replaces one that is there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with explained(path), TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            new = Path(folder) / path.name
            connection = sqlite3.connect(new, isolation_level=None)
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA application_id={identity.APPLICATION_ID}")
            _apply(connection)
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?)", [("created_by", __version__), ("tokeniser", TOKENISER)]
            )
            connection.close()
            if path.exists() and path.stat().st_size == 0:
                path.unlink()
            _place(new, path)
    except PermissionError as failure:
        raise LibraryReadOnly(
            f"No library can be made in {path.parent}.", "Choose a folder that is yours."
        ) from failure
    except OSError as failure:
        raise LibraryError(
            f"No library can be made at {path}: {failure.strerror}.", "Choose another place."
        ) from failure


def _place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        return  # another program was quicker: its library is as good
    except OSError:
        # FAT, exFAT and some disks of the network have no hard links.
        if not path.exists():
            new.rename(path)


def _recognise(path: Path) -> None:
    if path.is_dir():
        raise NotALibrary(f"{path.name} is a folder, no library.")
    if not path.is_file():
        raise NotALibrary(f"{path.name} is no file, and no library.")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except PermissionError as failure:
        raise LibraryReadOnly(f"{path.name} can't be read.", "Ask its owner for access, or copy it.") from failure
    except OSError as failure:
        raise LibraryError(f"{path.name} can't be read: {failure.strerror}.") from failure
    if not header.startswith(MAGIC) or len(header) < 100:
        raise NotALibrary(f"{path.name} is no Backfile library.")
    (application_id,) = struct.unpack_from(">I", header, APPLICATION_ID_AT)
    if application_id != identity.APPLICATION_ID:
        raise NotALibrary(f"{path.name} is a database of another program, no Backfile library.")


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    uri = path.resolve().as_uri()
    if readonly:
        # A library on a medium that can't be written has no WAL beside it, and only opens when told that nobody writes.
        lonely = not path.with_name(path.name + "-wal").exists() and not os.access(path.parent, os.W_OK)
        uri += "?immutable=1" if lonely else "?mode=ro"
    else:
        uri += "?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA mmap_size=4294967296")
    connection.execute("PRAGMA temp_store=MEMORY")
    if not readonly:
        connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def _version(path: Path) -> int:
    connection = _connect(path, readonly=True)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version)
    finally:
        connection.close()


def _migrate(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Bring the library forward; a copy of it as it was stays beside it."""
    copy = path.with_name(f"{path.stem}.before-version-{newest_version()}{path.suffix}")
    if not copy.exists():
        unfinished = copy.with_suffix(".unfinished")
        target = sqlite3.connect(unfinished)
        connection.backup(target)
        target.close()
        unfinished.rename(copy)
    connection.execute("BEGIN IMMEDIATE")
    try:
        (now,) = connection.execute("PRAGMA user_version").fetchone()
        if now == version:  # else another window has just done it
            _apply(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _apply(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # 0.1 s, as has `schema`: only where something is to be made

    from backfile.library import schema

    schema.migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version={newest_version()}")
