"""Which items of a batch the library has already: the same text, whatever its white space.

Two texts are the same item when they are of one kind and their titles agree, or one of the titles was only derived.
Equal keys are compared in full, so that no collision of digests can ever swallow an article.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import orjson

from backfile.library.entry import Row, same_text
from backfile.library.replacing import Earlier, Known
from backfile.library.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class _Text:
    kind: str
    title: str
    derived: bool
    text: str

    def same_as(self, other: "_Text") -> bool:
        titles_agree = self.title == other.title or (bool(self.text) and (self.derived or other.derived))
        return titles_agree and self.kind == other.kind and self.text == other.text


class Recognition:
    """The items that share a key with the rows of one batch, and those that the batch adds."""

    def __init__(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
        # A row of this batch as it is: nearly none is ever compared.
        self._by_key: dict[int, list[tuple[_Text | Row, Known]]] = {}
        keys = orjson.dumps(sorted({row.content_key for row in rows})).decode()
        for key, kind, title, origin, text, item, dump, file, record in connection.execute(_BY_KEY, (keys,)):
            known = Known(item, dump, file, record)
            kept = _Text(kind, same_text(title), origin == "derived", same_text(text))
            self._by_key.setdefault(key, []).append((kept, known))

    def find(self, row: Row, earlier: Earlier) -> Known | None:
        """The item that holds this very text and is not of an `earlier` reading; else None."""
        candidates = self._by_key.get(row.content_key)
        if not candidates:
            return None
        wanted = _text_of(row)
        return next(
            (known for kept, known in candidates if wanted.same_as(_text_of(kept)) and not earlier.holds(known)), None
        )

    def add(self, row: Row, known: Known) -> None:
        """From now on the row is known as that item."""
        self._by_key.setdefault(row.content_key, []).append((row, known))


def _text_of(row: Row | _Text) -> _Text:
    if isinstance(row, _Text):
        return row
    return _Text(row.kind, same_text(row.title), row.title_origin == "derived", same_text(row.text))


_BY_KEY = """
    SELECT i.content_key, i.kind, i.title, i.title_origin, t.text, i.id, i.dump, s.file, s.record
    FROM items i JOIN texts t ON t.id = i.id
    JOIN sightings s ON s.id = (SELECT min(id) FROM sightings WHERE item = i.id)
    WHERE i.content_key IN (SELECT value FROM json_each(?)) ORDER BY i.id"""
