"""The order of a result: by relevance where that can be told in time, by date otherwise."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from backfile.search.answer.alternatives import Alternatives, Wording
from backfile.search.answer.closeness import Fields, lift, needles
from backfile.search.answer.texts import TextScores
from backfile.search.answer.weighing import boosts, plainly, read_alone, scoring, speaking, widening
from backfile.search.language.joining import either
from backfile.search.language.tree import Tree
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.search.plan.match import MOST_ALTERNATIVES, in_headlines, match
from backfile.search.plan.shares import Shares
from backfile.search.plan.terms import Terms
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LOOKED_AT = 50  # of the best, the texts themselves are looked at
MOST_SOUGHT = 50  # words of a list are in no order, and never near to each other all at once
FEW = 200
MOST_WIDENED = 4  # patterns, near spellings and forms of one query by which is ranked
MOST_KEPT = 1_000
MOST_BEGUN = 4_000
MOST_PROMINENT = 20_000
MOST_SCORED = 15_000
MOST_BEGINNINGS = 2_000
"""So many items are scored by `bm25`; of more, those that have the words in their headlines, or the newest. Fewer for
the beginning of a word: what all its words share is merged anew for each walk, of which scoring takes three."""

# Headline, deck, body. `+rowid`: the index walks its hits once and scores those wanted, instead of one search for each.
_SCORED = """
    SELECT rowid, bm25({index}, 8.0, 4.0, 1.0) FROM {index}
    WHERE {index} MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""
_SCORED_WHOLE, _SCORED_HEADLINES = (_SCORED.format(index=index) for index in ("fts", "headlines"))
_SCORED_BEST = f"{_SCORED_WHOLE} ORDER BY 2 LIMIT {MOST_KEPT}"
_FIELDS = """
    SELECT i.id, i.title, ifnull(i.kicker, '') || char(10) || ifnull(i.standfirst, ''), ifnull(t.names, ''),
           substr(t.text, 1, 2000)
    FROM items i JOIN texts t ON t.id = i.id WHERE i.id IN (SELECT value FROM json_each(?))"""
_PROMINENT = "SELECT group_concat(rowid) FROM headlines WHERE headlines MATCH ?"
_BEGINNING = '" *'  # of an expression: a token is wanted by its beginning


