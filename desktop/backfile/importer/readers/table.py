"""What a delimited text is like: its delimiter, its quotes, whether it has a header, and what its columns hold."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import mean
from typing import TYPE_CHECKING

from backfile.importer.encodings import head_as_utf8, repair_bytes
from backfile.importer.fields_names import Role, plan, role_of
from backfile.importer.fields_values import address_of
from backfile.text.dates import parse_date

if TYPE_CHECKING:
    import _csv

DELIMITERS = "\t,;|"
_ROWS = 60  # that are looked at
_SEP = re.compile(rb"sep=(.)\r?\n")
_WORDY = 60  # characters of a cell that is no name of a column
_VALUE = re.compile(r"[-+]?[\d.,:/%$€£ -]+|https?://\S*|true|false", re.IGNORECASE)

csv.field_size_limit(2**31 - 1)  # `lines` and the reader bound a record; a field of megabytes is no mistake


@dataclass(frozen=True, slots=True)
class Table:
    """How to cut the rows of a text, and what its columns are called."""

    delimiter: str
    quoted: bool
    escaped: bool  # quotes within quotes are \" rather than ""
    header: bool
    columns: tuple[str, ...]
    preamble: int = 0  # lines before the header: "sep=;"

    def rows(self, lines: Iterable[str], *, quoted: bool = True) -> "_csv.Reader":
        """The rows of lines that end in line feeds."""
        return reader_of(lines, self.delimiter, quoted=self.quoted and quoted, escaped=self.escaped)


def reader_of(lines: Iterable[str], delimiter: str, *, quoted: bool, escaped: bool) -> "_csv.Reader":
    """Python's reader for one of our dialects."""
    if not quoted:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    if escaped:
        return csv.reader(lines, delimiter=delimiter, doublequote=False, escapechar="\\")
    return csv.reader(lines, delimiter=delimiter)


@lru_cache(maxsize=4)
def table_of(head: bytes) -> Table | None:
    """The table that a text begins with; None where it is no table. Prose with commas in it is none."""
    sample = head_as_utf8(head)
    if sample is None:
        return None
    preamble, chosen = 0, DELIMITERS
    if (found := _SEP.match(sample)) is not None:
        preamble, chosen = 1, found[1].decode("latin-1")
        sample = sample[found.end() :]
    lines = _whole_lines(sample, cut=len(head) >= 64 * 1024)
    if not lines:
        return None
    shapes = [shape for delimiter in chosen if delimiter in lines[0] for shape in _shapes(lines, delimiter)]
    if not shapes:
        return _one_column(lines)
    for shape in sorted(shapes, key=lambda shape: shape.score, reverse=True):
        table = shape.table(preamble)
        if shape.is_certain(table):
            return table
    return None


def _one_column(lines: list[str]) -> Table | None:
    """A single column of texts or headlines: under a name that no page begins with, or quoted."""
    name = lines[0].strip().strip('"')
    if role_of(name) not in (Role.TEXT, Role.TITLE) or len(lines) < 3:
        return None
    rows = _rows(lines[1:], ",", quoted=True, escaped=False)
    quoted = sum(line.startswith('"') for line in lines[1:])
    if not rows or any(len(row) != 1 for row in rows) or not ("_" in name or quoted >= 0.5 * len(rows)):
        return None
    return Table(",", True, False, True, names_of([name]))


def _whole_lines(sample: bytes, *, cut: bool) -> list[str]:
    text, _ = repair_bytes(sample)
    lines = [line + "\n" for line in re.split(r"\r\n|\n|\r(?!\n)", text)]
    return lines[:-1] if cut or not lines[-1].strip() else lines


@dataclass(frozen=True, slots=True)
class _Shape:
    """The rows that one dialect makes of a sample."""

    delimiter: str
    quoted: bool
    escaped: bool
    rows: list[list[str]]
    width: int  # the commonest number of cells
    share: float  # of rows that have it

    @property
    def score(self) -> tuple[float, int, int, bool]:
        """Regular before wide; the tab before the comma; quotes rather than none."""
        return round(self.share, 1), min(self.width, 3), -DELIMITERS.find(self.delimiter), self.quoted

    def table(self, preamble: int) -> Table:
        """The table, with its columns named by its header or by what they hold."""
        header = is_header(self.rows)
        columns = names_of(self.rows[0]) if header else columns_of(self.rows, self.width)
        return Table(self.delimiter, self.quoted, self.escaped, header, columns, preamble)

    def is_certain(self, table: Table) -> bool:
        """Whether nobody would read these lines as prose."""
        known = plan(table.columns) if table.header else {}
        if table.header and len(known) >= 2 and (Role.TEXT in known or Role.TITLE in known):
            return len(self.rows) < 4 or self.share > 0.5  # the header alone, too: what follows may be longer than this
        if self.width < 2 or self.share < 0.9 or len(self.rows) < 2:
            return False
        if self.delimiter == "\t" or self._all_quoted():
            return True
        if self.delimiter != ";" and self._is_prose():
            return False
        return len(self.rows) >= 5 and (table.header or self._has_typed_column())

    def _all_quoted(self) -> bool:
        return self.quoted and self.rows_quoted() > 0.9

    def rows_quoted(self) -> float:
        """The share of cells that hold the delimiter or a line end, as only quotes allow."""
        cells = [cell for row in self.rows for cell in row]
        return sum(self.delimiter in cell or "\n" in cell for cell in cells) * self.width / (len(cells) or 1)

    def _is_prose(self) -> bool:
        """A space behind nearly every comma, as sentences have it."""
        cells = [cell for row in self.rows for cell in row[1:] if cell]
        return sum(cell[0] == " " for cell in cells) > 0.6 * len(cells)

    def _has_typed_column(self) -> bool:
        """A column of numbers, dates or addresses."""
        rows = [row for row in self.rows if len(row) == self.width]
        return any(all(_VALUE.fullmatch(row[place].strip()) for row in rows) for place in range(self.width))


