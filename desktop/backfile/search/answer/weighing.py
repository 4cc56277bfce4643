"""What of a query's tree speaks for an item, as text that the index can score."""

from collections.abc import Iterator
from dataclasses import replace

from backfile.search.language.joining import both, either
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Forms,
    Fuzzy,
    Near,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Within,
)
from backfile.search.plan.match import MOST_ALTERNATIVES
from backfile.search.plan.match import match as matched
from backfile.search.reading.patterns import pattern_of
from backfile.search.reading.plain import walk


def scoring(tree: Tree) -> str | None:
    """What an item is scored by: the text that it must have, else any text that speaks for it; None without text."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    required = [found for part in parts if (found := _required(part)) is not None]
    if required and (expression := matched(both(*required))) is not None:
        return expression
    wanted = list(dict.fromkeys(speaking(tree)))
    return matched(either(*wanted[:MOST_ALTERNATIVES])) if wanted else None


def read_alone(tree: Tree) -> list[Text]:
    """The words by which a text itself can be scored as the index would; none where it takes the index."""
    kinds = {type(part) for part in walk(tree)}
    if kinds & {Boost, Near, Fuzzy, Forms}:
        return []
    parts = tree.parts if isinstance(tree, And) else (tree,)
    required = [found for part in parts if (found := _required(part)) is not None]
    wanted = list(dict.fromkeys(speaking(both(*required) if required else tree)))
    return wanted if all(text.slop is None for text in wanted) and len(wanted) <= MOST_ALTERNATIVES else []


def speaking(tree: Tree) -> Iterator[Text]:
    """Each text that speaks for an item; a near spelling by the word that it is near to."""
    match tree:
        case Text():
            yield replace(tree, exact=False)
        case Fuzzy():
            yield Text(tree.text, tree.column)
        case And() | Or() | Near():
            for part in tree.parts:
                yield from speaking(part)
        case Within() | AtLeast() | Forms() | Boost():
            yield from speaking(tree.part)
        case _:
            pass


def widening(tree: Tree) -> Iterator[Pattern | Fuzzy | Forms]:
    """What speaks for an item by other words than those that are typed."""
    match tree:
        case Pattern() | Fuzzy() | Forms():
            yield tree
        case And() | Or() | Near():
            for part in tree.parts:
                yield from widening(part)
        case Within() | AtLeast() | Boost():
            yield from widening(tree.part)
        case _:
            pass


def plainly(tree: Tree) -> Iterator[Text]:
    """Each text that speaks for an item as it is typed."""
    match tree:
        case Text():
            yield replace(tree, exact=False)
        case And() | Or() | Near():
            for part in tree.parts:
                yield from plainly(part)
        case Within() | AtLeast() | Boost():
            yield from plainly(tree.part)
        case _:
            pass


def is_by_date(tree: Tree) -> bool:
    """Whether it asks for words, and yet nothing in it says which item has more of them."""
    asked = any(isinstance(part, Regex | Pattern) for part in walk(tree))
    others = any(isinstance(part, Text | Fuzzy | Forms) for part in walk(tree))
    return (
        asked
        and not others
        and all(pattern_of(each.text).unspaced for each in widening(tree) if isinstance(each, Pattern))
    )


def boosts(tree: Tree) -> Iterator[tuple[str, float]]:
    """What weighs more or less, as an expression, and what its own score is to be multiplied by."""
    match tree:
        case Boost():
            inside = _required(tree.part)
            expression = matched(inside) if inside is not None else None
            if expression is not None:
                yield expression, tree.weight
        case And() | Or() | Near():
            for part in tree.parts:
                yield from boosts(part)
        case Within() | AtLeast() | Forms():
            yield from boosts(tree.part)
        case _:
            pass


def _required(tree: Tree) -> Tree | None:
    """Plain text that every item has in which `tree` holds; None where that can't be told."""
    match tree:
        case Text():
            return replace(tree, exact=False)
        case And() | Near():
            parts = [found for part in tree.parts if (found := _required(part)) is not None]
            return both(*parts) if parts else None
        case Or():
            either_of = [_required(part) for part in tree.parts]
            kept = [each for each in either_of if each is not None]
            return either(*kept) if len(kept) == len(either_of) <= MOST_ALTERNATIVES else None
        case Within() | AtLeast() | Boost():
            return _required(tree.part)
        case _:
            return None
