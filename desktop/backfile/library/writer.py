"""How an import fills a library: events in, one transaction for each batch.

Whatever was committed is whole: an article, its excerpts, sightings, facet values and index go in together. A dump that
is read again finds its row by its path; a member that is done and unchanged is left alone; one that was cut off is read
again, and its items are recognised by their text.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

from backfile.article import Locator, Problem
from backfile.library.batch import Batch
from backfile.library.books import Books
from backfile.library.counted import Counted, counted
from backfile.library.day_order import settle_day_order
from backfile.library.entry import Entry, Row
from backfile.library.events import Event, FileBegan, FileDone, FileKept, Skipped, Tally
from backfile.library.failures import explained
from backfile.library.library import Library, now
from backfile.library.new_words import NewWords
from backfile.library.recognition import Recognition
from backfile.library.replacing import Earlier, Known, drop_earlier, read_otherwise
from backfile.library.transaction import transaction
from backfile.library.values import Values
from backfile.library.versions import Versions


class Writer:
    """Writes one dump. One at a time for a library: another import waits for its transactions, not for its end."""

    def __init__(self, library: Library, dump: int) -> None:
        self.library = library
        self.dump = dump
        self._connection = library.connection
        self._values = Values(library.connection)
        self._books = Books(library.connection, dump)
        self._counted: dict[int, Counted] = {}  # by the `id` of a row
        self._new_words = NewWords()
        self._earlier = Earlier(library.connection, dump)
        self._versions = Versions(library.connection)

    @classmethod
    def begin(
        cls, library: Library, path: Path, *, bytes: int | None = None, modified: str | None = None, options: str = "{}"
    ) -> Self:
        """Find or make the dump at the absolute `path`. `options` is a JSON object."""
        library.require_writing()
        with explained(library.path), transaction(library.connection):
            read_otherwise(library.connection, str(path), options)
            (dump,) = library.connection.execute(
                _BEGIN_DUMP, (str(path), path.name, bytes, modified, options, now())
            ).fetchone()
            # What a container that is walked again had to say, it will say again.
            library.connection.execute(_FORGET_PROBLEMS, {"dump": dump})
        return cls(library, dump)

    def done(self) -> dict[str | None, tuple[int | None, str | None]]:
        """The members that were read to their end, each with the bytes and the time that it had then."""
        rows = self._connection.execute(
            "SELECT member, bytes, modified FROM files WHERE dump = ? AND status = 'done'", (self.dump,)
        )
        return {member: (size, modified) for member, size, modified in rows}

    def write(self, events: Iterable[Event]) -> Tally:
        """Write a batch, in one transaction; all of it or nothing. Returns what it added."""
        tally = Tally()
        events = list(events)
        rows = (row for event in events if isinstance(event, Entry) for row in _rows_of(event))
        self._counted = counted(rows, self._new_words)  # before the transaction: somebody may wait for it
        kept = self._books.file.copy() if self._books.file is not None else None
        try:
            with explained(self.library.path), transaction(self._connection):
                self._write(events, tally)
        except BaseException:
            self._books.file = kept
            self._values.forget()
            self._versions.forget()
            raise
        self._new_words.added()
        return tally

    def finish(
        self, status: str, *, seconds: float = 0.0, format: str | None = None, sha256: str | None = None
    ) -> None:
        """Close the books of the dump: `done`, `cancelled` or `failed`."""
        if status == "done":
            settle_day_order(self.library, self.dump)
        facts = {"dump": self.dump, "status": status, "now": now(), "seconds": seconds, "format": format}
        with explained(self.library.path), transaction(self._connection):
            if status == "done":
                drop_earlier(self._connection, self.dump)
            self._connection.execute(_FINISH_DUMP, {**facts, "sha256": sha256})

    def _write(self, events: Sequence[Event], tally: Tally) -> None:
        batch = Batch(self.dump, self._values, self._counted)
        entries = [event for event in events if isinstance(event, Entry)]
        recognition = Recognition(self._connection, (row for entry in entries for row in _rows_of(entry)))
        following = self.library.last_item() + 1
        for event in events:
            match event:
                case Entry():
                    following = self._entry(event, batch, recognition, following, tally)
                case Problem():
                    self._books.add_problem(event, tally)
                case Skipped(reason):
                    self._books.skip(reason, tally)
                case FileBegan():
                    self._books.begin(event)
                case FileKept():
                    self._books.keep(event, tally)
                case FileDone():
                    self._books.end(event)
        batch.insert(self._connection, self._versions, self._new_words.waiting())
        self._books.save()

    def _entry(self, entry: Entry, batch: Batch, recognition: Recognition, following: int, tally: Tally) -> int:
        file = self._books.file
        assert file is not None, "an entry belongs to a file that began"
        known = recognition.find(entry.article, self._earlier)
        if known is None:
            article = following
            following += 1
            batch.add(article, None, entry.article)
            recognition.add(entry.article, Known(article, self.dump, file.id, entry.at.record))
            batch.see(article, file.id, entry.at)
            self._books.count(tally, records=1, articles=1)
        else:
            article = known.item
            again = self._see_again(known, entry.at, batch)
            # Read again after it was cut off, an article is what it was; in this run it adds nothing.
            file.tally += Tally(records=1, articles=1) if again else Tally(records=1, duplicates=1)
            tally += Tally(records=1, duplicates=1)
        for excerpt in entry.excerpts:
            known = recognition.find(excerpt, self._earlier)
            if known is None:
                batch.add(following, article, excerpt)
                recognition.add(excerpt, Known(following, self.dump, file.id, entry.at.record))
                batch.see(following, file.id, entry.at)
                self._books.count(tally, excerpts=1)
                following += 1
            elif self._see_again(known, entry.at, batch):
                file.tally += Tally(excerpts=1)
        return following

    def _see_again(self, known: Known, at: Locator, batch: Batch) -> bool:
        """Note one more sighting of a known item, unless it was noted. True where this place is the item's first."""
        file = self._books.file
        assert file is not None
        first = (known.dump, known.file, known.record) == (self.dump, file.id, at.record)
        noted = first or self._connection.execute(_NOTED, (known.item, file.id, at.record)).fetchone()
        if noted:
            # Of a file that has changed before it, the record has moved.
            self._connection.execute(
                _SEEN_NOW, (at.offset, at.length, at.sha256, known.item, file.id, at.record, at.offset, at.sha256)
            )
        else:
            batch.see(known.item, file.id, at)
        return first


