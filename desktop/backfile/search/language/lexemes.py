"""What a typed query is cut into: words and phrases, the fields before them, brackets and operators."""

from dataclasses import dataclass
from enum import Enum, auto

from backfile.search.language.tree import Unit


class Mark(Enum):
    """A lexeme that is no word."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class FieldMark:
    """`source:`, before what it applies to."""

    name: str


@dataclass(frozen=True, slots=True)
class Wrap:
    """`para:`, `forms:`, `atleast:5`: what follows is asked in another way, but of the same field."""

    name: str
    count: int = 0  # of atleast


@dataclass(frozen=True, slots=True)
class Near:
    """`NEAR/8`, between two that stand so near to each other."""

    raw: str
    distance: int
    ordered: bool = False  # one before the other was asked for, which can't be


@dataclass(frozen=True, slots=True)
class Same:
    """`SAME`, between two that stand in one paragraph, or in one sentence."""

    raw: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Weight:
    """`^2`, directly behind what it weighs."""

    weight: float


class Shape(Enum):
    """How a leaf was typed."""

    WORD = auto()  # backslashes and wildcards as typed
    PHRASE = auto()  # what stood between quotation marks
    REGEX = auto()  # what stood between slashes
    RANGE = auto()  # [a TO b], with its brackets


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, a phrase, a regular expression or a range."""

    text: str
    shape: Shape = Shape.WORD
    slop: int | None = None  # of a phrase
    prefix: bool = False  # a phrase whose last word may go on
    exact: bool = False
    fuzzy: str | None = None  # the number behind ~; empty for none
    asks: bool = False  # its question mark is one
    open: bool = False  # it ends where the typing ends, so it may go on

    @property
    def raw(self) -> str:
        """About what was typed, for warnings and where it is searched as words."""
        return f"/{self.text}/" if self.shape is Shape.REGEX else self.text


Lexeme = Mark | FieldMark | Wrap | Near | Same | Weight | Leaf
