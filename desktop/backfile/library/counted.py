"""What the writing process works out of folded texts before its transaction: how many words, and what they are like.

The reading process has enough to do. Texts are cut into tokens a portion at a time, once for the count, the sketch and
the vocabulary together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.library.entry import Row, sketch_of
from backfile.library.new_words import NewWords
from backfile.text.cut import cut
from backfile.text.sketch import bands, shingles

_PORTION = 32_768  # characters


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one row: the tokens of its body, a run of n characters of an unspaced script being n; and its sketch."""

    words: int
    sketch: bytes | None


def counted(rows: Iterable[Row], new_words: NewWords) -> dict[int, Counted]:
    """By the `id` of each row; their words go to `new_words`."""
    found: dict[int, Counted] = {}
    for portion in _portions(rows):
        bodies = [row.indexed[2] for row in portion]
        tokens = cut([*bodies, *(part for row in portion for part in row.indexed[:2])])
        new_words.take(tokens)
        for at, (row, words) in enumerate(zip(portion, tokens.counts(), strict=False)):
            found[id(row)] = Counted(words, sketch_of(row, bands(shingles(tokens.of(at)))))
    return found


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    portion: list[Row] = []
    size = 0
    for row in rows:
        portion.append(row)
        size += len(row.indexed[2])
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
