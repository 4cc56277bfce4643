"""Choices read from bytes.

Hypothesis takes a fifth of a millisecond for each thing that it draws, and an archive with its queries is thousands of
choices. So it draws bytes, one lot for an article and one for a query, and each choice takes the next of them; where
they have run out, the first option is chosen. Fewer and smaller bytes still make a simpler example.
"""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Takes one byte for each choice."""

    def __init__(self, data: bytes) -> None:
        self._data = iter(data)

    def below(self, end: int) -> int:
        """A number from 0 up to but not including `end`, which is 256 at most."""
        return next(self._data, 0) % end

    def one(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def maybe(self, one_in: int = 2) -> bool:
        return self.below(one_in) == one_in - 1

    def some(self, options: Sequence[T], most: int) -> tuple[T, ...]:
        """Up to `most` different ones; often none."""
        if not self.maybe():
            return ()
        return tuple(dict.fromkeys(self.one(options) for _ in range(1 + self.below(most))))
