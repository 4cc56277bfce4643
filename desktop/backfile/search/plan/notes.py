"""What was done beyond the letter of a query, said to those who asked."""

from collections.abc import Callable
from dataclasses import dataclass

from backfile.search.language.tree import Value


@dataclass(frozen=True, slots=True)
class Note:
    """`of`: a value of which this holds only as it stands; while somebody types it, the next letter may change that."""

    text: str
    of: Value | None = None


Tell = Callable[[Note], None]
"""Takes a note."""
