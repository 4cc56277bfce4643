"""How evenly the hits of a query lie over a body of texts: by parts of equal length in order of time, and by range."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backfile.search.usage.concordance import Lines

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints

PARTS = 100


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where the hits lie, from the oldest text to the newest, and at last those without a date."""

    hits: tuple[int, ...]  # in each of the parts, which have about as many words each
    evenness: float | None  # Juilland's D; None where there are too few texts or hits to tell
    articles: int  # with a hit
    of: int
    sources: int  # likewise
    of_sources: int


def dispersion(lines: Lines, items: "Ints", lengths: "Ints", *, parts: int = PARTS) -> Dispersion:
    """The dispersion of lines over `items`, which are in order of time and have `lengths` words, lines' items included.

    An item is never divided: it belongs to the part in which its middle lies. Parts are fewer where items are.
    """
    counts = np.bincount(lines.item, minlength=int(items.max(initial=0)) + 1)[items]
    parts = max(1, min(parts, len(items)))
    part = _parts(lengths, parts)
    hits = np.bincount(part, weights=counts, minlength=parts).astype(np.int64)
    words = np.bincount(part, weights=np.maximum(lengths, 1), minlength=parts)
    with_hits = items[counts > 0]
    return Dispersion(
        tuple(hits.tolist()),
        juilland(hits[words > 0] / words[words > 0]),
        len(with_hits),
        len(items),
        _sources(lines, with_hits),
        _sources(lines, items),
    )


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


def _parts(lengths: "Ints", parts: int) -> "Ints":
    """For each item its part, by where its middle lies among all words."""
    long = np.maximum(lengths, 1)
    ends = np.cumsum(long)
    middles = ends - long / 2
    total = max(int(ends[-1]), 1) if len(ends) else 1
    return np.minimum((middles * parts / total).astype(np.int64), parts - 1)


def _sources(lines: Lines, items: "Ints") -> int:
    return len(np.setdiff1d(lines.source[items], [0]))
