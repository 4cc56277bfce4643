"""What was imported: dumps, their members, and what could not be read or was left alone."""

from dataclasses import dataclass

from backfile.article import Problem
from backfile.errors import NoSuchItem
from backfile.library.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class Dump:
    """What was dropped or imported, and what came of it. Times are ISO 8601 in UTC."""

    id: int
    path: str
    name: str
    format: str | None
    bytes: int | None
    sha256: str | None
    modified: str | None
    options: str
    started: str
    finished: str | None
    seconds: float
    status: str  # running, done, cancelled, failed
    files: int
    records: int
    articles: int
    excerpts: int
    duplicates: int
    skipped: int
    problems: int


@dataclass(frozen=True, slots=True)
class File:
    """A member of a dump, as far as it was read."""

    id: int
    dump: int
    member: str | None
    format: str | None
    encoding: str | None
    bytes: int | None
    modified: str | None
    status: str  # running, done
    records: int
    articles: int
    excerpts: int
    duplicates: int
    skipped: int
    problems: int


@dataclass(frozen=True, slots=True)
class SkippedIn:
    """Records of one member that were left alone for one reason."""

    reason: str
    count: int
    member: str | None
    dump: str  # its path


def read_dumps(connection: sqlite3.Connection) -> list[Dump]:
    """All of them, the newest first."""
    return [Dump(*row) for row in connection.execute(f"SELECT {_DUMP} FROM dumps ORDER BY started DESC, id DESC")]


def read_dump(connection: sqlite3.Connection, number: int) -> Dump:
    """The dump of that number. Raises NoSuchItem."""
    row = connection.execute(f"SELECT {_DUMP} FROM dumps WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NoSuchItem(f"The library has no dump {number}.")
    return Dump(*row)


def read_files(connection: sqlite3.Connection, dump: int) -> list[File]:
    """The members of a dump, in the order in which they were read."""
    rows = connection.execute(f"SELECT {_FILE} FROM files WHERE dump = ? ORDER BY id", (dump,))
    return [File(*row) for row in rows]


def read_problems(connection: sqlite3.Connection, dump: int | None, limit: int, offset: int) -> list[Problem]:
    """Those of one dump or of all, in the order in which they were met; -1 is no limit."""
    rows = connection.execute(_PROBLEMS, {"dump": dump, "limit": limit, "offset": offset})
    return [Problem(reason, detail, member, record, at, path) for reason, detail, member, record, at, path in rows]


def read_skips(connection: sqlite3.Connection, dump: int, limit: int) -> list[SkippedIn]:
    """What was left alone of a dump, the most frequent reason first; -1 is no limit."""
    return [SkippedIn(*row) for row in connection.execute(_SKIPS, {"dump": dump, "limit": limit})]


_DUMP = (
    "id, path, name, format, bytes, sha256, modified, options, started, finished, seconds, status,"
    " files, records, articles, excerpts, duplicates, skipped, problems"
)
_FILE = (
    "id, dump, member, format, encoding, bytes, modified, status, records, articles, excerpts, duplicates, skipped,"
    " problems"
)
_PROBLEMS = """
    SELECT p.reason, p.detail, p.member, p.record, p.offset, d.path FROM problems p JOIN dumps d ON d.id = p.dump
    WHERE :dump IS NULL OR p.dump = :dump ORDER BY p.id LIMIT :limit OFFSET :offset"""
_SKIPS = """
    SELECT s.reason, s.count, f.member, d.path FROM skips s
    JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump
    WHERE f.dump = :dump ORDER BY sum(s.count) OVER (PARTITION BY s.reason) DESC, s.reason, f.id LIMIT :limit"""
