"""Which words of what an import writes the vocabulary may not have yet.

Nearly every token was met a moment ago, and a table of the numbers of such tokens tells so for a whole batch at once.
A word that it has forgotten is only offered to the vocabulary once more.
"""

import numpy as np

from backfile.text.cut import Cut
from backfile.text.fold import is_unspaced

_SLOTS = 21  # bits: 16 MB
_SHIFT = np.uint64(64 - _SLOTS)
# The first bytes of bigrams of Han and most of Hangul in UTF-8: U+4000 to U+9FFF, U+B000 to U+CFFF.
_BIGRAMS = np.isin(np.arange(256), (*range(0xE4, 0xEA), 0xEB, 0xEC))


class NewWords:
    """Words of spaced scripts that wait to be added."""

    def __init__(self) -> None:
        self._met = np.zeros(1 << _SLOTS, np.uint64)
        self._waiting: set[bytes] = set()

    def take(self, cut: Cut) -> None:
        """Let those of them wait that were not met lately."""
        slots = (cut.numbers >> _SHIFT).astype(np.int64)
        new = np.flatnonzero(self._met[slots] != cut.numbers)
        self._met[slots[new]] = cut.numbers[new]
        firsts = np.frombuffer(cut.read, np.uint8)[cut.starts[new]]
        new = new[~_BIGRAMS[firsts]]
        self._waiting.update(
            cut.read[start:end] for start, end in zip(cut.starts[new].tolist(), cut.ends[new].tolist(), strict=True)
        )

    def waiting(self) -> list[str]:
        """What waits, in the order of the vocabulary."""
        words = (word.decode() for word in sorted(self._waiting))
        return [word for word in words if not is_unspaced(word)]

    def added(self) -> None:
        """They were committed. Until then they wait on, however often writing fails."""
        self._waiting.clear()
