"""What a text must have, as plain stretches of it, for a tree of words to hold: a quick look before tokens are cut."""

from functools import lru_cache

from backfile.search.language.tree import And, AtLeast, Near, Or, Text, Tree, Within
from backfile.search.reading.phrase import phrases

Needles = tuple[tuple[str, ...], ...]
"""Of each of these, one or another stands in the folded text (`fold.index_text`)."""


@lru_cache(256)
def needles(tree: Tree) -> Needles:
    """Those of a plain tree; none where nothing is sure."""
    match tree:
        case Text():
            return tuple((token,) for phrase in phrases(tree) for token in phrase.tokens)
        case And() | Near():
            return tuple(each for part in tree.parts for each in needles(part))
        case Or():
            alternatives = [needles(part) for part in tree.parts]
            return (tuple(each[0][0] for each in alternatives),) if _are_single(alternatives) else ()
        case Within() | AtLeast():
            return needles(tree.part)
        case _:
            return ()


def has(folded: str, wanted: Needles) -> bool:
    """Whether a folded text has one of each."""
    return all(any(needle in folded for needle in each) for each in wanted)


def _are_single(alternatives: list[Needles]) -> bool:
    """Whether each alternative has a stretch that can stand for it."""
    return all(each and len(each[0]) == 1 for each in alternatives)
