"""How strongly a word goes with the hits of a query: three measures, each with its source. Pure."""

from math import inf, log, log2


def likelihood(near: int, size: int, everywhere: int, total: int) -> float:
    """Dunning's log-likelihood ratio G² = 2 Σ O ln(O/E) over the four cells of word or not, near the hits or elsewhere.

    `near`: the word's places among the `size` places of the windows; `everywhere`: its places among all `total` ones.
    Negative where it is rarer near the hits than expected. Source: T. Dunning, "Accurate methods for the statistics of
    surprise and coincidence", Computational Linguistics 19(1), 1993, 61–74. Above 3.84 (5 %), 6.63 (1 %) or 10.83
    (0.1 %) chance is the less likely reason, by χ² with one degree of freedom.
    """
    everywhere, total = max(near, everywhere), max(size, total)
    rest = total - size
    seen = (near, everywhere - near, size - near, rest - (everywhere - near))
    if min(seen) < 0 or not total:
        return 0.0
    share, other = everywhere / total, (total - everywhere) / total
    expected = (size * share, rest * share, size * other, rest * other)
    g = 2 * sum(o * log(o / e) for o, e in zip(seen, expected, strict=True) if o)
    return g if near >= expected[0] else -g


def information(near: int, size: int, everywhere: int, total: int) -> float:
    """Mutual information log₂(O/E): how many times as often as by chance, as a power of two. Arguments as above.

    High for rare words that stand here by accident too: read it beside the frequency. Source: K. Church, P. Hanks,
    "Word association norms, mutual information, and lexicography", Computational Linguistics 16(1), 1990, 22–29.
    """
    everywhere, total = max(near, everywhere), max(size, total)
    return log2(near * total / (size * everywhere)) if near else -inf


def log_dice(near: int, hits: int, everywhere: int) -> float:
    """14 + log₂(2·f(x,y) / (f(x) + f(y))): at most 14, and the same in a small body of texts as in a large one.

    `near`: places of the word near the hits; `hits`: hits of the query; `everywhere`: all places of the word. One more
    is twice as close. Source: P. Rychlý, "A lexicographer-friendly association score", Proceedings of RASLAN 2008, 6–9.
    """
    return 14 + log2(2 * near / (hits + max(near, everywhere))) if near else -inf
