"""Collocates: the words that stand around the hits of a query more often than elsewhere.

Each hit has a window of so many words to its left and to its right, which ends where the text does. A word is counted
once for each hit in whose window it stands, so that its counts by position add up to its frequency; for the
log-likelihood each place of a text counts once, though it be near two hits.

Of scripts without spaces the words are pairs of neighbouring characters, since most Chinese words have two; both must
lie in the window, and the position is that of the character nearer to the hit. So the window counts characters there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from backfile.search.usage.concordance import Lines
from backfile.search.usage.measures import information, likelihood, log_dice
from backfile.search.usage.neighbours import FAR, WINDOW
from backfile.search.usage.reference import Reference
from backfile.text.fold import is_unspaced

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints, Mask

LEFT = RIGHT = 3
LEAST = 5
MOST = 2_000
"""Words that are held against the reference: the most frequent ones."""

COMMON = 0.001
"""The share of all words of a library from which a word is one of the commonest: in English the, of, was, said, two."""


class Measure(StrEnum):
    """What collocates are put in order by, the highest first."""

    LIKELIHOOD = "likelihood"
    FREQUENCY = "frequency"
    INFORMATION = "mi"
    DICE = "logdice"


@dataclass(frozen=True, slots=True)
class Window:
    """How many words to either side, 0 to 10."""

    left: int = LEFT
    right: int = RIGHT
    within_sentence: bool = False

    def __post_init__(self) -> None:
        if not (0 <= self.left <= WINDOW and 0 <= self.right <= WINDOW and self.left + self.right):
            raise ValueError(f"a window has 1 to {WINDOW} words to one side at least, not {self.left}, {self.right}")


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word near the hits, and how much nearer than chance would have it."""

    word: str  # as the index folds it
    frequency: int  # its occurrences in the windows; one that lies in two of them counts in both
    articles: int  # in which it stands near a hit
    likelihood: float  # G², below 0 where it is rarer near the hits than elsewhere
    information: float
    dice: float
    positions: tuple[int, ...]  # from the leftmost place of the window to the rightmost

    @property
    def is_rarer(self) -> bool:
        """Whether it is found near the hits less often than chance would have it."""
        return self.information < 0

    def by(self, measure: Measure) -> float:
        """The figure by which words are put in order, the highest first."""
        match measure:
            case Measure.LIKELIHOOD:
                return self.likelihood
            case Measure.FREQUENCY:
                return self.frequency
            case Measure.INFORMATION:
                return self.information
            case Measure.DICE:
                return self.dice


@dataclass(frozen=True, slots=True)
class Collocates:
    """The collocates of some lines, the least likely to be by chance first."""

    window: Window
    lines: int
    words: int  # in all windows, each place of a text once
    total: int  # of the reference
    found: tuple[Collocate, ...]

    def sorted(self, measure: Measure) -> "Collocates":
        """The same with the highest of a measure first; of equal ones the more frequent, then by the alphabet."""
        order = sorted(self.found, key=lambda each: (-each.by(measure), -each.frequency, each.word))
        return replace(self, found=tuple(order))


def collocates(
    lines: Lines,
    window: Window,
    reference: Callable[[list[str]], Reference],
    *,
    least: int = LEAST,
    usual: Callable[[list[str]], Reference] | None = None,
) -> Collocates:
    """All words of at least that frequency; `reference` is asked once, for all of them.

    `usual`: leave out the commonest words, by their counts in this.
    """
    table = _Table(lines, window)
    frequent = np.flatnonzero(table.frequency >= max(1, least))
    if len(frequent) > MOST:
        frequent = np.sort(frequent[np.argsort(-table.frequency[frequent], kind="stable")[:MOST]])
    numbers = {lines.words[number]: number for number in frequent.tolist()}
    if usual is not None:
        known = usual(list(numbers))
        numbers = {word: at for word, at in numbers.items() if known.counts[word] < COMMON * known.total}
    known = reference(list(numbers))
    found = tuple(table.collocate(word, number, known, len(lines)) for word, number in numbers.items())
    return Collocates(window, len(lines), table.size, known.total, found).sorted(Measure.LIKELIHOOD)


