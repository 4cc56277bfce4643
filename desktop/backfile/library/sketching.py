"""Sketches made anew, as the index is; and versions found among items that were never sketched."""

from collections.abc import Iterable
from dataclasses import dataclass

from backfile.library.sqlite import sqlite3
from backfile.library.versions import Versions

_BYTES = 48  # of the text; behind them stands its address


@dataclass(frozen=True, slots=True)
class Read:
    """An item of a library. One that an earlier Backfile wrote has no sketch, and no note of a captured page."""

    id: int
    kind: str
    begins: int | None
    text: str
    indexed: tuple[str, str, str]  # title, deck, body
    before: bytes | None  # its sketch, with the address behind it
    bands: bytes | None  # of its text, by the rules of now; None for a short one
    is_first: bool  # it is no version of an earlier item, as far as is known
    url: None = None
    captured: bool = False


class Sketching:
    """Writes sketches, in the order of the items, inside the caller's transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._versions = Versions(connection)
        self._found_new = False

    def forget(self) -> None:
        """Another process sketched some meanwhile."""
        self._versions.forget()

    def sketch(self, items: Iterable[Read]) -> None:
        """Those that have a sketch get a new one and stay in their groups; of the others, versions are looked for.

        What was imported before those had their sketches may be a version of one of them.
        """
        again: list[tuple[bytes, int]] = []
        new: dict[int, bytes] = {}
        sought: dict[int, Read] = {}
        sketches: dict[int, bytes] = {}
        for item in items:
            if item.bands is None:
                continue
            if item.before:
                again.append((item.bands + item.before[_BYTES:], item.id))
            else:
                new[item.id] = item.bands
                self._found_new = True
            if not item.before or (self._found_new and item.is_first):
                sought[item.id] = item
                sketches[item.id] = item.bands
        firsts = self._versions.find(sought, sketches)
        many = self._connection.executemany
        many("UPDATE sketches SET bands = ? WHERE item = ?", again)
        many("INSERT INTO sketches (item, bands) VALUES (?, ?)", new.items())
        many(
            "UPDATE items SET version_of = ?1 WHERE id = ?2 OR version_of = ?2", [(of, at) for at, of in firsts.items()]
        )
