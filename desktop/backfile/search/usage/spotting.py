"""Where the words of a query stand in the texts of an item: the hits of a concordance, which are what is marked.

Of a headline that is only the beginning of its text, for want of one, no hit counts twice: there, only what is looked
for in headlines alone is a hit.
"""

from backfile.search.language.joining import either
from backfile.search.language.query import Query
from backfile.search.language.tree import Tree
from backfile.search.reading.holding import shown
from backfile.search.reading.marking import Span, column_of, merged, sought
from backfile.search.reading.passage import Passage
from backfile.search.usage.pieces import COLUMNS, Pieces
from backfile.search.usage.plain_spots import is_plain, plain_spots


class Spotter:
    """Finds a query's hits, text by text."""

    def __init__(self, query: Query) -> None:
        self._wanted = [sought(query.tree, column) for column in COLUMNS]
        self._short = {column: plain_spots(each) for column, each in zip(COLUMNS, self._wanted, strict=True)}
        self.wanted = sought(query.tree)
        self._of_headlines = [each for each in self._wanted[0] if column_of(each) == "title"]

    @property
    def has_words(self) -> bool:
        """Whether there is anything to be found: a query of fields alone has no hits."""
        return any(self._wanted)

    def spots(self, pieces: Pieces) -> list[list[Span]]:
        """The hits of headline, deck and body: in order, those that overlap made one."""
        wanted = [self._of_headlines, *self._wanted[1:]] if pieces.repeated else self._wanted
        return [
            self._spots(each, text, column, pieces.language) if each and text else []
            for each, column, text in zip(wanted, COLUMNS, pieces.texts, strict=True)
        ]

    def _spots(self, wanted: list[Tree], text: str, column: str, language: str | None) -> list[Span]:
        short = self._short[column]
        if short is not None and wanted is not self._of_headlines and is_plain(text):
            return short(text)
        return merged((place.start, place.end) for place in shown(either(*wanted), Passage(text, column, language)))
