"""Dates such as 02/11/2014, read again when the whole dump is known."""

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

import orjson

from backfile.library.failures import explained
from backfile.library.revisions import REVISED
from backfile.library.sqlite import sqlite3
from backfile.library.transaction import transaction
from backfile.text.day_order import DayOrder, read_anew
from backfile.text.periods import period

if TYPE_CHECKING:
    from backfile.library.library import Library

STEP = 2000  # items of one transaction


def settle_day_order(library: "Library", dump: int) -> None:
    """Read the dates that go either way as the other dates of their file are, or else those of the whole dump.

    Idempotent: cut off, it is done again with the dump.
    """
    connection = library.connection
    files = [
        (file, DayOrder(*counts))
        for file, *counts in connection.execute(
            "SELECT id, days_first, months_first, open_dates FROM files WHERE dump = ?", (dump,)
        )
    ]
    if not any(order.open for _, order in files):
        return
    whole = sum((order for _, order in files), DayOrder()).dayfirst
    for file, order in files:
        if order.open:
            _settle(library, file, order.dayfirst if order.dayfirst is not None else whole)


def _settle(library: "Library", file: int, dayfirst: bool | None) -> None:
    items = array("q", (item for (item,) in library.connection.execute(_ITEMS, (file,))))
    for start in range(0, len(items), STEP):
        with explained(library.path), transaction(library.connection):
            _read_anew(library.connection, items[start : start + STEP], dayfirst)


def _read_anew(connection: sqlite3.Connection, items: Iterable[int], dayfirst: bool | None) -> None:
    changed = []
    for item in items:
        date, derived = connection.execute(_DATED, (item,)).fetchone()
        said = orjson.loads(derived or "{}")
        anew = read_anew(said.get("date", ""), date or "", dayfirst)
        if anew is not None:
            found, said["date"] = anew
            changed.append((item, found, *period(found), orjson.dumps(said).decode()))
    if changed:
        many = connection.executemany
        many("UPDATE items SET date = ?2, begins = ?3, ends = ?4 WHERE id = ?1", [row[:4] for row in changed])
        many("UPDATE texts SET derived = ?2 WHERE id = ?1", [(row[0], row[4]) for row in changed])
        connection.execute(REVISED)


# An item belongs to the file in which it was seen first.
_ITEMS = """
    SELECT item FROM sightings s WHERE file = ?
    AND id = (SELECT min(id) FROM sightings WHERE item = s.item) ORDER BY item"""
_DATED = "SELECT i.date, t.derived FROM items i JOIN texts t ON t.id = i.id WHERE i.id = ?"
