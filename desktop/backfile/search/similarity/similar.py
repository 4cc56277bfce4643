"""The articles that are most like one: by the words that tell it from others, all on disk and without a model.

In two stages: whoever has many of those words is a candidate, found in the index; candidates are read, and weighed as
BM25 weighs. What the article itself would get is the measure, so that "nothing is like it" can be told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.language.joining import either
from backfile.search.language.query import Query
from backfile.search.language.tree import Text
from backfile.search.plan.columns import Ints, numbers
from backfile.search.plan.match import match
from backfile.search.similarity.strongest import Frequencies, Strong, phrases, read_text, saturated, strongest
from backfile.search.similarity.usual_form import usual_form
from backfile.text.fold import words

if TYPE_CHECKING:
    from backfile.article import Article
    from backfile.library import Library

LIKE_ENOUGH = 0.15
"""Of what an article itself would get."""

_FEWEST_SHARED = 3
_OFTEN = 6  # times that an article itself has each of its words, give or take
_CANDIDATES = 80
_TOLD = 4  # words that tell why
_ASKED = 8  # words of a query for more like it

Names = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Resembling:
    """An article that is like another one, and why."""

    id: int
    title: str
    title_origin: str
    kind: str
    source: str | None
    date: str | None
    score: float  # of what the other one itself would get, from 0 to 1
    shares: tuple[str, ...]  # words that both have and few others, as the other one writes them, or texts usually do


class Similar:
    """Finds similar articles in one library. For one thread: it reads by that thread's connection."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._frequencies = Frequencies(library.connection)

    def find(self, item: int, limit: int = 10, *, check: Callable[[], None] = lambda: None) -> list[Resembling]:
        """Those most like an item, the likest first; none that is hardly like it, no version of it, and nothing that
        stood on its page. Raises NoSuchItem. `check` is called now and then: where it raises, the search ends.
        """
        article = self._library.article(item)
        self._frequencies.begin()
        strong = strongest(article, self._frequencies, check)
        if len(strong) < _FEWEST_SHARED or limit < 1:
            return []
        candidates = self._candidates(strong, {item, *article.versions, *article.same_page}, check)
        return self._weighed(article, strong, candidates, limit, check)

    def query(self, item: int) -> Query:
        """Asks for articles with any of the words that tell an item from others. Raises NoSuchItem."""
        article = self._library.article(item)
        self._frequencies.begin()
        strong = strongest(article, self._frequencies, lambda: None)
        text = read_text(article)
        said = phrases(strong, text, [span for spans in _names(article, text).values() for span in spans])[:_ASKED]
        said = list(dict.fromkeys(usual_form(self._library.connection, each) for each in said))
        return Query(either(*(Text(each, quoted=len(words(each)) > 1) for each in said)))

    def _candidates(self, strong: list[Strong], without: set[int], check: Callable[[], None]) -> Ints:
        """The items that have most of the words, by what the words weigh."""
        found: list[Ints] = []
        weights: list[float] = []
        for each in strong:
            check()
            (joined,) = self._library.connection.execute(_HAVING, (match(Text(each.token)),)).fetchone()
            ids = numbers(joined)
            found.append(ids)
            weights += [each.weight] * len(ids)
        ids, places = np.unique(np.concatenate(found), return_inverse=True)
        sums = np.bincount(places, np.array(weights))
        times = np.bincount(places)
        sums[(times < _FEWEST_SHARED) | np.isin(ids, list(without))] = 0
        best = np.argsort(-sums, kind="stable")[:_CANDIDATES]
        return ids[best[sums[best] > 0]]

    def _weighed(
        self, article: "Article", strong: list[Strong], candidates: Ints, limit: int, check: Callable[[], None]
    ) -> list[Resembling]:
        rows = self._library.connection.execute(_ROWS, (orjson.dumps(candidates.tolist()).decode(),)).fetchall()
        usual = sum(row[_WORDS] for row in rows) / max(len(rows), 1) or 1
        whole = sum(each.weight * saturated(_OFTEN) for each in strong)
        text = read_text(article)
        names = _names(article, text)
        found: dict[int, Resembling] = {}  # by group of versions: one of each is enough
        for row in rows:
            check()
            one = _weigh(row, strong, text, whole, row[_WORDS] / usual, names)
            if one.score >= LIKE_ENOUGH and (row[_GROUP] not in found or found[row[_GROUP]].score < one.score):
                found[row[_GROUP]] = one
        best = sorted(found.values(), key=lambda each: (-each.score, each.id))[:limit]
        shared = {words for each in best for words in each.shares}
        forms = {words: usual_form(self._library.connection, words) for words in shared}
        return [replace(each, shares=tuple(dict.fromkeys(forms[words] for words in each.shares))) for each in best]


def _names(article: "Article", text: str) -> Names:
    """Where the names of an article stand in its text, in either form, the longest first."""
    forms = {form for name in article.names for form in (name.name, name.gloss) if form}
    return {
        form: [found.span() for found in re.finditer(re.escape(form), text)]
        for form in sorted(forms, key=lambda form: -len(form))
    }


def _weigh(
    row: tuple,  # type: ignore[type-arg]
    strong: list[Strong],
    text: str,
    whole: float,
    length: float,
    names: Names,
) -> Resembling:
    item, kind, title, origin, source, date, deck, body = row[:8]
    counts: dict[str, float] = {}
    for part, worth in ((title if origin == "given" else "", 3), (deck, 2), (body, 1)):
        for word in words(part or ""):
            counts[word] = counts.get(word, 0) + worth
    shared = [(each, each.weight * saturated(counts[each.token], length)) for each in strong if each.token in counts]
    score = sum(weight for _, weight in shared) / whole
    best = [each for each, _ in sorted(shared, key=lambda pair: -pair[1])]
    here = [span for name, spans in names.items() if name in body or name in title for span in spans]
    said = phrases(best[: 2 * _TOLD], text, here)[:_TOLD]
    return Resembling(item, title, origin, kind, source, date, score, tuple(said))


_WORDS, _GROUP = 8, 9
_HAVING = "SELECT group_concat(rowid) FROM fts WHERE fts MATCH ?"
_ROWS = """
    SELECT i.id, i.kind, i.title, i.title_origin, s.value, i.date, concat_ws(' ', i.kicker, i.standfirst), t.text,
           max(i.words, 1), ifnull(i.version_of, i.id)
    FROM items i JOIN texts t ON t.id = i.id LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id IN (SELECT value FROM json_each(?))"""
