"""A tree as the plan of its answer begins: without weights, and with `Forms` at each word that it widens."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from backfile.search.language.joining import both, either
from backfile.search.language.tree import And, AtLeast, Boost, Forms, Near, Not, Or, Text, Tree, Within


def plain(tree: Tree) -> Tree:
    """The same question without `Boost`, `Forms` only around one `Text` each."""
    match tree:
        case Boost():
            return plain(tree.part)
        case Forms(part=Text(exact=True)):
            return tree.part
        case Forms(part=Text()):
            return tree
        case Forms():
            return plain(mapped(plain(tree.part), _formed))
        case _:
            return mapped(tree, plain)


def mapped(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """`tree` with each of its parts changed; itself where it has none."""
    match tree:
        case And():
            return both(*map(change, tree.parts))
        case Or():
            return either(*map(change, tree.parts))
        case Near():
            return replace(tree, parts=tuple(map(change, tree.parts)))
        case Not() | Within() | AtLeast() | Forms() | Boost():
            return replace(tree, part=change(tree.part))
        case _:
            return tree


def walk(tree: Tree) -> Iterator[Tree]:
    """It and all that is in it."""
    yield tree
    match tree:
        case And() | Or() | Near():
            for part in tree.parts:
                yield from walk(part)
        case Not() | Within() | AtLeast() | Forms() | Boost():
            yield from walk(tree.part)
        case _:
            pass


def replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    """`tree` with `new` wherever it has `old`."""
    return new if tree == old else mapped(tree, lambda part: replaced(part, old, new))


def _formed(tree: Tree) -> Tree:
    match tree:
        case Text(exact=False):
            return Forms(tree)
        case Text() | Forms():
            return tree
        case _:
            return mapped(tree, _formed)
