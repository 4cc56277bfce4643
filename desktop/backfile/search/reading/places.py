"""Where the wordings of a query stand in a text: one reading for marks, snippets, concordances and for verifying.

A place is given by the numbers of the tokens with which it begins and ends, as `text.fold.tokens` gives them. A
character of an unspaced script begins one token each, so 習近平 is three of them, though its phrase is of two bigrams.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from backfile.search.language.tree import Forms, Fuzzy, Near, Or, Pattern, Regex, Text, Tree, pieces
from backfile.search.reading.fits import fits
from backfile.search.reading.nearness import Pair, clumps, taking_part
from backfile.search.reading.passage import Composed, Passage
from backfile.search.reading.patterns import pattern_of
from backfile.search.reading.regexes import matches

_NO_LETTERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")


class Place(NamedTuple):
    """Where a wording stands in a text: tokens first to last, both inclusive, and [start, end) in code points.

    `last` is less than `first` where a regular expression found no token.
    """

    first: int
    last: int
    start: int
    end: int


def place(passage: Passage, pair: Pair) -> Place:
    """A pair of tokens with its span."""
    return Place(*pair, *passage.span(*pair))


def placed(passage: Passage, start: int, end: int) -> Place:
    """A span with its tokens."""
    return Place(*_tokens_of(passage, start, end), start, end)


def pairs(wording: Tree, passage: Passage) -> list[Pair]:
    """The places of a wording in a passage, each once, in order; of several that must be near, from first to last."""
    match wording:
        case Or():
            return sorted({pair for part in wording.parts for pair in pairs(part, passage)})
        case Near():
            return clumps([reaches(part, passage) for part in wording.parts], wording.distance)
        case Text() | Pattern() | Fuzzy() | Regex() if not _is_in(wording.column, passage):
            return []
        case Forms(part=Text() as text) if not _is_in(text.column, passage):
            return []
        case Text() if wording.slop is not None:
            return clumps([pairs(part, passage) for part in apart(wording)], wording.slop)
        case Forms(part=Text(slop=int() as slop) as text):
            return clumps([pairs(Forms(part), passage) for part in apart(text)], slop)
        case Text() if wording.exact and passage.text.isascii() and not _may_have(wording, passage.text):
            return []
        case Text() if wording.exact:
            return [pair for pair in _phrases(wording, passage) if _is_exact(wording, passage, pair)]
        case Text() | Fuzzy() | Forms():
            return list(_phrases(wording, passage))
        case Pattern():
            return pattern_of(wording.text).pairs(*passage.runs)
        case Regex():
            return [_tokens_of(passage, *span) for span in matches(wording.pattern, passage)]
        case _:
            raise AssertionError(f"{type(wording).__name__} is no wording")


def places(wording: Tree, passage: Passage) -> Iterator[Place]:
    """The places of a wording one by one; of several that must be near, each that is."""
    match wording:
        case Or():
            for part in wording.parts:
                yield from places(part, passage)
        case Near():
            yield from _near_places(wording.parts, wording.distance, passage)
        case Text(slop=int() as slop):
            yield from _near_places(apart(wording), slop, passage)
        case Forms(part=Text(slop=int() as slop) as text):
            yield from _near_places([Forms(part) for part in apart(text)], slop, passage)
        case Regex() if _is_in(wording.column, passage):
            yield from (placed(passage, *span) for span in matches(wording.pattern, passage))
        case _:
            yield from (place(passage, pair) for pair in pairs(wording, passage))


def reaches(wording: Tree, passage: Passage) -> list[Pair]:
    """The same as `pairs`, of patterns as far as they can reach: what may be near something else."""
    match wording:
        case Or():
            return sorted({pair for part in wording.parts for pair in reaches(part, passage)})
        case Pattern() if _is_in(wording.column, passage):
            return pattern_of(wording.text).reaches(*passage.runs)
        case _:
            return pairs(wording, passage)


def apart(text: Text) -> list[Text]:
    """The words of a text with slop, each by itself."""
    parts = pieces(text)
    return [
        Text(part, text.column, True, None, text.prefix and at == len(parts), text.exact)
        for at, part in enumerate(parts, 1)
    ]


def _near_places(parts: Sequence[Tree], distance: int, passage: Passage) -> Iterator[Place]:
    choices = [reaches(part, passage) for part in parts]
    found = {
        pair
        for part, taken in zip(parts, taking_part(choices, distance), strict=True)
        for pair in _shown(part, taken, passage)
    }
    return (place(passage, pair) for pair in sorted(found))


def _shown(wording: Tree, taken: set[Pair], passage: Passage) -> set[Pair]:
    """What is shown of some of a wording's places that reach further."""
    match wording:
        case Or():
            parts = (_shown(part, taken.intersection(reaches(part, passage)), passage) for part in wording.parts)
            return set().union(*parts)
        case Pattern():
            reached = {at for first, last in taken for at in range(first, last + 1)}
            return {pair for pair in pairs(wording, passage) if reached.issuperset(pair)}
        case _:
            return taken


def _phrases(wording: Text | Fuzzy | Forms, passage: Passage) -> Iterator[Pair]:
    wanted, length = fits(wording, passage.language)
    found = passage.words
    if not wanted or len(found) < len(wanted):
        return
    tests = [fit.test() for fit in wanted]
    if wanted[0].kind == "is":
        firsts = _indexes(found, wanted[0].text)
    else:
        firsts = (at for at, word in enumerate(found) if tests[0](word))
    for first in firsts:
        if first + len(tests) <= len(found) and all(tests[at](found[first + at]) for at in range(1, len(tests))):
            yield first, first + length - 1


def _indexes(found: Sequence[str], wanted: str) -> Iterator[int]:
    at = -1
    try:
        while True:
            at = found.index(wanted, at + 1)
            yield at
    except ValueError:
        return


def _is_in(column: str | None, passage: Passage) -> bool:
    return column is None or passage.column in ("", column)


def _is_exact(wording: Text, passage: Passage, pair: Pair) -> bool:
    """Whether each token is written as it is asked for."""
    asked = _letters(wording.text)
    there = [_written(passage, at) for at in range(pair[0], pair[1] + 1)]
    if wording.prefix and asked:
        return there[:-1] == list(asked[:-1]) and there[-1].startswith(asked[-1])
    return there == list(asked)


def _may_have(wording: Text, text: str) -> bool:
    """A quick look at a text of ASCII: its letters stand there as they are asked for."""
    return all(letters in text for letters in _letters(wording.text))


@lru_cache(1024)
def _letters(text: str) -> tuple[str, ...]:
    passage = Passage(text, "")
    return tuple(_written(passage, at) for at in range(len(passage.tokens)))


def _written(passage: Passage, at: int) -> str:
    start, end = passage.span(at, at)
    return _NO_LETTERS.sub("", Composed.of(passage.text[start:end]).text)


def _tokens_of(passage: Passage, start: int, end: int) -> Pair:
    """The tokens that begin within a span of characters."""
    starts = [token.start for token in passage.tokens]
    return bisect_left(starts, start), bisect_left(starts, end) - 1
