"""What is told of a concordance while it is made: lines, their contexts, the words around them, how they are spread."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from backfile.search.language.query import Query
    from backfile.search.usage.collocates import Collocate, Measure
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.contexts import Line
    from backfile.search.usage.dispersion import Dispersion, Portion
    from backfile.search.usage.reference import Against


@dataclass(frozen=True, slots=True)
class Told:
    """Lines in their order; more may follow."""

    ticket: int
    lines: "Lines"
    ordered: "NDArray[np.int64]"
    folded: int  # versions whose lines are left out
    newest: bool  # articles are read from the newest on, else the best first


@dataclass(frozen=True, slots=True)
class Spread:
    """How the hits of all lines lie over time, in each source and year, and when time begins and ends."""

    ticket: int
    whole: "Dispersion"
    sources: "tuple[Portion, ...]"
    years: "tuple[Portion, ...]"
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Which collocates are wanted, and in which order."""

    left: int = 3
    right: int = 3
    within_sentence: bool = False
    measure: str = "likelihood"  # of `Measure`
    against: str = "library"  # of `Against`
    least: int | None = None  # None: two hits where there are few lines, else five
    no_common: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The words around the hits, with how they are written."""

    ticket: int
    words: "tuple[tuple[str, Collocate], ...]"
    least: int
    measure: "Measure"
    against: "Against"
    complete: bool  # of all lines
    pending: bool  # their figures are still to come


@dataclass(frozen=True, slots=True)
class Shown:
    """A line, and where in its contexts the words are that it can be sorted by; the nearest first."""

    line: "Line"
    left: tuple[tuple[int, int], ...]
    right: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A line whose article is wanted, and the query whose hits are its lines."""

    shown: Shown
    query: "Query" = field(repr=False)
