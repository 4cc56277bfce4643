"""What queries filter, sort and count by, as numpy columns: position in an array = number of an item.

Numbers of items only grow and an item's facts hardly ever change, so a column is extended by what another process has
committed since, and only read again where the library says so by its revision.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

T = TypeVar("T", bound=np.generic)
Span = Literal["Y", "M", "D"]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]

UNDATED = np.int64(np.iinfo(np.int64).min)
"""`begins` and `ends` of an item without a date; no date that can be written is that early."""

_NAMES = ("source", "section", "language", "dump", "begins", "ends", "_flags", "group", "words")  # as `_LOAD` has them
_FLAGS = {"excerpt": 1, "derived": 2, "url": 4}
_LAST = "SELECT ifnull(max(id), 0), (SELECT value FROM meta WHERE key = 'revision') FROM items"
_LOAD = f"""
    SELECT group_concat(id), group_concat(source), group_concat(section), group_concat(language), group_concat(dump),
           group_concat(begins), group_concat(ends), group_concat(flags), group_concat(family),
           group_concat(words)
    FROM (
        SELECT id, ifnull(source, 0) AS source, ifnull(section, 0) AS section, ifnull(language, 0) AS language, dump,
               ifnull(begins, {UNDATED}) AS begins, ifnull(ends, {UNDATED}) AS ends,
               (kind = 'excerpt') + 2 * (title_origin = 'derived') + 4 * (url IS NOT NULL) AS flags,
               ifnull(version_of, id) AS family, words
        FROM items WHERE id > ? ORDER BY id
    )"""


AT_ONCE = 100_000
"""Characters read as numbers in one call, some 2 ms, in which no other thread gets its turn in Python."""


def numbers(joined: str | None) -> Ints:
    """The integers of a `group_concat`: twenty times as fast as fetching a row for each."""
    read: list[Ints] = []
    at, end = 0, len(joined or "")
    while joined and at < end:
        comma = joined.find(",", at + AT_ONCE)
        stop = comma if comma >= 0 else end
        read.append(np.fromstring(joined[at:stop], dtype=np.int64, sep=","))
        at = stop + 1
    return np.concatenate(read) if read else np.empty(0, np.int64)


class Columns:
    """The columns of one library, as of the last `extend`."""

    def __init__(self) -> None:
        self.revision: str | None = None  # of what is there: another one where it was changed or taken away
        self.clear()

    def clear(self) -> None:
        """Forget all: what is left is a row for item 0, which no library has."""
        self.last = 0  # the highest number of an item that is in
        self.exists: Mask = np.zeros(1, np.bool_)
        self.source: Ints = np.zeros(1, np.int64)  # numbers of facet values; 0 for none
        self.section: Ints = np.zeros(1, np.int64)
        self.language: Ints = np.zeros(1, np.int64)
        self.dump: Ints = np.zeros(1, np.int64)
        self.begins: Ints = np.full(1, UNDATED)
        self.ends: Ints = np.full(1, UNDATED)
        self.group: Ints = np.zeros(1, np.int64)  # of versions: the number of its first item
        self.words: Ints = np.zeros(1, np.int64)  # of the body
        self._flags: Ints = np.zeros(1, np.int64)
        self._by_date: Ints = np.empty(0, np.int64)  # dated items up to a number, in the order of their dates
        self._ordered = 0  # that number
        self._shared: Mapping[str, Ints] | None = None
        self._orders: dict[bool, Ints] = {}
        self._spans: dict[Span, Ints] = {}
        self._places: Ints | None = None
        self._grouped: Mask | None = None
        self.lengths: Ints | None = None  # words of bodies, once somebody has asked for them

    def kept(self) -> dict[str, Ints]:
        """All of it, for `restore`."""
        self._order(newest=True)
        columns = {name: getattr(self, name) for name in _NAMES}
        return {**columns, "exists": self.exists.astype(np.int64), "by_date": self._by_date}

    def restore(self, last: int, revision: str | None, kept: Mapping[str, Ints]) -> None:
        """Take in what was kept of the items up to a number; of a state of the library that still holds."""
        self.clear()
        self.last = self._ordered = last
        self.revision = revision
        for name in _NAMES:
            setattr(self, name, kept[name])
        self._shared = kept  # as long as it is there, others may take it as well
        self.exists = kept["exists"].astype(np.bool_)
        self._by_date = kept["by_date"]

    def extend(self, connection: "sqlite3.Connection") -> bool:
        """Take in what was committed since. True where there was something."""
        last, revision = connection.execute(_LAST).fetchone()
        if revision != self.revision:
            self.clear()
            self.revision = revision
        if last == self.last:
            return False
        self._shared = None
        ids, *columns = map(numbers, connection.execute(_LOAD, (self.last,)).fetchone())
        self.exists = _extended(self.exists, last, ids, np.ones(len(ids), np.bool_), np.False_)
        for name, values in zip(_NAMES, columns, strict=True):
            empty = UNDATED if name in ("begins", "ends") else np.int64(0)
            setattr(self, name, _extended(getattr(self, name), last, ids, values, empty))
        self.last = last
        self._orders.clear()
        self._places = None
        self._grouped = None
        self.lengths = None
        return True

    def flagged(self, flag: str, ids: Ints | slice = slice(None)) -> Mask:
        """Whether items are an excerpt, have a derived title, or have a url: all, or those of some numbers."""
        return (self._flags[ids] & _FLAGS[flag]).astype(np.bool_)

    @property
    def dated(self) -> Mask:
        """The items with a date."""
        return np.not_equal(self.begins, UNDATED)

    def spans(self, unit: Span) -> Ints:
        """Of each item the year, month or day in which it begins, counted from 1970; `UNDATED` where it has no date.

        Kept, and only told of new items: of a million it takes 30 ms.
        """
        known = self._spans.get(unit, np.empty(0, np.int64))
        if len(known) < len(self.begins):
            new = self.begins[len(known) :].astype("datetime64[s]").astype(f"datetime64[{unit}]").astype(np.int64)
            self._spans[unit] = known = np.concatenate([known, new])
        return known

    @property
    def mean_words(self) -> float:
        """How many words an item has on average."""
        return float(self.words.sum()) / max(1, int(np.count_nonzero(self.exists)))

    @property
    def grouped(self) -> Mask:
        """The items that have versions."""
        if self._grouped is None:
            self._grouped = (self.group != np.arange(len(self.group))) & self.exists
            self._grouped[self.group[self._grouped]] = True
        return self._grouped

    def in_order(self, mask: Mask, *, newest: bool) -> Ints:
        """The items of `mask` by the beginning of their dates, equal ones by number; undated ones last."""
        order = self._order(newest)
        return order[mask[order]]

    def places(self) -> Ints:
        """For each item, its place among all from the newest on."""
        if self._places is None:
            order = self._order(newest=True)
            self._places = np.zeros(self.last + 1, np.int64)
            self._places[order] = np.arange(len(order))
        return self._places

    def _order(self, newest: bool) -> Ints:
        if newest not in self._orders:
            ids = np.flatnonzero(self.exists)
            if self._ordered < self.last:  # to sort what is sorted but for its end takes a tenth of the time
                new = ids[np.searchsorted(ids, self._ordered, side="right") :]
                joined = np.concatenate([self._by_date, new[self.dated[new]]])
                self._by_date = joined[np.argsort(self.begins[joined], kind="stable")]
                self._ordered = self.last
            undated = ids[~self.dated[ids]]
            step = -1 if newest else 1
            self._orders[newest] = np.concatenate([self._by_date[::step], undated[::step]])
        return self._orders[newest]


def _extended(column: NDArray[T], last: int, ids: Ints, values: NDArray[T], empty: T) -> NDArray[T]:
    longer = np.full(last + 1, empty, column.dtype)
    longer[: len(column)] = column
    longer[ids] = values
    return longer
