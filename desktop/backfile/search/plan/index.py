"""What the full-text index has for an expression of its own, in one state of a library."""

from typing import TYPE_CHECKING

import numpy as np

from backfile.library.noted import noted
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.text.fold import TOKENISER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.library.sqlite import sqlite3


class Index:
    """`stripes`: first and last number of the items among which it is looked; none for all."""

    def __init__(self, connection: "sqlite3.Connection", columns: Columns) -> None:
        self.stripes: Sequence[tuple[int, int]] = ()
        self._connection = connection
        self._columns = columns
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
        found = np.zeros(self._columns.last + 1, np.bool_)
        found[self.ids(expression, of_headlines=of_headlines)] = True
        return found

    def ids(self, expression: str, *, of_headlines: bool) -> Ints:
        """Their numbers, in order."""
        index = "headlines" if of_headlines else "fts"
        statement = f"SELECT group_concat(rowid) FROM {index} WHERE {index} MATCH ?"
        if not self.stripes:
            return numbers(self._connection.execute(statement, (expression,)).fetchone()[0])
        statement += " AND rowid BETWEEN ? AND ?"
        parts = (self._connection.execute(statement, (expression, *stripe)).fetchone()[0] for stripe in self.stripes)
        return numbers(",".join(part for part in parts if part))