class _Table:
    """Counts by number of a word."""

    def __init__(self, lines: Lines, window: Window) -> None:
        kinds = np.array([_kind(word) for word in lines.words], np.int8)
        width, words = window.left + window.right, len(lines.words)
        self.positions = np.zeros((words, width), np.int64)
        self.places = np.zeros(words, np.int64)
        pairs: list[Ints] = []
        for side in _sides(lines, window, kinds):
            numbers = side.numbers[side.inside]
            self.positions[:, side.place] += np.bincount(numbers, minlength=words)
            self.places += np.bincount(side.numbers[side.inside & side.fresh], minlength=words)
            pairs.append(numbers.astype(np.int64) << 32 | lines.item[side.inside])
        distinct = np.unique(np.concatenate(pairs)) >> 32
        self.articles = np.bincount(distinct, minlength=words)
        self.frequency = self.positions.sum(axis=1)
        self.size = int(self.places.sum())

    def collocate(self, word: str, number: int, known: Reference, hits: int) -> Collocate:
        """A word with all its figures. `number`: its own among the neighbours; `hits`: of the query, for logDice."""
        near, everywhere = int(self.places[number]), known.counts[word]
        return Collocate(
            word,
            int(self.frequency[number]),
            int(self.articles[number]),
            likelihood(near, self.size, everywhere, known.total),
            information(near, self.size, everywhere, known.total),
            log_dice(near, hits, everywhere),
            tuple(self.positions[number].tolist()),
        )


_NONE, _WORD, _PAIR = 0, 1, 2


def _kind(word: str) -> int:
    if not word or " " in word:  # nothing, or a hit of several words
        return _NONE
    if not is_unspaced(word):
        return _WORD
    return _PAIR if len(word) == 2 else _NONE


class _Side(NamedTuple):
    """One column of neighbours: line by line."""

    numbers: NDArray[np.int32]
    inside: "Mask"  # the window
    fresh: "Mask"  # in no window that was before
    place: int  # a column of the positions


def _sides(lines: Lines, window: Window, kinds: NDArray[np.int8]) -> Iterator[_Side]:
    gap, length = lines.gap.astype(np.int64), lines.length.astype(np.int64)
    if window.within_sentence:  # the window of a hit before it that is of another sentence does not come here
        gap = np.where(lines.left_reach <= gap, FAR, gap)
    apart = gap == FAR
    before = np.concatenate([[0], length[:-1]])  # words of the hit before, and how far the one before that is away
    earlier = np.concatenate([[FAR], gap[:-1]])
    limit = _limit(lines.left_reach, window.left, window)
    for at in range(1, window.left + 1):
        numbers = lines.left[:, at - 1]
        kind = kinds[numbers]
        in_hit = (at <= gap + before) & (earlier + before - (at - gap) + 1 > window.right)
        fresh = apart | np.where(at <= gap, gap - at + 1 > window.right, in_hit)
        yield _Side(numbers, (kind == _WORD) & (at <= limit), fresh, window.left - at)
        if at > 1:  # of a pair, the second character is the nearer one
            yield _Side(numbers, (kind == _PAIR) & (at <= limit), fresh, window.left - at + 1)
    limit = _limit(lines.right_reach, window.right, window)
    for at in range(1, window.right + 1):
        numbers = lines.right[:, at - 1]
        kind = kinds[numbers]
        inside = (kind != _NONE) & (at + (kind == _PAIR) <= limit)
        yield _Side(numbers, inside, apart | (gap + length + at > window.right), window.left + at - 1)


def _limit(reach: NDArray[np.uint8], most: int, window: Window) -> "Ints":
    """For each line, how many words of that side are in the window."""
    if not window.within_sentence:
        return np.full(len(reach), most, np.int64)
    return np.minimum(reach, most).astype(np.int64)