def _rows_of(entry: Entry) -> Iterator[Row]:
    yield entry.article
    yield from entry.excerpts


_BEGIN_DUMP = """
    INSERT INTO dumps (path, name, bytes, modified, options, started, status) VALUES (?, ?, ?, ?, ?, ?, 'running')
    ON CONFLICT (path) DO UPDATE SET
        bytes = excluded.bytes, modified = excluded.modified, options = excluded.options, started = excluded.started,
        finished = NULL, status = 'running'
    RETURNING id"""
_FORGET_PROBLEMS = """
    DELETE FROM problems WHERE dump = :dump AND ifnull(member, '') NOT IN
        (SELECT ifnull(member, '') FROM files WHERE dump = :dump AND status = 'done')"""
_NOTED = "SELECT 1 FROM sightings WHERE item = ? AND file = ? AND record IS ? LIMIT 1"
_SEEN_NOW = """
    UPDATE sightings SET offset = ?, length = ?, sha256 = ?
    WHERE item = ? AND file = ? AND record IS ? AND (offset IS NOT ? OR sha256 <> ?)"""
_FINISH_DUMP = """
    UPDATE dumps SET
        status = :status, finished = :now, seconds = seconds + :seconds, format = ifnull(:format, (
            SELECT group_concat(format, ', ') FROM
                (SELECT format FROM files WHERE dump = :dump AND format IS NOT NULL GROUP BY format ORDER BY min(id)))),
        sha256 = ifnull(:sha256, sha256),
        files = (SELECT count(*) FROM files WHERE dump = :dump),
        records = (SELECT ifnull(sum(records), 0) FROM files WHERE dump = :dump) + (
            SELECT count(*) FROM problems WHERE dump = :dump AND ifnull(member, '') NOT IN
                (SELECT ifnull(member, '') FROM files WHERE dump = :dump)),
        articles = (SELECT ifnull(sum(articles), 0) FROM files WHERE dump = :dump),
        excerpts = (SELECT ifnull(sum(excerpts), 0) FROM files WHERE dump = :dump),
        duplicates = (SELECT ifnull(sum(duplicates), 0) FROM files WHERE dump = :dump),
        skipped = (SELECT ifnull(sum(skipped), 0) FROM files WHERE dump = :dump),
        problems = (SELECT count(*) FROM problems WHERE dump = :dump)
    WHERE id = :dump"""
