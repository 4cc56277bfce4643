"""A part of the window that is made when it is first needed: the first paint does not wait for what nobody sees yet."""

from collections.abc import Callable
from typing import Generic, TypeVar

Part = TypeVar("Part", covariant=True)


class Later(Generic[Part]):
    """Calling it hands the part over; whoever joins it with others says so by `then`, made or not."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._then: list[Callable[[Part], object]] = []
        self._made: Part | None = None

    def __call__(self) -> Part:
        if self._made is None:
            self._made = made = self._make()
            for join in self._then:
                join(made)
            self._then.clear()
        return self._made

    @property
    def made(self) -> Part | None:
        """The part, where somebody has needed it."""
        return self._made

    def then(self, join: Callable[[Part], object]) -> None:
        """Do this with the part as soon as it is made, in the order in which it was said; at once where it is."""
        if self._made is None:
            self._then.append(join)
        else:
            join(self._made)
