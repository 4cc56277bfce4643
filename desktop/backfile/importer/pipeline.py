"""The writing side of an import: takes what the reading side found, and commits it batch by batch.

The first batch goes at once, so that articles can be searched within two seconds; later ones are as large as a
transaction of half a second allows. Between two transactions there is a gap for whoever waits to star or to note.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from backfile.article import Problem
from backfile.errors import LibraryBusy, LibraryError, NoSuchPath
from backfile.importer import messages
from backfile.importer.control import Control
from backfile.importer.gentle import Gentleness
from backfile.importer.ledger import Ledger
from backfile.importer.mapping import any_kept, checked, forget, keep, kept
from backfile.importer.native import is_read_by_native_code
from backfile.importer.outcome import Outcome, Report
from backfile.importer.preview import preview
from backfile.importer.process import ReaderDiedError
from backfile.importer.progress import Speed, seconds_left
from backfile.importer.reading import Advanced, Job, Step, read, sizes
from backfile.importer.record import Options
from backfile.importer.survival import STOPPED, steps_of
from backfile.library import FileDone, FileKept, Library, Tally, Writer
from backfile.library.entry import Entry
from backfile.library.events import Event

BATCH = 2000  # entries of one transaction
BATCH_SECONDS = 0.5
FIRST_SECONDS = 0.2
GAP_SECONDS = 0.01
PATIENCE = 0.1
TELL_SECONDS = 0.1
LARGE = 4 * 1024 * 1024  # bytes from which a second process pays for its start
MANY = 500  # files from which it does
TOLD = 1000  # problems of one dump that are told one by one
BUSY_SECONDS = 600.0


def run(library_path: Path, paths: list[Path], options: Options, report: Report, control: Control) -> Outcome:
    """Import what lies at `paths` into the library, which is created where it is missing.

    Raises NoSuchPath before anything is read, LibraryError where the library can't be written.
    """
    began = time.monotonic()
    whole = list(dict.fromkeys(_absolute(path) for path in paths))
    options = checked(options, whole, library_path.parent if library_path.exists() else None)
    done: list[messages.Done] = []
    with Library.open(library_path, create=True) as library:
        for number, path in enumerate(whole, 1):
            if control.cancelled:
                break
            said, doubt = _said(library, path, options)
            if doubt is not None:
                report(messages.Asked(path.name, str(path), doubt))
            else:
                done.append(_Filling(library, path, said, report, control).fill(number, len(whole)))
    outcome = Outcome(tuple(done), time.monotonic() - began)
    books = outcome.books
    report(messages.Finished(**asdict(books), seconds=outcome.seconds))
    return outcome


def _said(library: Library, path: Path, options: Options) -> tuple[Options, str | None]:
    """What is known of a dump's columns, from now or from before; and what is doubtful, where somebody asks."""
    if not (options.mapping or options.asks or any_kept(library)):
        return options, None
    tables = preview(path, options, library.path.parent)
    if options.as_found and not library.readonly:
        forget(library, tables)
        return options, None
    if options.mapping:
        if options.keeps and not library.readonly:
            keep(library, tables, options.mapping)
        return options, None
    if pairs := kept(library, tables):
        return replace(options, mapping=pairs), None
    doubts = (table.doubt.value for table in tables if table.doubt is not None)
    return options, next(doubts, None) if options.asks else None


def _absolute(path: Path) -> Path:
    whole = Path(os.path.abspath(path))  # noqa: PTH100  (a link that is dropped keeps its own name)
    try:
        found = whole.exists()
    except OSError as failure:
        raise NoSuchPath(f"{path} can't be read: {failure.strerror}.", "Check the path.") from failure
    if not found:
        raise NoSuchPath(f"There is no file or folder at {path}.", "Check the path.")
    try:
        str(whole).encode()
    except UnicodeEncodeError:
        raise NoSuchPath(f"The name of {str(whole)!r} is not valid UTF-8.", "Rename it, and try again.") from None
    if not os.access(whole, os.R_OK):
        raise NoSuchPath(f"{path} can't be read.", "Make it readable, and try again.")
    return whole


def is_large(path: Path) -> bool:
    """Whether reading deserves a process of its own."""
    if not path.is_dir():
        return path.stat().st_size > LARGE
    total = 0
    for number, size in enumerate(islice(sizes(path), MANY), 1):
        total += size
        if total > LARGE or number == MANY:
            return True
    return False


