"""The saved searches in the library of a window: read and changed in a thread of their own."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backfile.errors import NoSuchItem
from backfile.library import Library
from backfile.library.saved_searches import (
    SavedSearch,
    change_search,
    delete_search,
    look_at,
    order_searches,
    rename_search,
    restore_search,
    save_search,
    saved_searches,
)
from backfile.search.language.tree import Tree
from backfile.window.lane import Lane
from backfile.window.saved.shelf import meant


class Store(QObject):
    """Nothing here waits. After each change all of them are read, since another process may have changed some."""

    read = Signal(object, int, bool)  # list[SavedSearch], the last item of the library, whether it can only be read
    deleted = Signal(object)  # SavedSearch
    updated = Signal(object)  # SavedSearch: as it was
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane: Lane[Library] | None = None

    def open(self, path: Path) -> None:
        """Those of this library from now on."""
        self.close()
        self._lane = Lane(lambda: Library.open(path), Library.close, self)
        self._lane.failed.connect(self.failed)
        self.refresh()

    def close(self) -> None:
        """Let go of the library."""
        if self._lane is not None:
            self._lane.close()
            self._lane.deleteLater()
            self._lane = None

    def refresh(self) -> None:
        """Another process may have changed them, or added to the library."""
        self._do(lambda _: None)

    def require_writing(self) -> None:
        """Say why nothing can be kept."""
        self._do(Library.require_writing)

    def save(self, name: str, text: str, sort: str) -> None:
        """Keep a query, whose results are looked at now."""
        self._do(lambda library: save_search(library, name, text, sort, library.last_item()))

    def rename(self, number: int, name: str) -> None:
        """Call it otherwise."""
        self._do(lambda library: rename_search(library, number, name))

    def name_asking(self, tree: Tree, name: str) -> None:
        """Call the one that asks this otherwise."""
        self._do(lambda library: [rename_search(library, each.id, name) for each in _asking(library, tree)])

    def update(self, before: SavedSearch, text: str, sort: str) -> None:
        """Let it ask this from now on."""
        self._do(partial(self._update, before, text, sort))

    def order(self, numbers: list[int]) -> None:
        """Put them in this order."""
        self._do(lambda library: order_searches(library, numbers))

    def look(self, number: int, up_to: int) -> None:
        """Its results, of items up to that number, were looked at."""
        self._do(partial(_look, number, up_to))

    def mark_looked(self, number: int) -> None:
        """Nothing of it is new."""
        self._do(lambda library: look_at(library, number, library.last_item()))

    def delete(self, number: int) -> None:
        """Keep it no longer."""
        self._do(lambda library: self.deleted.emit(delete_search(library, number)))

    def delete_asking(self, tree: Tree) -> None:
        """Keep the one that asks this no longer."""
        self._do(partial(self._delete_asking, tree))

    def restore(self, search: SavedSearch) -> None:
        """Put back what was deleted or changed."""
        self._do(lambda library: restore_search(library, search))

    def _do(self, change: Callable[[Library], object]) -> None:
        if self._lane is not None:
            self._lane.start(partial(self._change, change))

    # In the lane

    def _change(self, change: Callable[[Library], object], library: Library) -> None:
        change(library)
        found = saved_searches(library)
        for search in found:
            meant(search.query)  # a list of thousands of lines takes seconds; the window finds it understood
        self.read.emit(found, library.last_item(), library.readonly)

    def _delete_asking(self, tree: Tree, library: Library) -> None:
        for each in _asking(library, tree):
            self.deleted.emit(delete_search(library, each.id))

    def _update(self, before: SavedSearch, text: str, sort: str, library: Library) -> None:
        change_search(library, before.id, text, sort, library.last_item())
        self.updated.emit(before)


def _look(number: int, up_to: int, library: Library) -> None:
    if library.readonly:
        return  # nobody asked for it to be remembered
    with suppress(NoSuchItem):  # deleted meanwhile
        look_at(library, number, up_to)


def _asking(library: Library, tree: Tree) -> list[SavedSearch]:
    return [each for each in saved_searches(library) if meant(each.query) == tree]
