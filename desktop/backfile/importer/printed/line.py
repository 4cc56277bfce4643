"""What stands on a printed page. Lengths are in points, x from the left and y from the top."""

from dataclasses import dataclass

_LEVEL = 0.25  # of the type's height
_CLOSE = 1.2


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other on one base line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float  # the height of its type
    base: float  # the height at which its letters stand
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2

    def beside(self, other: "Piece") -> bool:
        """Whether both stand on one base line, and in one type where they stand apart."""
        smaller, larger = sorted((self.size, other.size))
        close = max(self.left - other.right, other.left - self.right) < _CLOSE * larger
        return abs(self.base - other.base) < _LEVEL * smaller and larger < (2.5 if close else 1.25) * smaller


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page with what is set on it, in no order."""

    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    right_to_left: bool = False
