"""The first rows of an answer that takes long, and about how many there are: shown until the answer is there.

Each row is a hit, told by its text. Which of the many come first is a guess: those that have the words in their
headlines, as the ranking of very many has them too, and of these the shortest; by date it is none.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.answer.begun import Begun
from backfile.search.answer.ranking import MOST_BEGUN, Ranking
from backfile.search.answer.sampling import Samples, rounded
from backfile.search.answer.texts import TextScores
from backfile.search.answer.weighing import read_alone, scoring
from backfile.search.language.joining import both, either
from backfile.search.language.tree import And, Boost, Everything, Text, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.match import BEGINNING, in_headlines, is_of_headlines, match
from backfile.search.plan.precedence import is_fact
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares
from backfile.search.reading.plain import plain, walk
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LONG_WALK = 80_000
"""Entries of the index: what walks no more of them is answered at once."""

ROWS = 24  # a tall screen of them; fewer are no glimpse
_SHOWN = 40
_BY_DATE = 600  # texts that are looked at from the newest on


class Glimpses:
    """First looks over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        evaluation: Evaluation,
        ranking: Ranking,
        samples: Samples,
        shares: Shares,
        check: Callable[[], None],
    ) -> None:
        self._columns = columns
        self._evaluation = evaluation
        self._ranking = ranking
        self._samples = samples
        self._shares = shares
        self._texts = TextScores(connection, columns, shares, check)
        self._letters = Begun(connection, columns, check)
        self._scan = Scan(connection, columns, check, lambda _: None)

    def first(self, tree: Tree, sort: Sort) -> tuple[Ints, int] | None:
        """Some items that come first, in order, and how many there are about; None where the answer is as quick."""
        facts, words = _parted(tree)
        if words == Everything() or _has_weights(tree):
            return None
        expression = match(words)
        if expression is None:
            return self._of_read(tree, facts, words, sort)
        if self._shares.walked(words) < LONG_WALK:
            return None
        among = self._with(facts)
        found = self._best(words, among) if sort is Sort.RELEVANCE else self._by_date(words, among, sort)
        if found is None or len(found) < ROWS:
            return None
        return found, rounded(self._share(words, expression, among) * np.count_nonzero(among))

    def _of_read(self, tree: Tree, facts: list[Tree], words: Tree, sort: Sort) -> tuple[Ints, int] | None:
        """Of what has to be read: where too few are found that come first, also those that the estimate is made of."""
        sample = self._samples.of(tree)
        if sample is None:
            return None
        among = self._with(facts)
        first = None
        if sort is Sort.RELEVANCE:
            first = self._best(words, among)
        elif sample.total * _BY_DATE > 2 * _SHOWN * np.count_nonzero(among):
            first = self._by_date(words, among, sort)
        first = np.empty(0, np.int64) if first is None else first[:_SHOWN]
        if len(first) < ROWS:
            others = self._columns.in_order(sample.found, newest=sort is not Sort.OLDEST)
            first = np.concatenate([first, others[np.isin(others, first, invert=True)]])[:_SHOWN]
        return first, sample.total

    def _with(self, facts: list[Tree]) -> Mask:
        return self._evaluation.mask(both(*facts)) if facts else self._columns.exists

    def _by_date(self, words: Tree, among: Mask, sort: Sort) -> Ints:
        return self._verified(words, self._columns.in_order(among, newest=sort is Sort.NEWEST)[:_BY_DATE])

    def _best(self, words: Tree, among: Mask) -> Ints | None:
        wanted = read_alone(words)
        expression = scoring(words)
        prominent = in_headlines(expression) if expression else None
        if not wanted or not prominent:
            return None
        if BEGINNING in prominent:
            return self._begun(words, prominent, wanted, among)
        scored, scores = self._texts.of(wanted, self._candidates(wanted, prominent, among))
        likely = np.lexsort((self._columns.places()[scored], scores))[: _SHOWN + 8]
        kept = np.isin(scored[likely], self._verified(words, scored[likely]))
        likely = likely[kept]
        return self._ranking.best_first(words, scored[likely], scored[likely], scores[likely])[:_SHOWN]

    def _candidates(self, wanted: list[Text], prominent: str, among: Mask) -> Ints:
        """Those with all words in their headlines, then with any of them, then the newest."""
        most = self._texts.most(wanted)
        if np.count_nonzero(among) <= most:
            return np.flatnonzero(among)
        left = among.copy()
        chosen: list[Ints] = []
        apart = [Text(word, text.column, quoted=True) for text in wanted for word in text.text.split()]
        for expression in dict.fromkeys((prominent, in_headlines(match(either(*apart)) or ""))):
            found = np.flatnonzero(self._ranking.prominent(expression) & left) if expression else np.empty(0, np.int64)
            if len(found) > most:
                found = found[np.argpartition(self._columns.words[found], most)[:most]]
            chosen.append(found)
            left[found] = False
            most -= len(found)
            if most <= 0:
                return np.concatenate(chosen)
        return np.concatenate([*chosen, self._columns.in_order(left, newest=True)[:most]])

    def _begun(self, words: Tree, prominent: str, wanted: list[Text], among: Mask) -> Ints:
        """Of what begins with some letters: ranked by headlines where these are few, else the newest."""
        titled = self._letters.titled(wanted, among, _SHOWN)
        if len(titled) >= ROWS:
            return self._verified(words, titled[:_SHOWN])
        found = self._columns.in_order(self._ranking.prominent(prominent) & among, newest=True)
        if len(found) > MOST_BEGUN:
            return self._verified(words, found[:_SHOWN])
        scored, scores = self._ranking.scores_of_headlines(prominent, found)
        best = self._ranking.best_first(words, scored, scored, scores)[:_SHOWN]
        if len(best) < ROWS:
            newest = self._columns.in_order(among, newest=True)[:_BY_DATE]
            best = np.concatenate([best, newest[np.isin(newest, best, invert=True)]])
        return self._verified(words, best)

    def _verified(self, words: Tree, ids: Ints) -> Ints:
        """Those in whose texts the words hold, in their order."""
        candidates = np.zeros(self._columns.last + 1, np.bool_)
        candidates[ids] = True
        return ids[self._scan.kept(words, candidates)[ids]]

    def _share(self, words: Tree, expression: str, among: Mask) -> float:
        """By stretches of the index; of what begins with some letters by a few texts, since that is dear to walk."""
        if not is_of_headlines(words) and BEGINNING not in expression:
            return self._shares.of(expression)
        return self._letters.share(words, read_alone(words), among)


def _parted(tree: Tree) -> tuple[list[Tree], Tree]:
    """Facts, and the rest."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    return [part for part in parts if is_fact(part)], plain(both(*(part for part in parts if not is_fact(part))))


def _has_weights(tree: Tree) -> bool:
    return any(isinstance(part, Boost) for part in walk(tree))
