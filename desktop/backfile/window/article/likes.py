"""Finds the articles that are like the one that is read, in a thread of its own: reading never waits for it."""

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.errors import NoSuchItem
from backfile.library import Library
from backfile.search.results import Interrupted
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search.similarity.similar import Resembling

    Found = tuple[Resembling, ...]

MOST = 8
KEPT = 32  # of the articles that were read last: who goes back finds the page as it was


class Likes(QObject):
    """One library's similar articles. Only the article that was asked for last is answered."""

    found = Signal(object, object)  # the item, and Found
    asked = Signal(object)  # Query: for more like an item
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane: Lane[_Own] | None = None
        self._wanted: int | None = None
        self._known: OrderedDict[int, Found] = OrderedDict()

    def set_library(self, path: Path | None) -> None:
        """Look in this library from now on; returns when nothing runs in the one before."""
        self._wanted = None
        self._known.clear()
        if self._lane is not None:
            self._lane.close()
            self._lane.deleteLater()
            self._lane = None
        if path is not None:
            self._lane = Lane(lambda: _Own(path), _Own.close, self)
            self._lane.failed.connect(self.failed)

    def known(self, item: int) -> "Found | None":
        """What was found for it before."""
        return self._known.get(item)

    def find(self, item: int) -> None:
        """Answer by `found`, where there are any."""
        self._wanted = item
        if self._lane is not None:
            self._lane.start(lambda own: self._find(own, item))

    def ask(self, item: int) -> None:
        """Answer by `asked`: a query for more like it."""
        if self._lane is not None:
            self._lane.start(lambda own: self.asked.emit(own.similar.query(item)), 1)

    def stop(self) -> None:
        """Nobody waits any more for what is looked for."""
        self._wanted = None

    def keep(self, item: int, found: "Found") -> None:
        """Remember what was found."""
        self._known[item] = found
        if len(self._known) > KEPT:
            self._known.popitem(last=False)

    # In the lane's thread

    def _find(self, own: "_Own", item: int) -> None:
        def check() -> None:
            if self._wanted != item:
                raise Interrupted

        try:
            check()
            found = tuple(own.similar.find(item, MOST, check=check))
        except (Interrupted, NoSuchItem):
            return
        self.found.emit(item, found)


class _Own:
    def __init__(self, path: Path) -> None:
        from backfile.search.similarity.similar import Similar  # with numpy, which the first paint would wait for

        self._library = Library.open(path, readonly=True)
        self.similar: Similar = Similar(self._library)

    def close(self) -> None:
        self._library.close()
