"""Counts the question and others beside it over time, off the GUI thread: articles at once, then the hits."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.search.language.query import Query
from backfile.search.results import Interrupted
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search import Searcher
    from backfile.search.answer.found import Found
    from backfile.search.plan.columns import Ints
    from backfile.search.usage.frequency import Frequency

FEW = 20_000
"""Articles up to which hits are read unasked; where the index can count them, they are always."""

_KEPT = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared, and how."""

    queries: tuple[Query, ...]
    by: str
    folded: bool
    hits: bool  # wanted, however long it takes


@dataclass(frozen=True, slots=True)
class Series:
    """One of the queries, over time."""

    ticket: int
    number: int
    frequency: "Frequency"
    counting: bool  # its hits are still to come


class Comparing(QObject):
    """The newest questions win."""

    counted = Signal(object)  # Series
    read = Signal(int, int, int)  # a ticket, how many articles were read for hits, and of how many
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self._hits: dict[object, Ints] = {}  # of each item, by query, folding and state of the library

        def searcher() -> "Searcher":
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return Searcher(library)

        self._lane: Lane[Searcher] = Lane(searcher, lambda own: own.close(), self)
        self._lane.failed.connect(self.failed)

    def ask(self, asked: Asked) -> int:
        """Count these."""
        self._latest += 1
        ticket = self._latest
        if self._lane.own is not None:
            self._lane.own.interrupt()
        self._lane.start(lambda own: self._count(own, ticket, asked))
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

    def _count(self, own: "Searcher", ticket: int, asked: Asked) -> None:
        try:
            for with_hits in (False, True):
                for number, query in enumerate(asked.queries):
                    if ticket != self._latest:
                        return
                    with own.found(query, wanted=lambda: ticket == self._latest) as found:
                        self._tell(found, ticket, number, asked, with_hits)
        except Interrupted:
            return

    def _tell(self, found: "Found", ticket: int, number: int, asked: Asked, with_hits: bool) -> None:
        """First what is known at once, of every query; then those whose hits had to be counted."""
        from backfile.search.usage.frequency import Span, frequency

        key = (found.query, asked.folded, found.columns.revision, found.columns.last)
        known = self._hits.get(key)
        if with_hits and known is not None:
            return
        wanted = asked.hits or self._are_few(found)
        if with_hits and wanted:
            known = self._hits[key] = self._counted(found, ticket, asked.folded)
            while len(self._hits) > _KEPT:
                del self._hits[next(iter(self._hits))]
        elif with_hits:
            return
        counted = frequency(found, Span(asked.by), known, folded=asked.folded)
        self.counted.emit(Series(ticket, number, counted, wanted and known is None))

    def _counted(self, found: "Found", ticket: int, folded: bool) -> "Ints":
        from backfile.search.usage.frequency import count_hits

        of = int(found.mask.sum())
        told: list[Ints] = []
        for read, counts in count_hits(found, folded=folded):
            self.read.emit(ticket, read, of)
            told = [counts]
        return told[-1]

    def _are_few(self, found: "Found") -> bool:
        from backfile.search.reading.marking import sought
        from backfile.search.usage.indexed import plain_words

        return bool(found.mask.sum() <= FEW) or plain_words(sought(found.marked.tree)) is not None
