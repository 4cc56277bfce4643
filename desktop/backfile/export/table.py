"""Tables of figures and lines: CSV for spreadsheets, TSV for programs.

CSV is RFC 4180 in UTF-8 with the mark by which Excel knows it, and no cell of it runs as a formula. TSV is UTF-8
without that mark, every cell as it is, except that tabs and line ends in it become blanks, so that nothing needs
quoting.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from backfile.export.delimited import FORMULA

Cell = str | int | float | None


class TableFormat(StrEnum):
    """How a table is written."""

    CSV = "csv"
    TSV = "tsv"

    @classmethod
    def of(cls, path: Path) -> "TableFormat":
        """By the name of the file; CSV where it says nothing."""
        return cls.TSV if path.suffix.lower() in {".tsv", ".tab", ".txt"} else cls.CSV


_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: BinaryIO, format: TableFormat) -> int:
    """A header, then the rows; returns how many. They are written as they come."""
    encoding = "utf-8-sig" if format is TableFormat.CSV else "utf-8"
    text = io.TextIOWrapper(out, encoding=encoding, errors="replace", newline="", write_through=True)
    csv_rows = csv.writer(text, lineterminator="\r\n")
    count = -1  # the header is no row
    for row in chain([columns], rows):
        if format is TableFormat.CSV:
            csv_rows.writerow([_harmless(cell) for cell in row])
        else:
            text.write("\t".join(_flat(cell) for cell in row) + "\n")
        count += 1
    text.detach()
    return count


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _flat(cell: Cell) -> str:
    return "" if cell is None else _BREAKS.sub(" ", str(cell))
