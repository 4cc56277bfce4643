"""The first rows of an answer that takes long, and about how many there are: shown until the answer is there.

Each row is a hit, told by its text. Which of the many come first is a guess: those that have the words in their
headlines, as the ranking of very many has them too, and of these the shortest; by date it is none.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.answer.ranking import MOST_BEGUN, Ranking
from backfile.search.answer.sampling import Samples, rounded
from backfile.search.answer.texts import TextScores
from backfile.search.answer.weighing import read_alone, scoring
from backfile.search.language.joining import both, either
from backfile.search.language.tree import And, Boost, Everything, Or, Text, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.match import BEGINNING, in_headlines, is_of_headlines, match
from backfile.search.plan.precedence import is_fact
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares
from backfile.search.reading.needles import needle
from backfile.search.reading.plain import plain, walk
from backfile.search.results import Sort
from backfile.text.fold import loose

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LONG_WALK = 80_000
"""Entries of the index: what walks no more of them is answered at once."""

ROWS = 24  # a tall screen of them; fewer are no glimpse
_SHOWN = 40
_BY_DATE = 600  # texts that are looked at from the newest on
_TITLES = 600
_LETTERS = 2  # what begins with so few is in so many headlines that the newest have some
_PORTION = 200
_SAMPLE = 300  # texts by which the share of what begins with some letters is told
_STRIDE = 611_953  # a prime number, so that the sample keeps no step with the order of a dump
_OF_SAMPLE = """
    SELECT i.title || char(10) || {of} FROM json_each(?) wanted
    JOIN items i ON i.id = wanted.value JOIN texts t ON t.id = i.id"""
_OF_TITLES = "SELECT i.id, i.title FROM json_each(?) wanted JOIN items i ON i.id = wanted.value"


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
        self._connection = connection
        self._columns = columns
        self._evaluation = evaluation
        self._ranking = ranking
        self._samples = samples
        self._shares = shares
        self._check = check
        self._texts = TextScores(connection, columns, shares, check)
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
        if any(text.prefix and text.text.isascii() and len(text.text) <= _LETTERS for text in wanted):
            titled = self._titled(wanted, among)
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

    def _titled(self, wanted: list[Text], among: Mask) -> Ints:
        """The newest whose headlines have any of the words, as far as these are looked at."""
        sought = [needle(text.text, prefix=text.prefix) for text in wanted]
        ids = self._columns.in_order(among, newest=True)[:_TITLES]
        found: list[int] = []
        for at in range(0, len(ids), _PORTION):
            self._check()
            portion = orjson.dumps(ids[at : at + _PORTION].tolist()).decode()
            for number, title in self._connection.execute(_OF_TITLES, (portion,)):
                written = loose(title)
                if any(each in written for each in sought):
                    found.append(number)
            if len(found) >= _SHOWN:
                break
        return np.array(found, np.int64)

    def _verified(self, words: Tree, ids: Ints) -> Ints:
        """Those in whose texts the words hold, in their order."""
        candidates = np.zeros(self._columns.last + 1, np.bool_)
        candidates[ids] = True
        return ids[self._scan.kept(words, candidates)[ids]]

    def _share(self, words: Tree, expression: str, among: Mask) -> float:
        """By stretches of the index; of what begins with some letters by a few texts, since that is dear to walk."""
        if not is_of_headlines(words) and BEGINNING not in expression:
            return self._shares.of(expression)
        ids = np.flatnonzero(among)
        sample = np.unique(ids[np.arange(_SAMPLE) * _STRIDE % max(1, len(ids))])
        of = "''" if is_of_headlines(words) else "t.text"
        rows = self._connection.execute(_OF_SAMPLE.format(of=of), (orjson.dumps(sample.tolist()).decode(),))
        sought = [needle(text.text, prefix=text.prefix) for text in read_alone(words)]
        enough = any if isinstance(words, Or) else all
        return sum(enough(each in loose(text) for each in sought) for (text,) in rows) / len(sample)


def _parted(tree: Tree) -> tuple[list[Tree], Tree]:
    """Facts, and the rest."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    return [part for part in parts if is_fact(part)], plain(both(*(part for part in parts if not is_fact(part))))


def _has_weights(tree: Tree) -> bool:
    return any(isinstance(part, Boost) for part in walk(tree))
