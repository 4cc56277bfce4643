"""How a library file is created, recognised, migrated and opened.

The application id that tells a library from other files stands in SQLite's header
(https://www.sqlite.org/fileformat2.html, 1.3). The schema's version is the number of migrations, in `user_version`.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from backfile import __version__
from backfile.errors import DiskFull, LibraryError, LibraryReadOnly, LibraryTooNew, NoSuchPath, NotALibrary
from backfile.library import identity
from backfile.library.failures import explained
from backfile.library.held import hold
from backfile.library.migrating import Told, apply, migrate, tell_nobody
from backfile.library.sqlite import sqlite3
from backfile.library.stand_ins import stand_in
from backfile.text.fold import TOKENISER

PAGE_SIZE = 16384
WAIT_SECONDS = 20.0
_NOT_A_DATABASE = 26  # SQLITE_NOTADB
MAPPED = 1 << 36  # bytes: of a library of six gigabytes, the third that was not mapped took twice as long to read


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection, and why it can only read, where it can."""

    connection: sqlite3.Connection
    readonly: bool
    notice: str | None
    remedy: str | None = None  # what to do to write to it, where that is not what the notice of any file says


def open_file(path: Path, *, create: bool, readonly: bool) -> Opened:
    """Open the library at `path`, creating or migrating it where that is due.

    Raises NoSuchPath, NotALibrary, or another LibraryError of `failures`.
    """
    if _is_missing(path):
        if not create or readonly:
            raise NoSuchPath(f"There is no library at {path}.", "Import something into it to create it.")
        create_file(Path(os.path.realpath(path)))  # a link may lead to where nothing is yet
    version = _recognise(path)
    hold(path)
    with explained(path):
        writable = _is_writable(path)
        if version < newest_version() and writable:
            try:
                bring_forward(path)
            except DiskFull as failure:
                notice = f"{failure.sentence()} Until then it is open for reading only."
                return _reading(path, notice, "", earlier=True)
            version = _recognise(path)  # a later program may have been quicker
        if version > newest_version():
            notice = "This library was written by a later Backfile. It is open for reading only."
            return _reading(path, notice, LibraryTooNew.remedy)
        if readonly:
            return _reading(path, None, earlier=version < newest_version())
        if not writable:
            notice = f"{path.name} or its folder can't be written. It is open for reading only."
            return _reading(path, notice, earlier=version < newest_version())
        return Opened(_connect(path, readonly=False), readonly=False, notice=None)


def _reading(path: Path, notice: str | None, remedy: str | None = None, *, earlier: bool = False) -> Opened:
    connection = _connect(path, readonly=True)
    stand_in(connection, earlier=earlier)
    return Opened(connection, readonly=True, notice=notice, remedy=remedy)


def is_due(path: Path) -> bool:
    """Whether opening a library will bring it forward."""
    try:
        marks = _marks(path) if os.path.isfile(path) else None  # noqa: PTH113 - also of names that can't be
    except sqlite3.DatabaseError:
        return False
    if marks is None:
        return False
    application_id, version = marks
    return application_id == identity.APPLICATION_ID and version < newest_version() and _is_writable(path)


def bring_forward(path: Path, told: Told = tell_nobody) -> None:
    """Migrate a library of an earlier version, which may take as long as copying it. Raises LibraryError."""
    with explained(path):
        connection = _connect(path, readonly=False)
        try:
            migrate(path, connection, told)
        finally:
            connection.close()


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


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
            apply(connection)
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


def _recognise(path: Path) -> int:
    """The version of a library. Raises NotALibrary, or what keeps it from being read."""
    if path.is_dir():
        raise NotALibrary(f"{path.name} is a folder, no library.")
    if not path.is_file():
        raise NotALibrary(f"{path.name} is no file, and no library.")
    try:
        with explained(path):
            marks = _marks(path)
    except LibraryError as failure:
        if os.access(path, os.R_OK):
            raise
        raise LibraryReadOnly(f"{path.name} can't be read.", "Ask its owner for access, or copy it.") from failure
    if marks is None:
        raise NotALibrary(f"{path.name} is no Backfile library.")
    if marks[0] != identity.APPLICATION_ID:
        raise NotALibrary(f"{path.name} is a database of another program, no Backfile library.")
    return marks[1]


def _marks(path: Path) -> tuple[int, int] | None:
    """Application id and version; None where it is no database.

    By SQLite and not from the file: who closes a file lets go of every lock that this process has on it
    (https://www.sqlite.org/howtocorrupt.html, 2.2). The next program to close the library would then be the last one to
    have it open, as far as it knows, and take its log away under the connections of this one.
    """
    try:
        connection = _connect(path, readonly=True)
        try:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as failure:
        if getattr(failure, "sqlite_errorcode", 0) & 0xFF == _NOT_A_DATABASE:
            return None
        raise
    return int(application_id), int(version)


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
    connection.execute(f"PRAGMA mmap_size={MAPPED}")
    connection.execute("PRAGMA temp_store=MEMORY")
    if not readonly:
        connection.execute("PRAGMA synchronous=NORMAL")
    return connection
