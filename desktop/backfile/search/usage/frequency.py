"""How often the words of a query occur over time: in articles and in hits, by themselves and as shares.

A share is of what else there is in that span: of the articles that the query's filters let through, whatever its words
are, so that `ferry source:Courier` is a share of the Courier's articles. An article counts in a span where its whole
date lies in it; what is dated more coarsely, or not at all, is told by itself.

Where versions are folded, a text that many printed counts once, as its oldest version that the query finds, and once
among the articles of which it is a share.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.answer.found import Found
from backfile.search.usage.indexed import indexed
from backfile.search.usage.pieces import read_pieces
from backfile.search.usage.spotting import Spotter

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints, Mask


class Span(StrEnum):
    """The width of a bin."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"  # from Monday to Sunday, as ISO 8601 has it
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of some articles has the words. `hits` is None while nobody has counted them."""

    articles: int
    hits: int | None
    of_articles: int
    of_words: int  # of their bodies

    @property
    def per_thousand(self) -> float | None:
        """Articles of a thousand that have them; None of none."""
        return 1_000 * self.articles / self.of_articles if self.of_articles else None

    @property
    def per_million(self) -> float | None:
        """Hits in a million words; None where there are no words, or nobody has counted."""
        return 1_000_000 * self.hits / self.of_words if self.of_words and self.hits is not None else None


@dataclass(frozen=True, slots=True)
class Bin(Share):
    """A span of time: "2023", "2023-Q1", "2023-03", "2023-03-18", or a week by its Monday."""

    start: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """One query over time. Bins are in order; those in which there is no article at all are left out."""

    by: Span
    total: Share
    bins: tuple[Bin, ...]
    undated: Share
    coarse: Share  # dated, but not to the span
    first: str | None  # the date of the oldest that is found; None where none is dated


def frequency(found: Found, by: Span, hits: "Ints | None" = None, *, folded: bool = False) -> Frequency:
    """What is found, over time. `hits`: how many each item has, as `count_hits` says at last."""
    tally = _Tally(found, hits, folded)
    columns = found.columns
    dated = columns.dated
    first, last = (_numbers(times, by) for times in (columns.begins, columns.ends))
    whole = dated & np.equal(first, last)
    starts, inverse = np.unique(first[whole & tally.base], return_inverse=True)
    shares = tally.by_bin(np.flatnonzero(whole & tally.base), inverse, len(starts))
    bins = tuple(Bin(*share, start) for start, share in zip(_names(starts, by), shares, strict=True))
    parts = (tally.share(among) for among in (columns.exists, ~dated, dated & ~whole))
    total, undated, coarse = parts
    return Frequency(by, total, bins, undated, coarse, _first_date(found))


def count_hits(found: Found, *, folded: bool = False) -> "Iterator[tuple[int, Ints]]":
    """How many articles are read, and how many hits each item has so far. Raises Interrupted."""
    counts = np.zeros(found.columns.last + 1, np.int64)
    spotter = Spotter(found.marked)
    ids = np.flatnonzero(found.once() if folded else found.mask)
    due = _TOLD
    at_once = indexed(found, spotter.wanted) if len(ids) > _FEW else None
    if at_once is not None:
        counts[ids] = at_once[ids]
    elif spotter.has_words:
        for read, (item, pieces) in enumerate(read_pieces(found.connection, ids), 1):
            found.check()
            counts[item] = sum(map(len, spotter.spots(pieces)))
            if read == due:
                due += _TOLD
                yield read, counts
    yield len(ids), counts


_TOLD = 500
_FEW = 1_000  # articles that are read sooner than the index is counted
_UNITS = {Span.YEAR: "Y", Span.QUARTER: "M", Span.MONTH: "M", Span.WEEK: "D", Span.DAY: "D"}
_MONDAY = 4  # 1970 began on a Thursday, and day 4 was the first Monday


class _Tally:
    """Sums over sets of items."""

    def __init__(self, found: Found, hits: "Ints | None", folded: bool) -> None:
        self.base = found.around_once() if folded else found.around()
        self._mask = found.once() if folded else found.mask
        self._lengths = found.lengths()
        self._hits = hits

    def share(self, among: "Mask") -> Share:
        """How many of these items are found, with how many hits, and how many items and words there are of them."""
        of, here = self.base & among, self._mask & among
        hits = None if self._hits is None else int(self._hits[here].sum())
        return Share(int(np.count_nonzero(here)), hits, int(np.count_nonzero(of)), int(self._lengths[of].sum()))

    def by_bin(self, items: "Ints", bins: "Ints", count: int) -> Iterator[tuple[int, int | None, int, int]]:
        """The figures of a share for each bin; `bins` says to which each item belongs."""

        def summed(values: "Ints | Mask") -> list[int]:
            weights = values.astype(np.float64)
            sums: list[int] = np.bincount(bins, weights=weights, minlength=count).astype(np.int64).tolist()
            return sums

        here = self._mask[items]
        hits: Sequence[int | None] = [None] * count if self._hits is None else summed(self._hits[items] * here)
        of = np.bincount(bins, minlength=count).tolist()
        return zip(summed(here), hits, of, summed(self._lengths[items]), strict=True)


def _first_date(found: Found) -> str | None:
    dated = found.columns.in_order(found.mask & found.columns.dated, newest=False)
    if not len(dated):
        return None
    (date,) = found.connection.execute("SELECT date FROM items WHERE id = ?", (int(dated[0]),)).fetchone()
    return str(date)


def _numbers(times: "Ints", by: Span) -> "Ints":
    """For each moment the span that it is in; spans of one width are numbered in order."""
    numbers: Ints = times.astype("datetime64[s]").astype(f"datetime64[{_UNITS[by]}]").astype(np.int64)
    if by is Span.QUARTER:
        return numbers // 3
    return (numbers - _MONDAY) // 7 if by is Span.WEEK else numbers


def _names(numbers: "Ints", by: Span) -> list[str]:
    if by is Span.QUARTER:
        return [f"{1970 + number // 4:04}-Q{number % 4 + 1}" for number in numbers.tolist()]
    starts = numbers * 7 + _MONDAY if by is Span.WEEK else numbers
    return [str(name) for name in np.datetime_as_string(starts.astype(f"datetime64[{_UNITS[by]}]"))]
