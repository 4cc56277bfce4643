"""What a text must have, as plain stretches of it, for a tree of words to hold: a quick look before tokens are cut."""

from functools import lru_cache

from backfile.search.language.tree import And, AtLeast, Near, Or, Text, Tree, Within
from backfile.text.fold import is_unspaced, runs

Needles = tuple[tuple[str, ...], ...]
"""Of each of these, one or another stands in the folded text (`fold.runs`)."""


@lru_cache(256)
def needles(tree: Tree) -> Needles:
    """Those of a plain tree; none where nothing is sure."""
    match tree:
        case Text():
            return tuple((stretch,) for stretch in runs(tree.text).split())
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


@lru_cache(1024)
def needle(text: str, *, prefix: bool = False) -> str:
    """What stands in `fold.runs` of a text, with a blank at either end, where the phrase of `text` is in it; empty for
    no phrase. A run of an unspaced script may begin and end within another."""
    folded = runs(text)
    if not folded:
        return ""
    return ("" if is_unspaced(folded) else " ") + folded + ("" if prefix or is_unspaced(folded[-1]) else " ")


def _are_single(alternatives: list[Needles]) -> bool:
    """Whether each alternative has a stretch that can stand for it."""
    return all(each and len(each[0]) == 1 for each in alternatives)
