"""What a user said of a dump's columns: checked before anything is read, and kept for the next dump of that shape."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import orjson

from backfile.errors import BadOption
from backfile.importer.fields_names import Role, role_named
from backfile.importer.preview import Table, preview
from backfile.importer.record import Options
from backfile.library import Library
from backfile.library.failures import explained
from backfile.library.library import now

NAMED = 40  # columns that a message lists
Pairs = tuple[tuple[str, str], ...]


def checked(options: Options, paths: Sequence[Path], spool: Path | None = None) -> Options:
    """The options with each field by its proper name. Raises BadOption, which names fields and columns."""
    if not options.mapping:
        return options
    plain = replace(options, mapping=())
    tables = (table for path in paths for table in preview(path, plain, spool))
    columns = list(dict.fromkeys(column.name for table in tables for column in table.columns))
    has = f" The dump’s columns: {_listed(columns)}." if columns else ""
    proper: list[tuple[str, str]] = []
    for field, column in options.mapping:
        try:
            proper.append((role_named(field).value, column))
        except BadOption as error:
            raise BadOption(f"An article has no field “{field}”.", f"It has: {', '.join(Role)}.{has}") from error
        if not _is_there(column, columns):
            raise BadOption(f"The dump has no column “{column}”.", has.strip() or "It has no columns at all.")
    return replace(options, mapping=tuple(proper))


def keep(library: Library, tables: Sequence[Table], mapping: Pairs) -> None:
    """Keep a mapping for every dump that has the columns of one of these tables."""
    with explained(library.path):
        for table in tables:
            own = tuple(pair for pair in mapping if _is_there(pair[1], table.names))
            if own:
                library.connection.execute(
                    "INSERT OR REPLACE INTO mappings VALUES (?, ?, ?)",
                    (orjson.dumps(table.names).decode(), orjson.dumps(own).decode(), now()),
                )


def forget(library: Library, tables: Sequence[Table]) -> None:
    """Forget what was said of the columns of these tables."""
    with explained(library.path):
        for table in tables:
            library.connection.execute("DELETE FROM mappings WHERE columns = ?", (orjson.dumps(table.names).decode(),))


def kept(library: Library, tables: Sequence[Table]) -> Pairs:
    """What was said of the columns of these tables before."""
    rows: list[tuple[str, str]] = library.connection.execute("SELECT columns, map FROM mappings").fetchall()
    known = {tuple(orjson.loads(columns)): orjson.loads(pairs) for columns, pairs in rows}
    found = [tuple(pair) for table in tables for pair in known.get(table.names, ())]
    return tuple(dict.fromkeys(found))


def any_kept(library: Library) -> bool:
    """Whether anything was ever said of columns."""
    return library.connection.execute("SELECT 1 FROM mappings LIMIT 1").fetchone() is not None


def _is_there(column: str, columns: Sequence[str]) -> bool:
    return column in columns or any(name.startswith(f"{column}.") for name in columns)


def _listed(columns: Sequence[str]) -> str:
    more = f" and {len(columns) - NAMED} more" if len(columns) > NAMED else ""
    return ", ".join(columns[:NAMED]) + more
