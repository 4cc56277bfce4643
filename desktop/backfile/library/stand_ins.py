"""What a library that can only be read lacks or has by other rules, put before a connection's eyes and nowhere else.

SQLite looks for a name among temporary tables and views first, so whoever reads need not know.
"""

import re

from backfile.library.lacking import COLUMNS, missing_columns, missing_tables
from backfile.library.sqlite import sqlite3
from backfile.text.fold import TOKENISER, fold_value, words


def stand_in(connection: sqlite3.Connection, *, earlier: bool) -> None:
    """Lay them before what a connection reads. `earlier`: the library is of an earlier version, and stays so.

    What an index of other rules has of a value or a text is worked out as it is read, until a rebuild is done.
    """
    tokeniser = connection.execute("SELECT value FROM meta WHERE key = 'tokeniser'").fetchone()
    worked_out: dict[tuple[str, str], str] = {}
    if tokeniser != (TOKENISER,):
        connection.create_function("fold_value", 1, fold_value, deterministic=True)
        connection.create_function("count_words", 1, lambda text: len(words(text)), deterministic=True)
        worked_out = _WORKED_OUT
    known: set[str] = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_schema")}
    if earlier:
        for _, statement in missing_tables(known):
            connection.execute(_CREATE.sub(r"\1temp.", statement))
    tables = {table for table, _ in worked_out} | {table for table, _, _ in COLUMNS if earlier}
    for table in tables & known:
        _stand_in_for(connection, table, worked_out)


def _stand_in_for(connection: sqlite3.Connection, table: str, worked_out: dict[tuple[str, str], str]) -> None:
    """A view in a table's place, where it has to have other columns."""
    has = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))]
    columns = [worked_out.get((table, name), name) for name in has]
    for name, declared in missing_columns(connection, table):
        columns.append(f"{declared.partition('DEFAULT ')[2] or 'NULL'} AS {name}")
    if columns != has:
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {', '.join(columns)} FROM main.{table} own")


_CREATE = re.compile(r"(CREATE (?:VIRTUAL )?TABLE )")
_NOW = f"(SELECT value FROM main.meta WHERE key = 'tokeniser') IS '{TOKENISER}'"  # a rebuild may end meanwhile
_WORKED_OUT = {
    ("facet_values", "folded"): f"CASE WHEN {_NOW} THEN folded ELSE fold_value(value) END AS folded",
    ("items", "words"): f"""
        CASE WHEN {_NOW} THEN words ELSE
            (SELECT count_words(text) FROM main.texts WHERE id = own.id) END AS words""",
}
