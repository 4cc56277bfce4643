"""What changed from one version of a text to another: paragraphs side by side, and the words that differ in each.

Words are compared as the index folds them, so what is marked is never a mere capital or quotation mark.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from backfile.text.fold import is_unspaced, tokens

ALIKE = 0.34
"""The share of words from which two paragraphs are one that was changed, and not two."""

_CROSSED = 2_000  # pairs of paragraphs that are compared each with each
_LONG = 2_000  # words of one paragraph from which the most frequent ones lead no comparison
_ISLAND = 1  # a word that stays between two changes belongs to them

Span = tuple[int, int]
"""[start, end) in code points; empty where the other text alone has something."""


class Word(NamedTuple):
    """A word as a reader takes it, a character of an unspaced script; folded, and where it stands."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text in the place of words of the other."""

    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs that stand side by side, or one alone: the other is None."""

    one: str | None
    other: str | None
    changes: tuple[Change, ...] = ()


def words_of(text: str) -> list[Word]:
    """The words of a text with their places; of a run of an unspaced script, each character is one."""
    found = tokens(text)
    words = []
    for at, token in enumerate(found):
        if not is_unspaced(token.text):
            words.append(Word(token.text, token.start, token.end))
        else:
            whole = len(token.text) == 1  # the last character of a run, a token of its own
            words.append(Word(token.text[0], token.start, token.end if whole else found[at + 1].start))
    return words


def changed(one: str, other: str) -> Pair:
    """Two texts side by side, whatever they have in common."""
    return Pair(one, other, tuple(_changes(words_of(one), words_of(other))))


def side_by_side(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """The paragraphs of two texts in order, each beside the one that it was or became."""
    here, there = ([tuple(word.key for word in words_of(text)) for text in texts] for texts in (one, other))
    pairs: list[Pair] = []
    for kind, first, last, start, end in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += map(Pair, one[first:last], other[start:end])
            continue
        matched = _matched(here[first:last], there[start:end])
        for mine, yours in _merged(matched, last - first, end - start):
            if mine is not None and yours is not None:
                pairs.append(changed(one[first + mine], other[start + yours]))
            else:
                pairs.append(
                    Pair(
                        one[first + mine] if mine is not None else None,
                        other[start + yours] if yours is not None else None,
                    )
                )
    return pairs


Keys = tuple[str, ...]


def _matched(here: Sequence[Keys], there: Sequence[Keys]) -> list[tuple[int, int]]:
    """Which paragraphs became which, in the order of both: as many words in common as can be."""
    if len(here) * len(there) > _CROSSED:
        return list(zip(range(len(here)), range(len(there)), strict=False))
    counts = [Counter(each) for each in here], [Counter(each) for each in there]
    best = [[0.0] * (len(there) + 1) for _ in range(len(here) + 1)]
    shares = [[_share(mine, yours) for yours in counts[1]] for mine in counts[0]]
    for at in reversed(range(len(here))):
        for to in reversed(range(len(there))):
            share = shares[at][to]
            paired = share + best[at + 1][to + 1] if share >= ALIKE else 0.0
            best[at][to] = max(paired, best[at + 1][to], best[at][to + 1])
    found = []
    at = to = 0
    while at < len(here) and to < len(there):
        share = shares[at][to]
        if share >= ALIKE and best[at][to] == share + best[at + 1][to + 1]:
            found.append((at, to))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return found


def _share(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _merged(matched: Sequence[tuple[int, int]], here: int, there: int) -> Iterator[tuple[int | None, int | None]]:
    """All paragraphs of both in order, the matched ones together."""
    for (mine, yours), (after, behind) in pairwise([(-1, -1), *matched, (here, there)]):
        if mine >= 0:
            yield mine, yours
        yield from ((left, None) for left in range(mine + 1, after))
        yield from ((None, right) for right in range(yours + 1, behind))


def _changes(one: Sequence[Word], other: Sequence[Word]) -> Iterator[Change]:
    keys = [word.key for word in one], [word.key for word in other]
    found = SequenceMatcher(None, *keys, autojunk=len(other) > _LONG)
    for first, last, start, end in _joined(found.get_opcodes()):
        yield Change(_span(one, first, last), _span(other, start, end))


def _joined(codes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """What is not equal, islands of equal words between two changes taken in."""
    here: tuple[int, int, int, int] | None = None
    for at, (kind, first, last, start, end) in enumerate(codes):
        if kind != "equal":
            here = (here[0], last, here[2], end) if here else (first, last, start, end)
        elif here and (last - first > _ISLAND or at == len(codes) - 1):
            yield here
            here = None
    if here:
        yield here


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """From the first to the last of some words; where there are none, the place at which they would be."""
    if first < last:
        return words[first].start, words[last - 1].end
    at = words[first - 1].end if first else 0
    return at, at
