"""Which parts of a tree are asked of words, and how such parts fit together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from backfile.search.language.joining import both, either
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Forms,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Within,
)


def has_words(tree: Tree) -> bool:
    """Whether anything of it is looked for in the words of an item."""
    match tree:
        case Text() | Pattern() | Fuzzy() | Regex() | Near() | Within() | AtLeast() | Forms():
            return True
        case And() | Or():
            return any(map(has_words, tree.parts))
        case Not() | Boost():
            return has_words(tree.part)
        case _:
            return False


def is_wording(tree: Tree) -> bool:
    """Whether all of it is."""
    match tree:
        case And() | Or():
            return all(map(is_wording, tree.parts))
        case Not() | Boost():
            return is_wording(tree.part)
        case _:
            return has_words(tree)


def is_mixed(tree: Tree) -> bool:
    """Whether it asks both for words and for what stands in no sentence."""
    return has_words(tree) and not (is_wording(tree) and not holds(tree, Within)) and not isinstance(tree, Within)


def holds(tree: Tree, kind: type[Within]) -> bool:
    """Whether a part of that kind stands anywhere in it."""
    match tree:
        case And() | Or():
            return any(holds(part, kind) for part in tree.parts)
        case Not() | Boost() | Forms():
            return holds(tree.part, kind)
        case _:
            return isinstance(tree, kind)


def stripped(tree: Tree, kind: type[Forms] | type[Boost]) -> Tree:
    """Without `Forms` or weights anywhere in it."""
    match tree:
        case And():
            return both(*(stripped(part, kind) for part in tree.parts))
        case Or():
            return either(*(stripped(part, kind) for part in tree.parts))
        case Forms() | Boost() if isinstance(tree, kind):
            return stripped(tree.part, kind)
        case Not():
            inner = stripped(tree.part, kind)
            return inner.part if isinstance(inner, Not) else Not(inner)
        case Forms() | Boost() | Within() | AtLeast():
            return replace(tree, part=stripped(tree.part, kind))
        case _:
            return tree


def is_near_part(tree: Tree) -> bool:
    """Whether something can be near it: words of one column, or several of them to choose from."""
    match tree:
        case Text():
            return tree.slop is None
        case Pattern() | Fuzzy():
            return True
        case Or():
            return all(isinstance(part, Text | Pattern | Fuzzy) and is_near_part(part) for part in tree.parts) and (
                len(columns(tree.parts)) == 1
            )
        case _:
            return False


Column = str | None | Literal[False]


def columns(parts: Sequence[Tree]) -> set[Column]:
    """The columns that parts are asked of; False for what has none."""
    found: set[Column] = set()
    for part in parts:
        match part:
            case Text() | Pattern() | Fuzzy():
                found.add(part.column)
            case Or() | And():
                found |= columns(part.parts)
            case _:
                found.add(False)
    return found


def of_one_column(parts: Sequence[Tree]) -> Sequence[Tree]:
    """Near a word of the headline is in the headline."""
    if not all(map(is_near_part, parts)):
        return parts
    named = columns(parts) - {None}
    if len(named) != 1:
        return parts
    (column,) = named
    return [_in(part, str(column)) for part in parts]


def _in(tree: Tree, column: str) -> Tree:
    match tree:
        case Text() | Pattern() | Fuzzy():
            return replace(tree, column=column)
        case Or():
            return either(*(_in(part, column) for part in tree.parts))
        case _:
            return tree


def pairs(parts: Sequence[Tree]) -> int:
    """How many things would be near each other, each with each."""
    count = 1
    for part in parts:
        count *= len(part.parts) if isinstance(part, And) else 1
        count *= sum(pairs([each]) for each in part.parts) if isinstance(part, Or) and not is_near_part(part) else 1
    return count
