"""CSV and its kin: rows of cells between commas, semicolons, tabs or bars, with or without a header."""

import csv
from collections import deque
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.encodings import mend, repair_bytes
from backfile.importer.readers.json_values import CUT_OFF, NOT_UTF8, TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD, lines_of
from backfile.importer.readers.table import Table, names_of, table_of
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

OTHER_LENGTH = "Row of another length"
UNCLOSED = "Unclosed quote"
NOT_A_ROW = "Not a row"
REPEATED_HEADER = "The header again"
NO_TABLE = "No table"

_NULLS = frozenset(("NULL", "\\N", "nan", "NaN", "None", "NA", "N/A", "null"))
_GIVING_UP = 3  # quotes that swallowed `LARGEST_RECORD`: after so many, quotes mean nothing in this file


def read_delimited(source: Source, options: Options) -> Iterator[Read]:
    """A record for each row below the header."""
    table = table_of(source.head)
    if table is None:
        yield Problem(NO_TABLE, "no delimiter cuts its lines into rows", source.member)
        return
    text = AsUtf8(source, options)
    yield from _Rows(source, text, table).read()


class _TooLargeError(Exception):
    """A quote has been open for too long."""


class _Feed:
    """Lines for Python's reader, which remembers those of the present row so that they can be read again."""

    def __init__(self, lines: Iterator[tuple[int, bytes | None]]) -> None:
        self._lines = lines
        self._again: deque[tuple[int, bytes]] = deque()
        self.row: list[tuple[int, bytes]] = []
        self.repaired = ""
        self.ended = False
        self._size = 0

    def begin(self) -> None:
        """The next line begins a row."""
        self.row, self.repaired, self._size = [], "", 0

    def give_back(self, lines: list[tuple[int, bytes]]) -> None:
        """Read these again, before what follows."""
        self._again.extendleft(reversed(lines))
        self.ended = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        start, line = self._again.popleft() if self._again else next(self._lines, (0, b"\0END"))
        if line == b"\0END":
            self.ended = True
            raise StopIteration
        self._size += len(line or b"")
        if line is None or self._size > LARGEST_RECORD:
            self.row.append((start, line or b""))
            raise _TooLargeError
        self.row.append((start, line))
        text, repaired = repair_bytes(line)
        self.repaired = self.repaired or repaired
        if "\r" in text[:-1]:
            text = text[:-1].replace("\r", "\u2028") + text[-1]
        return text + "\n"


class _Rows:
    def __init__(self, source: Source, text: AsUtf8, table: Table) -> None:
        self._source = source
        self._text = text
        self._table = table
        ends = b"\r" if b"\r" in source.head and b"\n" not in source.head else b"\n"
        self._feed = _Feed(lines_of(text, ends))
        self._columns = table.columns
        self._number = 0
        self._swallowed = 0

    def read(self) -> Iterator[Read]:
        """Every row, and what is wrong with some."""
        feed = self._feed
        for _ in range(self._table.preamble):
            next(feed)
        rows = self._table.rows(feed)
        if self._table.header:
            self._columns = names_of(next(rows, []))
        while True:
            feed.begin()
            try:
                row = next(rows)
            except StopIteration:
                return
            except _TooLargeError:
                self._swallowed += 1
                yield self._problem(TOO_LARGE, f"a quote is open for {LARGEST}, or a line as long")
                feed.give_back(feed.row[1:])
                rows = self._table.rows(feed, quoted=self._swallowed < _GIVING_UP)
                continue
            except csv.Error as error:
                yield self._problem(NOT_A_ROW, str(error))
                feed.give_back(feed.row[1:])
                rows = self._table.rows(feed)
                continue
            if feed.ended and feed.row:
                yield from self._unclosed(row)
                rows = self._table.rows(feed)
            elif row:
                yield from self._record(row)

    def _unclosed(self, row: list[str]) -> Iterator[Read]:
        """The file ended within quotes: it was cut off, or a quote was opened and never closed."""
        lines = self._feed.row
        after = [repair_bytes(line)[0] + "\n" for _, line in lines[1:]]
        whole = sum(len(other) == len(self._columns) for other in self._table.rows(after))
        if lines[1:] and whole * 2 >= len(after):
            yield self._problem(UNCLOSED, "the quote in this row is never closed")
            self._feed.give_back(lines[1:])
            return
        yield self._problem(CUT_OFF, "the file ends within this row", lost=False)
        self._number -= 1
        yield from self._record(row)

    def _record(self, row: list[str]) -> Iterator[Read]:
        columns = self._columns
        if len(row) != len(columns) and len(self._feed.row) > 1:
            row = self._first_line_alone(row)
        if self._table.header and tuple(row) == columns:
            self._number += 1
            yield Skipped(REPEATED_HEADER, self._number)
            return
        self._number += 1
        fields: dict[str, object] = {
            name: "" if cell in _NULLS else cell if cell.isascii() else mend(cell)
            for name, cell in zip(columns, row, strict=False)
        }
        if len(row) > len(columns):
            fields |= {f"column {place}": cell for place, cell in enumerate(row[len(columns) :], len(columns) + 1)}
        offset, raw = self._place()
        yield Record(fields, raw, self._number, offset)
        if len(row) != len(columns) and any(row):
            detail = f"{len(row)} cells under {len(columns)} columns"
            yield Problem(OTHER_LENGTH, detail, self._source.member, self._number, offset, lost=False)
        if self._feed.repaired:
            yield Problem(NOT_UTF8, self._feed.repaired, self._source.member, self._number, offset, lost=False)

    def _first_line_alone(self, row: list[str]) -> list[str]:
        """A stray quote has joined this row and the next ones, if its first line alone is a whole row."""
        line = repair_bytes(self._feed.row[0][1])[0].rstrip("\r")
        alone: list[str] = next(self._table.rows([line + "\n"], quoted=False), [])
        if len(alone) != len(self._columns):
            return row
        self._feed.give_back(self._feed.row[1:])
        del self._feed.row[1:]
        return alone

    def _place(self) -> tuple[int, bytes]:
        start = self._feed.row[0][0]
        return self._text.raw(start, b"\n".join(line for _, line in self._feed.row).rstrip(b"\r"))

    def _problem(self, reason: str, detail: str, *, lost: bool = True) -> Problem:
        self._number += 1
        offset, _ = self._text.raw(self._feed.row[0][0], b"")
        return Problem(reason, detail, self._source.member, self._number, offset, lost=lost)


READER = Reader(
    name="CSV",
    description="Tables of text: commas, semicolons, tabs or bars between the cells",
    suffixes=(".csv", ".tsv", ".tab"),
    recognises=lambda head: table_of(head) is not None,
    records=read_delimited,
)
