"""Every hit of a query in its context (KWIC), aligned on the hit.

One walk over the texts of a result keeps for each hit where it stands and the words beside it, as numbers: some hundred
bytes, however long the texts. Every order, the collocates and the dispersion come from these without reading again;
contexts are cut for those lines alone that are shown or written out.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backfile.search.answer.found import Found
from backfile.search.language.query import Query
from backfile.search.usage.neighbours import FAR, WINDOW, after, before, between
from backfile.search.usage.pieces import Pieces, read_pieces
from backfile.search.usage.spotting import Spotter
from backfile.text.fold import words

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints
    from backfile.search.reading.marking import Span

_FIRST = 32  # articles after which the first lines are told; then whenever there are three times as many


@dataclass(frozen=True)
class Lines:
    """The lines of a concordance, as far as the texts are read. Position in an array = number of a line.

    Lines are in the order of the articles, and in an article as they stand there: headline, deck, body.
    """

    query: Query
    articles: int  # whose texts were looked at
    of: int
    item: NDArray[np.int32]
    column: NDArray[np.int8]  # a number of `pieces.COLUMNS`
    start: NDArray[np.int32]  # [start, end) in code points of that text
    end: NDArray[np.int32]
    hit: NDArray[np.int32]  # its words, as a number of `words`
    left: NDArray[np.int32]  # one column for each of `WINDOW` words, the nearest first; 0 where the text begins
    right: NDArray[np.int32]
    left_reach: NDArray[np.uint8]  # how many of them are of the hit's own sentence
    right_reach: NDArray[np.uint8]
    length: NDArray[np.uint8]  # words of the hit
    gap: NDArray[np.uint8]  # words between it and the hit before it in the same text; FAR without one
    words: tuple[str, ...]  # as the index folds them; of a run without spaces, pairs of characters and the last one
    begins: "Ints"  # of every item: the library's columns
    source: "Ints"
    sources: dict[int, str]

    def __len__(self) -> int:
        return len(self.item)

    @property
    def complete(self) -> bool:
        """Whether every text has been read, so that the number of lines is the number of hits."""
        return self.articles == self.of


def concord(found: Found, ids: "Sequence[int] | Ints") -> Iterator[Lines]:
    """The lines of these items: some at once, more and more of them, and in the end all. Raises Interrupted."""
    spotter = Spotter(found.query)
    growing = _Growing()
    due = _FIRST
    read = 0
    if spotter.has_words:
        for read, (item, pieces) in enumerate(read_pieces(found.connection, ids), 1):
            found.check()
            growing.add(item, pieces, spotter.spots(pieces))
            if read == due:
                due *= 3
                yield growing.lines(found, read, len(ids))
    yield growing.lines(found, len(ids), len(ids))


class _Growing:
    """Lines while they are being found."""

    def __init__(self) -> None:
        self._item, self._start, self._end, self._hit = (array("i") for _ in range(4))
        self._left, self._right = array("i"), array("i")
        self._column = array("b")
        self._left_reach, self._right_reach, self._length, self._gap = (array("B") for _ in range(4))
        self._numbers = {"": 0}
        self._hits: dict[str, int] = {}

    def add(self, item: int, pieces: Pieces, spots: "Sequence[Sequence[Span]]") -> None:
        for column, (text, spans) in enumerate(zip(pieces.texts, spots, strict=True)):
            last = None
            for start, end in spans:
                self._item.append(item)
                self._column.append(column)
                self._add(text, start, end, FAR if last is None else between(text, last, start))
                last = end

    def lines(self, found: Found, articles: int, of: int) -> Lines:
        return Lines(
            query=found.query,
            articles=articles,
            of=of,
            item=np.array(self._item, np.int32),
            column=np.array(self._column, np.int8),
            start=np.array(self._start, np.int32),
            end=np.array(self._end, np.int32),
            hit=np.array(self._hit, np.int32),
            left=np.array(self._left, np.int32).reshape(-1, WINDOW),
            right=np.array(self._right, np.int32).reshape(-1, WINDOW),
            left_reach=np.array(self._left_reach, np.uint8),
            right_reach=np.array(self._right_reach, np.uint8),
            length=np.array(self._length, np.uint8),
            gap=np.array(self._gap, np.uint8),
            words=tuple(self._numbers),
            begins=found.columns.begins,
            source=found.columns.source,
            sources=dict(found.connection.execute("SELECT id, value FROM facet_values WHERE field = 'source'")),
        )

    def _add(self, text: str, start: int, end: int, gap: int) -> None:
        hit = words(text[start:end])
        left, left_reach = before(text, start)
        right, right_reach = after(text, start, end)
        self._start.append(start)
        self._end.append(end)
        self._hit.append(self._number(" ".join(hit)))
        self._left.extend([*map(self._number, left), *[0] * (WINDOW - len(left))])
        self._right.extend([*map(self._number, right), *[0] * (WINDOW - len(right))])
        self._left_reach.append(left_reach)
        self._right_reach.append(right_reach)
        self._length.append(min(len(hit), FAR))
        self._gap.append(gap)

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))
