"""The texts of items as the index has them: headline, deck and body, three to an item."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import orjson

from backfile.library.columns import credits_of
from backfile.library.pictures import lines_of_pictures

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3
    from backfile.search.plan.columns import Ints

COLUMNS = ("title", "deck", "text")
"""What `Pieces` holds, in its order, as the language calls them; the deck has no name there."""

BEGINNING = 2_000  # code points of a text among which a headline stands that was taken from it
_PORTION = 200  # items whose texts stand in memory at once

_TEXTS = """
    SELECT i.id, i.title, i.title_origin, i.kicker, i.standfirst, t.credits, t.text, l.value
    FROM items i JOIN texts t ON t.id = i.id LEFT JOIN facet_values l ON l.id = i.language
    WHERE i.id IN (SELECT value FROM json_each(?))"""


class Pieces(NamedTuple):
    """One item's three texts. What stands in the deck has line ends between, paragraphs of the body a blank line."""

    title: str
    deck: str  # kicker, standfirst, picture credits, captions
    body: str
    repeated: bool  # the headline is no more than the beginning of the body, for want of one
    language: str | None  # BCP 47

    @property
    def texts(self) -> tuple[str, str, str]:
        """In the order of `COLUMNS`."""
        return self.title, self.deck, self.body


def repeats(title: str, text: str) -> bool:
    """Whether a derived headline is no more than words of the text's beginning, whatever blanks stand there."""
    return " ".join(title.rstrip("… ").split()) in " ".join(text[:BEGINNING].split())


def read_pieces(connection: "sqlite3.Connection", ids: "Sequence[int] | Ints") -> Iterator[tuple[int, Pieces]]:
    """The texts of these items, in their order; those that are no longer there are left out."""
    for at in range(0, len(ids), _PORTION):
        portion = [int(number) for number in ids[at : at + _PORTION]]
        wanted = orjson.dumps(portion).decode()
        shown = lines_of_pictures(connection, portion)
        found = {row[0]: _pieces(row, shown.get(row[0], [])) for row in connection.execute(_TEXTS, (wanted,))}
        yield from ((number, found[number]) for number in portion if number in found)


def _pieces(row: tuple[int, str, str, str | None, str | None, str | None, str, str | None], shown: list[str]) -> Pieces:
    _, title, origin, kicker, standfirst, credit_lines, text, language = row
    deck = [part for part in (kicker, standfirst) if part]
    if credit_lines:
        deck += [credit.text for credit in credits_of(credit_lines)]
    return Pieces(title, "\n".join(deck + shown), text, origin == "derived" and repeats(title, text), language)
