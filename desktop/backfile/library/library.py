"""One library, open: its articles, its dumps, its problems, and what the user adds to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import orjson

from backfile.article import Article, Kind, Locator, Problem, Sighting
from backfile.errors import LibraryReadOnly, NoSuchItem
from backfile.library.columns import credits_of, names_of
from backfile.library.failures import explained
from backfile.library.opening import Opened, open_file
from backfile.library.pictures import picture_data, pictures_of
from backfile.text.fold import TOKENISER


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


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder of which everything that is added is imported."""

    path: str
    read_up_to: int  # files that changed before this are in; nanoseconds from 1970


@dataclass(frozen=True, slots=True)
class Version:
    """One of several near-identical texts, as a list of them shows it."""

    id: int
    title: str
    source: str | None
    date: str | None
    words: int
    dump: str  # the name of the dump in which it was seen first


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds."""

    items: int
    articles: int
    excerpts: int
    starred: int
    undated: int
    dumps: int


class Library:
    """A library file, open in one thread. Each thread and each process opens its own."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self.connection = opened.connection
        self.readonly = opened.readonly
        self.notice = opened.notice  # why it can only be read, for the user
        self._remedy = opened.remedy

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, readonly: bool = False) -> Self:
        """Open the library at `path`; make it where `create` says so.

        Raises NoSuchPath, NotALibrary, or another LibraryError. A library that is newer than this program, or that
        can't be written, opens with `readonly` set and a `notice`.
        """
        path = Path(path)
        return cls(path, open_file(path, create=create, readonly=readonly))

    def require_writing(self) -> None:
        """Raises LibraryReadOnly where it can only be read."""
        if self.readonly:
            raise LibraryReadOnly(self.notice or f"{self.path.name} is open for reading only.", self._remedy)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def article(self, item: int) -> Article:
        """The whole article or excerpt. Raises NoSuchItem."""
        with explained(self.path):
            row = self.connection.execute(_ARTICLE, (item,)).fetchone() if abs(item) < _NUMBERS else None
            if row is None:
                raise NoSuchItem(f"The library has no article {item}.", "Its numbers are those that a search lists.")
            tags = self.connection.execute(_TAGS, (item,)).fetchall()
            sightings = self.sightings(item)
            pictures = pictures_of(self.connection, item)
            same_page = self.connection.execute(_SAME_PAGE, (item, item)).fetchall()
            versions = self.versions(item)
        kind, title, kicker, standfirst, dateline, date, source, section, language = row[:9]
        edition, page, url, parent = row[9:13]
        text, authors, credited, names, extra, derived, note, starred = row[13:]
        return Article(
            id=item,
            kind=Kind(kind),
            title=title,
            kicker=kicker,
            standfirst=standfirst,
            dateline=dateline,
            authors=tuple(orjson.loads(authors or "[]")),
            date=date,
            source=source,
            section=section,
            edition=edition,
            page=page,
            language=language,
            url=url,
            paragraphs=tuple(text.split("\n\n")) if text else (),
            credits=credits_of(credited),
            pictures=pictures,
            names=names_of(names),
            tags=tuple(name for (name,) in tags),
            note=note,
            starred=bool(starred),
            parent=parent,
            same_page=tuple(number for (number,) in same_page),
            versions=tuple(version.id for version in versions if version.id != item),
            extra=orjson.loads(extra or "{}"),
            derived=orjson.loads(derived or "{}"),
            sightings=sightings,
        )

    def picture(self, number: int) -> bytes | None:
        """The bytes of a picture of an article; None where the library has none of that number."""
        with explained(self.path):
            return picture_data(self.connection, number)

    def sightings(self, item: int) -> tuple[Sighting, ...]:
        """Every place at which it was seen, the first one first."""
        with explained(self.path):
            rows = self.connection.execute(_SIGHTINGS, (item,)).fetchall()
        return tuple(
            Sighting(path, dump, Locator(member, record, offset, length, sha256, acquired or modified), options)
            for path, dump, options, member, record, offset, length, sha256, acquired, modified in rows
        )

    def versions(self, item: int) -> list[Version]:
        """The group of versions that it belongs to, itself included: the earliest first, of one time the longest.

        Undated ones come last; an item without versions is alone in its group, and one that is not there has none.
        """
        if abs(item) >= _NUMBERS:
            return []
        with explained(self.path):
            return [Version(*row) for row in self.connection.execute(_VERSIONS, {"item": item})]

    def dumps(self) -> list[Dump]:
        """All dumps, the newest first."""
        with explained(self.path):
            return [
                Dump(*row)
                for row in self.connection.execute(f"SELECT {_DUMP} FROM dumps ORDER BY started DESC, id DESC")
            ]

    def dump(self, number: int) -> Dump:
        """The dump of that number. Raises NoSuchItem."""
        with explained(self.path):
            row = self.connection.execute(f"SELECT {_DUMP} FROM dumps WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise NoSuchItem(f"The library has no dump {number}.")
        return Dump(*row)

    def files(self, dump: int) -> list[File]:
        """The members of a dump, in the order in which they were read."""
        with explained(self.path):
            return [
                File(*row)
                for row in self.connection.execute(f"SELECT {_FILE} FROM files WHERE dump = ? ORDER BY id", (dump,))
            ]

    def problems(self, dump: int | None = None, *, limit: int = -1, offset: int = 0) -> list[Problem]:
        """The problems of one dump or of all, in the order in which they were met."""
        with explained(self.path):
            rows = self.connection.execute(_PROBLEMS, {"dump": dump, "limit": limit, "offset": offset}).fetchall()
        return [Problem(reason, detail, member, record, at, path) for reason, detail, member, record, at, path in rows]

    def skips(self, dump: int, *, limit: int = -1) -> list[SkippedIn]:
        """What was left alone of a dump, the most frequent reason first."""
        with explained(self.path):
            return [SkippedIn(*row) for row in self.connection.execute(_SKIPS, {"dump": dump, "limit": limit})]

    def watched_folders(self) -> list[WatchedFolder]:
        """The folders of which everything that is added is imported, by their paths."""
        with explained(self.path):
            rows = self.connection.execute("SELECT path, read_up_to FROM watched_folders ORDER BY path").fetchall()
        return [WatchedFolder(*row) for row in rows]

    def watch(self, folder: str) -> None:
        """Watch a folder, by its absolute path."""
        self._change("INSERT OR IGNORE INTO watched_folders (path, created) VALUES (?, ?)", (folder, now()))

    def watch_no_more(self, folder: str) -> None:
        """Watch it no longer; what it gave stays."""
        self._change("DELETE FROM watched_folders WHERE path = ?", (folder,))

    def watched_up_to(self, folder: str, moment: int) -> None:
        """Everything in it that changed up to this moment is in."""
        self._change("UPDATE watched_folders SET read_up_to = ? WHERE path = ?", (moment, folder))

    @property
    def index_is_current(self) -> bool:
        """Whether the index was made by the rules of this program; else words are found by reading the texts."""
        with explained(self.path):
            row = self.connection.execute("SELECT value FROM meta WHERE key = 'tokeniser'").fetchone()
        return row is not None and row[0] == TOKENISER

    def counts(self) -> Counts:
        """How much there is. A scan of the smallest index; some milliseconds at a million."""
        with explained(self.path):
            return Counts(*self.connection.execute(_COUNTS).fetchone())

    def set_starred(self, item: int, on: bool) -> None:
        """Star an item, or take the star off."""
        if on:
            self._change("INSERT OR IGNORE INTO stars (item, created) VALUES (?, ?)", (item, now()))
        else:
            self._change("DELETE FROM stars WHERE item = ?", (item,))

    def mark_seen(self, item: int) -> None:
        """Remember that the user has opened it."""
        self._change("INSERT OR IGNORE INTO seen (item, at) VALUES (?, ?)", (item, now()))

    def seen(self, items: Iterable[int]) -> set[int]:
        """Which of these the user has opened."""
        wanted = orjson.dumps([int(item) for item in items]).decode()
        with explained(self.path):
            rows = self.connection.execute(_SEEN, (wanted,)).fetchall()
        return {item for (item,) in rows}

    def _change(self, statement: str, values: Sequence[object]) -> None:
        self.require_writing()
        with explained(self.path):
            self.connection.execute(statement, values)


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


_NUMBERS = 1 << 63  # of what SQLite can count
_SEEN = "SELECT item FROM seen WHERE item IN (SELECT value FROM json_each(?))"
_DUMP = (
    "id, path, name, format, bytes, sha256, modified, options, started, finished, seconds, status,"
    " files, records, articles, excerpts, duplicates, skipped, problems"
)
_FILE = (
    "id, dump, member, format, encoding, bytes, modified, status, records, articles, excerpts, duplicates, skipped,"
    " problems"
)
_ARTICLE = """
    SELECT i.kind, i.title, i.kicker, i.standfirst, i.dateline, i.date, s.value, c.value, l.value, i.edition, i.page,
           i.url, i.parent, t.text, t.authors, t.credits, t.names, t.extra, t.derived,
           (SELECT group_concat(n.text, char(10, 10)) FROM notes n WHERE n.item = i.id),
           EXISTS (SELECT 1 FROM stars WHERE item = i.id)
    FROM items i
    JOIN texts t ON t.id = i.id
    LEFT JOIN facet_values s ON s.id = i.source
    LEFT JOIN facet_values c ON c.id = i.section
    LEFT JOIN facet_values l ON l.id = i.language
    WHERE i.id = ?"""
_TAGS = "SELECT t.name FROM item_tags x JOIN tags t ON t.id = x.tag WHERE x.item = ? ORDER BY t.name"
# A headline list or a table is no page: there each record has one item, and nothing stands beside it. A file that has
# changed may have another record of that number now, with another digest.
_SAME_PAGE = """
    SELECT DISTINCT other.item FROM sightings mine
    JOIN sightings other ON other.file = mine.file AND other.record IS mine.record
        AND other.sha256 = mine.sha256
    WHERE mine.item = ? AND other.item <> ? ORDER BY other.item"""
_VERSIONS = """
    SELECT i.id, i.title, s.value, i.date, i.words, d.name
    FROM items i JOIN dumps d ON d.id = i.dump LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id = (SELECT ifnull(version_of, id) FROM items WHERE id = :item)
       OR i.version_of = (SELECT ifnull(version_of, id) FROM items WHERE id = :item)
    ORDER BY i.begins IS NULL, i.begins, i.words DESC, i.id"""
_SIGHTINGS = """
    SELECT d.path, d.id, d.options, f.member, s.record, s.offset, s.length, s.sha256, s.acquired, f.modified
    FROM sightings s JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump
    WHERE s.item = ? ORDER BY s.id"""
_PROBLEMS = """
    SELECT p.reason, p.detail, p.member, p.record, p.offset, d.path FROM problems p JOIN dumps d ON d.id = p.dump
    WHERE :dump IS NULL OR p.dump = :dump ORDER BY p.id LIMIT :limit OFFSET :offset"""
_SKIPS = """
    SELECT s.reason, s.count, f.member, d.path FROM skips s
    JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump
    WHERE f.dump = :dump ORDER BY sum(s.count) OVER (PARTITION BY s.reason) DESC, s.reason, f.id LIMIT :limit"""
_COUNTS = """
    SELECT (SELECT count(*) FROM items),
           (SELECT count(*) FROM items WHERE parent IS NULL AND kind = 'article'),
           (SELECT count(*) FROM items WHERE kind = 'excerpt'),
           (SELECT count(*) FROM stars),
           (SELECT count(*) FROM items WHERE begins IS NULL),
           (SELECT count(*) FROM dumps)"""
