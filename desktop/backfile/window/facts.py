"""Facts in one line, whatever their scripts: what runs right to left takes no number of its neighbour along."""

from collections.abc import Iterable
from unicodedata import bidirectional

FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
DOT = " · "


def in_line(facts: Iterable[str | None], between: str = DOT) -> str:
    """ "Northlight Wire · 3 Apr 2023": those that there are."""
    return between.join(isolated(fact) if _runs_left(fact) else fact for fact in facts if fact)


def isolated(text: str) -> str:
    """A text by itself within one that may run the other way."""
    return f"{FIRST_ISOLATE}{text}{POP_ISOLATE}"


def _runs_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(character) in {"R", "AL"} for character in text)
