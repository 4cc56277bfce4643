"""Facts in one line, whatever their scripts: what runs right to left takes no number of its neighbour along."""

from collections.abc import Iterable
from unicodedata import bidirectional

FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
DOT = " · "
_LEFTWARD = {"R", "AL"}


def in_line(facts: Iterable[str | None], between: str = DOT) -> str:
    """ "Northlight Wire · 3 Apr 2023": those that there are."""
    return between.join(isolated(fact) if has_leftward(fact) else fact for fact in facts if fact)


def isolated(text: str) -> str:
    """A text by itself within one that may run the other way."""
    return f"{FIRST_ISOLATE}{text}{POP_ISOLATE}"


def has_leftward(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not text.isascii() and any(bidirectional(character) in _LEFTWARD for character in text)


def is_leftward(text: str) -> bool:
    """Whether most letters that have a direction run from right to left."""
    if text.isascii():
        return False
    ways = [bidirectional(character) for character in text]
    return sum(way in _LEFTWARD for way in ways) > ways.count("L")
