"""The values of a library's fields, the most frequent first, as text in which the beginning of a word is looked for.

One text a field, a value a line: as searching it stops at the first few lines that fit, the answer to one letter takes
microseconds and to a rare word a scan of some megabytes.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.plan.columns import Ints, numbers
from backfile.search.reading.phrase import phrase_of
from backfile.text.fold import words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_ONE = """
    SELECT group_concat(' ' || folded || ' ', char(10)), group_concat(id) FROM (
        SELECT f.id, f.folded FROM facet_values f
        JOIN (SELECT {column} AS number, count(*) AS items FROM items GROUP BY {column}) ON number = f.id
        ORDER BY items DESC, f.id)"""
_SEVERAL = """
    SELECT group_concat(' ' || folded || ' ', char(10)), group_concat(id) FROM (
        SELECT f.id, f.folded FROM facet_values f
        JOIN (SELECT value AS number, count(*) AS items FROM item_values GROUP BY value) ON number = f.id
        WHERE f.field = '{column}' ORDER BY items DESC, f.id)"""
_STATEMENTS = {
    "source": _ONE.format(column="source"),
    "section": _ONE.format(column="section"),
    "lang": _ONE.format(column="language"),
    "author": _SEVERAL.format(column="author"),
    "name": _SEVERAL.format(column="name"),
}
FIELDS = tuple(_STATEMENTS)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The folded values of one field."""

    text: bytes
    starts: Ints  # of the lines
    ids: Ints

    def holding(self, needle: bytes, most: int) -> list[int]:
        """The ids of the first lines that hold `needle`."""
        found: list[int] = []
        at = self.text.find(needle)
        while at >= 0 and len(found) < most:
            line = int(np.searchsorted(self.starts, at, "right")) - 1
            found.append(int(self.ids[line]))
            after = line + 1
            at = self.text.find(needle, int(self.starts[after])) if after < len(self.starts) else -1
        return found


_EMPTY = _Lines(b"", np.empty(0, np.int64), np.empty(0, np.int64))


class KnownValues:
    """The values of one library as of the last `read`."""

    def __init__(self) -> None:
        self._fields: dict[str, _Lines] = {}

    def read(self, connection: "sqlite3.Connection") -> None:
        """Take in what the library has now: some 0.1 s at 100,000 articles."""
        self._fields = {field: _read(connection, statement) for field, statement in _STATEMENTS.items()}

    def beginning(self, field: str, typed: str, most: int) -> list[int]:
        """The numbers of values of which a word begins with `typed`, the most frequent first; all where it is empty."""
        lines = self._fields.get(field, _EMPTY)
        if not words(typed):
            return [] if typed.strip() else [int(number) for number in lines.ids[:most]]
        return lines.holding(needle(typed), most)

    def is_part_of_others(self, field: str, value: str) -> bool:
        """Whether further values have all its words, so that only quotation marks tell it from them."""
        return bool(words(value)) and len(self._fields.get(field, _EMPTY).holding(needle(value, whole=True), 2)) > 1


def needle(typed: str, *, whole: bool = False) -> bytes:
    """What stands in a folded line in which words of a value begin with `typed`, or are it."""
    phrase = phrase_of(typed)
    end = " " if whole and not phrase.prefix else ""
    return f" {' '.join(phrase.tokens)}{end}".encode()


def _read(connection: "sqlite3.Connection", statement: str) -> _Lines:
    joined, ids = connection.execute(statement).fetchone()
    if joined is None:
        return _EMPTY
    text = joined.encode()
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
    return _Lines(text, np.concatenate([[0], ends + 1]), numbers(ids))
