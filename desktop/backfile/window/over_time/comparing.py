"""Counts several queries over time off the GUI thread: articles at once, hits as the texts are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.search.language.query import Query
from backfile.search.results import Interrupted
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search import Searcher
    from backfile.search.usage.frequency import Frequency


@dataclass(frozen=True, slots=True)
class Series:
    """One of the queries, over time."""

    ticket: int
    number: int
    frequency: "Frequency"


class Comparing(QObject):
    """The newest questions win."""

    counted = Signal(object)  # Series
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0

        def searcher() -> "Searcher":
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return Searcher(library)

        self._lane: Lane[Searcher] = Lane(searcher, lambda own: own.close(), self)
        self._lane.failed.connect(self.failed)

    def ask(self, queries: Sequence[Query], by: str, *, hits: bool) -> int:
        """Count these; `hits`: not only the articles that have them."""
        self._latest += 1
        ticket = self._latest
        if self._lane.own is not None:
            self._lane.own.interrupt()
        self._lane.start(lambda own: self._count(own, ticket, queries, by, hits))
        return ticket

    def is_current(self, ticket: int) -> bool:
        """Whether nothing newer was asked."""
        return ticket == self._latest

    def close(self) -> None:
        """Stop, and let go of the library."""
        self._latest += 1
        if self._lane.own is not None:
            self._lane.own.interrupt()
        self._lane.close()

    def _count(self, own: "Searcher", ticket: int, queries: Sequence[Query], by: str, hits: bool) -> None:
        from backfile.search.usage.frequency import Span, count_hits, frequency

        try:
            for number, query in enumerate(queries):
                if ticket != self._latest:
                    return
                with own.found(query, wanted=lambda: ticket == self._latest) as found:
                    self.counted.emit(Series(ticket, number, frequency(found, Span(by))))
                    if hits:
                        *_, (_, counts) = count_hits(found)
                        self.counted.emit(Series(ticket, number, frequency(found, Span(by), counts)))
        except Interrupted:
            return