def _shapes(lines: list[str], delimiter: str) -> list[_Shape]:
    joined = "".join(lines[:2000])
    ways = [(True, False), (False, False)] if '"' in joined else [(False, False)]
    if '\\"' in joined:
        ways.append((True, True))
    found = []
    for quoted, escaped in ways:
        rows = _rows(lines, delimiter, quoted=quoted, escaped=escaped)
        if len(rows) >= 1 and len(rows[0]) > 1:
            width, count = Counter(map(len, rows)).most_common(1)[0]
            found.append(_Shape(delimiter, quoted or '"' not in joined, escaped, rows, width, count / len(rows)))
    return found


def _rows(lines: list[str], delimiter: str, *, quoted: bool, escaped: bool) -> list[list[str]]:
    """Up to `_ROWS` rows; the last is left out where it may go on."""
    reader = reader_of(lines, delimiter, quoted=quoted, escaped=escaped)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if reader.line_num >= len(lines) and len(rows) > 1 and row and len(row) != len(rows[-1]):
                break
            if row:
                rows.append(row)
            if len(rows) >= _ROWS:
                break
    except csv.Error:
        return []
    return rows


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: by names that we know, or by being unlike the cells below."""
    first, *others = rows
    cells = [cell.strip() for cell in first]
    named = [cell for cell in cells if cell]
    if not named or len(named) < len(cells) - 1:
        return False
    if any(len(cell) > _WORDY or _VALUE.fullmatch(cell) or "\n" in cell for cell in named):
        return False
    different = len({cell.casefold() for cell in named}) >= 0.9 * len(named)
    known = len({role for cell in named if (role := role_of(cell))})
    if known > 1 or (known and different):
        return True
    if not others or not different:
        return False
    # A column of values under a word, or of long texts under a short one.
    columns = [[row[place].strip() for row in others if place < len(row)] for place in range(len(cells))]
    return any(
        column
        and (all(_VALUE.fullmatch(cell) for cell in column if cell) or mean(map(len, column)) > 8 * len(cell) + 40)
        for cell, column in zip(cells, columns, strict=True)
    )


def names_of(header: Sequence[str]) -> tuple[str, ...]:
    """The names of a header, each once; an unnamed column is called by its place."""
    names: list[str] = []
    for place, cell in enumerate(header, 1):
        name = " ".join(cell.split()) or f"column {place}"
        while name in names:
            name = f"{name} ({place})"
        names.append(name)
    return tuple(names)


def columns_of(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Names for the columns of a table without a header, by what they hold."""
    whole = [row for row in rows if len(row) == width]
    names = [f"column {place}" for place in range(1, width + 1)]
    texts: list[tuple[float, int]] = []
    for place in range(width):
        cells = [row[place].strip() for row in whole if row[place].strip()]
        if not cells:
            continue
        if _most(address_of(cell) for cell in cells):
            names[place] = "url" if "url" not in names else names[place]
        elif _most(_is_date(cell) for cell in cells):
            names[place] = "date" if "date" not in names else names[place]
        elif mean(map(len, cells)) >= 15 and len(set(cells)) > 0.5 * len(cells):
            texts.append((mean(map(len, cells)), place))
    texts.sort(reverse=True)
    if texts:
        names[texts[0][1]] = "text"
    if len(texts) > 1 and texts[1][0] < 200:
        names[texts[1][1]] = "title"
    return tuple(names)


def _most(values: Iterable[object]) -> bool:
    answers = [bool(value) for value in values]
    return sum(answers) > 0.8 * len(answers)


def _is_date(cell: str) -> bool:
    return len(cell) >= 8 and not cell.isdecimal() and parse_date(cell) is not None
