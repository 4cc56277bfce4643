"""SQLite databases: the rows of the tables that hold articles. They are opened to be read only, and nothing is run.

An index for full text (FTS), its shadow tables and views hold what is in the tables already.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from backfile.article import Problem
from backfile.importer.encodings import repair_bytes
from backfile.importer.readers.article_tables import holds_articles, why_skipped
from backfile.importer.readers.named_rows import named_columns, with_names
from backfile.importer.readers.rows import EMPTY_TABLE, NO_ARTICLES, record_of
from backfile.importer.record import LARGEST_TEXT, Options, Read, Reader, Skipped, Source
from backfile.importer.spool import named
from backfile.library.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Mapping

MAGIC = b"SQLite format 3\0"
NOT_SQLITE = "Damaged SQLite database"
NO_TABLES = "A database without tables"


def read_sqlite(source: Source, options: Options) -> Iterator[Read]:
    """The rows of each table that holds articles; what the other tables are is told once each."""
    with named(source) as path:
        if isinstance(path, Problem):
            yield path
            return
        try:
            with closing(_open(path)) as connection:
                yield from _tables(connection, options)
        except sqlite3.Error as error:
            yield Problem(NOT_SQLITE, str(error), source.member)


def _open(path: Path) -> "sqlite3.Connection":
    connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda data: repair_bytes(data)[0]
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "cache_size = -8000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _tables(connection: "sqlite3.Connection", options: Options) -> Iterator[Read]:
    tables = [
        name
        for schema, name, kind, *_ in connection.execute("PRAGMA table_list").fetchall()
        if schema == "main" and kind == "table" and not name.startswith("sqlite_")
    ]
    if not tables:
        yield Skipped(NO_TABLES)
    number = 0
    for table in tables:
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({_quoted(table)})")]
        if not (options.wants(columns) or holds_articles(table, columns)):
            yield Skipped(NO_ARTICLES)
            continue
        before = number
        named_by = named_columns(connection, table, columns)
        for values in connection.execute(f"SELECT {', '.join(map(_bounded, columns))} FROM {_quoted(table)}"):
            number += 1
            row: Mapping[str, object] = {
                name: value for name, value in zip(columns, values, strict=True) if value is not None
            }
            reason = why_skipped(row)
            yield Skipped(reason, number) if reason else record_of(with_names(row, named_by), number)
        if number == before:
            yield Skipped(EMPTY_TABLE)


def _bounded(column: str) -> str:
    """A cell; of one that is too large for an article just enough for `understand` to say so."""
    name = _quoted(column)
    return f"CASE WHEN length({name}) > {LARGEST_TEXT} THEN substr({name}, 1, {LARGEST_TEXT + 1}) ELSE {name} END"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


READER = Reader(
    name="SQLite",
    description="Databases: every table that holds articles",
    suffixes=(".db", ".sqlite", ".sqlite3"),
    recognises=lambda head: head.startswith(MAGIC),
    records=read_sqlite,
)
