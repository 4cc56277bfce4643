"""The books of a dump that is being imported: its members, what came of the records of each, and its problems."""

from collections import Counter
from dataclasses import dataclass, field, replace

from backfile.article import Problem
from backfile.library.events import FileBegan, FileDone, FileKept, Tally
from backfile.library.sqlite import sqlite3


@dataclass(slots=True)
class OpenFile:
    """The member that is being read: its row, and what it has given since it began."""

    id: int
    member: str | None
    tally: Tally = field(default_factory=Tally)
    skips: Counter[str] = field(default_factory=Counter)  # by reason

    def copy(self) -> "OpenFile":
        """As it is before a batch, for one that is undone."""
        return OpenFile(self.id, self.member, replace(self.tally), Counter(self.skips))


class Books:
    """Of one dump, in transactions of the caller's. `file` is the member that is being read, None between two."""

    def __init__(self, connection: sqlite3.Connection, dump: int) -> None:
        self.file: OpenFile | None = None
        self._connection = connection
        self._dump = dump

    def begin(self, event: FileBegan) -> None:
        """A member is read from its beginning: what it had to say before, it will say again."""
        self.save()
        (number,) = self._connection.execute(
            _BEGIN_FILE, (self._dump, event.member, event.bytes, event.modified)
        ).fetchone()
        self._connection.execute("DELETE FROM problems WHERE dump = ? AND member IS ?", (self._dump, event.member))
        self._connection.execute("DELETE FROM skips WHERE file = ?", (number,))
        self.file = OpenFile(number, event.member)

    def keep(self, event: FileKept, tally: Tally) -> None:
        """A member that was done before adds nothing: what it gave is known."""
        row = self._connection.execute(_KEPT, (self._dump, event.member)).fetchone()
        records, articles, duplicates, skipped, problems = row
        tally += Tally(records, 0, 0, articles + duplicates, skipped, problems)

    def end(self, event: FileDone) -> None:
        """A member was read as far as it can be."""
        assert self.file is not None, "a file ends that began"
        self.save()
        self._connection.execute(
            "UPDATE files SET status = ?, format = ?, encoding = ?, days_first = ?, months_first = ?, open_dates = ?"
            " WHERE id = ?",
            (
                "done" if event.whole else "running", event.format, event.encoding, event.dates.days_first,
                event.dates.months_first, event.dates.open, self.file.id,
            ),
        )  # fmt: skip
        self.file = None

    def count(self, tally: Tally, **more: int) -> None:
        """So many more records, articles and so on, in the tally of a batch and in that of the open member."""
        added = Tally(**more)
        tally += added
        if self.file is not None:
            self.file.tally += added

    def skip(self, reason: str, tally: Tally) -> None:
        """One more record that is rightly no article."""
        self.count(tally, records=1, skipped=1)
        if self.file is not None:
            self.file.skips[reason] += 1

    def add_problem(self, problem: Problem, tally: Tally) -> None:
        """Of the open member, where it names none."""
        member = problem.member
        if member is None and self.file is not None:
            member = self.file.member
        self._connection.execute(
            "INSERT INTO problems (dump, member, record, offset, reason, detail) VALUES (?, ?, ?, ?, ?, ?)",
            (self._dump, member, problem.record, problem.offset, problem.reason, problem.detail),
        )
        self.count(tally, records=int(problem.lost), problems=1)

    def save(self) -> None:
        """Write down what the open member has given so far."""
        if self.file is None:
            return
        file, tally = self.file, self.file.tally
        self._connection.execute(
            "UPDATE files SET records = ?, articles = ?, excerpts = ?, duplicates = ?, skipped = ?, problems = ?"
            " WHERE id = ?",
            (tally.records, tally.articles, tally.excerpts, tally.duplicates, tally.skipped, tally.problems, file.id),
        )
        self._connection.executemany(
            "INSERT INTO skips VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = excluded.count",
            [(file.id, reason, count) for reason, count in file.skips.items()],
        )


_BEGIN_FILE = """
    INSERT INTO files (dump, member, bytes, modified, status) VALUES (?, ?, ?, ?, 'running')
    ON CONFLICT (dump, ifnull(member, '')) DO UPDATE SET
        bytes = excluded.bytes, modified = excluded.modified, status = 'running', records = 0, articles = 0,
        excerpts = 0, duplicates = 0, skipped = 0, problems = 0
    RETURNING id"""
_KEPT = "SELECT records, articles, duplicates, skipped, problems FROM files WHERE dump = ? AND member IS ?"
