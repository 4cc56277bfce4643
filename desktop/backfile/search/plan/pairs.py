"""What an item can have several of, as pairs of numpy columns: authors, names, and the dumps in which it was seen."""

from typing import TYPE_CHECKING

import numpy as np

from backfile.search.plan.columns import Ints, Mask, numbers

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_VALUES = """
    SELECT group_concat(value), group_concat(item), max(item) FROM item_values
    WHERE item > ? AND value IN (SELECT id FROM facet_values WHERE field = '{field}')"""
_AUTHORS, _NAMES = (_VALUES.format(field=field) for field in ("author", "name"))
_DUMPS = """
    SELECT group_concat(f.dump), group_concat(s.item), max(s.id) FROM sightings s JOIN files f ON f.id = s.file
    WHERE s.id > ?"""

_SOUGHT = 60  # pairs that are gone through while the pairs of one item are looked up
_HALF = 32  # bits of a number, of which there are no more than of sightings


class Paired:
    """Distinct pairs of a number and an item, in the order of items; read once, and then only what is new."""

    def __init__(self, statement: str) -> None:
        self.numbers: Ints = np.empty(0, np.int64)
        self.items: Ints = np.empty(0, np.int64)
        self._statement = statement
        self._last = 0

    def extend(self, connection: "sqlite3.Connection") -> None:
        """Take in the pairs of items above the last one that is in; the transaction says up to which."""
        values, items, last = connection.execute(self._statement, (self._last,)).fetchone()
        if last is None:
            return
        self._last = last
        pairs = (numbers(items) << _HALF) + numbers(values)
        joined = np.concatenate([(self.items << _HALF) + self.numbers, pairs])
        joined.sort()  # what is nearly sorted already: np.unique takes five times as long
        distinct = joined[np.concatenate([[True], joined[1:] != joined[:-1]])] if len(joined) else joined
        self.items, self.numbers = distinct >> _HALF, distinct & ((1 << _HALF) - 1)

    def of(self, mask: Mask) -> tuple[Ints, Ints]:
        """The pairs whose items are in `mask`."""
        ids = np.flatnonzero(mask)
        if len(ids) * _SOUGHT < len(self.items):
            starts, ends = (np.searchsorted(self.items, ids, side) for side in ("left", "right"))
            each = ends - starts
            kept = np.repeat(ends - np.cumsum(each), each) + np.arange(each.sum())
        else:
            kept = np.flatnonzero(mask[self.items])  # by number: to take by a mask takes four times as long
        return self.numbers[kept], self.items[kept]

    def items_of(self, wanted: Ints) -> Ints:
        """The items that are paired with any of these numbers."""
        return self.items[np.isin(self.numbers, wanted)]


class Pairs:
    """The pairs of one library. They are loaded when a query or a facet first needs them."""

    def __init__(self) -> None:
        self._authors = Paired(_AUTHORS)
        self._names = Paired(_NAMES)
        self._dumps = Paired(_DUMPS)
        self._fresh: set[int] = set()

    def clear(self) -> None:
        """Forget all: items are gone."""
        self._authors, self._names, self._dumps = Paired(_AUTHORS), Paired(_NAMES), Paired(_DUMPS)
        self._fresh.clear()

    def outdated(self) -> None:
        """Something was committed: look again at the next use."""
        self._fresh.clear()

    def authors(self, connection: "sqlite3.Connection") -> Paired:
        """(facet value, item)."""
        return self._current(self._authors, connection)

    def names(self, connection: "sqlite3.Connection") -> Paired:
        """(facet value, item)."""
        return self._current(self._names, connection)

    def dumps(self, connection: "sqlite3.Connection") -> Paired:
        """(dump, item)."""
        return self._current(self._dumps, connection)

    def _current(self, paired: Paired, connection: "sqlite3.Connection") -> Paired:
        if id(paired) not in self._fresh:
            paired.extend(connection)
            self._fresh.add(id(paired))
        return paired
