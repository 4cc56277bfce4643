"""The contexts of a concordance's lines, cut for those that are shown or written out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import orjson
from numpy.typing import NDArray

from backfile.search.usage.concordance import Lines
from backfile.search.usage.pieces import COLUMNS, read_pieces

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_PORTION = 500  # lines that are written out at once
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One hit in its context, white space as one blank; left, hit and right side by side are the text."""

    number: int  # of the concordance's lines
    id: int
    column: str  # title, deck or text
    start: int  # of the hit, in code points of that text
    left: str
    hit: str
    right: str
    title: str
    date: str | None
    source: str | None
    language: str | None


_FACTS = """
    SELECT i.id, i.title, i.date, s.value, l.value FROM items i
    LEFT JOIN facet_values s ON s.id = i.source
    LEFT JOIN facet_values l ON l.id = i.language
    WHERE i.id IN (SELECT value FROM json_each(?))"""


def read_lines(
    connection: "sqlite3.Connection", lines: Lines, numbers: Sequence[int], width: int, *, paragraph: str = " "
) -> list[Line]:
    """These lines with at most `width` code points to either side; `paragraph` stands where one ends.

    Those of items that are no longer there are left out.
    """
    wanted = [int(number) for number in numbers]
    ids = list(dict.fromkeys(int(lines.item[number]) for number in wanted))
    facts = {row[0]: row[1:] for row in connection.execute(_FACTS, (orjson.dumps(ids).decode(),))}
    of_item: dict[int, list[int]] = {}
    for number in wanted:
        of_item.setdefault(int(lines.item[number]), []).append(number)
    cut: dict[int, Line] = {}
    for item, pieces in read_pieces(connection, ids):
        for number in of_item[item]:
            column = int(lines.column[number])
            text, start, end = pieces.texts[column], int(lines.start[number]), int(lines.end[number])
            context = cut_context(text, start, end, width, paragraph)
            cut[number] = Line(number, item, COLUMNS[column], start, *context, *facts[item])
    return [cut[number] for number in wanted if number in cut]


def write_lines(
    connection: "sqlite3.Connection", lines: Lines, ordered: NDArray[np.int64], width: int
) -> Iterator[Line]:
    """The same for any number of lines, a portion in memory at a time."""
    for at in range(0, len(ordered), _PORTION):
        yield from read_lines(connection, lines, ordered[at : at + _PORTION].tolist(), width)


def cut_context(text: str, start: int, end: int, width: int, paragraph: str = " ") -> tuple[str, str, str]:
    """What stands before a hit, the hit, and what stands after it."""
    left = _shown(text[max(0, start - 2 * width) : start], paragraph)
    right = _shown(text[end : end + 2 * width], paragraph)
    return left[max(0, len(left) - width) :], _shown(text[start:end], paragraph), right[:width]


def _shown(text: str, paragraph: str) -> str:
    return _BLANKS.sub(" ", text) if paragraph == " " else _BLANKS.sub(" ", _PARAGRAPH.sub(paragraph, text))
