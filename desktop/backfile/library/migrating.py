"""How a library of an earlier version is brought forward: in one transaction, and not before a copy of it is whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from backfile.errors import DiskFull
from backfile.library import identity
from backfile.library.sqlite import sqlite3
from backfile.library.transaction import transaction

Told = Callable[[int, int], None]
"""Hears of how many pages how many are copied."""

_ROOM = 64 << 20
"""Bytes that stay free beside the copy."""
_PORTION = 512  # pages between two words about it


def tell_nobody(_done: int, _of: int) -> None:
    """For those who do not wait."""


def migrate(path: Path, connection: sqlite3.Connection, told: Told = tell_nobody) -> None:
    """Bring the library forward; where its tables change, a copy of it as it was stays beside it.

    The copy is made while nobody can write, of what was committed before. Raises DiskFull where there is no room for
    it; then, and where the program is killed, the library is what it was.
    """
    with transaction(connection):
        before = _tables(connection)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < identity.VERSION:  # else another window has just done it
            apply(connection)
        if _tables(connection) != before:
            _copy(path, copy_path(path), told)


def apply(connection: sqlite3.Connection) -> None:
    """Run the migrations that a library has not had."""
    from sqlite_utils import Database  # 0.1 s, as has `schema`: only where something is to be made

    from backfile.library import schema

    schema.migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version={identity.VERSION}")


def copy_path(path: Path) -> Path:
    """Where the copy goes that is made before this program's version."""
    return path.with_name(f"{path.stem}.before-version-{identity.VERSION}{path.suffix}")


def _tables(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def _copy(path: Path, copy: Path, told: Told) -> None:
    """An earlier copy stays: it is of the same version, and whole."""
    if copy.exists():
        return
    unfinished = copy.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    needed = path.stat().st_size + _ROOM
    if shutil.disk_usage(path.parent).free < needed:
        raise DiskFull(
            f"There is no room for a copy of {path.name}, which is made before it is brought to this version.",
            f"Make {needed >> 20} MB free and open it again.",
        )
    try:
        source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        target = sqlite3.connect(unfinished)
        try:
            source.backup(target, pages=_PORTION, progress=lambda _status, left, of: told(of - left, of))
        finally:
            target.close()
            source.close()
        unfinished.rename(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
