"""How often words stand in items, told by the places that the index keeps: no text is read for it."""

from typing import TYPE_CHECKING

import numpy as np

from backfile.search.language.tree import AtLeast, Or, Text
from backfile.search.plan.columns import Mask, numbers
from backfile.search.reading.phrase import phrases

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_KNOWN = "SELECT 1 FROM temp.sqlite_master WHERE name = 'places'"
_MADE = "CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, 'fts', 'instance')"
_ITEMS = "SELECT group_concat(doc) FROM temp.places WHERE term = ?"
_COLUMNS = {None: "", "title": " AND col = 'title'", "text": " AND col = 'body'"}

Sought = frozenset[tuple[str, str | None]]
"""Tokens and the columns in which they are sought."""


def tokens_of(wanted: AtLeast) -> Sought | None:
    """The tokens whose places are counted together; None where the wording is not of single tokens, each by itself."""
    parts = wanted.part.parts if isinstance(wanted.part, Or) else (wanted.part,)
    found: set[tuple[str, str | None]] = set()
    for part in parts:
        if not isinstance(part, Text) or part.exact or part.slop is not None:
            return None
        asked = phrases(part)
        if len(asked) != 1 or asked[0].prefix or len(asked[0].tokens) != 1:
            return None
        found.add((asked[0].tokens[0], part.column))
    words = {token for token, _ in found}
    return frozenset(found) if wanted.count > 0 and len(words) == len(found) else None  # each place counts once


def at_least(connection: "sqlite3.Connection", sought: Sought, count: int, last: int) -> Mask:
    """The items up to a number in which the tokens have so many places together."""
    _prepare(connection)
    places = np.zeros(last + 1, np.int64)
    for token, column in sought:
        items = numbers(connection.execute(_ITEMS + _COLUMNS[column], (token,)).fetchone()[0])
        places += np.bincount(items[items <= last], minlength=last + 1)
    return places >= count


def _prepare(connection: "sqlite3.Connection") -> None:
    """Name the table of places, which is the connection's own; one that only reads may make none before this."""
    if connection.execute(_KNOWN).fetchone() is None:
        (only_reads,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only=OFF")
        try:
            connection.execute(_MADE)
        finally:
            connection.execute(f"PRAGMA query_only={only_reads}")
