"""Where the tokens of folded texts begin and end, and a number for each: for counting, likeness and the vocabulary.

Many texts at once: a pass of numpy over 30 KB costs a fifth of one over each text, and cutting strings in Python twice
as much again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_IS_WORD = bytes(byte >= 0x80 or chr(byte).isalnum() for byte in range(256))  # as FTS5's `ascii` tokeniser has it
_WINDOW = 8
_FIRST_BYTES = np.array([(1 << (8 * count)) - 1 for count in range(_WINDOW + 1)], np.uint64)
_FACTOR = np.uint64(0xBF58476D1CE4E5B9)  # of SplitMix64's finaliser
_HALF = np.uint64(31)


@dataclass(frozen=True, slots=True)
class Cut:
    """The tokens of some texts, one after the other."""

    read: bytes  # the texts in UTF-8
    starts: Places
    ends: Places
    numbers: Hashes  # 64 bits that equal tokens share, the same on every machine
    bounds: Places  # the first token of each text, and how many there are

    def of(self, text: int) -> Hashes:
        """The tokens of one text."""
        return self.numbers[self.bounds[text] : self.bounds[text + 1]]

    def counts(self) -> list[int]:
        """How many tokens each text has."""
        return [int(count) for count in np.diff(self.bounds)]


def cut(texts: Sequence[str]) -> Cut:
    """Cut texts as `fold.index_text` gives them."""
    parts = [text.encode() for text in texts]
    read = b" ".join([b"", *parts, bytes(_WINDOW)])
    is_word = np.frombuffer(read.translate(_IS_WORD), np.int8)
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    begins = np.cumsum([1, *(len(part) + 1 for part in parts)])
    return Cut(read, starts, ends, _numbers(read, starts, ends - starts), np.searchsorted(starts, begins))


def _numbers(read: bytes, starts: Places, left: Places) -> Hashes:
    """Eight bytes of each token at a time."""
    windows = np.ndarray((len(read) - _WINDOW,), "<u8", read, 0, (1,))
    numbers = _mixed(windows[starts] & _FIRST_BYTES[np.minimum(left, _WINDOW)])
    longer = np.flatnonzero(left > _WINDOW)
    at, left = starts[longer], left[longer]
    while len(longer):
        at, left = at + _WINDOW, left - _WINDOW
        numbers[longer] = _mixed(numbers[longer] ^ (windows[at] & _FIRST_BYTES[np.minimum(left, _WINDOW)]))
        on = left > _WINDOW
        longer, at, left = longer[on], at[on], left[on]
    return numbers


def _mixed(values: Hashes) -> Hashes:
    values = values * _FACTOR
    return values ^ (values >> _HALF)
