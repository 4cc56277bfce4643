"""How one version of an article differs from another: in its headline, and in how many of its words.

Words are compared as the index folds them, so that neither case nor quotation marks make a difference; of a script
without spaces each character is a word.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from backfile.text.fold import is_unspaced, words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LONGEST = 400_000
"""Code points of a text that is compared: of books nobody waits to know."""

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What another text has and lacks beside one, both as bags of words: order counts for `same_order` alone."""

    both: int  # words, each as often as both have it
    lacks: int  # words of the one that the other does not have
    adds: int  # words that the other alone has
    same_order: bool  # one text, or the beginning of the other, word for word
    same_headline: bool  # also where one of them is derived from the text

    @property
    def share(self) -> float:
        """How much of both texts is in both, from 0 to 1."""
        return 2 * self.both / ((2 * self.both + self.lacks + self.adds) or 1)

    @property
    def same_text(self) -> bool:
        """Whether they agree word for word."""
        return self.same_order and not self.lacks and not self.adds


@dataclass(frozen=True, slots=True)
class Writing:
    """What is compared of an article: its words as a reader counts them, folded."""

    headline: Words  # none where it is derived
    text: Words


def writing(title: str, title_origin: str, text: str) -> Writing:
    """An article's words; a headline that was derived from the text (`title_origin`) is no second text."""
    return Writing(words(title) if title_origin == "given" else (), text_words(text))


def text_words(text: str) -> list[str]:
    """The words of a text as a reader counts them, folded."""
    return [word[0] if is_unspaced(word) else word for word in words(text)]


def difference(one: Writing, other: Writing) -> Difference:
    """How the other differs from the one, in time that grows with their words."""
    here, there = Counter(one.text), Counter(other.text)
    both = (here & there).total()
    shorter = min(len(one.text), len(other.text))
    return Difference(
        both=both,
        lacks=len(one.text) - both,
        adds=len(other.text) - both,
        same_order=one.text[:shorter] == other.text[:shorter],
        same_headline=not one.headline or not other.headline or one.headline == other.headline,
    )


def differences(connection: "sqlite3.Connection", item: int, others: Sequence[int]) -> dict[int, Difference]:
    """How each of these differs from an item; without those that are gone, and those too long to be compared."""
    wanted = orjson.dumps([item, *others]).decode()
    read = {number: writing(*facts) for number, *facts in connection.execute(_TEXTS, (wanted, LONGEST))}
    one = read.get(item)
    if one is None:
        return {}
    return {other: difference(one, read[other]) for other in others if other in read}


_TEXTS = """
    SELECT i.id, i.title, i.title_origin, t.text FROM items i JOIN texts t ON t.id = i.id
    WHERE i.id IN (SELECT value FROM json_each(?)) AND length(t.text) <= ?"""
