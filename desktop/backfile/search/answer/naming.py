"""The names that a result is about: each with its other form, and counted exactly as `name:` finds it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.library.values import values_of
from backfile.search.language.tree import Tree, Value
from backfile.search.plan.columns import Ints, Mask
from backfile.search.plan.pairs import Pairs
from backfile.search.results import FacetValue
from backfile.text.fold import fold_value, is_unspaced

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

MOST = 30
"""So many names are counted exactly: each takes a query, since it is looked for in the texts as well."""
MANY = 2_000
"""So many names are counted quickly."""

_LINKS = """
    SELECT name, gloss FROM name_forms
    WHERE name IN (SELECT value FROM json_each(?1)) OR gloss IN (SELECT value FROM json_each(?1))"""


class Naming:
    """Counts names over one snapshot of a library; what each name finds is kept until something is committed."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        pairs: Pairs,
        mask_of: Callable[[Tree], Mask],
        check: Callable[[], None],
    ) -> None:
        self._connection = connection
        self._pairs = pairs
        self._mask_of = mask_of
        self._check = check
        self._found: dict[str, Ints] = {}

    def clear(self) -> None:
        """Something was committed."""
        self._found.clear()

    def count(self, mask: Mask, limit: int | None = None, *, exact: bool = True) -> list[FacetValue]:
        """The most frequent names; without `exact` how many articles say so themselves, which are not all."""
        most = min(MOST if exact else MANY, MANY if limit is None else limit)
        values, _ = self._pairs.names(self._connection).of(mask)
        numbers, counts = np.unique(values, return_counts=True)
        first = np.argsort(-counts, kind="stable")[: 2 * most]
        known = dict(zip(numbers[first].tolist(), counts[first].tolist(), strict=True))
        counted = [
            FacetValue(name, self._exactly(mask, name) if exact else least, gloss, exact)
            for name, gloss, least in self._groups(known)[:most]
        ]
        return sorted(counted, key=lambda value: (-value.count, value.value or ""))

    def _exactly(self, mask: Mask, name: str) -> int:
        self._check()
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = np.flatnonzero(self._mask_of(Value("name", name, quoted=True)))
        return int(np.count_nonzero(mask[found]))

    def _groups(self, known: dict[int, int]) -> list[tuple[str, str | None, int]]:
        """Each name in the form that most articles give, its other form, and how many give the former."""
        wanted = orjson.dumps(list(known)).decode()
        links = self._connection.execute(_LINKS, (wanted,)).fetchall()
        numbers = {*known, *(number for link in links for number in link)}
        written = values_of(self._connection, sorted(numbers))
        other: dict[int, list[int]] = {}
        for name, gloss in links:
            other.setdefault(name, []).append(gloss)
            other.setdefault(gloss, []).append(name)
        groups: list[tuple[str, str | None, int]] = []
        told: set[str] = set()
        for number, count in sorted(known.items(), key=lambda each: (-each[1], _is_unspaced(written[each[0]]))):
            name = written[number]
            glosses = sorted(other.get(number, ()), key=lambda each: -known.get(each, 0))
            if fold_value(name) not in told:
                groups.append((name, written[glosses[0]] if glosses else None, count))
            told.update(fold_value(written[each]) for each in (number, *glosses))
        return groups


def _is_unspaced(name: str) -> bool:
    return is_unspaced(fold_value(name) or name)
