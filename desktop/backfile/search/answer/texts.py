"""Scores of items from their texts themselves, as `bm25` of the index has them.

The index counts every hit of every word before it scores a single item; reading a few hundred texts takes less where
words are in very many.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from backfile.library.columns import credits_of
from backfile.library.pictures import lines_of_pictures
from backfile.search.language.joining import either
from backfile.search.language.tree import Text
from backfile.search.plan.columns import Columns, Ints
from backfile.search.plan.match import match
from backfile.search.plan.shares import Shares
from backfile.search.reading.needles import needle
from backfile.text.fold import is_unspaced, loose, runs

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

WEIGHTS = (8.0, 4.0, 1.0)
"""What a word counts in headline, deck and body."""

MOST_READ, MOST_UNSPACED = 200, 120
"""So many texts are read for a first look: 8 ms of work, and no more where they are Chinese."""

_WALKED, _WALKED_UNSPACED = 300, 600  # entries of the index, three times each, while one text is read

_K, _B = 1.2, 0.75  # of the index
_LEAST = 1e-6  # what a word weighs that is in more than half of all items
_HEADLINE = 10  # words of headline and deck, about
_TEXTS = """
    SELECT i.id, i.title, i.kicker, i.standfirst, t.credits, t.text, i.words
    FROM json_each(?) wanted JOIN items i ON i.id = wanted.value JOIN texts t ON t.id = i.id"""
_COLUMNS = {"title": (0,), "text": (2,), None: (0, 1, 2)}


class TextScores:
    """Scores over one snapshot of a library."""

    def __init__(
        self, connection: "sqlite3.Connection", columns: Columns, shares: Shares, check: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._shares = shares
        self._check = check

    def most(self, wanted: Sequence[Text]) -> int:
        """The most texts that are read for these words: fewer of a script without spaces, which takes longer."""
        return MOST_UNSPACED if any(is_unspaced(text.text[:1]) for text in wanted) else MOST_READ

    def is_quicker(self, wanted: Sequence[Text], count: int) -> bool:
        """Whether so many texts are read before the index is walked for these words."""
        meanwhile = _WALKED_UNSPACED if self.most(wanted) == MOST_UNSPACED else _WALKED
        return bool(wanted) and count * meanwhile < self._shares.walked(either(*wanted))

    def of(self, wanted: Sequence[Text], ids: Ints) -> tuple[Ints, NDArray[np.float64]]:
        """Those of `ids` that have any of the words, and their scores: the lower the better."""
        self._check()
        sought = [(needle(text.text, prefix=text.prefix), _COLUMNS[text.column], self._rarity(text)) for text in wanted]
        has_phrase = any(" " in stretch.strip() for stretch, _, _ in sought)
        mean = self._columns.mean_words + _HEADLINE
        scored: list[int] = []
        scores: list[float] = []
        for number, parts, words in self._parts(np.sort(ids).tolist()):
            folded = [loose(part) for part in parts]
            if has_phrase and not any(stretch in part for stretch, _, _ in sought for part in folded):
                folded = [f" {runs(part)} " for part in parts]  # its words may stand apart, as in “so, what”
            length = _K * (1 - _B + _B * (words + _HEADLINE) / mean)
            score = 0.0
            for stretch, columns, rarity in sought:
                often = sum(WEIGHTS[at] * folded[at].count(stretch) for at in columns)
                score += rarity * often * (_K + 1) / (often + length)
            if score:
                scored.append(number)
                scores.append(-score)
        return np.array(scored, np.int64), np.array(scores)

    def _parts(self, ids: list[int]) -> Iterator[tuple[int, tuple[str, str, str], int]]:
        """Headline, deck and body of items, as the index has them, and how many words the body has."""
        shown = lines_of_pictures(self._connection, ids)
        rows = self._connection.execute(_TEXTS, (orjson.dumps(ids).decode(),))
        for number, title, kicker, standfirst, lines_of, text, words in rows:
            others = [credit.text for credit in credits_of(lines_of)] if lines_of else []
            deck = "\n".join(filter(None, (kicker, standfirst, *others, *shown.get(number, ()))))
            yield number, (title, deck, text), words

    def _rarity(self, text: Text) -> float:
        expression = match(text)
        share = min(self._shares.of(expression), 1.0) if expression and not text.prefix else 0.5
        items = self._columns.last
        return max(math.log((items * (1 - share) + 0.5) / (items * share + 0.5)), _LEAST)
