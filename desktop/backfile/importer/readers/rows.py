"""Rows of tables that are no text: a spreadsheet's, a database's. They have no bytes of their own in the file.

Such a record's raw form is its row as canonical JSON, and it has no offset.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import orjson

from backfile.importer.encodings import mend
from backfile.importer.fields_names import shape
from backfile.importer.readers.table import columns_of, is_header, names_of
from backfile.importer.record import Options, Read, Record, Skipped

LOOKED_AT = 60  # rows from which a table's header and its columns are told
_HEADER_WITHIN = 15  # rows; above it stand a title and notes
_NOTES, _LONGEST_NOTE = 3, 200  # cells, and characters
_VECTOR = 64  # numbers in a list: more are for machines, as an embedding is
_CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS

EMPTY_TABLE = "An empty table"
NO_ARTICLES = "A table without articles"


def record_of(row: Mapping[str, object], number: int) -> Record:
    """The record of one row."""
    fields = {name: plain(value) for name, value in row.items()}
    return Record(fields, orjson.dumps(fields, option=_CANONICAL), number, None)


def plain(value: Any) -> object:
    """A value as JSON has them: moments in ISO 8601, bytes as text where they are text."""
    match value:
        case str():
            text = value if value.isascii() else mend(value)
            return text.encode("utf-8", "replace").decode() if not text.isascii() else text
        case None | bool():
            return value
        case int():
            return value if -(2**63) <= value < 2**64 else str(value)
        case float():
            return _number(value)
        case bytes() | bytearray() | memoryview():
            return _text_of(bytes(value))
        case list() | tuple():
            if len(value) > _VECTOR and all(isinstance(item, int | float) for item in value):
                return f"({len(value):,} numbers)"
            return [plain(item) for item in value]
        case dict():
            return {str(name): plain(item) for name, item in value.items()}
    moment = getattr(value, "isoformat", None)
    return moment() if moment is not None else str(value)


def _number(value: float) -> object:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _text_of(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return f"({len(data):,} bytes)"
    return text if "\0" not in text else f"({len(data):,} bytes)"


def records_of_cells(rows: Iterable[Sequence[object]], first: int, options: Options) -> Iterator[Read]:
    """A record for each row below the header, wherever that stands; numbers from `first` on."""
    rows = iter(rows)
    head = [row for row in islice(rows, LOOKED_AT) if any(map(_shown, row))]
    if not head:
        yield Skipped(EMPTY_TABLE)
        return
    columns, below = _header(head)
    if not (options.wants(columns) or (holds_articles(columns) and not _is_note(head, columns))):
        yield Skipped(NO_ARTICLES)
        return
    for number, row in enumerate(filter(_holds_any, chain(below, rows)), first):
        fields = {name: cell for name, cell in zip(columns, row, strict=False) if _shown(cell)}
        spare = {f"column {place}": cell for place, cell in enumerate(row[len(columns) :], len(columns) + 1)}
        yield record_of(fields | {name: cell for name, cell in spare.items() if _shown(cell)}, number)


def _header(head: list[Sequence[object]]) -> tuple[tuple[str, ...], list[Sequence[object]]]:
    """What the columns are called, and the rows below."""
    shown = [_trimmed([_shown(cell) for cell in row]) for row in head]
    width = max(map(len, shown))
    for place, row in enumerate(shown[:_HEADER_WITHIN]):
        if len(row) < min(2, width) or 2 * len(row) < width:
            continue
        others = [(each + [""] * len(row))[: len(row)] for each in shown[place + 1 :]]
        if is_header([row, *others]):
            return names_of(row), head[place + 1 :]
    return columns_of([row + [""] * (width - len(row)) for row in shown], width), head


def _is_note(head: list[Sequence[object]], columns: Sequence[str]) -> bool:
    """A cell or two that say something of the other sheets."""
    cells = [shown for row in head for cell in row if (shown := _shown(cell))]
    return len(columns) == 1 and len(cells) <= _NOTES and max(map(len, cells)) <= _LONGEST_NOTE


def holds_articles(columns: Sequence[str]) -> bool:
    """Whether columns of these names are those of articles."""
    found = shape(tuple(columns))
    return found.has_text or found.has_title


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _holds_any(row: Sequence[object]) -> bool:
    return any(map(_shown, row))


def _shown(cell: object) -> str:
    """A cell as its text."""
    if cell is None or cell == "":
        return ""
    return str(plain(cell)).strip()
