"""Reads the texts of candidates and keeps those in which a tree of words holds."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.library.columns import credits_of
from backfile.library.pictures import lines_of_pictures
from backfile.search.language.tree import Regex, Tree
from backfile.search.plan.columns import Columns, Ints, Mask
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
        tell: Callable[[str], None],
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check
        self._tell = tell  # takes a note for those who asked
        self._languages: dict[int, str] = {}

    def kept(self, tree: Tree, candidates: Mask) -> Mask:
        """Those of the candidates in which a plain tree of words holds."""
        until = time.monotonic() + LONGEST if any(isinstance(part, Regex) for part in walk(tree)) else None
        ids = self._columns.in_order(candidates, newest=True) if until else np.flatnonzero(candidates)
        found = np.zeros_like(candidates)
        missed = 0
        holds = test_of(tree)
        for at in range(0, len(ids), _PORTION):
            self._check()
            if until is not None and time.monotonic() > until:
                missed += len(ids) - at
                break
            for number, writing in self._read(ids[at : at + _PORTION]):
                try:
                    found[number] = holds(writing)
                except TimeoutError:
                    missed += 1
        if missed:
            self._tell(f"The regular expression takes too long: {missed:,} of {len(ids):,} items were not looked at.")
        return found

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
