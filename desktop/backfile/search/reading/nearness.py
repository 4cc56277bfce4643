"""Which places of several wordings are near one another."""

from bisect import bisect_right
from collections.abc import Sequence

Pair = tuple[int, int]
"""The numbers of the first and the last token of a place."""


def clumps(choices: Sequence[Sequence[Pair]], distance: int) -> list[Pair]:
    """The closest places of each beside one another: no more than so many tokens from the end of any to the last."""
    found: set[Pair] = set()
    for last in sorted({first for choice in choices for first, _ in choice}):
        near = [_before(choice, last, distance) for choice in choices]
        if all(near):
            chosen = [max(each) for each in near]
            found.add((min(first for first, _ in chosen), max(end for _, end in chosen)))
    return sorted(found)


def taking_part(choices: Sequence[Sequence[Pair]], distance: int) -> list[set[Pair]]:
    """Of each, the places that are so near one of every other."""
    taken: list[set[Pair]] = [set() for _ in choices]
    for last in {first for choice in choices for first, _ in choice}:
        near = [_before(choice, last, distance) for choice in choices]
        if all(near):
            for places, each in zip(taken, near, strict=True):
                places.update(each)
    return taken


def _before(choice: Sequence[Pair], last: int, distance: int) -> list[Pair]:
    """Those that begin no later than the last and end near enough to it."""
    return [pair for pair in choice[: bisect_right(choice, (last, 1 << 60))] if last - pair[1] - 1 <= distance]
