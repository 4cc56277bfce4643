"""What an import tells the library of a dump, in its order, and the books that are kept of it."""

from dataclasses import dataclass, field
from typing import Self

from backfile.article import Problem
from backfile.library.entry import Entry
from backfile.text.day_order import DayOrder


@dataclass(frozen=True, slots=True)
class FileBegan:
    """The events that follow belong to this member, until it is done."""

    member: str | None
    bytes: int | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class FileDone:
    """The member was read to its end; where it is not `whole`, another import reads it again."""

    format: str | None
    encoding: str | None = None
    whole: bool = True
    dates: DayOrder = field(default_factory=DayOrder)


@dataclass(frozen=True, slots=True)
class FileKept:
    """The member was done before and has not changed: what it gave then stands."""

    member: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is rightly no article."""

    reason: str


Event = FileBegan | FileDone | FileKept | Skipped | Entry | Problem


@dataclass(slots=True)
class Tally:
    """What became of the records: records = articles + duplicates + skipped + the problems that lost one."""

    records: int = 0
    articles: int = 0
    excerpts: int = 0
    duplicates: int = 0
    skipped: int = 0
    problems: int = 0

    def __iadd__(self, other: "Tally") -> Self:
        # Twice for each record, so without a loop over the fields' names.
        self.records += other.records
        self.articles += other.articles
        self.excerpts += other.excerpts
        self.duplicates += other.duplicates
        self.skipped += other.skipped
        self.problems += other.problems
        return self
