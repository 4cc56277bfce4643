"""Which part of a query is looked at first: what costs least, and leaves the least for what costs more."""

from collections.abc import Callable, Sequence

from backfile.search.language.tree import (
    AtLeast,
    Dates,
    Has,
    Is,
    Last,
    Not,
    Numbers,
    Regex,
    Tree,
    Value,
    Within,
    Words,
)
from backfile.search.reading.plain import walk


def is_fact(part: Tree) -> bool:
    """Whether columns and tables alone can tell; names are looked for in the texts as well."""
    part = part.part if isinstance(part, Not) else part
    if isinstance(part, Value):
        return part.field != "name"
    return isinstance(part, Dates | Last | Words | Numbers | Is | Has)


def cost(part: Tree) -> int:
    """From 1: names and facts, words, what has to be read, and last, 4, what takes longest to read."""
    kinds = {type(each) for each in walk(part)}
    if Regex in kinds:
        return 4
    if kinds & {Within, AtLeast}:
        return 3
    return 1 if isinstance(part, Value | Dates | Last | Words | Numbers | Is | Has) else 2


def parted(parts: Sequence[Tree], wanted: Callable[[Tree], bool]) -> tuple[list[Tree], list[Tree]]:
    """Those that are wanted, and the others."""
    found: tuple[list[Tree], list[Tree]] = ([], [])
    for part in parts:
        found[not wanted(part)].append(part)
    return found
