"""Whether a tree of words holds in a text, and which of its places are to be shown."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate

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
    Unit,
    Within,
    Words,
)
from backfile.search.reading.needles import Needles, has, needle, needles
from backfile.search.reading.passage import LEAD_PARAGRAPHS, Passage, Writing, within
from backfile.search.reading.places import Place, pairs, placed, places
from backfile.search.reading.plain import walk
from backfile.search.reading.quick import quick
from backfile.search.reading.regexes import matches
from backfile.text.fold import is_unspaced, loose
from backfile.text.sentences import sentences

Passages = tuple[Passage, ...]


def holds(tree: Tree, writing: Writing) -> bool:
    """Whether a plain tree of words holds in an item. Raises TimeoutError for a regular expression that takes long."""
    return _holds(tree, writing.whole(), writing)


def test_of(tree: Tree) -> Callable[[Writing], bool]:
    """`holds` of one tree for many items: most are told at a first look."""
    look = quick(tree)
    if look is None:
        return partial(holds, tree)

    def test(writing: Writing) -> bool:
        known = look(writing)
        return holds(tree, writing) if known is None else known

    return test


def _holds(tree: Tree, unit: Passages, writing: Writing | None) -> bool:
    match tree:
        case Everything():
            return True
        case And():
            return all(_holds(part, unit, writing) for part in tree.parts)
        case Or():
            return any(_holds(part, unit, writing) for part in tree.parts)
        case Not():
            return not _holds(tree.part, unit, writing)
        case Within():
            wanted = needles(tree.part)
            can_hold = partial(_has, wanted) if wanted else bool
            shorter = writing.units(tree.unit, can_hold) if writing else within(unit, tree.unit)
            return any(_holds(tree.part, each, None) for each in shorter)
        case AtLeast() if _are_too_few(tree, unit):
            return False
        case AtLeast():
            return sum(len(pairs(tree.part, passage)) for passage in unit) >= tree.count
        case Words():
            count = sum(len(passage.words) for passage in unit if passage.column == "text")
            return (tree.least or 0) <= count and (tree.most is None or count <= tree.most)
        case Text(exact=True):
            return any(_has_exactly(tree, passage) for passage in unit)
        case Regex():
            return any(_has_match(tree, passage) for passage in unit)
        case Text(slop=None):
            return any(has_phrase(tree, passage) for passage in unit)
        case _:
            return any(pairs(tree, passage) for passage in unit)


def _are_too_few(wanted: AtLeast, unit: Passages) -> bool:
    """Whether a quick look can tell: each place of a phrase has each stretch that it needs."""
    if any(isinstance(part, Near) or (isinstance(part, Text) and part.slop is not None) for part in walk(wanted)):
        return False  # several may share one
    folded = [loose(passage.text) for passage in unit]
    return any(
        sum(text.count(needle[0] if is_unspaced(needle) else needle) for text in folded for needle in each)
        < wanted.count
        for each in needles(wanted.part)
    )


def has_phrase(wanted: Text, passage: Passage) -> bool:
    """Whether a passage has words side by side."""
    if wanted.column is not None and passage.column not in ("", wanted.column):
        return False
    sought = needle(wanted.text, prefix=wanted.prefix)
    if not sought:
        return False
    if passage.text.isascii():  # a quick look; of one word it is all
        spread = loose(passage.text)
        apart = sought.split()
        if len(apart) == 1 or not all(word in spread for word in apart):
            return sought in spread
    return sought in f" {passage.folded} "


def _has_match(wanted: Regex, passage: Passage) -> bool:
    if wanted.column is not None and passage.column not in ("", wanted.column):
        return False
    return any(True for _ in matches(wanted.pattern, passage))


def _has_exactly(wanted: Text, passage: Passage) -> bool:
    """Whether a passage has a word as it is written; one word in ASCII needs no tokens for that."""
    text = passage.text
    if (
        wanted.column is None
        and not wanted.prefix
        and wanted.text.isalnum()
        and wanted.text.isascii()
        and text.isascii()
    ):
        return _stands_apart(wanted.text, text)
    return _has(needles(wanted), text) and bool(pairs(wanted, passage))


def _stands_apart(word: str, text: str) -> bool:
    """Whether a word stands in a text of ASCII with neither letter nor digit beside it: half a microsecond for 3 KB."""
    at = text.find(word)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _has(wanted: Needles, text: str) -> bool:
    return has(loose(text), wanted)


def shown(tree: Tree, passage: Passage) -> Iterator[Place]:
    """The places of a plain tree in a text by itself: what is not wanted has none, nor has a unit that lacks a part."""
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from shown(part, passage)
        case AtLeast():
            yield from shown(tree.part, passage)
        case Within():
            yield from _shown_within(tree, passage)
        case Text() | Pattern() | Fuzzy() | Regex() | Near() | Forms():
            try:
                yield from places(tree, passage)
            except TimeoutError:
                return
        case _:
            return


def _shown_within(tree: Within, passage: Passage) -> Iterator[Place]:
    for start, part in _parts(passage, tree.unit):
        try:
            if tree.unit is not Unit.LEAD and not _holds(tree.part, (part,), None):
                continue
        except TimeoutError:
            continue
        for place in shown(tree.part, part):
            yield placed(passage, start + place.start, start + place.end)


def _parts(passage: Passage, unit: Unit) -> Iterator[tuple[int, Passage]]:
    """The units of a shown text and where they begin. What it does not hold of the lead is taken to be there."""
    paragraphs = passage.text.split("\n\n", LEAD_PARAGRAPHS if unit is Unit.LEAD else -1)
    if unit is Unit.LEAD:
        paragraphs = paragraphs[:LEAD_PARAGRAPHS]
    starts = accumulate((len(paragraph) + 2 for paragraph in paragraphs), initial=0)
    for start, paragraph in zip(starts, paragraphs, strict=False):
        if unit is not Unit.SENTENCE or passage.column in ("title", "deck"):
            yield start, Passage(paragraph, passage.column, passage.language)
            continue
        for begin, end in sentences(paragraph):
            yield start + begin, Passage(paragraph[begin:end], passage.column, passage.language)
