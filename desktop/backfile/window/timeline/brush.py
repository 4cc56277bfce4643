"""The brush over a timeline: what a press takes hold of, and where it goes. Pure: numbers of bars, no pixels."""

from dataclasses import dataclass
from enum import Enum

Reach = tuple[int, int]  # first and last bar


class Hold(Enum):
    """What is being dragged."""

    NEW = "new"
    FIRST = "first"  # the leading grip
    LAST = "last"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag under way: where it began, and what the brush was."""

    hold: Hold
    start: int
    before: Reach | None

    def reach(self, here: int, count: int) -> Reach:
        """The brush when the pointer is over bar `here` of `count`."""
        here = min(max(here, 0), count - 1)
        first, last = self.before or (self.start, self.start)
        match self.hold:
            case Hold.NEW:
                return ordered(self.start, here)
            case Hold.FIRST:
                return ordered(here, last)
            case Hold.LAST:
                return ordered(first, here)
            case Hold.ALL:
                return moved((first, last), here - self.start, count)


def ordered(one: int, other: int) -> Reach:
    """The reach between two bars."""
    return (one, other) if one <= other else (other, one)


def moved(reach: Reach, by: int, count: int) -> Reach:
    """The brush as wide as it was, further on, as far as there are bars."""
    by = min(max(by, -reach[0]), count - 1 - reach[1])
    return reach[0] + by, reach[1] + by


def widened(reach: Reach, by: int, count: int) -> Reach:
    """The brush with its end further on or back; one bar at the least."""
    return reach[0], min(max(reach[1] + by, reach[0]), count - 1)
