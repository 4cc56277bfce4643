"""How the columns of a dump are understood, from its first records: what a user sees before anything is written."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from backfile.article import Draft, Problem
from backfile.importer import sniff
from backfile.importer.column_texts import doubt_of, line
from backfile.importer.doubt import Doubt
from backfile.importer.fields import understand_taking
from backfile.importer.fields_taking import Taking, is_empty, take
from backfile.importer.record import Options, Reader, Record, Skipped, Source
from backfile.importer.sites import FROM_DUMP, source_in
from backfile.importer.unpack import Opened, Unpacker

MEMBERS = 200  # of a folder or an archive
LARGE = 16 * 1024 * 1024  # bytes of a member of an archive that nobody waits for
SECONDS = 2.0  # after which no other member is opened
COLUMNED = frozenset(("CSV", "JSON", "JSON Lines", "Spreadsheet", "SQLite", "SQL", "Parquet", "XML"))
"""Readers of formats in which whoever made a dump names its columns. What others read is not looked into."""
RECORDS = 200  # of a table that are looked at
BYTES = 4 * 1024 * 1024  # of a member
ROWS = 20  # that are shown
DEEPEST = 2  # objects within objects whose fields are columns of their own
FEW = 30  # fields of an object that has columns of its own: one that is keyed by numbers has more


@dataclass(frozen=True, slots=True)
class Column:
    """A field of the records, by its path."""

    name: str  # "meta.outlet" inside an object
    sample: str  # its first value, on one line
    filled: int  # in how many records it holds something
    field: str | None  # that it is understood as; None where it is kept as it stands


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it would come in: an article, or why it is none."""

    number: int
    draft: Draft | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Records that have the same columns."""

    member: str | None
    format: str
    records: int  # that were looked at
    more: bool  # whether there are others behind them
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    doubt: Doubt | None  # why a person should look at it; None where it is well understood
    guess: tuple[tuple[str, str], ...] = ()  # field and column: what settles the doubt, most likely

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order: its shape."""
        return tuple(sorted(column.name for column in self.columns))

    @property
    def gives_texts(self) -> bool:
        """Whether an article with a text comes of it."""
        return any(row.draft is not None and row.draft.paragraphs for row in self.rows)


def preview(path: Path, options: Options, spool: Path | None = None) -> list[Table]:
    """The tables that the first members hold, the doubtful ones first. A dump without columns has none."""
    found: list[Table] = []
    until = time.monotonic() + SECONDS
    for member in islice(Unpacker(path, spool=spool).members(), MEMBERS):
        if time.monotonic() > until:
            break
        if isinstance(member, Opened):
            known = {table.names for table in found}
            tables = _beside_articles(_tables(member.source, options, path.name))
            found += [table for table in tables if table.names not in known]
            if member.source.path is None and (member.place.bytes or LARGE) >= LARGE:
                break  # what stands behind it in an archive would have to be unpacked to
    return sorted(found, key=lambda table: (table.doubt is None, not table.gives_texts))


def _beside_articles(tables: list[Table]) -> list[Table]:
    """Where a database has its articles in one table, what stands in the others is no question."""
    if not any(table.gives_texts and table.doubt is None for table in tables):
        return tables
    return [replace(table, doubt=None, guess=()) for table in tables]


def _tables(source: Source, options: Options, dump: str) -> list[Table]:
    if sniff.left_out(source) is not None:
        return []
    reader = sniff.reader_named(options.reader) if options.reader else sniff.reader_for(source)
    if reader is None or reader.name not in COLUMNED:
        return []
    heaps: list[_Heap] = []
    # A look decides nothing: the import itself tells what is wrong with a reader or a record.
    try:
        _fill(heaps, reader, source, options)
        return [heap.table(source, reader.name, options, dump) for heap in heaps]
    except Exception:
        return []


@dataclass(slots=True)
class _Heap:
    """Records whose fields have much in common."""

    columns: dict[str, object] = field(default_factory=dict)  # name, first value
    filled: Counter[str] = field(default_factory=Counter)
    records: list[Record] = field(default_factory=list)
    more: bool = False

    def fits(self, names: Iterable[str]) -> bool:
        """Whether a record with these fields belongs here."""
        own = set(names)
        return 2 * len(own & self.columns.keys()) >= min(len(own), len(self.columns))

    def add(self, record: Record, values: Mapping[str, object]) -> None:
        """Take a record in."""
        self.records.append(record)
        for name, value in values.items():
            if is_empty(self.columns.setdefault(name, value)):
                self.columns[name] = value
            self.filled[name] += not is_empty(value)

    def table(self, source: Source, form: str, options: Options, dump: str) -> Table:
        """What was seen, understood."""
        rows: list[Row] = []
        places: dict[str, Counter[str]] = {}
        takings: list[Taking] = []
        for record in self.records:
            assert isinstance(record.content, Mapping)
            taking = take(record.content, options.mapping)
            made = understand_taking(taking, record, source)
            takings.append(taking)
            for name, role in taking.places().items():
                places.setdefault(name, Counter())[role.value] += 1
            if len(rows) < ROWS:
                rows.append(_row(record, made, dump))
        said = {column: role for role, column in options.mapping}
        columns = tuple(
            Column(name, line(value), self.filled[name], said.get(name) or _most(places.get(name)))
            for name, value in self.columns.items()
        )
        doubt, guess = doubt_of(takings, [dict(flat(record.content)) for record in self.records])
        if options.mapping:
            doubt, guess = None, ()
        return Table(source.member, form, len(self.records), self.more, columns, tuple(rows), doubt, guess)


def _fill(heaps: list[_Heap], reader: Reader, source: Source, options: Options) -> None:
    seen = 0
    for item in reader.records(source, replace(options, every_table=True)):
        if not isinstance(item, Record):
            continue
        if not isinstance(item.content, Mapping):
            return
        values = dict(flat(item.content))
        heap = next((heap for heap in heaps if heap.fits(values)), None)
        if heap is None:
            heap = _Heap()
            heaps.append(heap)
        seen += len(item.raw)
        if len(heap.records) == RECORDS or seen > BYTES:
            heap.more = True
            return
        heap.add(item, values)


def flat(content: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    """The fields of a record with their paths, those of small objects one by one."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            if isinstance(value, dict) and 0 < len(value) <= FEW and depth < DEEPEST:
                yield from flat(value, f"{path}{name}.", depth + 1)
            else:
                yield f"{path}{name}", value


def _most(counted: Counter[str] | None) -> str | None:
    return counted.most_common(1)[0][0] if counted else None


def _row(record: Record, made: Draft | Skipped | Problem, dump: str) -> Row:
    if isinstance(made, Draft):
        if made.source is None and (source := source_in(dump)) is not None:  # as the import itself finds it
            made = replace(made, source=source, derived={**made.derived, "source": FROM_DUMP})
        return Row(record.number, made)
    return Row(record.number, None, made.sentence if isinstance(made, Problem) else made.reason)
