"""The places at which a whole query stands in a text that is shown."""

from backfile.search.language.query import Query
from backfile.search.reading.holding import shown
from backfile.search.reading.passage import Passage
from backfile.search.reading.places import Place
from backfile.search.reading.plain import plain
from backfile.search.reading.showable import showable


def occurrences(query: Query, text: str, column: str | None = None, language: str | None = None) -> list[Place]:
    """Each place at which a wording of the query stands in a shown text, in order; they may overlap.

    `column`: title, deck or text; None for any. `language`: of the item, for grammatical forms. Of words that must be
    near, only those that are; of words within a sentence or a paragraph, only those in one that has all that is asked.
    """
    passage = Passage(text, column or "", language)
    return sorted(set(shown(plain(showable(query.tree, [text])), passage)))
