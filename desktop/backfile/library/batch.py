"""What one transaction of an import inserts, gathered table by table."""

from collections.abc import Mapping, Sequence

from backfile.article import Locator
from backfile.library.counted import Counted
from backfile.library.entry import Row
from backfile.library.pictures import Shown, write_pictures
from backfile.library.revisions import grew
from backfile.library.sqlite import sqlite3
from backfile.library.values import Values
from backfile.library.versions import Versions


class Batch:
    """New items of one dump, and where they and known ones were seen. `counted`: by the `id` of each row."""

    def __init__(self, dump: int, values: Values, counted: Mapping[int, Counted]) -> None:
        self._dump = dump
        self._values = values
        self._counted = counted
        self._rows: dict[int, Row] = {}
        self._items: dict[int, Sequence[object]] = {}
        self._texts: list[Sequence[object]] = []
        self._of_items: list[tuple[int, int]] = []  # authors and names
        self._forms: set[tuple[int | None, int | None]] = set()
        self._tags: list[tuple[int, int]] = []
        self._pictures: list[Shown] = []
        self._sightings: list[Sequence[object]] = []

    def add(self, item: int, parent: int | None, row: Row) -> None:
        """A new item. Its values get their numbers now."""
        value = self._values.id_of
        self._rows[item] = row
        self._items[item] = (
                item, row.kind, parent, self._dump, row.title, row.title_origin, row.kicker, row.standfirst,
                row.dateline, row.date, row.date_origin, row.begins, row.ends, value("source", row.source),
                value("section", row.section), value("language", row.language), row.edition, row.page, row.url,
                self._counted[id(row)].words, row.content_key,
        )  # fmt: skip
        authors = self._values.json(row.authors)
        self._texts.append((item, row.text, authors, row.credits, row.names, row.extra, row.derived))
        ids = {value("author", author) for author in row.authors} | {value("name", name) for name in row.named}
        self._of_items.extend((found, item) for found in ids if found is not None)
        self._forms.update((value("name", name), value("name", gloss)) for name, gloss in row.glossed)
        if row.pictures:
            self._pictures.append((item, row.pictures))
        self._tags.extend((self._values.tag(tag), item) for tag in row.tags)

    def see(self, item: int, file: int, at: Locator) -> None:
        """A place at which an item was seen."""
        self._sightings.append((item, file, at.record, at.offset, at.length, at.sha256, at.acquired))

    def insert(self, connection: sqlite3.Connection, versions: Versions, new_words: Sequence[str]) -> None:
        """Write all of it, in a transaction of the caller's."""
        many = connection.executemany
        sketches = {
            item: sketch for item, row in self._rows.items() if (sketch := self._counted[id(row)].sketch) is not None
        }
        firsts = versions.find(self._rows, sketches)
        items = [(*values, firsts.get(item)) for item, values in self._items.items()]
        many(f"INSERT INTO items VALUES ({', '.join('?' * 22)})", items)
        if items:
            grew(connection, max(self._items))
        many("INSERT INTO sketches (item, bands) VALUES (?, ?)", sketches.items())
        many("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", self._texts)
        indexed = [(item, *row.indexed) for item, row in self._rows.items()]
        many("INSERT INTO fts (rowid, title, deck, body) VALUES (?, ?, ?, ?)", indexed)
        many("INSERT INTO headlines (rowid, title, deck) VALUES (?, ?, ?)", [row[:3] for row in indexed])
        many("INSERT OR IGNORE INTO vocabulary (word) VALUES (?)", ((word,) for word in new_words))
        many("INSERT OR IGNORE INTO item_values (value, item) VALUES (?, ?)", sorted(self._of_items))
        many("INSERT OR IGNORE INTO name_forms (name, gloss) VALUES (?, ?)", self._forms)
        many("INSERT OR IGNORE INTO item_tags (tag, item) VALUES (?, ?)", self._tags)
        write_pictures(connection, self._pictures)
        many(_SEEN, self._sightings)


_SEEN = "INSERT INTO sightings (item, file, record, offset, length, sha256, acquired) VALUES (?, ?, ?, ?, ?, ?, ?)"