@dataclass(slots=True)
class _Filling:
    """One dump on its way into the library."""

    library: Library
    path: Path
    options: Options
    report: Report
    control: Control
    tally: Tally = field(default_factory=Tally)
    files: int = 0
    at: Advanced = field(default_factory=lambda: Advanced(0, 0, None))
    committed: int = 0
    _writer: Writer = field(init=False)
    _batch: list[Event] = field(default_factory=list)
    _entries: int = 0
    _since: float = 0.0
    _told: int = 0
    _next_tell: float = 0.0
    _articles: Speed = field(default_factory=Speed)
    _bytes: Speed = field(default_factory=Speed)
    _gentleness: Gentleness = field(default_factory=Gentleness)

    def fill(self, number: int, of: int) -> messages.Done:
        """Read it to its end, or until it is cancelled."""
        began = time.monotonic()
        status = self.path.stat()
        modified = datetime.fromtimestamp(int(status.st_mtime), UTC).isoformat()
        size = None if self.path.is_dir() else status.st_size
        self._writer = Writer.begin(
            self.library, self.path, bytes=size, modified=modified, options=self.options.as_json()
        )
        self.report(messages.Began(self.path.name, str(self.path), self._writer.dump, number, of))
        ended = "failed"
        try:
            ended = self._steps()
        finally:
            seconds = time.monotonic() - began
            self._gentleness.follow(wanted=False)
            with suppress(LibraryError):  # what went wrong is on its way up already
                self._writer.finish(ended, seconds=seconds)
        self._check_books()
        done = messages.Done(
            self.path.name,
            str(self.path),
            self._writer.dump,
            self.library.dump(self._writer.dump).format,
            ended,
            self.files,
            self.tally.records,
            self.tally.articles,
            self.tally.excerpts,
            self.tally.duplicates,
            self.tally.skipped,
            self.tally.problems,
            seconds,
        )
        self.report(done)
        return done

    def _steps(self) -> str:
        """How it ended: done, cancelled or failed."""
        self._gentleness.follow(wanted=self.control.gentle)  # before a reading process is started: it inherits
        job = Job(self.path, self.options, Ledger.of(self._writer.done()), self.library.path.parent)
        ended = "done"
        try:
            for steps in chunks(job):
                for step in steps:
                    self._take(step)
                    if self._due():
                        self._commit()
                if self._due():
                    self._commit()
                self._tell()
                self._gentleness.follow(wanted=self.control.gentle)
                if self.control.paused:
                    self._wait()
                if self.control.cancelled:
                    ended = "cancelled"
                    break
        except ReaderDiedError as death:
            self._take(Problem(STOPPED, f"{death}; import it again to go on"))
            ended = "failed"
        self._commit()
        self._tell(at_once=True)
        return ended

    def _take(self, step: Step) -> None:
        if isinstance(step, Advanced):
            self.at = step
            return
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(step)
        if isinstance(step, Entry):
            self._entries += 1
        elif isinstance(step, FileDone | FileKept):
            self.files += 1
        elif isinstance(step, Problem):
            self._tell_problem(step)

    def _due(self) -> bool:
        if not self._batch:
            return False
        wait = BATCH_SECONDS if self.committed else FIRST_SECONDS
        return self._entries >= BATCH or time.monotonic() - self._since >= wait

    def _commit(self) -> None:
        if not self._batch:
            return
        self.tally += self._write()
        self._batch, self._entries = [], 0
        self.committed = self.library.last_item()
        self._gentleness.rest(GAP_SECONDS)

    def _write(self) -> Tally:
        """Write the batch, however long another program writes before us."""
        give_up = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return self._writer.write(self._batch)
            except LibraryBusy:
                if self.control.cancelled or time.monotonic() > give_up:
                    raise

    def _wait(self) -> None:
        self._commit()
        self._tell(at_once=True)
        while self.control.paused:
            self.control.wait(0.5)
        self._articles.rest()
        self._bytes.rest()
        self._tell(at_once=True)

    def _tell(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if now < self._next_tell and not at_once:
            return
        self._next_tell = now + TELL_SECONDS
        self._articles.reach(self.tally.records)
        self._bytes.reach(self.at.consumed)
        self.report(
            messages.Progress(
                dump=self.path.name,
                dump_id=self._writer.dump,
                member=self.at.member,
                bytes_done=self.at.consumed,
                bytes_total=self.at.total,
                files=self.files,
                records=self.tally.records,
                articles=self.tally.articles,
                excerpts=self.tally.excerpts,
                duplicates=self.tally.duplicates,
                skipped=self.tally.skipped,
                problems=self.tally.problems,
                rate=self._articles.rate,
                seconds_left=seconds_left(self._bytes, self.at.consumed, self.at.total),
                paused=self.control.paused,
                committed_id=self.committed,
            )
        )

    def _tell_problem(self, problem: Problem) -> None:
        self._told += 1
        if self._told > TOLD:
            return
        self.report(
            messages.ProblemMet(
                self.path.name,
                self._writer.dump,
                problem.member,
                problem.record,
                problem.offset,
                problem.reason,
                problem.detail,
            )
        )

    def _check_books(self) -> None:
        """Every record is counted once; else some are lost in silence, which is a fault of ours."""
        tally = self.tally
        told = tally.records - tally.articles - tally.duplicates - tally.skipped
        if not 0 <= told <= tally.problems:
            raise AssertionError(f"the books of {self.path.name} do not balance: {tally}")


def chunks(job: Job) -> Iterator[list[Step]]:
    """The steps of a job, from this process or from one of its own."""
    if not is_large(job.path) and not is_read_by_native_code(job.path):
        for step in read(job):
            yield [step]
        return
    yield from steps_of(job, PATIENCE)
