"""A weaker question that the index can answer: what it does not find need not be read."""

from dataclasses import replace

from backfile.search.language.joining import both, either
from backfile.search.language.tree import (
    And,
    AtLeast,
    Everything,
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
from backfile.search.plan.match import match
from backfile.search.reading.patterns import pattern_of
from backfile.search.reading.places import apart
from backfile.text.fold import words


def relaxed(tree: Tree) -> Tree:
    """What every item has in which a plain tree of words holds; by the index and the vocabulary alone."""
    match tree:
        case Text(exact=True):
            return relaxed(replace(tree, exact=False))
        case Text() | Near() if match(tree) is not None:
            return tree
        case Text():
            return both(*apart(tree))
        case Near() | And():
            return both(*map(relaxed, tree.parts))
        case Or():
            parts = [relaxed(part) for part in tree.parts]
            return Everything() if Everything() in parts else either(*parts)
        case Within() | AtLeast():
            return relaxed(tree.part)
        case Pattern():
            pattern = pattern_of(tree.text)
            fixed = (Text(part, tree.column, quoted=True) for part in pattern.fixed())
            return both(*fixed) if pattern.unspaced else tree
        case Fuzzy() | Forms():
            return both(*words_apart(tree))
        case Not() | Regex() | Everything():
            return Everything()
        case _:
            raise AssertionError(f"{type(tree).__name__} is not of words alone")


def words_apart(wording: Fuzzy | Forms) -> list[Tree]:
    """Each word of a phrase by itself."""
    text = wording.part if isinstance(wording, Forms) else wording
    assert isinstance(text, Text | Fuzzy)
    parts = [part for part in text.text.split() if words(part)]
    if len(parts) < 2:
        return [wording]
    if isinstance(text, Fuzzy):
        return [replace(text, text=part) for part in parts]
    return [Forms(part) for part in apart(replace(text, slop=0))]
