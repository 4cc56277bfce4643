"""The reading side of an import: from a dropped path to rows that only have to be written.

walk → unpack → sniff → read → understand → prepare. It opens no library; a big dump is read in a process of its own.
"""

import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from backfile.article import Draft, Locator, Problem
from backfile.importer import sniff
from backfile.importer.crew import Crew, Due, Later, in_order
from backfile.importer.ledger import Ledger
from backfile.importer.limits import DEFAULT, Limits
from backfile.importer.record import Options, Record, Skipped, Source, Understood, Work
from backfile.importer.sites import FROM_DUMP, source_in
from backfile.importer.understand import understand
from backfile.importer.unpack import Choice, Kept, Left, Opened, Place, Unpacker
from backfile.library import events
from backfile.library.entry import Entry, prepare

TICK = 0.1  # seconds between two reports of how far it is


@dataclass(frozen=True, slots=True)
class Job:
    """One dropped path, and all that is needed to read it."""

    path: Path
    options: Options = field(default_factory=Options)
    ledger: Ledger = field(default_factory=Ledger)
    spool: Path | None = None
    limits: Limits = DEFAULT
    after: str | None = None  # the member behind which to begin; None for all of them
    careful: bool = False  # each step is sent at once


@dataclass(frozen=True, slots=True)
class Advanced:
    """How far the reading is: bytes of the files on disk, packed as they are."""

    consumed: int
    total: int
    member: str | None


Step = events.Event | Advanced


def read(job: Job, hands: int = 0) -> Iterator[Step]:
    """Everything that the path holds, in a stable order. `hands`: processes for what takes long to understand."""
    crew = Crew(hands)
    steps: Iterator[Step] = in_order(_Reading(job).steps(), crew)
    try:
        yield from steps
    finally:
        crew.close()


@dataclass(slots=True)
class _Member:
    """One that is being read."""

    opened: Opened
    reader: str
    whole: bool = True  # nothing of it was lost by a fault of ours

    @property
    def source(self) -> Source:
        return self.opened.source

    def done(self) -> events.FileDone:
        source = self.source
        return events.FileDone(self.reader, source.encoding, whole=self.whole, dates=source.dates)

    def told(self) -> Iterator[Problem]:
        """What `understand` found wrong with records that came in."""
        while self.source.problems:
            yield replace(self.source.problems.pop(0), member=self.source.member)


