"""One library, open: what is read from it, and what the user adds to single articles.

What it knows of an article is put together in `articles`, of imports in `dumps`; here are the connection, and the
sentences for what goes wrong with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from backfile.article import Article, Problem, Sighting
from backfile.errors import LibraryReadOnly
from backfile.library.articles import Version, read_article, sightings_of, versions_of
from backfile.library.dumps import Dump, File, SkippedIn, read_dump, read_dumps, read_files, read_problems, read_skips
from backfile.library.failures import explained
from backfile.library.noted import noted
from backfile.library.opening import Opened, open_file
from backfile.library.pictures import picture_data
from backfile.text.fold import TOKENISER


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
            return read_article(self.connection, item)

    def picture(self, number: int) -> bytes | None:
        """The bytes of a picture of an article; None where the library has none of that number."""
        with explained(self.path):
            return picture_data(self.connection, number)

    def sightings(self, item: int) -> tuple[Sighting, ...]:
        """Every place at which it was seen, the first one first."""
        with explained(self.path):
            return sightings_of(self.connection, item)

    def versions(self, item: int) -> list[Version]:
        """The group of versions that it belongs to, itself included: the earliest first, of one time the longest.

        Undated ones come last; an item without versions is alone in its group, and one that is not there has none.
        """
        with explained(self.path):
            return versions_of(self.connection, item)

    def dumps(self) -> list[Dump]:
        """All dumps, the newest first."""
        with explained(self.path):
            return read_dumps(self.connection)

    def dump(self, number: int) -> Dump:
        """The dump of that number. Raises NoSuchItem."""
        with explained(self.path):
            return read_dump(self.connection, number)

    def files(self, dump: int) -> list[File]:
        """The members of a dump, in the order in which they were read."""
        with explained(self.path):
            return read_files(self.connection, dump)

    def problems(self, dump: int | None = None, *, limit: int = -1, offset: int = 0) -> list[Problem]:
        """The problems of one dump or of all, in the order in which they were met."""
        with explained(self.path):
            return read_problems(self.connection, dump, limit, offset)

    def skips(self, dump: int, *, limit: int = -1) -> list[SkippedIn]:
        """What was left alone of a dump, the most frequent reason first."""
        with explained(self.path):
            return read_skips(self.connection, dump, limit)

    def last_item(self) -> int:
        """The highest number of an item: what is added from now on has a higher one."""
        with explained(self.path):
            (highest,) = self.connection.execute("SELECT ifnull(max(id), 0) FROM items").fetchone()
        return int(highest)

    @property
    def index_is_current(self) -> bool:
        """Whether the index was made by the rules of this program; else words are found by reading the texts."""
        with explained(self.path):
            return noted(self.connection, "tokeniser") == TOKENISER

    def counts(self) -> Counts:
        """How much there is. A scan of the smallest index; some milliseconds at a million."""
        with explained(self.path):
            return Counts(*self.connection.execute(_COUNTS).fetchone())

    def set_starred(self, item: int, on: bool) -> None:
        """Star an item, or take the star off."""
        if on:
            self.change("INSERT OR IGNORE INTO stars (item, created) VALUES (?, ?)", (item, now()))
        else:
            self.change("DELETE FROM stars WHERE item = ?", (item,))

    def mark_seen(self, item: int) -> None:
        """Remember that the user has opened it."""
        self.change("INSERT OR IGNORE INTO seen (item, at) VALUES (?, ?)", (item, now()))

    def seen(self, items: Iterable[int]) -> set[int]:
        """Which of these the user has opened."""
        wanted = orjson.dumps([int(item) for item in items]).decode()
        with explained(self.path):
            rows = self.connection.execute(_SEEN, (wanted,)).fetchall()
        return {item for (item,) in rows}

    def change(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """One statement, and so one transaction: it waits for its turn beside an import, and is whole or not at all.

        Returns the rows that it gives back. Raises LibraryReadOnly.
        """
        self.require_writing()
        with explained(self.path):
            return list(self.connection.execute(statement, values))


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


_SEEN = "SELECT item FROM seen WHERE item IN (SELECT value FROM json_each(?))"
_COUNTS = """
    SELECT (SELECT count(*) FROM items),
           (SELECT count(*) FROM items WHERE parent IS NULL AND kind = 'article'),
           (SELECT count(*) FROM items WHERE kind = 'excerpt'),
           (SELECT count(*) FROM stars),
           (SELECT count(*) FROM items WHERE begins IS NULL),
           (SELECT count(*) FROM dumps)"""
