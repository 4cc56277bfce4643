"""Of thousands of alternatives, the few that can have a place in a text: the others need not be looked for."""

from collections.abc import Iterable
from functools import lru_cache

from backfile.search.language.joining import both, either
from backfile.search.language.tree import And, AtLeast, Boost, Everything, Near, Not, Or, Text, Tree, Within
from backfile.search.reading.phrase import phrases
from backfile.text.fold import words

_FEW = 20  # alternatives that are sooner looked for than sorted out


def showable(tree: Tree, texts: Iterable[str | None]) -> Tree:
    """`tree` without alternatives that no wording of has a place in any of these texts."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    if not any(isinstance(part, Or) and len(part.parts) > _FEW for part in parts):
        return tree
    there = {word for text in texts if text for word in words(text)}
    return both(*(_fewer(part, there) if isinstance(part, Or) and len(part.parts) > _FEW else part for part in parts))


def _fewer(tree: Or, there: set[str]) -> Tree:
    by_word, others = _by_word(tree)
    kept = {number for word in there & by_word.keys() for number in by_word[word]}
    found = [tree.parts[number] for number in sorted(kept.union(others))]
    return either(*found) if found else Not(Everything())


@lru_cache(4)
def _by_word(tree: Or) -> tuple[dict[str, list[int]], list[int]]:
    """The numbers of alternatives by each word without which they have no place, and of those of which none is sure."""
    by_word: dict[str, list[int]] = {}
    others: list[int] = []
    for number, part in enumerate(tree.parts):
        first = _first_words(part)
        if first is None:
            others.append(number)
        else:
            for word in first:
                by_word.setdefault(word, []).append(number)
    return by_word, others


def _first_words(tree: Tree) -> set[str] | None:
    """Of each wording in it the word that must be there."""
    match tree:
        case Text():
            first = phrases(tree)[0]
            return {first.tokens[0]} if len(first.tokens) > 1 or (first.tokens and not first.prefix) else None
        case And() | Or() | Near():
            found = [_first_words(part) for part in tree.parts]
            return None if None in found else {word for each in found if each for word in each}
        case AtLeast() | Boost() | Within():
            return _first_words(tree.part)
        case _:
            return None
