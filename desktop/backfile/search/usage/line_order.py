"""The order of a concordance's lines: by words to the left or right, by the hit, by date or source, or as they come."""

import re
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from backfile.search.plan.columns import UNDATED
from backfile.search.usage.concordance import Lines
from backfile.text.fold import is_unspaced

FARTHEST = 3
"""Words to either side that lines can be sorted by."""

MOST_KEYS = 3
_LETTERS = 24  # of a word that are compared
_PORTION = 10_000


class Fact(StrEnum):
    """What else lines can be sorted by."""

    ARTICLE = "article"  # as the articles come in the result
    OLDEST = "oldest"
    NEWEST = "newest"
    SOURCE = "source"


Key = int | Fact
"""A word: −1 is the first to the left, 1 the first to the right, 0 the hit itself; or a fact."""

_WORD = re.compile(r"([1-9])([LR])|(hit)", re.IGNORECASE)


def read_keys(text: str) -> tuple[Key, ...] | None:
    """What "1R,2R,1L" or "newest" says; None where it says nothing that lines can be sorted by."""
    keys: list[Key] = []
    for name in text.replace(",", " ").split():
        if (word := _WORD.fullmatch(name)) is not None:
            place = 0 if word[3] else int(word[1]) * (-1 if word[2] in "lL" else 1)
            if abs(place) > FARTHEST:
                return None
            keys.append(place)
        elif name.lower() in set(Fact):
            keys.append(Fact(name.lower()))
        else:
            return None
    return tuple(keys) if 0 < len(keys) <= MOST_KEYS else None


def order(lines: Lines, keys: tuple[Key, ...]) -> NDArray[np.int64]:
    """Numbers of lines, sorted by the first key, equal ones by the next, and at last as they come."""
    if not len(lines):
        return np.empty(0, np.int64)
    columns = [_column(lines, key) for key in reversed(keys) if key is not Fact.ARTICLE]
    return np.lexsort(columns) if columns else np.arange(len(lines))


def _column(lines: Lines, key: Key) -> NDArray[np.int64]:
    match key:
        case Fact.SOURCE:
            return _sources(lines)
        case Fact.OLDEST | Fact.NEWEST:
            begins = lines.begins[lines.item]
            dated = np.not_equal(begins, UNDATED)
            return np.where(dated, -begins if key is Fact.NEWEST else begins, np.iinfo(np.int64).max)
        case 0:
            return _ranks(lines)[lines.hit]
        case int():
            side = lines.left if key < 0 else lines.right
            return _ranks(lines)[side[:, abs(key) - 1]]
        case _:
            return np.zeros(len(lines), np.int64)


def _ranks(lines: Lines) -> NDArray[np.int64]:
    """For each number of a word its place among all; of scripts without spaces, words are characters."""
    portions = (lines.words[at : at + _PORTION] for at in range(0, len(lines.words), _PORTION))
    # Not as objects, nor all at once: other threads would wait, and one of them paints the window.
    names = [np.array([_compared(word) for word in portion], f"<U{_LETTERS}") for portion in portions]
    ranks: NDArray[np.int64] = np.unique(np.concatenate(names), return_inverse=True)[1]
    ranks[0] = len(ranks)  # where the text ends there is no word: last, or a large result would begin with all of these
    return ranks


def _compared(word: str) -> str:
    return word[:1] if len(word) == 2 and is_unspaced(word) else word


def _sources(lines: Lines) -> NDArray[np.int64]:
    """Those without a source come last."""
    by_name = sorted(lines.sources, key=lambda number: lines.sources[number].casefold())
    ranks = {number: rank for rank, number in enumerate(by_name)}
    numbers, inverse = np.unique(lines.source[lines.item], return_inverse=True)
    return np.array([ranks.get(int(number), len(ranks)) for number in numbers], np.int64)[inverse]
