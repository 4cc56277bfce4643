"""Scores by a pattern, a near spelling or a grammatical form: all its words together count as one.

Scored apart, the rarest of them would weigh most, and a misspelled name would come before the name.
"""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from backfile.search.language.tree import Forms, Fuzzy, Pattern, Text
from backfile.search.plan.columns import Columns, Ints
from backfile.search.plan.match import match
from backfile.search.plan.shares import Shares
from backfile.search.plan.terms import Terms

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_FURTHER = 0.5  # what each letter counts by which a spelling is another
_OTHER_FORM = 0.9
_WALKED = 4  # times as many hits as wanted items, from which only these are scored
_LEAST = 1e-6  # of FTS5: what a word weighs that is in more than half of all items
_ALL = "SELECT rowid, bm25(fts, 8.0, 4.0, 1.0) FROM fts WHERE fts MATCH ?"
_AMONG = f"{_ALL} AND +rowid IN (SELECT value FROM json_each(?))"

Wording = Pattern | Fuzzy | Forms


class Alternatives:
    """Scores over one snapshot of a library."""

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
        self._shares = shares
        self._terms = terms
        self._check = check

    def texts(self, wording: Wording) -> list[Text]:
        """The words that are scored for it."""
        return self._terms.alternatives(wording, self._languages() if isinstance(wording, Forms) else ())

    def scores(self, wording: Wording, ids: Ints) -> NDArray[np.float64]:
        """One for each of `ids`, which ascend: the lower the better, 0 where it has none of the words."""
        best = np.zeros(len(ids))
        texts = self.texts(wording)
        together = 0
        for text in texts:
            self._check()
            expression = match(text)
            if expression is None:
                continue
            having, scores, items = self._scored(expression, ids)
            together += items
            places = np.minimum(np.searchsorted(ids, having), len(ids) - 1)
            here = ids[places] == having
            weighed = _weight(wording, text, texts[0]) * scores[here] / self._rarity(items)
            best[places[here]] = np.minimum(best[places[here]], weighed)
        return best * self._rarity(min(together, self._columns.last))

    def _scored(self, expression: str, ids: Ints) -> tuple[Ints, NDArray[np.float64], int]:
        """The items of one word with their scores, and in how many it is."""
        often = self._shares.of(expression) * self._columns.last
        if often <= _WALKED * len(ids):
            rows: Sequence[tuple[int, float]] = self._connection.execute(_ALL, (expression,)).fetchall()
            often = len(rows)
        else:
            rows = self._connection.execute(_AMONG, (expression, orjson.dumps(ids.tolist()).decode())).fetchall()
        having, scores = zip(*rows, strict=True) if rows else ((), ())
        return np.array(having, np.int64), np.array(scores, np.float64), round(often)

    def _rarity(self, items: int) -> float:
        """As FTS5 weighs a word that is in so many items."""
        return max(math.log((self._columns.last - items + 0.5) / (items + 0.5)), _LEAST) if items else _LEAST

    def _languages(self) -> list[str]:
        rows = self._connection.execute("SELECT value FROM facet_values WHERE field = 'language'")
        return [value for (value,) in rows]


def _weight(wording: Wording, text: Text, asked: Text) -> float:
    """What a word counts beside the one that is asked for, which is the first."""
    if isinstance(wording, Fuzzy):
        from rapidfuzz.distance import OSA  # 20 ms: only where somebody asks

        return float(_FURTHER ** OSA.distance(text.text, asked.text))
    return _OTHER_FORM if isinstance(wording, Forms) and text != asked else 1.0
