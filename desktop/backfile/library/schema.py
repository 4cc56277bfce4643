"""The migrations of a library, which run forward only; its tables are in `tables`."""

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from backfile.library.lacking import completion
from backfile.library.tables import FIRST

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("backfile")


@migrations()
def first(db: "Database") -> None:
    """The library as version 1 has it."""
    for statement in FIRST:
        db.execute(statement)


@migrations()
def second(db: "Database") -> None:
    """Complete a library that was made while version 1 still grew; nothing in one that was made since."""
    for statement in completion(db.conn):
        db.execute(statement)
