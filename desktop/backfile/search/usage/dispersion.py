"""How evenly the hits of a query lie over a body of texts: by parts of equal length in order of time, and by range.

So for all of it, and for each source or each year by itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backfile.search.plan.columns import UNDATED
from backfile.search.usage.concordance import Lines

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints

PARTS = 100


class Among(StrEnum):
    """What texts are put together by."""

    SOURCE = "source"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where the hits lie, from the oldest text to the newest, and at last those without a date."""

    hits: tuple[int, ...]  # in each of the parts, which have about as many words each
    firsts: tuple[int, ...]  # for each part the line of its oldest hit; -1 where it has none
    evenness: float | None  # Juilland's D; None where there are too few texts or hits to tell
    articles: int  # with a hit
    of: int
    sources: int  # likewise
    of_sources: int
    words: int  # of the bodies of all

    @property
    def total(self) -> int:
        """All hits, those in undated texts too."""
        return sum(self.hits)

    @property
    def per_million(self) -> float | None:
        """Hits in a million words; None where there are no words."""
        return 1_000_000 * self.total / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Portion:
    """The texts of one source or one year."""

    value: str | None  # None: without a source, undated
    dispersion: Dispersion


def dispersion(lines: Lines, items: "Ints", lengths: "Ints", *, parts: int = PARTS) -> Dispersion:
    """The dispersion of lines over `items`, which are in order of time and have `lengths` words, lines' items included.

    An item is never divided: it belongs to the part in which its middle lies. Parts are fewer where items are.
    """
    return _Spread(lines, items).over(items, lengths, parts)


def portions(lines: Lines, items: "Ints", lengths: "Ints", among: Among, *, parts: int = PARTS) -> tuple[Portion, ...]:
    """The same for each source or year that has a hit: sources with the most hits first, years in order."""
    spread = _Spread(lines, items)
    values = lines.source[items] if among is Among.SOURCE else _years(lines.begins[items])
    numbers, places = np.unique(values, return_inverse=True)
    kept = np.flatnonzero(np.bincount(places, weights=spread.counts[items]))
    order = np.argsort(places, kind="stable")
    ends = np.cumsum(np.bincount(places, minlength=len(numbers)))
    found = []
    for number in kept.tolist():
        own = order[(ends[number - 1] if number else 0) : ends[number]]
        value = _value(lines, int(numbers[number]), among)
        found.append(Portion(value, spread.over(items[own], lengths[own], parts)))
    if among is Among.SOURCE:
        return tuple(sorted(found, key=lambda each: (-each.dispersion.total, each.value or "")))
    return tuple(sorted(found, key=lambda each: (each.value is None, each.value or "")))


def juilland(shares: NDArray[np.float64]) -> float | None:
    """Juilland's D = 1 − V / √(n − 1), where V is the standard deviation of the n parts' shares over their mean.

    1 is even, 0 all in one part. Shares are hits by words, so that parts need not be of one size. Source: A. Juilland,
    E. Chang-Rodríguez, "Frequency Dictionary of Spanish Words", 1964; S. Th. Gries, "Dispersions and adjusted
    frequencies in corpora", International Journal of Corpus Linguistics 13(4), 2008, 403–437.
    """
    if len(shares) < 2 or not shares.any():
        return None
    variation = float(shares.std() / shares.mean())
    return max(0.0, 1 - variation / float(np.sqrt(len(shares) - 1)))


class _Spread:
    """Lines by the item that they are of."""

    def __init__(self, lines: Lines, items: "Ints") -> None:
        most = int(max(items.max(initial=0), lines.item.max(initial=0))) + 1
        self.counts = np.bincount(lines.item, minlength=most)
        self._lines = lines
        self._first = np.full(most, -1)
        self._first[lines.item[::-1]] = np.arange(len(lines))[::-1]

    def over(self, items: "Ints", lengths: "Ints", parts: int) -> Dispersion:
        counts = self.counts[items]
        parts = max(1, min(parts, len(items)))
        part = _parts(lengths, parts)
        hits = np.bincount(part, weights=counts, minlength=parts).astype(np.int64)
        words = np.bincount(part, weights=np.maximum(lengths, 1), minlength=parts)
        having = np.flatnonzero(counts)
        firsts = np.full(parts, -1)
        firsts[part[having][::-1]] = self._first[items[having]][::-1]
        return Dispersion(
            tuple(hits.tolist()),
            tuple(firsts.tolist()),
            juilland(hits[words > 0] / words[words > 0]),
            len(having),
            len(items),
            self._sources(items[having]),
            self._sources(items),
            int(lengths.sum()),
        )

    def _sources(self, items: "Ints") -> int:
        return len(np.setdiff1d(self._lines.source[items], [0]))


def _parts(lengths: "Ints", parts: int) -> "Ints":
    """For each item its part, by where its middle lies among all words."""
    long = np.maximum(lengths, 1)
    ends = np.cumsum(long)
    middles = ends - long / 2
    total = max(int(ends[-1]), 1) if len(ends) else 1
    return np.minimum((middles * parts / total).astype(np.int64), parts - 1)


def _years(begins: "Ints") -> "Ints":
    """The year of each moment; `UNDATED` stays."""
    years: Ints = begins.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(begins == UNDATED, UNDATED, years)


def _value(lines: Lines, number: int, among: Among) -> str | None:
    if among is Among.SOURCE:
        return lines.sources.get(number)
    return None if number == UNDATED else f"{number:04}"
