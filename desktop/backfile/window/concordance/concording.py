"""Makes the concordance of the newest question off the GUI thread: texts in one lane, what is shown in another.

Lines come as they are found; contexts and orders are made from those that there are, while more come. A third lane
counts the words around the hits, which may take long where the articles themselves are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.search.language.query import Query
from backfile.search.results import Interrupted, Sort
from backfile.text.fold import is_unspaced, tokens
from backfile.window.concordance.around import Surroundings
from backfile.window.concordance.told import Shown, Spread, Told, Wish
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3
    from backfile.search import Searcher
    from backfile.search.answer.found import Found
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.contexts import Line

WIDTH = 120  # code points to either side, more than a wide screen shows
SORTABLE = 3
AT_FIRST = 100_000
"""Lines up to which texts are read unasked: some seconds."""

MANY = 20_000
"""Articles from which on the newest are read first: ranking them would hold up the first lines."""


Keys = tuple[int | str, ...]
"""Places of words, and facts by their names; none: as the articles come. What they mean is loaded in the lanes."""

_SCREEN = 40  # lines of a screen
_NAP = 0.002  # s


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a query's lines."""

    folded: bool
    node: Query | None
    whole: bool


class Concording(QObject):
    """One library's concordances; the newest question wins."""

    told = Signal(object)  # Told
    counted = Signal(int, object)  # a ticket, and how many lines there are in all, though not all are read
    read = Signal(int, int)  # a ticket, and how many articles were read
    spread = Signal(object)  # Spread
    around = Signal(object)  # Around
    contexts_read = Signal(object)  # list[Shown]
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self._looks = 0  # contexts for the screen that are still to be cut
        self._keys: Keys = ()

        def searcher() -> "Searcher":
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return Searcher(library)

        self._walk: Lane[Searcher] = Lane(searcher, lambda own: own.close(), self)
        self._look: Lane[Library] = Lane(lambda: Library.open(library, readonly=True), Library.close, self)
        self._surroundings = Surroundings(library, self)
        self._surroundings.around.connect(self.around)
        for lane in (self._walk, self._look, self._surroundings):
            lane.failed.connect(self.failed)

    def ask(self, query: Query, keys: Keys, *, folded: bool, node: Query | None = None, whole: bool = False) -> int:
        """Make the lines of a query; of very many only the first, unless the `whole` is wanted.

        `node`: see `concord`.
        """
        self.stop()
        self._keys = keys
        ticket = self._latest
        self._walk.start(lambda own: self._make(own, ticket, query, Wanted(folded, node, whole)))
        return ticket

    def sort(self, told: Told, keys: Keys) -> None:
        """Put lines in another order."""
        self._keys = keys

        def job(_: Library) -> None:
            self._tell(told.ticket, told.lines, told.folded, told.newest)

        self._look.start(job)

    def collocate(self, lines: "Lines", wish: Wish) -> None:
        """Count the words around the hits."""
        self._surroundings.count(self._latest, lines, wish)

    def read_contexts(self, lines: "Lines", numbers: Sequence[int]) -> None:
        """Cut the contexts of lines that came into view."""
        ticket = self._latest
        self._looks += 1

        def job(own: Library) -> None:
            try:
                if ticket == self._latest:
                    self._cut(own.connection, lines, numbers)
            finally:
                self._looks -= 1

        self._look.start(job, priority=1)

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
        self._surroundings.close()
        self._walk.close()
        self._look.close()

    def _make(self, own: "Searcher", ticket: int, query: Query, wanted: Wanted) -> None:
        if ticket != self._latest:
            return
        try:
            self._look_ahead(own, ticket, query, wanted)
            with own.found(query, wanted=lambda: self._still(ticket)) as found:
                self._walk_through(found, ticket, wanted)
        except Interrupted:
            return

    def _look_ahead(self, own: "Searcher", ticket: int, query: Query, wanted: Wanted) -> None:
        """The first lines of what is found so often that to find all of it takes long."""
        from backfile.search.usage.concordance import concord

        with own.newest_found(query, wanted=lambda: self._still(ticket)) as first:
            if first is None or first[1] <= MANY:
                return
            found, about = first
            lines = next(concord(found, found.ids(Sort.NEWEST, folded=wanted.folded), node=wanted.node))
            if len(lines):
                self._tell_first(found, ticket, replace(lines, of=max(about, lines.of + 1)), 0, newest=True)

    def _tell_first(self, found: "Found", ticket: int, lines: "Lines", folded: int, *, newest: bool) -> None:
        """With the contexts that are seen: another thread would wait for this one."""
        told = self._tell(ticket, lines, folded, newest)
        if told is not None:
            self._cut(found.connection, lines, told.ordered[:_SCREEN].tolist())

    def _walk_through(self, found: "Found", ticket: int, wanted: Wanted) -> None:
        from backfile.search.usage.concordance import concord

        count = int(found.mask.sum())
        newest = count > MANY
        ids = found.ids(Sort.NEWEST if newest else Sort.RELEVANCE, folded=wanted.folded)

        def read(articles: int) -> None:
            self.read.emit(ticket, articles)

        first = True
        most = None if wanted.whole else AT_FIRST
        for lines in concord(found, ids, node=wanted.node, most=most, read=read):
            if first:
                self._tell_first(found, ticket, lines, count - len(ids), newest=newest)
            else:
                self._tell(ticket, lines, count - len(ids), newest)
            first = False
        if lines.complete:
            self._spread(found, ticket, lines, wanted.folded)
        elif wanted.node is None:
            self._count_all(found, ticket, wanted.folded)

    def _still(self, ticket: int) -> bool:
        """Whether lines are still wanted; a thread that cuts contexts for the screen goes first."""
        while self._looks and ticket == self._latest:
            sleep(_NAP)
        return ticket == self._latest

    def _tell(self, ticket: int, lines: "Lines", folded: int, newest: bool) -> Told | None:
        from backfile.search.usage.line_order import Fact, order

        if ticket != self._latest:
            return None
        keys = tuple(Fact(key) if isinstance(key, str) else key for key in self._keys)
        told = Told(ticket, lines, order(lines, keys), folded, newest)
        self.told.emit(told)
        return told

    def _cut(self, connection: "sqlite3.Connection", lines: "Lines", numbers: Sequence[int]) -> None:
        from backfile.search.usage.contexts import read_lines

        cut = read_lines(connection, lines, numbers, WIDTH, paragraph=" ¶ ")
        self.contexts_read.emit([_shown(line) for line in cut])

    def _count_all(self, found: "Found", ticket: int, folded: bool) -> None:
        """How many lines there are in all, where the index knows."""
        from backfile.search.reading.marking import sought
        from backfile.search.usage.indexed import indexed

        counts = indexed(found, sought(found.marked.tree))
        if counts is not None:
            self.counted.emit(ticket, int(counts[found.once() if folded else found.mask].sum()))

    def _spread(self, found: "Found", ticket: int, lines: "Lines", folded: bool) -> None:
        from backfile.search.usage.dispersion import Among, dispersion, portions

        items = found.columns.in_order(found.around_once() if folded else found.around(), newest=False)
        lengths = found.lengths()[items]
        whole = dispersion(lines, items, lengths)
        by_source, by_year = (portions(lines, items, lengths, among) for among in Among)
        dated = items[found.columns.dated[items]]
        ends = [int(dated[0]), int(dated[-1])] if len(dated) else []
        dates = [found.connection.execute(_DATE, (item,)).fetchone()[0] for item in ends] or [None, None]
        self.spread.emit(Spread(ticket, whole, by_source, by_year, *dates))


_DATE = "SELECT date FROM items WHERE id = ?"


def _shown(line: "Line") -> Shown:
    return Shown(line, _places(line.left, -1), _places(line.right, 1))


def _places(text: str, step: int) -> tuple[tuple[int, int], ...]:
    found = tokens(text)
    nearest = found[:SORTABLE] if step > 0 else found[: -SORTABLE - 1 : -1]
    return tuple((each.start, each.start + 1 if is_unspaced(each.text) else each.end) for each in nearest)
