"""Makes the concordance of the newest question off the GUI thread: texts in one lane, what is shown in another.

Lines come as they are found; contexts, orders and collocates are made from those that there are, while more come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.search.language.query import Query
from backfile.search.results import Interrupted
from backfile.text.fold import is_unspaced, tokens
from backfile.window.lane import Lane

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.search import Searcher
    from backfile.search.usage.collocates import Collocate, Window
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.contexts import Line
    from backfile.search.usage.dispersion import Dispersion
    from backfile.search.usage.line_order import Key

WIDTH = 120  # code points to either side, more than a wide screen shows
MOST_COLLOCATES = 300
SORTABLE = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Lines in their order; more may follow."""

    ticket: int
    lines: "Lines"
    ordered: "NDArray[np.int64]"


@dataclass(frozen=True, slots=True)
class Spread:
    """How the hits of all lines lie over time, and the dates at which time begins and ends."""

    ticket: int
    dispersion: "Dispersion"
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """The words around the hits, with how they are written."""

    ticket: int
    words: "tuple[tuple[str, Collocate], ...]"
    total: int
    least: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A line, and where in its contexts the words are that it can be sorted by; the nearest first."""

    line: "Line"
    left: tuple[tuple[int, int], ...]
    right: tuple[tuple[int, int], ...]


class Concording(QObject):
    """One library's concordances; the newest question wins."""

    told = Signal(object)  # Told
    spread = Signal(object)  # Spread
    around = Signal(object)  # Around
    contexts_read = Signal(object)  # list[Shown]
    written = Signal(object)  # Path: the file that the lines were written into
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0

        def searcher() -> "Searcher":
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return Searcher(library)

        self._walk: Lane[Searcher] = Lane(searcher, lambda own: own.close(), self)
        self._look: Lane[Library] = Lane(lambda: Library.open(library, readonly=True), Library.close, self)
        for lane in (self._walk, self._look):
            lane.failed.connect(self.failed)

    def ask(self, query: Query, keys: "tuple[Key, ...]", *, folded: bool) -> int:
        """Make the lines of a query."""
        self._latest += 1
        ticket = self._latest
        if self._walk.own is not None:
            self._walk.own.interrupt()
        self._walk.start(lambda own: self._make(own, ticket, query, keys, folded))
        return ticket

    def sort(self, lines: "Lines", keys: "tuple[Key, ...]") -> None:
        """Put lines in another order."""
        ticket = self._latest

        def job(_: Library) -> None:
            from backfile.search.usage.line_order import order

            if ticket == self._latest:
                self.told.emit(Told(ticket, lines, order(lines, keys)))

        self._look.start(job)

    def collocate(self, lines: "Lines", window: "Window", least: int) -> None:
        """Count the words around the hits, against the rest of the library."""
        ticket = self._latest
        self._look.start(lambda own: self._collocate(own, ticket, lines, window, least))

    def read(self, lines: "Lines", numbers: Sequence[int]) -> None:
        """Cut the contexts of lines that came into view."""
        ticket = self._latest

        def job(own: Library) -> None:
            from backfile.search.usage.contexts import read_lines

            if ticket == self._latest:
                cut = read_lines(own.connection, lines, numbers, WIDTH, paragraph=" ¶ ")
                self.contexts_read.emit([_shown(line) for line in cut])

        self._look.start(job)

    def write(self, told: Told, path: Path) -> None:
        """Write all lines as a table, in their order."""
        self._look.start(lambda own: self._write(own, told, path))

    def is_current(self, ticket: int) -> bool:
        """Whether no newer question was asked."""
        return ticket == self._latest

    def stop(self) -> None:
        """Make no more lines."""
        self._latest += 1
        if self._walk.own is not None:
            self._walk.own.interrupt()

    def close(self) -> None:
        """Stop, and let go of the library."""
        self.stop()
        self._walk.close()
        self._look.close()

    def _make(self, own: "Searcher", ticket: int, query: Query, keys: "tuple[Key, ...]", folded: bool) -> None:
        from backfile.search.usage.concordance import concord
        from backfile.search.usage.dispersion import dispersion
        from backfile.search.usage.line_order import order

        if ticket != self._latest:
            return
        try:
            with own.found(query, wanted=lambda: ticket == self._latest) as found:
                for lines in concord(found, found.ids(folded=folded)):
                    self.told.emit(Told(ticket, lines, order(lines, keys)))
                items = found.columns.in_order(found.around(), newest=False)
                spread = dispersion(lines, items, found.lengths()[items])
                dated = items[found.columns.dated[items]]
                ends = [int(dated[0]), int(dated[-1])] if len(dated) else []
                dates = [found.connection.execute(_DATE, (item,)).fetchone()[0] for item in ends] or [None, None]
                self.spread.emit(Spread(ticket, spread, *dates))
        except Interrupted:
            return

    def _collocate(self, own: Library, ticket: int, lines: "Lines", window: "Window", least: int) -> None:
        from backfile.search.usage.collocates import collocates
        from backfile.search.usage.reference import of_library
        from backfile.search.usage.spelling import spellings

        if ticket != self._latest:
            return
        found = collocates(lines, window, lambda words: of_library(own.connection, words), least=least)
        kept = found.found[:MOST_COLLOCATES]
        spelt = spellings(own.connection, lines, [each.word for each in kept])
        words = tuple((spelt.get(each.word, each.word), each) for each in kept)
        self.around.emit(Around(ticket, words, len(found.found), least))

    def _write(self, own: Library, told: Told, path: Path) -> None:
        from backfile.export.table import TableFormat, write_table
        from backfile.export.written import written
        from backfile.search.usage.contexts import write_lines

        rows = (
            (line.left, line.hit, line.right, line.source, line.date, line.title, line.id)
            for line in write_lines(own.connection, told.lines, told.ordered, WIDTH)
        )
        columns = ("left", "hit", "right", "source", "date", "title", "id")
        with written(path, own.path) as file:
            write_table(columns, rows, file, TableFormat.of(path))
        self.written.emit(path)


_DATE = "SELECT date FROM items WHERE id = ?"


def _shown(line: "Line") -> Shown:
    return Shown(line, _places(line.left, -1), _places(line.right, 1))


def _places(text: str, step: int) -> tuple[tuple[int, int], ...]:
    found = tokens(text)
    nearest = found[:SORTABLE] if step > 0 else found[: -SORTABLE - 1 : -1]
    return tuple((each.start, each.start + 1 if is_unspaced(each.text) else each.end) for each in nearest)
