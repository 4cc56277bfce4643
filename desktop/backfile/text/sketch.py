"""What near-identical texts share: hashes of every three words in a row, and a few bytes by which such texts are found.

Works on the tokens of the index (`cut.Cut.numbers`): a run of Han is bigrams there, so three of them are four
characters. Digits are words like others.
"""

import numpy as np

from backfile.text.cut import Hashes

WORDS = 3
FEWEST = 20
"""Shingles that a text must have to be compared at all: two shorter ones are alike too easily."""
BANDS = 12
_DEEP = 5
_BINS = 64

_random = np.random.Generator(np.random.PCG64(20230321))
_PLACED = _random.integers(1, 1 << 63, WORDS, dtype=np.uint64) | np.uint64(1)
_SALTS = _random.integers(1, 1 << 63, (BANDS, _DEEP), dtype=np.uint64) | np.uint64(1)
_PLACES = np.arange(_BINS)
_EDGES = np.append(np.arange(_BINS, dtype=np.uint64) << np.uint64(58), np.uint64((1 << 64) - 1))
_STEPS = np.uint64(0x9E3779B97F4A7C15) * np.arange(_BINS, dtype=np.uint64)


def shingles(tokens: Hashes) -> Hashes:
    """The hashes of all runs of three tokens, each once, ascending. Equal on every machine."""
    if len(tokens) < WORDS:
        return np.empty(0, np.uint64)
    first, second, third = _PLACED
    hashes: Hashes = _mixed(tokens[:-2] * first + tokens[1:-1] * second + tokens[2:] * third)
    hashes.sort()  # and not `np.unique`, which takes 48 µs where this takes 5
    each: Hashes = hashes[np.append(hashes[1:] != hashes[:-1], True)]
    return each


def bands(hashes: Hashes) -> bytes | None:
    """Twelve numbers of 32 bits, little-endian; texts of which one agrees may be versions. None of too short a text.

    One permutation hashing: the lowest hash in each of 64 bins is one MinHash (Li, Owen and Zhang 2012); an empty bin
    takes what the next one has (Shrivastava and Li 2014).
    """
    if len(hashes) < FEWEST:
        return None
    edges = np.searchsorted(hashes, _EDGES)
    firsts = edges[:-1]
    filled = np.flatnonzero(edges[1:] > firsts)
    if len(filled) == _BINS:
        sketch = hashes[firsts]
    else:
        bins = filled[np.searchsorted(filled, _PLACES) % len(filled)]
        sketch = hashes[firsts[bins]] + _STEPS[(bins - _PLACES) % _BINS]
    keys = _mixed((_mixed(sketch[: BANDS * _DEEP]).reshape(BANDS, _DEEP) * _SALTS).sum(axis=1, dtype=np.uint64))
    return (keys >> np.uint64(32)).astype("<u4").tobytes()


def _mixed(values: Hashes) -> Hashes:
    """SplitMix64's finaliser: a polynomial's low bits are not random, and the bins want all of them to be."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
