"""What is offered to somebody who types, read from a library by a connection of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from backfile.library import Library
from backfile.search import Interrupted
from backfile.search.completing.offer import Completion
from backfile.search.completing.readings import readings
from backfile.search.results import Sort
from backfile.window.question import Question

if TYPE_CHECKING:
    from backfile.search.language.query import Query

STALE = 20.0  # seconds for which values that were read are good enough while more are being imported
SOON = 0.2  # seconds that a list may wait to know which values the rest of the query finds
COUNTED = frozenset({"source", "section", "lang", "author"})  # fields whose values are counted in a moment
FACET = {"lang": "language"}
MOST = 1_000  # values of a field among which one is looked for


class Offers:
    """Completions, and how many items each finds; for the thread of one lane."""

    def __init__(self, path: Path) -> None:
        from backfile.search import Searcher  # with numpy, which the first paint would wait for
        from backfile.search.completing.completion import Completions

        self.searcher = Searcher(path)
        self._library = Library.open(path, readonly=True)
        self._completions = Completions(self._library.connection)
        self._read = float("-inf")

    def refresh(self) -> None:
        """Take in new values, if that was not done a moment ago."""
        if monotonic() - self._read > STALE:
            self._completions.read()
            self._read = monotonic()

    def complete(
        self, text: str, cursor: int, earlier: tuple[str, ...], found: Mapping[str, Sequence[str]]
    ) -> tuple[Completion, ...]:
        """By the values of the last refresh."""
        if self._read < 0:
            self.refresh()
        return self._completions.complete(text, cursor, earlier, found)

    def found_beside(
        self, text: str, cursor: int, here: Question, wanted: Callable[[], bool]
    ) -> Mapping[str, Sequence[str]]:
        """Of the field whose value is typed, the values that all the rest of the question finds."""
        place = next(iter(readings(text, cursor)), None)
        if place is None or place.field not in COUNTED or not place.named:
            return {}
        rest = replace(here, words=text[: place.start] + text[cursor:], typing=False)
        if rest.is_everything:
            return {}  # they are known
        facet, until = FACET.get(place.field, place.field), monotonic() + SOON
        try:
            values = self.searcher.facets(
                rest.query, MOST, fields=(facet,), wanted=lambda: wanted() and monotonic() < until
            )
        except Interrupted:
            return {}
        return {place.field: [each.value for each in values[facet] if each.value is not None]}

    def count(self, query: "Query", wanted: Callable[[], bool]) -> int:
        """How many items a query finds."""
        return self.searcher.run(query, Sort.NEWEST, wanted=wanted).total

    def close(self) -> None:
        self.searcher.close()
        self._library.close()
