"""Counts the lines of the newest list off the GUI thread, and says them as they are counted."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.search.language.query import Line, Query
from backfile.search.results import Interrupted
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search import Searcher
    from backfile.search.answer.lines import LineCount

BETWEEN = 0.1  # seconds between two portions


@dataclass(frozen=True, slots=True)
class Portion:
    """The counts of the lines from one on."""

    ticket: int
    first: int
    counts: "tuple[LineCount, ...]"
    together: int  # items that the lines so far find together


class LinesCounting(QObject):
    """The newest list wins."""

    counted = Signal(object)  # Portion
    written = Signal(object)  # Path
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self._library = library

        def searcher() -> "Searcher":
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return Searcher(library)

        self._lane: Lane[Searcher] = Lane(searcher, lambda own: own.close(), self)
        self._lane.failed.connect(self.failed)

    def ask(self, lines: Sequence[Line], among: Query) -> int:
        """Count these lines among what a query finds."""
        self.stop()
        ticket = self._latest
        self._lane.start(lambda own: self._count(own, ticket, lines, among))
        return ticket

    def write(self, counts: "Sequence[LineCount]", path: Path) -> None:
        """Write counts that were said as a table, in this order."""
        self._lane.start(lambda _: self._write(counts, path))

    def is_current(self, ticket: int) -> bool:
        """Whether nothing newer was asked."""
        return ticket == self._latest

    def stop(self) -> None:
        """Count no more."""
        self._latest += 1
        if self._lane.own is not None:
            self._lane.own.interrupt()

    def close(self) -> None:
        """Stop, and let go of the library."""
        self.stop()
        self._lane.close()

    def _count(self, own: "Searcher", ticket: int, lines: Sequence[Line], among: Query) -> None:
        from backfile.search.answer.lines import count_lines

        if ticket != self._latest:
            return
        waiting: list[LineCount] = []
        said, together, due = 0, 0, time.monotonic() + BETWEEN
        try:
            with own.found(among, wanted=lambda: ticket == self._latest) as found:
                for count, together in count_lines(found, lines):
                    waiting.append(count)
                    if time.monotonic() > due or said + len(waiting) == len(lines):
                        self.counted.emit(Portion(ticket, said, tuple(waiting), together))
                        said += len(waiting)
                        waiting.clear()
                        due = time.monotonic() + BETWEEN
        except Interrupted:
            return

    def _write(self, counts: "Sequence[LineCount]", path: Path) -> None:
        from backfile.export.table import TableFormat, write_table
        from backfile.export.written import written
        from backfile.search.answer.lines import COLUMNS

        with written(path, self._library) as file:
            write_table(COLUMNS, (count.cells() for count in counts), file, TableFormat.of(path))
        self.written.emit(path)
