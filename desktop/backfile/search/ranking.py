"""The order of a result: by relevance where that can be told in time, by date otherwise."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from backfile.search.columns import Columns, Ints, Mask, numbers
from backfile.search.match import MOST_ALTERNATIVES, in_headlines, match
from backfile.search.results import Sort
from backfile.search.tree import And, Or, Text, Tree, both

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

MOST_PROMINENT = 4_000
FEW = 200
MOST_SCORED = 15_000
MOST_BEGINNINGS = 2_000
"""So many items are scored by `bm25`; of more, those that have the words in their headlines, or the newest. Fewer for
the beginning of a word: what all its words share is merged anew for each walk, of which scoring takes three."""

# Headline, deck, body. `+rowid`: the index walks its hits once and scores those wanted, instead of one search for each.
_SCORED = """
    SELECT rowid, bm25({index}, 8.0, 4.0, 1.0) FROM {index}
    WHERE {index} MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""
_SCORED_WHOLE, _SCORED_HEADLINES = (_SCORED.format(index=index) for index in ("fts", "headlines"))
_PROMINENT = "SELECT group_concat(rowid) FROM headlines WHERE headlines MATCH ?"
_BEGINNING = '" *'  # of an expression: a token is wanted by its beginning


class Ranking:
    """Orders the items of masks over one snapshot of a library."""

    def __init__(self, connection: "sqlite3.Connection", columns: Columns, check: Callable[[], None]) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check

    def order(self, tree: Tree, mask: Mask, sort: Sort) -> tuple[Ints, int]:
        """The items of `mask` in order, and how many of the first are ranked as asked."""
        self._check()
        ids = self._columns.in_order(mask, newest=sort is not Sort.OLDEST)
        expression = _scoring(tree) if sort is Sort.RELEVANCE else None
        if expression is None or len(ids) < 2:
            return ids, len(ids)
        if len(ids) <= (MOST_BEGINNINGS if _BEGINNING in expression else MOST_SCORED):
            return self._best_first(ids, *self._scores(expression, ids)), len(ids)
        return self._prominent_first(expression, ids)

    def _prominent_first(self, expression: str, ids: Ints) -> tuple[Ints, int]:
        """Of too many `ids`, newest first: those with the words in their headlines, ranked as far as there is time."""
        prominent = in_headlines(expression)
        marked = np.zeros(self._columns.last + 1, np.bool_)
        if prominent:
            marked[numbers(self._connection.execute(_PROMINENT, (prominent,)).fetchone()[0])] = True
        chosen = ids[marked[ids]]
        self._check()
        if _BEGINNING not in expression:
            chosen = chosen[:MOST_PROMINENT]
            if len(chosen) < FEW:
                chosen = np.union1d(chosen, ids[:MOST_PROMINENT])
            scored = self._scores(expression, chosen)
        elif prominent and len(chosen) <= MOST_PROMINENT:
            scored = self._scores(prominent, chosen, _SCORED_HEADLINES)
        else:
            return np.concatenate([chosen, ids[~marked[ids]]]), 0
        return self._best_first(ids, *scored), len(scored[0])

    def _best_first(self, ids: Ints, scored: Ints, scores: NDArray[np.float64]) -> Ints:
        """Those that are scored, the newer of equals first, then the rest of `ids`."""
        self._check()
        best = scored[np.lexsort((self._columns.places()[scored], scores))]
        rest = np.ones(self._columns.last + 1, np.bool_)
        rest[best] = False
        return np.concatenate([best, ids[rest[ids]]])

    def _scores(self, expression: str, ids: Ints, statement: str = _SCORED_WHOLE) -> tuple[Ints, NDArray[np.float64]]:
        rows = self._connection.execute(statement, (expression, orjson.dumps(ids.tolist()).decode())).fetchall()
        if not rows:
            return np.empty(0, np.int64), np.empty(0)
        scored, scores = zip(*rows, strict=True)
        return np.array(scored, np.int64), np.array(scores)


def _scoring(tree: Tree) -> str | None:
    """What an item is scored by: the text that it must have, else any text that speaks for it; None without text."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    required = [part for part in parts if match(part) is not None]
    if required:
        return match(both(*required))
    wanted = list(_wanted(tree))
    return match(Or(tuple(wanted[:MOST_ALTERNATIVES]))) if wanted else None


def _wanted(tree: Tree) -> Iterator[Text]:
    match tree:
        case Text():
            yield tree
        case And() | Or():
            for part in tree.parts:
                yield from _wanted(part)
        case _:
            pass
