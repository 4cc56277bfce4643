"""What the full-text index has for an expression of its own, in one state of a library."""

from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.library.noted import noted
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.search.plan.halves import Halves
from backfile.text.fold import TOKENISER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from backfile.library.sqlite import sqlite3

_FOUND = "SELECT group_concat(rowid) FROM {index} WHERE {index} MATCH ?"
_FOUND_BY_EACH = """
    SELECT group_concat(f.rowid) FROM json_each(?) wanted CROSS JOIN fts f ON f.fts MATCH wanted.value"""
_AT_ONCE = 64  # expressions in one statement, in which no turn in Python is waited for
_FOUND_BETWEEN = f"{_FOUND} AND rowid BETWEEN ? AND ?"


class Index:
    """`stripes`: first and last number of the items among which it is looked; none for all."""

    def __init__(
        self, connection: "sqlite3.Connection", columns: Columns, halves: Halves, check: "Callable[[], None]"
    ) -> None:
        self.stripes: Sequence[tuple[int, int]] = ()
        self._connection = connection
        self._columns = columns
        self._halves = halves
        self._check = check
        self._made_by: str | None = None

    def forget(self) -> None:
        """Another state of the library: it may have been made anew."""
        self._made_by = None

    @property
    def is_current(self) -> bool:
        """Whether it has the tokens that a query is cut into."""
        if self._made_by is None:
            self._made_by = noted(self._connection, "tokeniser") or ""
        return self._made_by == TOKENISER

    def mask(self, expression: str, *, of_headlines: bool) -> Mask:
        """The items that an expression finds. The array is the caller's to change."""
        return self.mask_of_any([expression], of_headlines=of_headlines)

    def mask_in_halves(self, expression: str) -> Mask:
        """The same of whole items, where that takes long; not for beginnings, whose words would be merged twice."""
        last = self._columns.last
        lower, upper = (1, last // 2), (last // 2 + 1, last)
        statement = _FOUND_BETWEEN.format(index="fts")
        return self._halves.found(
            lambda connection: self._marked(_numbers(connection, statement, expression, *lower)),
            lambda connection: self._marked(_numbers(connection, statement, expression, *upper)),
        )

    def mask_of_any(self, expressions: "Iterable[str]", *, of_headlines: bool) -> Mask:
        """The items that any of some expressions finds, each by itself."""
        found = np.zeros(self._columns.last + 1, np.bool_)
        for expression in expressions:
            self._check()
            found[self.ids(expression, of_headlines=of_headlines)] = True
        return found

    def mask_of_many(self, expressions: "Sequence[str]") -> Mask:
        """The same of whole items, where that takes long."""

        def walk(connection: "sqlite3.Connection", start: int) -> Mask:
            found = np.zeros(self._columns.last + 1, np.bool_)
            for at in range(start, len(expressions), 2 * _AT_ONCE):
                self._check()
                some = orjson.dumps(expressions[at : at + 2 * _AT_ONCE : 2]).decode()
                found[_numbers(connection, _FOUND_BY_EACH, some)] = True
            return found

        return self._halves.found(lambda connection: walk(connection, 0), lambda connection: walk(connection, 1))

    def ids(self, expression: str, *, of_headlines: bool) -> Ints:
        """Their numbers, in order."""
        index = "headlines" if of_headlines else "fts"
        if not self.stripes:
            return _numbers(self._connection, _FOUND.format(index=index), expression)
        statement = _FOUND_BETWEEN.format(index=index)
        parts = (self._connection.execute(statement, (expression, *stripe)).fetchone()[0] for stripe in self.stripes)
        return numbers(",".join(part for part in parts if part))

    def _marked(self, ids: Ints) -> Mask:
        found = np.zeros(self._columns.last + 1, np.bool_)
        found[ids] = True
        return found


def _numbers(connection: "sqlite3.Connection", statement: str, *values: object) -> Ints:
    return numbers(connection.execute(statement, values).fetchone()[0])
