"""Back and forward through the articles that were read, as in a browser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An article, and how far it was scrolled when it was left."""

    item: int
    scroll: int | None = None


class History:
    """A new visit forgets what lay forward; the same article again is no new visit."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether an article was read before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one was left by going back."""
        return self._at < len(self._places) - 1

    def leave(self, scroll: int) -> None:
        """Remember how far the present article is scrolled."""
        if self._at >= 0:
            self._places[self._at] = Place(self._places[self._at].item, scroll)

    def visit(self, item: int) -> None:
        """Go to an article."""
        if self._at >= 0 and self._places[self._at].item == item:
            return
        self._places = [*self._places[: self._at + 1], Place(item)]
        self._at += 1

    def back(self, scroll: int) -> Place | None:
        """The place before; None at the first one."""
        return self._step(-1, scroll) if self.can_go_back else None

    def forward(self, scroll: int) -> Place | None:
        """The place after; None at the last one."""
        return self._step(1, scroll) if self.can_go_forward else None

    def _step(self, by: int, scroll: int) -> Place:
        self.leave(scroll)
        self._at += by
        return self._places[self._at]
