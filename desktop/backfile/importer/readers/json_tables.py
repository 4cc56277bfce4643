"""Tables in JSON: as columns, as pandas and R write them, or as rows without names beside a list of the columns.

{"title": {"0": …, "1": …}, "text": {"0": …, "1": …}}      pandas, orient="columns"
{"title": […], "text": […]}                                lists of one length
{"columns": ["title", "text"], "data": [[…], […]]}         pandas, orient="split"
[["title", "text"], […], […]]                              a header and its rows
{"A headline": "Its text", …}                              texts by their headlines
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from backfile.importer.fields_names import fold_key, role_of, shape

_HEADERS = ("columns", "header", "headers", "columnnames", "fieldnames", "colnames", "cols")
_ROWS = ("data", "rows", "values", "records")
_LEAST_TEXT = 80  # characters
_SCALARS = (str, int, float, bool, type(None))

Row = dict[str, object]


def rows_of(value: Mapping[str, object]) -> Iterator[Row] | None:
    """The rows of an object that is a table of articles; None where it is none."""
    return _split(value) or _columns(value) or _texts(value)


def may_be_columns(members: Mapping[str, object], key: str, begins: bytes) -> bool:
    """Whether a large object, of which only some members are seen, may be such a table: the next one is `key`."""
    if any(fold_key(name) in _HEADERS for name in members):
        return True
    kinds = {type(value) for value in members.values()}
    if members:
        return kinds <= {dict} and _are_numbered(members.values())
    return begins[:1] in (b"{", b"[") and is_header([key, "title", "text"]) and shape((key, "text")).has_title


def is_header(names: Sequence[object]) -> bool:
    """Whether a list of strings names the columns of articles."""
    if len(names) < 2 or not all(isinstance(name, str) and name and len(name) < 60 for name in names):
        return False
    found = shape(tuple(map(str, names)))
    return found.is_article or (found.has_title and found.has_text)


def row_of(names: Sequence[object], row: Sequence[object]) -> Row:
    """A row without names, with those of its header."""
    return {str(name): value for name, value in zip(names, row, strict=False)}


def _split(value: Mapping[str, object]) -> Iterator[Row] | None:
    folded = {fold_key(name): item for name, item in value.items()}
    names = next((item for name in _HEADERS if isinstance(item := folded.get(name), list)), None)
    rows = next((item for name in _ROWS if isinstance(item := folded.get(name), list)), None)
    if not names or not rows or not is_header(names) or not all(isinstance(row, list) for row in rows[:20]):
        return None
    return (row_of(names, row) for row in rows if isinstance(row, list))


def _texts(value: Mapping[str, object]) -> Iterator[Row] | None:
    """`{"A headline": "Its text", …}`: texts by their headlines, or by what numbers them."""
    texts = [text for text in value.values() if isinstance(text, str) and len(text) >= _LEAST_TEXT]
    headed = all(" " in name for name in value)
    if len(texts) != len(value) or len(value) < (2 if headed else 5) or any(map(role_of, value)):
        return None
    return ({"title" if headed else "id": name, "text": text} for name, text in value.items())


def _columns(value: Mapping[str, object]) -> Iterator[Row] | None:
    columns = list(value.values())
    if not is_header(list(value)):
        return None
    if all(isinstance(column, dict) for column in columns) and _are_numbered(columns):
        first = max(columns, key=lambda column: len(column) if isinstance(column, dict) else 0)
        assert isinstance(first, dict)
        return ({name: column.get(key) for name, column in value.items() if isinstance(column, dict)} for key in first)
    if not all(isinstance(column, list) for column in columns):
        return None
    lengths = {len(column) for column in columns if isinstance(column, list)}
    if len(lengths) != 1 or lengths.pop() < (2 if len(columns) > 2 else 3):
        return None
    return (dict(zip(value, row, strict=True)) for row in zip(*map(_as_list, columns), strict=True))


def _as_list(column: object) -> list[object]:
    return column if isinstance(column, list) else []


def _are_numbered(columns: Iterable[object]) -> bool:
    """Whether all are the cells of a column by the labels of their rows, which are the same ones in each."""
    labels: set[str] | None = None
    for column in columns:
        if not isinstance(column, dict) or not column:
            return False
        if labels is not None and labels.isdisjoint(column):
            return False
        labels = set(column)
        names = [label for label in islice(column, 5) if not label.isdecimal()]
        if any(role_of(name) is not None or not any(map(str.isdecimal, name)) for name in names):
            return False  # the forms of one thing: {"en": …, "de": …}
        if not all(isinstance(cell, _SCALARS) or label.isdecimal() for label, cell in islice(column.items(), 20)):
            return False
    return labels is not None
