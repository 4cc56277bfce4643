"""Which items an answer has among a part of all, where all of them take long to find.

Words are looked up in many short stripes of the numbers of items, since neighbours are often of one dump and one day;
what has to be read is read in a random order for as long as there is time.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.language.joining import both
from backfile.search.language.tree import And, AtLeast, Everything, Forms, Fuzzy, Not, Pattern, Regex, Tree
from backfile.search.plan.columns import Columns, Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.instances import tokens_of
from backfile.search.plan.match import BEGINNING, match
from backfile.search.plan.precedence import is_fact
from backfile.search.plan.relaxed import relaxed
from backfile.search.plan.scan import Scan
from backfile.search.plan.shares import Shares, looked_up
from backfile.search.reading.plain import plain, walk

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LONG_WALK = 300_000
"""Entries of the index that are walked, facets counted, in some 60 ms: what takes no longer is not estimated."""
MANY_READ = 3_000
"""Texts that are read in that time."""

FEW = 16  # hits in the sample: fewer say nothing
_PLACES = 5  # takes the walk of all places of a word as long as that of the items that have it
_STRIPES, _FEWEST = 128, 32  # some 35 µs a word each, so of more words there are fewer
_WHOLE = 100_000  # entries of the index: what walks no more of them is looked up at once as soon as in stripes
_SHARE, _MOST = 1 / 16, 1 / 2  # of all items that are in a stripe
_WALK = 60_000  # entries of the index that are walked in stripes, some 8 ms where phrases are looked for
_PORTION = 100  # texts between two looks at the clock
_LONGEST = 0.018  # seconds until when texts are read
_BRIEFEST = 0.004  # seconds for which they are read where as long has passed before the first one


@dataclass(frozen=True, slots=True)
class Sample:
    """What was found among some items, and how many of all stand behind each."""

    among: Tree  # the facts that all of them have
    looked_at: Mask
    found: Mask
    factor: float

    @property
    def hits(self) -> int:
        """How many were found."""
        return int(np.count_nonzero(self.found))

    @property
    def total(self) -> int:
        """About how many items are found among all."""
        return rounded(self.hits * self.factor)


class Samples:
    """Over one snapshot of a library; they are kept until it has changed."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        evaluation: Evaluation,
        shares: Shares,
        check: Callable[[], None],
    ) -> None:
        self._columns = columns
        self._evaluation = evaluation
        self._shares = shares
        self._scan = Scan(connection, columns, check, lambda _: None)
        self._known: dict[Tree, Sample | None] = {}

    def clear(self) -> None:
        """Something was committed."""
        self._known.clear()

    def of(self, tree: Tree) -> Sample | None:
        """Some of what it finds; None where all of it comes as soon, or nothing can be said."""
        if tree not in self._known:
            self._known[tree] = self._sample(tree)
        return self._known[tree]

    def having(self, facts: Tree) -> Mask:
        """All items that have some facts. Not to be changed."""
        return self._columns.exists if facts == Everything() else self._evaluation.mask(facts)

    def _sample(self, tree: Tree) -> Sample | None:
        until = time.monotonic() + _LONGEST
        parts = tree.parts if isinstance(tree, And) else (tree,)
        facts = both(*(part for part in parts if is_fact(part)))
        words = plain(both(*(part for part in parts if not is_fact(part))))
        if words == Everything() or any(isinstance(part, Pattern | Fuzzy | Forms) for part in walk(words)):
            return None
        expression = match(words) if self._evaluation.lookup.is_current else None
        if expression is not None and self._shares.walked(words) < LONG_WALK:
            return None
        if isinstance(words, AtLeast) and tokens_of(words) and self._shares.walked(words) * _PLACES < LONG_WALK:
            return None
        among = self.having(facts)
        if np.count_nonzero(among) <= MANY_READ:
            return None
        if expression is not None and BEGINNING not in expression:
            share = min(_SHARE, _WALK / max(1.0, self._shares.walked(words)))
            here, found = self._in_stripes(words, among, share)
        else:
            here, found = self._by_reading(words, among, until)
        factor = int(np.count_nonzero(among)) / max(1, int(np.count_nonzero(here)))
        return Sample(facts, here, found, factor) if np.count_nonzero(found) >= FEW else None

    def _in_stripes(self, words: Tree, among: Mask, share: float) -> tuple[Mask, Mask]:
        """The items that are in stripes, with such a share of all, and those that the index finds there."""
        count = max(_FEWEST, _STRIPES // max(1, looked_up(words)))
        stripes = _stripes(self._columns.last, share, count)
        here = np.zeros_like(among)
        for first, last in stripes:
            here[first : last + 1] = True
        here &= among
        if words == Everything():
            return here, here
        return here, here & self._evaluation.mask(words, stripes if self._shares.walked(words) > _WHOLE else ())

    def _by_reading(self, words: Tree, among: Mask, until: float) -> tuple[Mask, Mask]:
        """The items of which all is known by a time, and those that hold the words: of what can be looked up quickly,
        the texts are read."""
        weaker = _sooner(words) if self._evaluation.lookup.is_current else Everything()
        expression = match(weaker)
        share = self._shares.of(expression) if expression is not None else 1.0
        many = share * int(np.count_nonzero(among))
        if many < MANY_READ and self._shares.walked(words) < LONG_WALK:
            return among, np.zeros_like(among)
        having = self._evaluation.lookup.with_letters(words, among) if isinstance(words, Regex) else among
        many = min(many, int(np.count_nonzero(having)))
        if having is not among and many <= MANY_READ:
            return among, np.zeros_like(among)
        here, likely = self._in_stripes(weaker, among, min(_MOST, max(_SHARE, MANY_READ / max(1.0, many))))
        likely = likely & having
        order = np.random.default_rng(0).permutation(np.flatnonzero(here))  # a part of them shall be like all
        ids = order[likely[order]]
        looked, holding, _ = self._scan.look(words, ids, max(until, time.monotonic() + _BRIEFEST), _PORTION)
        found = np.zeros_like(here)
        found[holding] = True
        if looked < len(ids):  # then nothing is known of those that come after
            here[order[np.searchsorted(np.cumsum(likely[order]), looked, side="right") :]] = False
        return here, found


def _sooner(words: Tree) -> Tree:
    """A weaker question that stripes of the index answer: the beginnings of words are merged of all the index."""

    def sooner(part: Tree) -> Tree:
        weaker = Everything() if isinstance(part, Not) else relaxed(part)
        expression = match(weaker)
        return weaker if expression is not None and BEGINNING not in expression else Everything()

    return both(*map(sooner, words.parts)) if isinstance(words, And) else sooner(words)


def _stripes(last: int, share: float, count: int) -> Sequence[tuple[int, int]]:
    """First and last number of each; of few items, all in one."""
    length = round(share * last / count)
    if length < _STRIPES:
        return ((1, last),)
    return [(at * last // count + 1, at * last // count + length) for at in range(count)]


def rounded(count: float) -> int:
    """To two figures."""
    return int(float(f"{count:.1e}"))
