"""Numbers that stand for a row of another table: of an article's `author_id` the name that the authors' table has."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backfile.importer.fields_names import Role, role_of

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

MOST = 200_000
"""Rows of a table whose names are kept in memory; one with more is left as numbers."""

_ID = re.compile(r"(?P<stem>.+?)_?(?:id|fk|pk|ref|key)$", re.IGNORECASE)
_TABLES = {
    Role.AUTHORS: re.compile(
        r"(?:author|user|writer|journalist|reporter|person|editor|columnist)s?$|people$", re.IGNORECASE),
    Role.SOURCE: re.compile(
        r"(?:source|publisher|newspaper|outlet|site|website|feed|publication|channel|portal|domain|paper|agency)s?$|"
        r"agencies$|medi(?:a|um)$", re.IGNORECASE),
    Role.SECTION: re.compile(r"(?:section|topic|rubric|department|desk)s?$|categor(?:y|ies)$", re.IGNORECASE),
}  # fmt: skip
_NAMES = (
    "display_name",
    "displayname",
    "full_name",
    "fullname",
    "name",
    "title",
    "label",
    "domain",
    "username",
    "login",
)
_FIELDS = {Role.AUTHORS: "author", Role.SOURCE: "source", Role.SECTION: "section"}


@dataclass(frozen=True, slots=True)
class Named:
    """A column of numbers, the field that their names make, and those."""

    column: str
    field: str
    names: Mapping[object, str]


def named_columns(connection: "sqlite3.Connection", table: str, columns: Sequence[str]) -> tuple[Named, ...]:
    """The columns of `table` whose numbers another table has names for; a field that is there already stays."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    keys = {
        str(column): str(other)
        for _, _, other, column, *_ in connection.execute(f"PRAGMA foreign_key_list({_quoted(table)})")
    }
    plain = [name for name in columns if not (_ID.fullmatch(name) or name in keys or name.endswith("_author"))]
    taken = set(map(role_of, plain))
    found: list[Named] = []
    for column in columns:
        told = _meaning(column, keys.get(column), tables)
        if told is None or told[0] in taken or told[1] == table:
            continue
        names = _names(connection, told[1])
        if names:
            taken.add(told[0])
            field = column if role_of(column) is told[0] else _FIELDS[told[0]]
            found.append(Named(column, field, names))
    return tuple(found)


def with_names(row: Mapping[str, object], named: Sequence[Named]) -> Mapping[str, object]:
    """The row with the names beside its numbers, or in their place where the column is called by what it means."""
    more = {one.field: name for one in named if (name := one.names.get(row.get(one.column))) is not None}
    return {**row, **more} if more else row


def _meaning(column: str, other: str | None, tables: Sequence[str]) -> tuple[Role, str] | None:
    """What the names behind a column are, and the table that has them."""
    stem = found["stem"] if (found := _ID.fullmatch(column)) is not None else column
    for role, pattern in _TABLES.items():
        if pattern.search(stem) is None and role_of(stem) is not role:
            continue
        if other is not None:
            return (role, other) if other in tables else None
        fitting = [name for name in tables if pattern.search(name) is not None]
        same = [name for name in fitting if name.lower().rstrip("s").endswith(stem.lower().rstrip("s"))]
        if found is not None or column.endswith("_author"):
            return (role, (same or fitting)[0]) if fitting else None
    return None


def _names(connection: "sqlite3.Connection", table: str) -> dict[object, str]:
    columns = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    known = {str(column[1]).lower(): str(column[1]) for column in columns}
    key = next((str(column[1]) for column in columns if column[5]), known.get("id"))
    name = next((known[name] for name in _NAMES if name in known), None)
    if key is None or name is None or name == key:
        return {}
    rows = connection.execute(
        f"SELECT {_quoted(key)}, {_quoted(name)} FROM {_quoted(table)} LIMIT {MOST + 1}"
    ).fetchall()
    if len(rows) > MOST:
        return {}
    return {number: text for number, text in rows if isinstance(text, str) and 0 < len(text.strip()) <= 200}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
