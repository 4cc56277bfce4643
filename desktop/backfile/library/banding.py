"""Which items may be versions of which: their bands as sorted runs, without comparing each with each.

A key is a band's 32 bits and the number of its item below them, so that one search of a sorted array finds the earlier
items that agree. 104 bytes an item.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backfile.text.sketch import BANDS

Keys = NDArray[np.uint64]

_BAND_BYTES = 4
_NEAREST = 4
_MOST = 6
_LOW = np.uint64(32)


class Banding:
    """The bands of all items; a batch is added before it is looked up, so that it finds itself."""

    def __init__(self) -> None:
        self.last = 0  # the highest number of an item that is in
        self._runs: list[list[Keys]] = [
            [] for _ in range(BANDS + 1)
        ]  # the last band is of addresses, where there is one

    def add(self, items: Sequence[int], sketches: Sequence[bytes]) -> None:
        """Take in items above all that are in."""
        for runs, keys in zip(self._runs, _keys(items, sketches), strict=True):
            if not len(keys):
                continue
            runs.append(np.sort(keys))
            while len(runs) > 1 and len(runs[-2]) <= 2 * len(runs[-1]):
                late, early = runs.pop(), runs.pop()
                runs.append(np.sort(np.concatenate([early, late]), kind="stable"))
        self.last = max(self.last, *items) if items else self.last

    def candidates(self, items: Sequence[int], sketches: Sequence[bytes]) -> dict[int, list[int]]:
        """For each item that has any, the earlier items that agree in most bands; of equal ones, the earliest.

        Of the many that agree in one band, as those made by one template do, only the first and the last are seen.
        """
        found: dict[int, Counter[int]] = {}
        for runs, keys in zip(self._runs, _keys(items, sketches), strict=True):
            floors = keys >> _LOW << _LOW
            spans = [(run, np.searchsorted(run, floors), np.searchsorted(run, keys)) for run in runs]
            for at in np.flatnonzero(sum((high > low for _, low, high in spans), start=np.zeros(len(keys), np.int64))):
                agreeing = np.concatenate(
                    [run[low[at] : high[at]][_ends(high[at] - low[at])] for run, low, high in spans]
                )
                earlier = [int(key) & 0xFFFFFFFF for key in agreeing]
                seen = found.setdefault(int(keys[at]) & 0xFFFFFFFF, Counter())
                seen.update({*earlier[:_NEAREST], *earlier[-_NEAREST:]})
        return {item: sorted(seen, key=lambda each: (-seen[each], each))[:_MOST] for item, seen in found.items()}


def _ends(count: int) -> slice | NDArray[np.int64]:
    if count <= 2 * _NEAREST:
        return slice(None)
    return np.concatenate([np.arange(_NEAREST), np.arange(count - _NEAREST, count)])


def _keys(items: Sequence[int], sketches: Sequence[bytes]) -> list[Keys]:
    """For each band the keys of the items that have it."""
    numbers = np.array(items, np.uint64)
    width = BANDS * _BAND_BYTES
    texts = np.frombuffer(b"".join(sketch[:width] for sketch in sketches), "<u4").reshape(-1, BANDS)
    keys = [(texts[:, band].astype(np.uint64) << _LOW) | numbers for band in range(BANDS)]
    paged = [(item, sketch[width:]) for item, sketch in zip(items, sketches, strict=True) if len(sketch) > width]
    pages = np.frombuffer(b"".join(page for _, page in paged), "<u4").astype(np.uint64)
    keys.append((pages << _LOW) | np.array([item for item, _ in paged], np.uint64))
    return keys
