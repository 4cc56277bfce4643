"""Which rows of the results show their versions below them, and where that puts every row. Pure, and without Qt.

A place among the results (their number there) is not the number of a row once versions stand between. Few rows are
unfolded among a million, so both are found by bisection, and nothing is kept for the others.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Place(NamedTuple):
    """What a row shows: the result of that number, or the version of it at that place."""

    number: int
    version: int | None = None


class Unfolded:
    """The unfolded results, by their numbers, each with how many versions it shows."""

    def __init__(self, counts: "Mapping[int, int] | Iterable[tuple[int, int]]" = ()) -> None:
        kept = sorted(dict(counts).items())
        self._numbers = [number for number, _ in kept]
        self._counts = [count for _, count in kept]
        self._rows: list[int] = []  # of these results
        self.total = 0  # rows of versions
        for number, count in kept:
            self._rows.append(number + self.total)
            self.total += count

    def row(self, number: int) -> int:
        """The row of a result."""
        at = bisect_left(self._numbers, number)
        if at == 0:
            return number
        return self._rows[at - 1] + self._counts[at - 1] + number - self._numbers[at - 1]

    def place(self, row: int) -> Place:
        """What a row shows."""
        at = bisect_right(self._rows, row) - 1
        if at < 0:
            return Place(row)
        below = row - self._rows[at]
        if below == 0:
            return Place(self._numbers[at])
        if below <= self._counts[at]:
            return Place(self._numbers[at], below - 1)
        return Place(self._numbers[at] + below - self._counts[at])

    def spans(self) -> Iterable[tuple[int, int]]:
        """The rows of versions: the first of each run, and how many there are."""
        return ((row + 1, count) for row, count in zip(self._rows, self._counts, strict=True))
