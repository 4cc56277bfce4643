"""The SQLite that sqlite-utils uses: the current one of the `pysqlite3` wheel, where there is one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
