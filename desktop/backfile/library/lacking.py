"""What a library of version 1 may lack: its tables still grew when the first libraries were made.

All is added in a moment, however large the library is. What is made of the texts (the index, the vocabulary, sketches)
stays empty: without the name of a tokeniser the library is read text by text until `reindex` has made it anew.
"""

import re
from typing import TYPE_CHECKING

from backfile.library.index_tables import INDEXES
from backfile.library.tables import FIRST

if TYPE_CHECKING:
    from collections.abc import Collection

    from backfile.library.sqlite import sqlite3

COLUMNS = (
    ("files", "stale", "INTEGER"),
    ("files", "days_first", "INTEGER NOT NULL DEFAULT 0"),
    ("files", "months_first", "INTEGER NOT NULL DEFAULT 0"),
    ("files", "open_dates", "INTEGER NOT NULL DEFAULT 0"),
    ("watched_folders", "read_up_to", "INTEGER NOT NULL DEFAULT 0"),
    ("items", "version_of", "INTEGER REFERENCES items(id)"),
    ("saved_searches", "looked", "TEXT"),
    ("saved_searches", "seen_up_to", "INTEGER NOT NULL DEFAULT 0"),
)
"""Table, name and declaration of those that were added."""

_GONE = (("files", "options"), ("saved_searches", "seen"))  # nothing ever read the one or wrote the other
_MADE_OF_TEXTS = {*INDEXES, "name_forms", "sketches"}


def completion(connection: "sqlite3.Connection") -> list[str]:
    """The statements that complete a library of version 1, in their order; none where it is whole."""
    known: dict[str, str | None] = dict(connection.execute("SELECT name, sql FROM sqlite_schema"))
    statements = [statement for _, statement in missing_tables(known)]
    for table in dict.fromkeys(table for table, _, _ in COLUMNS if table in known):
        for column, declared in missing_columns(connection, table):
            statements.append(f"ALTER TABLE {table} ADD COLUMN {column} {declared}")
    for table, column in _GONE:
        if column in _columns_of(connection, table):
            statements.append(f"ALTER TABLE {table} DROP COLUMN {column}")
    for kind, name, statement in _MAKING:
        if kind == "INDEX" and name not in known:
            statements.append(statement)
        if kind == "VIEW" and _plain(known.get(name)) != _plain(statement):
            statements += [f"DROP VIEW IF EXISTS {name}", statement]
    if _MADE_OF_TEXTS - known.keys():
        statements.append("DELETE FROM meta WHERE key = 'tokeniser'")
    return statements


def missing_tables(known: "Collection[str]") -> list[tuple[str, str]]:
    """Name and statement of what makes and sets up each table that is not among the known ones."""
    return [(name, statement) for kind, name, statement in _MAKING if kind == "TABLE" and name not in known]


def missing_columns(connection: "sqlite3.Connection", table: str) -> list[tuple[str, str]]:
    """Name and declaration of the columns that a table of this library lacks."""
    has = _columns_of(connection, table)
    return [(column, declared) for of, column, declared in COLUMNS if of == table and column not in has]


def _columns_of(connection: "sqlite3.Connection", table: str) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}


def _plain(statement: str | None) -> list[str]:
    return (statement or "").split()


def _made(statement: str) -> tuple[str, str, str]:
    match = _MADE.match(statement)
    assert match is not None, statement
    return match[1] or "TABLE", match[2], statement


_MADE = re.compile(r"\s*(?:CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|VIEW)|INSERT INTO) (\w+)")
_MAKING = tuple(map(_made, FIRST))
"""What each statement makes (TABLE, INDEX or VIEW), its name, and the statement; an INSERT sets up its table."""