class Ranking:
    """Orders the items of masks over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        shares: Shares,
        terms: Terms,
        check: Callable[[], None],
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._texts = TextScores(connection, columns, shares, check)
        self._alternatives = Alternatives(connection, columns, shares, terms, check)
        self._check = check

    def order(self, tree: Tree, mask: Mask, sort: Sort) -> tuple[Ints, int]:
        """The items of `mask` in order, and how many of the first are ranked as asked."""
        self._check()
        ids = self._columns.in_order(mask, newest=sort is not Sort.OLDEST)
        if sort is not Sort.RELEVANCE or len(ids) < 2:
            return ids, len(ids)
        widened = list(dict.fromkeys(widening(tree)))[:MOST_WIDENED]
        expression = self._wider(tree, widened) if widened else scoring(tree)
        if expression is None:
            return ids, len(ids)
        if len(ids) > (MOST_BEGINNINGS if _BEGINNING in expression else MOST_SCORED):
            return self._prominent_first(tree, expression, ids)
        if widened:
            scored, scores = self._scored_wider(tree, widened, ids)
        else:
            scored, scores = self._scored(tree, expression, ids)
        return self.best_first(tree, ids, scored, scores), len(scored)

    def _wider(self, tree: Tree, widened: Sequence[Wording]) -> str | None:
        """An expression of what is asked and of the words that patterns, near spellings and forms stand for."""
        words = [
            *plainly(tree),
            *(text for each in widened for text in self._alternatives.texts(each)),
        ]
        return match(either(*words[:MOST_ALTERNATIVES])) if words else None

    def _scored_wider(self, tree: Tree, widened: Sequence[Wording], ids: Ints) -> tuple[Ints, NDArray[np.float64]]:
        """The sum of what is asked as it is and of what each pattern, near spelling or form finds."""
        ascending = np.sort(ids)
        total = np.zeros(len(ids))
        plain = list(dict.fromkeys(plainly(tree)))
        if plain and (expression := match(either(*plain[:MOST_ALTERNATIVES]))) is not None:
            having, scores = self._scores(expression, ids)
            total[np.searchsorted(ascending, having)] = scores
        for wording in widened:
            total += self._alternatives.scores(wording, ascending)
        return ascending[total < 0], total[total < 0]

    def _scored(
        self, tree: Tree, expression: str, ids: Ints, statement: str = _SCORED_WHOLE
    ) -> tuple[Ints, NDArray[np.float64]]:
        """By their texts where there are few of them and the index would be walked for long."""
        wanted = read_alone(tree)
        if self._texts.is_quicker(wanted, len(ids)):
            return self._texts.of(wanted, ids)
        return self._scores(expression, ids, statement)

    def _prominent_first(self, tree: Tree, expression: str, ids: Ints) -> tuple[Ints, int]:
        """Of too many `ids`, newest first: those with the words in their headlines, ranked as far as there is time."""
        prominent = in_headlines(expression)
        chosen = ids[self.prominent(prominent)[ids]] if prominent else ids[:0]
        self._check()
        if _BEGINNING not in expression:
            chosen = chosen[:MOST_PROMINENT]
            if len(chosen) < FEW:
                chosen = np.union1d(chosen, ids[:MOST_BEGUN])
            scored = self._scored(tree, expression, chosen, _SCORED_BEST)
        elif prominent and len(chosen) <= MOST_BEGUN:
            scored = self.scores_of_headlines(prominent, chosen)
        else:
            rest = np.ones(self._columns.last + 1, np.bool_)
            rest[chosen] = False
            return np.concatenate([chosen, ids[rest[ids]]]), 0
        return self.best_first(tree, ids, *scored), len(scored[0])

    def prominent(self, expression: str) -> Mask:
        """What the index of headlines finds."""
        found = np.zeros(self._columns.last + 1, np.bool_)
        found[numbers(self._connection.execute(_PROMINENT, (expression,)).fetchone()[0])] = True
        return found

    def scores_of_headlines(self, expression: str, ids: Ints) -> tuple[Ints, NDArray[np.float64]]:
        """The scores of their headlines alone."""
        return self._scores(expression, ids, _SCORED_HEADLINES)

    def best_first(self, tree: Tree, ids: Ints, scored: Ints, scores: NDArray[np.float64]) -> Ints:
        """Those that are scored, the newer of equals first, then the rest of `ids`."""
        self._check()
        scores = self._weighed(tree, scored, scores)
        places = self._columns.places()
        best = scored[np.lexsort((places[scored], scores))]
        if len(best) > 1:
            first = best[:LOOKED_AT]
            closer = self._closer(tree, first, np.sort(scores)[: len(first)])
            best[: len(first)] = first[np.lexsort((places[first], closer))]
        rest = np.ones(self._columns.last + 1, np.bool_)
        rest[best] = False
        return np.concatenate([best, ids[rest[ids]]])

    def _weighed(self, tree: Tree, scored: Ints, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """With the words that are to weigh more or less counted so."""
        for expression, weight in boosts(tree):
            having, own = self._scores(expression, scored)
            more = np.zeros(self._columns.last + 1)
            more[having] = (weight - 1) * own
            scores = scores + more[scored]
        return scores

    def _closer(self, tree: Tree, first: Ints, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores of the best few, looked at anew in their texts."""
        sought = needles(list(speaking(tree)))
        if len(sought) > MOST_SOUGHT:
            return scores
        rows = self._connection.execute(_FIELDS, (orjson.dumps(first.tolist()).decode(),))
        lifts = {number: lift(sought, Fields(title, deck, names, text)) for number, title, deck, names, text in rows}
        closer: NDArray[np.float64] = scores * [lifts.get(number, 1.0) for number in first.tolist()]
        return closer

    def _scores(self, expression: str, ids: Ints, statement: str = _SCORED_WHOLE) -> tuple[Ints, NDArray[np.float64]]:
        rows = self._connection.execute(statement, (expression, orjson.dumps(ids.tolist()).decode())).fetchall()
        if not rows:
            return np.empty(0, np.int64), np.empty(0)
        scored, scores = zip(*rows, strict=True)
        return np.array(scored, np.int64), np.array(scores)
