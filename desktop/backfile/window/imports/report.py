"""What a report shows of one dump, read in a thread: what came in, what became of it, what went wrong."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from backfile.article import Problem
from backfile.library import Library
from backfile.library.dumps import Dump, SkippedIn

MOST_PROBLEMS = 20_000
"""Problems that a report lists; the command line has them all."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the items that were first seen in a dump."""

    excerpts: int
    dated: int
    undated: int
    titled: int  # with a title that was given
    derived: int  # with one taken from the text


@dataclass(frozen=True, slots=True)
class Report:
    """One dump, with its ledger."""

    dump: Dump
    came_in: tuple[tuple[str, int], ...]  # format, records; the most first
    lost: int  # records that became problems
    facts: Facts
    problems: tuple[tuple[str, tuple[Problem, ...]], ...]  # by reason, the most frequent first
    skips: tuple[tuple[str, tuple[SkippedIn, ...]], ...]  # likewise: where records were left alone
    gone: bool  # the dump is not where it was

    @property
    def balanced(self) -> bool:
        """Whether what came in is what became of it, record for record."""
        return 0 <= self.lost <= self.dump.problems and sum(n for _, n in self.came_in) == self.dump.records


def read_report(library: Library, dump_id: int) -> Report:
    """The report of a dump. Raises NoSuchItem."""
    dump = library.dump(dump_id)
    records: Counter[str] = Counter()
    for file in library.files(dump_id):
        if file.records:
            records[file.format or ""] += file.records
    if (unnamed := dump.records - records.total()) > 0:
        # A dump of several formats does not tell which of them a record had that came of no file.
        records["" if dump.format is None or ", " in dump.format else dump.format] += unnamed
    return Report(
        dump=dump,
        came_in=tuple(records.most_common()),
        lost=dump.records - dump.articles - dump.duplicates - dump.skipped,
        facts=_facts(library, dump_id),
        problems=grouped(library.problems(dump_id, limit=MOST_PROBLEMS)),
        skips=tuple(
            (reason, tuple(some)) for reason, some in groupby(library.skips(dump_id, limit=MOST_PROBLEMS), _reason)
        ),
        gone=not Path(dump.path).exists(),
    )


def _reason(skipped: SkippedIn) -> str:
    return skipped.reason


def grouped(problems: list[Problem]) -> tuple[tuple[str, tuple[Problem, ...]], ...]:
    """Problems by their reason, the most frequent reason first."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.reason, []).append(problem)
    return tuple((reason, tuple(group)) for reason, group in sorted(groups.items(), key=lambda each: -len(each[1])))


def _facts(library: Library, dump_id: int) -> Facts:
    rows = library.connection.execute(
        "SELECT kind, begins IS NULL, title_origin, count(*) FROM items WHERE dump = ?"
        # What was understood otherwise since stays where another dump has it.
        " AND EXISTS (SELECT 1 FROM sightings JOIN files ON files.id = sightings.file"
        " WHERE sightings.item = items.id AND files.dump = items.dump) GROUP BY 1, 2, 3",
        (dump_id,),
    ).fetchall()
    articles = [(bool(undated), origin, count) for kind, undated, origin, count in rows if kind == "article"]
    return Facts(
        excerpts=sum(count for kind, _, _, count in rows if kind == "excerpt"),
        dated=sum(count for undated, _, count in articles if not undated),
        undated=sum(count for undated, _, count in articles if undated),
        titled=sum(count for _, origin, count in articles if origin == "given"),
        derived=sum(count for _, origin, count in articles if origin == "derived"),
    )
