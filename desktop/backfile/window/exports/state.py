"""What the window knows of an export, as one plain value."""

from dataclasses import dataclass
from pathlib import Path

from backfile.search.results import Sort


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written, and where."""

    library: Path
    query: str  # as text that can be typed
    sort: Sort
    format: str  # as the command line calls it
    output: Path


@dataclass(frozen=True, slots=True)
class ExportState:
    """The export that runs."""

    output: Path
    done: int = 0  # articles
    of: int = 0  # 0 while they are still looked for
    waiting: int = 0  # exports after this one
    stopping: bool = False

    @property
    def percent(self) -> int:
        """How much is written; 100 only at the end."""
        return min(99, 100 * self.done // self.of) if self.of else 0
