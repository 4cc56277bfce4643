"""The made-up articles in a real library, written as an import writes them."""

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from backfile.article import Draft, Kind, Locator
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.entry import prepare
from tests.search.brute.corpora import DUMPS
from tests.search.brute.facts import Item


class Shelf:
    """Makes libraries in a folder, one after the other in the same place; an empty one is made only once."""

    def __init__(self, folder: Path) -> None:
        self._empty = folder / "empty.backfile"
        self._path = folder / "press.backfile"
        Library.open(self._empty, create=True).close()

    def hold(self, items: Sequence[Item]) -> tuple[Path, list[int]]:
        """A library of these items, and the number that each has in it."""
        for path in self._path.parent.glob(f"{self._path.name}*"):
            path.unlink()
        shutil.copy(self._empty, self._path)
        with Library.open(self._path) as library:
            for dump in DUMPS:
                if drafts := [item.draft for item in items if dump in item.dumps]:
                    _import(library, dump, drafts)
            numbers = _numbers(library, items)
            for item, number in zip(items, numbers, strict=True):
                _read(library, item, number)
        return self._path, numbers


def _import(library: Library, dump: str, drafts: Sequence[Draft]) -> None:
    writer = Writer.begin(library, Path(dump))
    entries = [
        prepare(draft, Locator(None, record, record * 100, 100, sha256(draft.text.encode()).hexdigest()))
        for record, draft in enumerate(drafts, 1)
        if draft.kind is Kind.ARTICLE
    ]
    writer.write([FileBegan(None, 1000, None), *entries, FileDone("jsonl")])
    writer.finish("done")


def _numbers(library: Library, items: Sequence[Item]) -> list[int]:
    rows = library.connection.execute("SELECT i.title, t.text, i.id FROM items i JOIN texts t ON t.id = i.id")
    known = {(title, text): number for title, text, number in rows}
    assert len(known) == len(items), "each made-up article is one item"
    return [known[item.draft.title, item.draft.text] for item in items]


def _read(library: Library, item: Item, number: int) -> None:
    if item.starred:
        library.set_starred(number, True)
    if item.seen:
        library.mark_seen(number)
    if item.noted:
        library.connection.execute(
            "INSERT INTO notes (item, text, created, changed) VALUES (?, 'Ask', '2024', '2024')", (number,)
        )
