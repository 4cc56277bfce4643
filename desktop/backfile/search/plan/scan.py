"""Reads the texts of candidates and keeps those in which a tree of words holds."""

import math
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.library.columns import credits_of
from backfile.library.pictures import lines_of_pictures
from backfile.search.language.tree import Regex, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.notes import Note, Tell
from backfile.search.reading.holding import test_of
from backfile.search.reading.passage import Writing
from backfile.search.reading.plain import walk

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

LONGEST = 10.0
"""Seconds that regular expressions may take; the newest items are looked at first."""

_PORTION = 200  # items between two looks at whether the answer is still wanted

_TEXTS = """
    SELECT i.id, i.title, i.kicker, i.standfirst, t.credits, t.text, i.language
    FROM json_each(?) wanted JOIN items i ON i.id = wanted.value JOIN texts t ON t.id = i.id"""

_LANGUAGES = "SELECT id, value FROM facet_values WHERE field = 'language'"


class Scan:
    """Reads over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        check: Callable[[], None],
        tell: Tell,
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check
        self._tell = tell
        self._languages: dict[int, str] = {}

    def kept(self, tree: Tree, candidates: Mask) -> Mask:
        """Those of the candidates in which a plain tree of words holds."""
        if any(isinstance(part, Regex) for part in walk(tree)):
            ids, until = self._columns.in_order(candidates, newest=True), time.monotonic() + LONGEST
        else:
            ids, until = np.flatnonzero(candidates), math.inf
        looked, holding, given_up = self.look(tree, ids, until)
        if missed := len(ids) - looked + given_up:
            told = f"The regular expression takes too long: {missed:,} of {len(ids):,} items were not looked at."
            self._tell(Note(told))
        found = np.zeros_like(candidates)
        found[holding] = True
        return found

    def look(
        self, tree: Tree, ids: Ints, until: float = math.inf, portion: int = _PORTION
    ) -> tuple[int, list[int], int]:
        """How many of some items were read until a time of the monotonic clock; in which of them a plain tree of words
        holds, in their order; and for how many of them that took too long to tell."""
        holding: list[int] = []
        given_up = 0
        holds = test_of(tree)
        for at in range(0, len(ids), portion):
            self._check()
            if time.monotonic() > until:
                return at, holding, given_up
            for number, writing in self._read(ids[at : at + portion]):
                try:
                    if holds(writing):
                        holding.append(number)
                except TimeoutError:
                    given_up += 1
        return len(ids), holding, given_up

    def _read(self, ids: Ints) -> Iterator[tuple[int, Writing]]:
        wanted = orjson.dumps(ids.tolist()).decode()
        shown = lines_of_pictures(self._connection, ids.tolist())
        for number, title, kicker, standfirst, lines_of, text, language in self._connection.execute(_TEXTS, (wanted,)):
            others = [credit.text for credit in credits_of(lines_of)] if lines_of else []
            others += shown.get(number, [])
            yield number, Writing(title, kicker, standfirst, tuple(others), text, self._language(language))

    def _language(self, number: int | None) -> str | None:
        if number is not None and number not in self._languages:
            self._languages = dict(self._connection.execute(_LANGUAGES))
        return None if number is None else self._languages.get(number)
