"""What near-identical texts share: hashes of every three words in a row, and a few bytes by which such texts are found.

Works on tokens as the index has them (`fold.index_text`): a run of Han is bigrams there, so three of them are four
characters. Digits are words like others.
"""

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WORDS = 3
FEWEST = 20
"""Shingles that a text must have to be compared at all: two shorter ones are alike too easily."""
BANDS = 12
_DEEP = 5
_BINS = 64

_random = np.random.Generator(np.random.PCG64(20230321))
_BYTES = _random.integers(1, 1 << 63, 256, dtype=np.uint64)
_SALTS = _random.integers(1, 1 << 63, (BANDS, _DEEP), dtype=np.uint64) | np.uint64(1)
_BASE = 0x9E3779B97F4A7C15
_BACK = pow(_BASE, -1, 1 << 64)
_PLACES = np.arange(_BINS)
_EDGES = np.append(np.arange(_BINS, dtype=np.uint64) << np.uint64(58), np.uint64((1 << 64) - 1))
_STEPS = np.uint64(_BASE) * np.arange(_BINS, dtype=np.uint64)
_SPACE = 32
_PIECE = 1 << 16


def shingles(tokens: str) -> Hashes:
    """The hashes of all runs of three tokens, each once, ascending. Equal on every machine."""
    found = [_hashes(tokens)] if len(tokens) <= _PIECE else [_hashes(piece) for piece in _pieces(tokens)]
    hashes = found[0] if len(found) == 1 else np.concatenate(found)
    hashes.sort()  # and not `np.unique`, which takes 48 µs where this takes 5
    return hashes[np.append(hashes[1:] != hashes[:-1], True)] if len(hashes) else hashes


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


def _hashes(tokens: str) -> Hashes:
    read = np.frombuffer(f"{tokens} ".encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(read == _SPACE)
    if len(ends) < WORDS:
        return np.empty(0, np.uint64)
    forth, back = _powers(len(read))
    sums = np.cumsum(_BYTES[read] * forth[: len(read)])
    starts = np.append(0, ends[:-WORDS] + 1)
    before = sums[starts - 1]
    before[0] = 0
    return _mixed((sums[ends[WORDS - 1 :] - 1] - before) * back[starts])


def _pieces(tokens: str) -> list[str]:
    """A long text, cut where tokens end, so that each cut loses no run of three."""
    words = tokens.split(" ")
    step = _PIECE // 8
    return [" ".join(words[at : at + step + WORDS - 1]) for at in range(0, len(words), step)]


_kept: list[Hashes] = [np.empty(0, np.uint64), np.empty(0, np.uint64)]


def _powers(count: int) -> list[Hashes]:
    """The powers of the base, and of its inverse, modulo 2 to the 64."""
    if len(_kept[0]) < count:
        size = max(count, 1 << 14)
        for place, base in enumerate((_BASE, _BACK)):
            factors = np.full(size, base, np.uint64)
            factors[0] = 1
            _kept[place] = np.multiply.accumulate(factors)
    return _kept


def _mixed(values: Hashes) -> Hashes:
    """SplitMix64's finaliser: a polynomial's low bits are not random, and the bins want all of them to be."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
