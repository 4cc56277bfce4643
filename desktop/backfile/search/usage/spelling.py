"""How words that the index has folded are written in the texts: with their diacritics, and in their own script."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.usage.concordance import Lines
from backfile.search.usage.pieces import read_pieces
from backfile.text.fold import tokens

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_REACH = 600  # code points beside a hit in which its neighbours are looked for


def spellings(connection: "sqlite3.Connection", lines: Lines, wanted: Sequence[str]) -> dict[str, str]:
    """For each of these neighbours of the hits how it stands beside the first of them, in small letters."""
    numbers = {word: number for number, word in enumerate(lines.words)}
    where = _first_lines(lines)
    of_item: dict[int, list[tuple[int, str]]] = {}
    for word in wanted:
        line = int(where[numbers[word]])
        of_item.setdefault(int(lines.item[line]), []).append((line, word))
    found = {}
    for item, pieces in read_pieces(connection, list(of_item)):
        for line, word in of_item[item]:
            text = pieces.texts[int(lines.column[line])]
            first = max(0, int(lines.start[line]) - _REACH)
            around = text[first : int(lines.end[line]) + _REACH]
            written = next((around[each.start : each.end] for each in tokens(around) if each.text == word), word)
            found[word] = written.lower()
    return found


def _first_lines(lines: Lines) -> np.ndarray:
    """For each number of a word the first line that has it beside its hit."""
    beside = np.concatenate([lines.left, lines.right], axis=1)
    line = np.repeat(np.arange(len(lines)), beside.shape[1])
    where = np.zeros(len(lines.words), np.int64)
    where[beside.ravel()[::-1]] = line[::-1]  # the last that is set is the first that there is
    return where
