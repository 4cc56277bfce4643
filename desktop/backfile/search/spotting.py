"""Where the words of a query stand in the texts of an item: the hits of a concordance, which are what is marked.

Of a headline that is only the beginning of its text, for want of one, no hit counts twice: there, only what is looked
for in headlines alone is a hit.
"""

from collections.abc import Sequence

from backfile.search.marking import Span, merged, sought, spans
from backfile.search.pieces import COLUMNS, Pieces
from backfile.search.query import Query
from backfile.search.tree import Text
from backfile.text.fold import tokens


class Spotter:
    """Finds a query's hits, text by text."""

    def __init__(self, query: Query) -> None:
        self._wanted = [sought(query.tree, column) for column in COLUMNS]
        self._of_headlines = [text for text in self._wanted[0] if text.column == "title"]

    @property
    def has_words(self) -> bool:
        """Whether there is anything to be found: a query of fields alone has no hits."""
        return any(self._wanted)

    def spots(self, pieces: Pieces) -> list[list[Span]]:
        """The hits of headline, deck and body: in order, those that overlap made one."""
        wanted = [self._of_headlines, *self._wanted[1:]] if pieces.repeated else self._wanted
        return [_spots(each, text) for each, text in zip(wanted, pieces.texts, strict=True)]


def _spots(wanted: Sequence[Text], text: str) -> list[Span]:
    found = tokens(text) if wanted and text else []
    return merged(span for each in wanted for span in spans(each, found)) if found else []
