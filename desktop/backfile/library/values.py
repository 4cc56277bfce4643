"""The numbers of facet values and tags: looked up once, made where they are new."""

from collections.abc import Sequence

import orjson

from backfile.library.sqlite import sqlite3
from backfile.text.fold import fold_value

KEPT = 200_000


def values_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The facet values of these numbers as they are written; without those that are gone."""
    return dict(connection.execute(_VALUES, (orjson.dumps(numbers).decode(),)).fetchall())


class Values:
    """A cache of numbers. They never change once given, so only an undone transaction makes it forget."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], int] = {}

    def id_of(self, field: str, value: str | None) -> int | None:
        """The number of that value of that field; None for no value."""
        if not value:
            return None
        known = self._known.get((field, value))
        return known if known is not None else self._look_up(field, value)

    def tag(self, name: str) -> int:
        """The number of that tag, which is made where there is none, in a transaction of the caller's."""
        known = self._known.get(("tag", name))
        if known is None:
            self._connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
            (known,) = self._connection.execute("SELECT id FROM tags WHERE name = ?", (name,)).fetchone()
            self._keep("tag", name, known)
        return known

    @staticmethod
    def json(values: Sequence[str]) -> str | None:
        """Values as a column holds them: a JSON array, NULL for none."""
        return orjson.dumps(values).decode() if values else None

    def forget(self) -> None:
        """Some of the numbers may never have been committed."""
        self._known.clear()

    def _look_up(self, field: str, value: str) -> int:
        self._connection.execute(
            "INSERT OR IGNORE INTO facet_values (field, value, folded) VALUES (?, ?, ?)",
            (field, value, fold_value(value)),
        )
        row = self._connection.execute("SELECT id FROM facet_values WHERE field = ? AND value = ?", (field, value))
        (number,) = row.fetchone()
        self._keep(field, value, number)
        return int(number)

    def _keep(self, field: str, value: str, number: int) -> None:
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[field, value] = number


_VALUES = "SELECT id, value FROM facet_values WHERE id IN (SELECT value FROM json_each(?))"
