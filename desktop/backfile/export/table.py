"""Tables of figures and lines: CSV and XLSX for spreadsheets, TSV for programs.

CSV is RFC 4180 in UTF-8 with the mark by which Excel knows it, and no cell of it runs as a formula. TSV is UTF-8
without that mark, every cell as it is, except that tabs and line ends in it become blanks, so that nothing needs
quoting. XLSX keeps numbers as numbers and every text as the text that it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from backfile.export.delimited import FORMULA

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

Cell = str | int | float | None


class TableFormat(StrEnum):
    """How a table is written."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"

    @classmethod
    def of(cls, path: Path) -> "TableFormat":
        """By the name of the file; CSV where it says nothing."""
        suffix = path.suffix.lower()
        if suffix == ".xlsx":
            return cls.XLSX
        return cls.TSV if suffix in {".tsv", ".tab", ".txt"} else cls.CSV


SHEET = 1_048_576
"""Rows of a sheet, its header among them; what is more goes on in another one."""

_LONGEST = 32_767  # characters of a spreadsheet's cell
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: BinaryIO, format: TableFormat) -> int:
    """A header, then the rows; returns how many. They are written as they come."""
    counted = _Counted(rows)
    if format is TableFormat.XLSX:
        _write_sheets(columns, counted, out)
    else:
        _write_text(columns, counted, out, format)
    return counted.count


class _Counted:
    """Rows, and how many of them were taken."""

    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            self.count += 1
            yield row


def _write_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: BinaryIO, format: TableFormat) -> None:
    encoding = "utf-8-sig" if format is TableFormat.CSV else "utf-8"
    text = io.TextIOWrapper(out, encoding=encoding, errors="replace", newline="", write_through=True)
    csv_rows = csv.writer(text, lineterminator="\r\n")
    for row in chain([columns], rows):
        if format is TableFormat.CSV:
            csv_rows.writerow([_harmless(cell) for cell in row])
        else:
            text.write("\t".join(_flat(cell) for cell in row) + "\n")
    text.detach()


def _write_sheets(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: BinaryIO) -> None:
    from xlsxwriter import Workbook  # 60 ms: only where somebody asks
    from xlsxwriter.exceptions import FileCreateError

    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    left = iter(rows)
    # Beside `out`, which may be a pipe or full: what is begun there could not be ended.
    with TemporaryDirectory() as folder, TemporaryFile() as whole:
        book = Workbook(whole, {"constant_memory": True, "tmpdir": folder, **plain})
        more = _write_sheet(book, columns, left, next(left, None))
        while more is not None:
            more = _write_sheet(book, columns, left, more)
        try:
            book.close()
        except FileCreateError as failure:
            raise failure.args[0] from None  # the OSError that it hides
        whole.seek(0)
        copyfileobj(whole, out)


def _write_sheet(
    book: "Workbook", columns: Sequence[str], rows: Iterator[Sequence[Cell]], first: Sequence[Cell] | None
) -> Sequence[Cell] | None:
    """As many rows as a sheet takes; returns the first one that it did not."""
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
    if first is None:
        return None
    for number, row in enumerate(chain([first], islice(rows, SHEET - 2)), 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell[:_LONGEST].encode("utf-8", "replace").decode())
            elif cell is not None:
                sheet.write_number(number, place, cell)
    return next(rows, None)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _flat(cell: Cell) -> str:
    return "" if cell is None else _BREAKS.sub(" ", str(cell))
