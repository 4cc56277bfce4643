"""Which question is the newest: what is still said of an older one is not heard."""

from collections.abc import Callable

from backfile.search import Interrupted


class Tickets:
    """One window's."""

    def __init__(self) -> None:
        self.latest = 0

    def draw(self) -> int:
        """That of a new question."""
        self.latest += 1
        return self.latest

    def are_wanted(self, ticket: int) -> Callable[[], bool]:
        """Whether answers to a question are still wanted, to be asked from any thread."""
        return lambda: ticket == self.latest

    def unless_stale(self, ticket: int, job: Callable[[], None]) -> None:
        """Do it, until something else is asked."""
        if ticket == self.latest:
            try:
                job()
            except Interrupted:
                return
