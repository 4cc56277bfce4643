"""Every hit of a query in its context (KWIC), aligned on the hit.

One walk over the texts of a result keeps for each hit where it stands and the words beside it, as numbers: some hundred
bytes, however long the texts. Every order, the collocates and the dispersion come from these without reading again;
contexts are cut for those lines alone that are shown or written out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backfile.search.answer.found import Found
from backfile.search.language.query import Query
from backfile.search.usage.growing import Growing
from backfile.search.usage.pieces import read_pieces
from backfile.search.usage.spotting import Spotter

if TYPE_CHECKING:
    from backfile.search.plan.columns import Ints
    from backfile.search.reading.marking import Span

_FIRST = 64  # lines that are told first, more than a screen shows; then whenever there are four times as many
_TOLD = 500


@dataclass(frozen=True)
class Lines:
    """The lines of a concordance, as far as the texts are read. Position in an array = number of a line.

    Lines are in the order of the articles, and in an article as they stand there: headline, deck, body.
    """

    query: Query
    articles: int  # whose texts were looked at
    of: int
    paused: bool  # not all of them, and no more will be without being asked for
    begins: "Ints"  # of every item: the library's columns
    source: "Ints"
    sources: dict[int, str]
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

    def __len__(self) -> int:
        return len(self.item)

    @property
    def complete(self) -> bool:
        """Whether every text has been read, so that the number of lines is the number of hits."""
        return self.articles == self.of


def concord(
    found: Found,
    ids: "Sequence[int] | Ints",
    *,
    node: Query | None = None,
    most: int | None = None,
    read: Callable[[int], None] | None = None,
) -> Iterator[Lines]:
    """The lines of these items: some at once, more and more of them, and in the end all. Raises Interrupted.

    `node`: only hits that are hits of this as well, so that of two words that must be near one is looked at.
    `most`: pause once there are so many lines, at the end of an article. `read`: told now and then how many articles
    were read.
    """
    spotter, growing = Spotter(found.marked), Growing()
    only = Spotter(node) if node is not None else None
    sources = dict(found.connection.execute("SELECT id, value FROM facet_values WHERE field = 'source'"))

    def told(articles: int, *, paused: bool = False) -> Lines:
        about = (found.marked, articles, len(ids), paused, found.columns.begins, found.columns.source, sources)
        return Lines(*about, words=growing.words(), **growing.columns())

    due = _FIRST
    if spotter.has_words:
        for number, (item, pieces) in enumerate(read_pieces(found.connection, ids), 1):
            found.check()
            spots = spotter.spots(pieces)
            growing.add(item, pieces, spots if only is None else _common(spots, only.spots(pieces)))
            if most is not None and growing.count >= most and number < len(ids):
                yield told(number, paused=True)
                return
            if growing.count >= due:
                due = growing.count * 4
                yield told(number)
            if read is not None and number % _TOLD == 0:
                read(number)
    if read is not None:
        read(len(ids))
    yield told(len(ids))


def _common(spots: "list[list[Span]]", others: "list[list[Span]]") -> "list[list[Span]]":
    return [[span for span in here if span in there] for here, there in zip(spots, map(set, others), strict=True)]
