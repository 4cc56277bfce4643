"""What a library that can only be read lacks or has by other rules, put before a connection's eyes and nowhere else.

SQLite looks for a name among temporary tables and views first, so whoever reads need not know.
"""

import re

from backfile.library.lacking import COLUMNS, missing_columns, missing_tables
from backfile.library.noted import noted
from backfile.library.sqlite import sqlite3
from backfile.text.fold import TOKENISER, fold_value


def stand_in(connection: sqlite3.Connection, *, earlier: bool) -> None:
    """Lay them before what a connection reads. `earlier`: the library is of an earlier version, and stays so.

    Values that were folded by other rules are folded as they are read, until the index is made anew.
    """
    if earlier:
        _stand_in_for_tables(connection)
    if noted(connection, "tokeniser") != TOKENISER:
        connection.create_function("fold_value", 1, fold_value, deterministic=True)
        connection.execute(_FOLDED)


def _stand_in_for_tables(connection: sqlite3.Connection) -> None:
    known = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_schema")}
    for _, statement in missing_tables(known):
        connection.execute(_CREATE.sub(r"\1temp.", statement))
    for table in {table for table, _, _ in COLUMNS} & known:
        missing = missing_columns(connection, table)
        if missing:
            columns = (f"{declared.partition('DEFAULT ')[2] or 'NULL'} AS {column}" for column, declared in missing)
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT *, {', '.join(columns)} FROM main.{table}")


_CREATE = re.compile(r"(CREATE (?:VIRTUAL )?TABLE )")
_FOLDED = f"""
    CREATE TEMP VIEW facet_values AS SELECT id, field, value,
        CASE WHEN (SELECT value FROM main.meta WHERE key = 'tokeniser') IS '{TOKENISER}'  -- the rebuild has ended since
            THEN folded ELSE fold_value(value) END AS folded
    FROM main.facet_values"""
