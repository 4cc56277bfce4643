"""What an import did, once it is over."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from backfile.importer.messages import Books, Done, Message

Report = Callable[[Message], None]
"""Whoever wants to hear of an import while it runs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each dump."""

    dumps: tuple[Done, ...]
    seconds: float

    @property
    def books(self) -> Books:
        """The sums over all dumps."""
        return Books(*(sum(getattr(dump, part.name) for dump in self.dumps) for part in fields(Books)))

    @property
    def clean(self) -> bool:
        """Whether there is nothing to tell."""
        return all(dump.status == "done" and not dump.problems for dump in self.dumps)
