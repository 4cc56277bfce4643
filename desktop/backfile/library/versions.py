"""Which group of versions each new item belongs to, decided as it is written.

An item joins the group of the earlier item that it is most alike; the first of a group stands for it. Only what was
written before decides, so that an import that was cut off and goes on finds the same groups as one in one go.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from backfile.library.banding import Banding
from backfile.library.likeness import Reading, likeness, reading
from backfile.library.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Mapping

_AT_ONCE = 50_000
_KEPT = 400  # readings of earlier items: copies of one text come close together


class Readable(Protocol):
    """What is read of an item to find its versions."""

    @property
    def kind(self) -> str: ...
    @property
    def begins(self) -> int | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def captured(self) -> bool: ...  # at that address
    @property
    def text(self) -> str: ...
    @property
    def indexed(self) -> tuple[str, str, str]: ...  # title, deck, body: folded


@dataclass(frozen=True, slots=True)
class _Earlier:
    reading: Reading
    first: int  # of its group


class Versions:
    """Finds the versions among what one import writes and what the library has."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """A transaction was undone: read the library again."""
        self._banding = Banding()
        self._readings: OrderedDict[int, _Earlier | None] = OrderedDict()

    def find(self, rows: "Mapping[int, Readable]", sketched: "Mapping[int, bytes]") -> dict[int, int]:
        """For each new item that is a version of an earlier one, the first of their group. Items ascend."""
        if not sketched:
            return {}
        self._catch_up()
        items, sketches = list(sketched), list(sketched.values())
        self._banding.add(items, sketches)
        found: dict[int, int] = {}
        for item, candidates in sorted(self._banding.candidates(items, sketches).items()):
            mine = self._new(rows[item], item, item).reading
            best = (0.0, 0)
            for number in candidates:
                first = found.get(number, number)
                other = self._new(rows[number], number, first) if number in sketched else self._known(number)
                alike = likeness(mine, other.reading) if other is not None else 0.0
                if other is not None and alike > best[0]:
                    best = (alike, other.first)
            if best[1]:
                found[item] = best[1]
                self._keep(item, _Earlier(mine, best[1]))
        return found

    def _catch_up(self) -> None:
        """Take in what stands in the library, and what another import has written since."""
        while rows := self._connection.execute(_SKETCHES, (self._banding.last, _AT_ONCE)).fetchall():
            self._banding.add([item for item, _ in rows], [sketch for _, sketch in rows])

    def _new(self, row: Readable, item: int, first: int) -> _Earlier:
        kept = self._readings.get(item)
        if kept is None:
            url = row.url if row.captured else None
            kept = _Earlier(reading(row.kind, row.begins, url, row.text, row.indexed[2]), first)
            self._keep(item, kept)
        return kept

    def _known(self, item: int) -> _Earlier | None:
        if item in self._readings:
            self._readings.move_to_end(item)
            return self._readings[item]
        row = self._connection.execute(_KNOWN, (item,)).fetchone()
        known = None
        if row is not None:
            first, kind, begins, url, text, paged = row
            known = _Earlier(reading(kind, begins, url if paged else None, text), first)
        self._keep(item, known)
        return known

    def _keep(self, item: int, known: _Earlier | None) -> None:
        self._readings[item] = known
        self._readings.move_to_end(item)
        if len(self._readings) > _KEPT:
            self._readings.popitem(last=False)


_SKETCHES = "SELECT item, bands FROM sketches WHERE item > ? ORDER BY item LIMIT ?"
_KNOWN = """
    SELECT ifnull(i.version_of, i.id), i.kind, i.begins, i.url, t.text, length(s.bands) > 48
    FROM items i JOIN texts t ON t.id = i.id JOIN sketches s ON s.item = i.id WHERE i.id = ?"""
