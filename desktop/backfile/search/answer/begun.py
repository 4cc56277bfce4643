"""What begins with some letters, told by headlines and a few texts: to look it up, the index merges what all its words
have."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.language.tree import Or, Text, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.match import is_of_headlines
from backfile.search.reading.needles import needle
from backfile.text.fold import loose

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_TITLES = 600
_LETTERS = 2  # what begins with so few is in so many headlines that the newest have some
_PORTION = 200
_SAMPLE = 300  # texts by which a share is told
_STRIDE = 611_953  # a prime number, so that the sample keeps no step with the order of a dump
_OF_SAMPLE = """
    SELECT i.title || char(10) || {of} FROM json_each(?) wanted
    JOIN items i ON i.id = wanted.value JOIN texts t ON t.id = i.id"""
_OF_TITLES = "SELECT i.id, i.title FROM json_each(?) wanted JOIN items i ON i.id = wanted.value"


class Begun:
    """Looks over one snapshot of a library."""

    def __init__(self, connection: "sqlite3.Connection", columns: Columns, check: Callable[[], None]) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check

    def titled(self, wanted: list[Text], among: Mask, most: int) -> Ints:
        """The newest whose headlines have any of the words, one of them begun with hardly a letter: `most` and some,
        as far as headlines are looked at; none where each has more letters."""
        if not any(text.prefix and text.text.isascii() and len(text.text) <= _LETTERS for text in wanted):
            return np.empty(0, np.int64)
        sought = [needle(text.text, prefix=text.prefix) for text in wanted]
        ids = self._columns.in_order(among, newest=True)[:_TITLES]
        found: list[int] = []
        for at in range(0, len(ids), _PORTION):
            self._check()
            portion = orjson.dumps(ids[at : at + _PORTION].tolist()).decode()
            for number, title in self._connection.execute(_OF_TITLES, (portion,)):
                written = loose(title)
                if any(each in written for each in sought):
                    found.append(number)
            if len(found) >= most:
                break
        return np.array(found, np.int64)

    def share(self, words: Tree, wanted: list[Text], among: Mask) -> float:
        """About what share of some items `words` find, by a few texts in which the `wanted` are looked for."""
        ids = np.flatnonzero(among)
        sample = np.unique(ids[np.arange(_SAMPLE) * _STRIDE % max(1, len(ids))])
        of = "''" if is_of_headlines(words) else "t.text"
        rows = self._connection.execute(_OF_SAMPLE.format(of=of), (orjson.dumps(sample.tolist()).decode(),))
        sought = [needle(text.text, prefix=text.prefix) for text in wanted]
        enough = any if isinstance(words, Or) else all
        return sum(enough(each in loose(text) for each in sought) for (text,) in rows) / len(sample)
