"""Counts the words around the hits in a lane of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.search.results import Interrupted
from backfile.window.concordance.told import Around, Wish
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from backfile.search.usage.collocates import Collocates
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.reference import Reference

MOST = 300
"""Collocates that are shown."""

FEW, MANY = 200, 20_000
"""Lines up to which a word that is found twice, or five times, counts as a collocate; of more, ten times."""


class Surroundings(QObject):
    """The newest wish wins."""

    around = Signal(object)  # Around
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = 0
        self._known: dict[str, int] = {}  # how often words occur in the library
        self._version: object = None  # of what the library held then
        self._lane: Lane[Library] = Lane(lambda: Library.open(library, readonly=True), Library.close, self)
        self._lane.failed.connect(self.failed)

    def count(self, ticket: int, lines: "Lines", wish: Wish) -> None:
        """Answer by `around`; `ticket` comes back with it."""
        self._latest += 1
        number = self._latest
        self._lane.start(lambda own: self._count(own, number, ticket, lines, wish))

    def close(self) -> None:
        """Let go of the library."""
        self._latest += 1
        self._lane.close()

    def _count(self, own: Library, number: int, ticket: int, lines: "Lines", wish: Wish) -> None:
        from backfile.search.usage.collocates import Measure
        from backfile.search.usage.reference import Against
        from backfile.search.usage.spelling import spellings

        def check() -> None:
            if number != self._latest:
                raise Interrupted

        def tell(found: "Collocates", *, pending: bool) -> None:
            kept = found.found[:MOST]
            spelt = spellings(own.connection, lines, [each.word for each in kept])
            words = tuple((spelt.get(each.word, each.word), each) for each in kept)
            named = (Measure(wish.measure), Against(wish.against))
            self.around.emit(Around(ticket, words, least_of(lines, wish), *named, lines.complete, pending))

        try:
            check()
            self._forget_outdated(own)
            if len(lines) > FEW and not self._known:
                tell(_by_hits(lines, wish), pending=True)
            tell(counted(own, lines, wish, check, self._known), pending=False)
        except Interrupted:
            return

    def _forget_outdated(self, own: Library) -> None:
        (version,) = own.connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._known.clear()
            self._version = version


def _by_hits(lines: "Lines", wish: Wish) -> "Collocates":
    """The words alone, the most frequent first: what they are held against takes longer."""
    from backfile.search.usage.collocates import Measure, Window, collocates
    from backfile.search.usage.reference import Reference

    window = Window(wish.left, wish.right, wish.within_sentence)
    found = collocates(lines, window, lambda words: Reference(dict.fromkeys(words, 0), 0), least=least_of(lines, wish))
    return found.sorted(Measure.FREQUENCY)


def least_of(lines: "Lines", wish: Wish) -> int:
    """How often a word must be found."""
    if wish.least is not None:
        return wish.least
    return 2 if len(lines) <= FEW else 5 if len(lines) <= MANY else 10


def counted(
    own: Library, lines: "Lines", wish: Wish, check: "Callable[[], None]", known: dict[str, int] | None = None
) -> "Collocates":
    """All collocates that are wished for, in their order. `check` may raise Interrupted; `known`: see `of_library`."""
    import numpy as np

    from backfile.search.usage.collocates import Measure, Window, collocates
    from backfile.search.usage.reference import Against, of_items, of_library

    def usual(words: list[str]) -> "Reference":
        return of_library(own.connection, words, check, known)

    def rest(words: list[str]) -> "Reference":
        return of_items(own.connection, np.unique(lines.item), words, check)

    window = Window(wish.left, wish.right, wish.within_sentence)
    reference = usual if wish.against == Against.LIBRARY else rest
    found = collocates(lines, window, reference, least=least_of(lines, wish), usual=usual if wish.no_common else None)
    return found.sorted(Measure(wish.measure))
