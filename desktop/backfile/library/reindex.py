"""The index made anew from the texts, beside reading and imports.

New tables are filled in short transactions; each notes how far it came, so that a rebuild that was killed goes on.
Meanwhile an import writes into the old tables, and its items are taken into the new ones in their turn. The last
transaction takes in what is left and puts the new tables in the place of the old ones.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from backfile.library.columns import credits_of
from backfile.library.entry import indexed
from backfile.library.failures import explained
from backfile.library.index_tables import INDEXES, statements
from backfile.library.name_forms import LINKING
from backfile.library.new_words import NewWords
from backfile.library.noted import note, noted
from backfile.library.pictures import pictures_of
from backfile.library.revisions import REVISED, grew
from backfile.library.sketching import Read, Sketching
from backfile.library.transaction import transaction
from backfile.text.cut import cut
from backfile.text.fold import TOKENISER, fold_value
from backfile.text.sketch import bands, shingles

if TYPE_CHECKING:
    from backfile.library.library import Library

PORTION = 500  # items of one transaction
ANEW = "_anew"
# Portions between two counts of what is done: at a million items one takes as long as a tenth of a portion.
_COUNTED = 32

Told = Callable[[int, int], None]
"""Hears of how many items how many are done."""


class _Item(NamedTuple):
    """What is read of an item."""

    id: int
    title: str
    kicker: str | None
    standfirst: str | None
    credits: str | None
    text: str
    names: str | None
    kind: str
    begins: int | None
    sketch: bytes | None
    version_of: int | None


class Reindexing:
    """One rebuild of the index of a library that can be written."""

    def __init__(self, library: "Library") -> None:
        library.require_writing()
        self._library = library
        self._connection = library.connection
        self._new_words = NewWords()
        self._sketching = Sketching(library.connection)
        self._left: tuple[str | None, str | None] = (None, None)  # the marks, as this process left the new tables

    def run(self, told: Told, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Make it, or go on with one that was begun. False where it was cancelled, which loses no work."""
        with explained(self._library.path):
            with transaction(self._connection):
                self._begin()
            portions = done = of = 0
            while not cancelled():
                if portions % _COUNTED == 0:
                    done, of = self._done()
                told(done, of)
                taken = self._portion()
                portions, done = portions + 1, min(done + taken, of)
                if taken < PORTION and self._finish():
                    told(*self._done())
                    return True
        return False

    def _begin(self) -> None:
        """Nothing where one was begun and no item has gone since: its number may be another's by now."""
        if noted(self._connection, "reindexing") == self._of_now():
            return
        for name in INDEXES:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}{ANEW}")
        for statement in statements(ANEW):
            self._connection.execute(statement)
        values = self._connection.execute("SELECT id, value, folded FROM facet_values")
        folded = [(now, number) for number, value, before in values if (now := fold_value(value)) != before]
        self._connection.executemany("UPDATE facet_values SET folded = ? WHERE id = ?", folded)
        note(self._connection, "reindexing", self._of_now())
        note(self._connection, "reindexed_up_to", "0")

    def _of_now(self) -> str:
        return f"{TOKENISER} {noted(self._connection, 'revision')}"

    def _portion(self) -> int:
        """Take in some items; returns how many."""
        at = noted(self._connection, "reindexed_up_to")
        if at is None:
            return 0  # another process has put the new tables in place
        up_to = int(at)
        rows = self._items(up_to)
        texts = [self._folded(row) for row in rows]
        with transaction(self._connection):
            if noted(self._connection, "reindexed_up_to") == str(up_to):  # else another process has just done it
                self._begin()
                if noted(self._connection, "reindexed_up_to") == str(up_to):
                    self._write(rows, texts)
                    self._new_words.added()
                    return len(rows)
        return len(rows)

    def _finish(self) -> bool:
        """Take in what is left, and put the new tables in place, in one transaction; False where much is left."""
        with transaction(self._connection):
            up_to = noted(self._connection, "reindexed_up_to")
            if up_to is None:
                return True  # another process has put them in place
            self._begin()
            rows = self._items(int(noted(self._connection, "reindexed_up_to") or 0))
            if len(rows) == PORTION:
                return False
            self._write(rows, [self._folded(row) for row in rows])
            for name in INDEXES:
                self._connection.execute(f"DROP TABLE {name}")
                self._connection.execute(f"ALTER TABLE {name}{ANEW} RENAME TO {name}")
            note(self._connection, "tokeniser", TOKENISER)
            self._connection.execute("DELETE FROM meta WHERE key IN ('reindexing', 'reindexed_up_to')")
            self._connection.execute(REVISED)  # groups of versions were found
            (last,) = self._connection.execute("SELECT ifnull(max(id), 0) FROM items").fetchone()
            grew(self._connection, last)
        return True

    def _items(self, up_to: int) -> list[_Item]:
        return [_Item(*row) for row in self._connection.execute(_ITEMS, (up_to, PORTION))]

    def _folded(self, row: _Item) -> tuple[str, str, str]:
        pictures = pictures_of(self._connection, row.id)
        return indexed(row.title, row.kicker, row.standfirst, credits_of(row.credits), pictures, row.text)

    def _write(self, rows: list[_Item], texts: list[tuple[str, str, str]]) -> None:
        if not rows:
            return
        if self._marks() != self._left:  # begun again, or filled by another process: what is known of them is not so
            self._new_words = NewWords()
            self._sketching.forget()
        tokens = cut([*(body for _, _, body in texts), *(part for text in texts for part in text[:2])])
        self._new_words.take(tokens)
        many = self._connection.executemany
        indexed_rows = [(row.id, *text) for row, text in zip(rows, texts, strict=True)]
        many(f"INSERT INTO fts{ANEW} (rowid, title, deck, body) VALUES (?, ?, ?, ?)", indexed_rows)
        many(f"INSERT INTO headlines{ANEW} (rowid, title, deck) VALUES (?, ?, ?)", [row[:3] for row in indexed_rows])
        many(f"INSERT OR IGNORE INTO vocabulary{ANEW} VALUES (?)", [(word,) for word in self._new_words.waiting()])
        counts = [(count, row.id) for count, row in zip(tokens.counts(), rows, strict=False)]
        many("UPDATE items SET words = ?1 WHERE id = ?2 AND words <> ?1", counts)
        many(LINKING, [(row.names,) for row in rows if row.names is not None])
        sketches = [bands(shingles(tokens.of(at))) for at in range(len(rows))]
        self._sketching.sketch(map(_read, rows, texts, sketches))
        note(self._connection, "reindexed_up_to", str(rows[-1].id))
        self._left = self._marks()

    def _marks(self) -> tuple[str | None, str | None]:
        return noted(self._connection, "reindexing"), noted(self._connection, "reindexed_up_to")

    def _done(self) -> tuple[int, int]:
        up_to = noted(self._connection, "reindexed_up_to")
        done, of = self._connection.execute(_DONE, (_END if up_to is None else int(up_to),)).fetchone()
        return done, of


def _read(row: _Item, text: tuple[str, str, str], sketch: bytes | None) -> Read:
    is_first = row.version_of is None
    return Read(row.id, row.kind, row.begins, row.text, text, row.sketch, sketch, is_first)


_END = (1 << 63) - 1
_ITEMS = """
    SELECT i.id, i.title, i.kicker, i.standfirst, t.credits, t.text, t.names, i.kind, i.begins, s.bands, i.version_of
    FROM items i JOIN texts t ON t.id = i.id LEFT JOIN sketches s ON s.item = i.id
    WHERE i.id > ? ORDER BY i.id LIMIT ?"""
_DONE = "SELECT (SELECT count(*) FROM items WHERE id <= ?), count(*) FROM items"