class _Reading:
    def __init__(self, job: Job) -> None:
        self._job = job
        self._reader = sniff.reader_named(job.options.reader) if job.options.reader else None
        self._unpacker = Unpacker(job.path, self._choose, job.limits, job.spool)
        self._size = Size(job.path)
        self._next_tick = 0.0
        self._passing = job.after is not None

    def steps(self) -> Iterator[Step | Due[Step] | Later[Step]]:
        for found in self._unpacker.members():
            if self._passing:
                continue
            match found:
                case Opened():
                    yield from self._member(found)
                case Kept(member):
                    yield events.FileKept(member)
                case Left():
                    yield from self._left(found.place, events.Skipped(found.reason))
                case Problem():
                    yield found
            yield from self._tick(None)
        yield Advanced(self._unpacker.consumed, self._unpacker.consumed, None)

    def _choose(self, member: str | None, size: int | None, changed: str | None) -> Choice:
        after = self._job.after
        if self._passing and after is not None:
            self._passing = member != after
            holds_it = member is None or after.startswith(f"{member}!/")
            return Choice.OPEN if holds_it and self._passing else Choice.PASS
        return Choice.KEEP if self._job.ledger.has(member, size, changed) else Choice.OPEN

    def _member(self, opened: Opened) -> Iterator[Step | Due[Step] | Later[Step]]:
        source = opened.source
        reason = None if self._reader else sniff.left_out(source)
        reader = self._reader or (None if reason else sniff.reader_for(source))
        place = opened.place
        if reader is None:
            yield from self._left(place, self._unread(opened, reason))
            return
        yield events.FileBegan(place.member, place.bytes, place.changed)
        member, number = _Member(opened, reader.name), None
        # The two places where anything may be caught: a fault of ours in one record must not cost the others, nor one
        # in a reader the other members of a dump. It is told as a problem, and the member is not marked as done, so
        # that a mended program reads it again.
        try:
            for item in reader.records(source, self._job.options):
                number = getattr(item, "number", None)
                if isinstance(item, Record) and isinstance(item.content, Work):
                    yield self._due(item, item.content, member)
                else:
                    try:
                        yield self._event(item, opened)
                    except Exception as error:
                        yield self._lost(member, number, error)
                yield from member.told()
                yield from self._tick(source.member)
        except Exception as error:
            member.whole = False
            yield _failed("Reader failed", error, reader.name, source.member, number)
        else:
            fault = opened.fault()
            if fault is not None:
                yield replace(fault, member=source.member)
        yield Later(member.done)

    def _due(self, record: Record, work: Work, member: _Member) -> Due[Step]:
        """What another process may understand, and what is made of it when its turn has come."""

        def then(found: Understood) -> Iterator[Step]:
            found = work.finish(found)
            if isinstance(found, tuple):
                for number, draft in enumerate(found, record.number):
                    yield self._event(replace(record, content=draft, number=number), member.opened)
            else:
                yield self._event(found, member.opened)
            yield from member.told()

        def failed(error: Exception) -> Iterator[Step]:
            yield self._lost(member, record.number, error)

        return Due(work, then, failed)

    @staticmethod
    def _lost(member: _Member, number: int | None, error: Exception) -> Problem:
        member.whole = False
        return _failed("Record failed", error, member.reader, member.source.member, number)

    @staticmethod
    def _left(place: Place, why: Problem | events.Skipped) -> Iterator[events.Event]:
        """A member without a reader. What was skipped is settled; a later Backfile may read what was a problem."""
        yield events.FileBegan(place.member, place.bytes, place.changed)
        yield why
        yield events.FileDone(None, whole=isinstance(why, events.Skipped))

    def _unread(self, opened: Opened, reason: str | None) -> Problem | events.Skipped:
        fault = opened.fault()
        if fault is not None:
            return replace(fault, member=opened.place.member)
        if reason is not None:
            return events.Skipped(reason)
        return Problem(
            "Not recognised",
            sniff.looks_like(opened.source.head, opened.source.document, opened.place.name),
            opened.place.member,
        )

    def _event(self, item: Record | Problem | Skipped, opened: Opened) -> events.Event:
        if isinstance(item, Record):
            understood = understand(item, opened.source, self._job.options)
            if isinstance(understood, Draft):
                return self._entry(item, self._kept(self._with_source(understood, item, opened.place)), opened)
            item = understood
        if isinstance(item, Skipped):
            return events.Skipped(item.reason)
        return replace(item, member=opened.place.member)

    def _with_source(self, draft: Draft, record: Record, place: Place) -> Draft:
        """Where neither a field nor an address names the publication, the dump may; the name of a single article's own
        file is that of the article."""
        if draft.source is not None:
            return draft
        if place.member is None and record.number == 1 and 2 * len(record.raw) > (place.bytes or 0):
            return draft
        if (found := source_in(self._job.path.name)) is None:
            return draft
        return replace(draft, source=found, derived={**draft.derived, "source": FROM_DUMP})

    def _kept(self, draft: Draft) -> Draft:
        """Without the pictures that are larger than the user wants them."""
        most = self._job.options.largest_picture
        if not any(shown.data and len(shown.data) > most for shown in draft.pictures):
            return draft
        kept = (
            replace(shown, data=None) if shown.data and len(shown.data) > most else shown for shown in draft.pictures
        )
        return replace(draft, pictures=tuple(kept))

    @staticmethod
    def _entry(record: Record, draft: Draft, opened: Opened) -> Entry:
        raw = record.raw
        digest = sha256(raw).hexdigest()
        at = Locator(opened.place.member, record.number, record.offset, len(raw), digest, draft.captured)
        return prepare(draft, at)

    def _tick(self, member: str | None) -> Iterator[Advanced]:
        now = time.monotonic()
        if now >= self._next_tick:
            self._next_tick = now + TICK
            consumed = self._unpacker.consumed
            yield Advanced(consumed, max(consumed, self._size.bytes), member)


def _failed(reason: str, error: Exception, reader: str, member: str | None, number: int | None) -> Problem:
    if os.environ.get("BACKFILE_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    return Problem(reason, f"{reader}: {type(error).__name__}: {error}", member, number)


class Size:
    """How many bytes a path holds on disk. A large folder is measured beside the reading, and `bytes` grows."""

    def __init__(self, path: Path) -> None:
        self.bytes = 0
        if path.is_dir():
            threading.Thread(target=self._measure, args=(path,), name="import-size", daemon=True).start()
        else:
            self.bytes = path.stat().st_size

    def _measure(self, path: Path) -> None:
        for size in sizes(path):
            self.bytes += size


def sizes(path: Path) -> Iterator[int]:
    """The sizes of all files below a folder, links left out."""
    for folder, _, files in os.walk(path):
        for name in files:
            try:
                yield os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118  (a million of them)
            except OSError:
                continue
