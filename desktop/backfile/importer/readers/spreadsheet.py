"""Spreadsheets of Excel (also the old binary ones) and OpenDocument: each sheet that holds articles, row by row.

Of a formula the value counts that was computed when the file was saved.
"""

from collections.abc import Iterator
from typing import BinaryIO

from backfile.article import Problem
from backfile.importer.containers import zips
from backfile.importer.limits import MB, size
from backfile.importer.readers.rows import records_of_cells
from backfile.importer.record import Options, Read, Reader, Record, Source
from backfile.importer.spool import spooled

NOT_A_SHEET = "Not a valid spreadsheet"
LARGEST = 192 * MB  # uncompressed; the library holds a sheet whole, and 400 MB are ours
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = (b"W\0o\0r\0k\0b\0o\0o\0k\0", b"\t\x08\x10\0\0\x06\x05\0")


def read_spreadsheet(source: Source, options: Options) -> Iterator[Read]:
    """The rows of every sheet; the numbers run on from sheet to sheet."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        bytes_within = _size(file)
        if bytes_within > LARGEST:
            yield Problem(
                "Too large", f"a spreadsheet of {size(bytes_within)} uncompressed; save it as CSV", source.member
            )
            return
        yield from _sheets(file, source, options)


def _sheets(file: BinaryIO, source: Source, options: Options) -> Iterator[Read]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    file.seek(0)
    try:
        with CalamineWorkbook.from_filelike(file) as book:
            number = 0
            for name in book.sheet_names:
                try:
                    sheet = book.get_sheet_by_name(name)
                except CalamineError as error:  # a chart's sheet has no cells
                    yield Problem(NOT_A_SHEET, f"{name}: {error}", source.member)
                    continue
                for item in records_of_cells(sheet.iter_rows(), number + 1, options):
                    if isinstance(item, Record):
                        number = item.number
                    yield item
    except PasswordError:
        yield Problem("Needs a password", "this spreadsheet is encrypted", source.member)
    except (CalamineError, OSError, ValueError) as error:
        yield Problem(NOT_A_SHEET, str(error), source.member)


def _size(file: BinaryIO) -> int:
    """The bytes that it has uncompressed."""
    listed = zips.directory(file) if file.read(2) == b"PK" else None
    if listed is not None:
        return sum(member.size for member in listed)
    return file.seek(0, 2)


def is_old_workbook(head: bytes) -> bool:
    """An Excel file of before 2007, among the other documents of that container."""
    return head.startswith(_OLE) and any(mark in head for mark in _WORKBOOKS)


READER = Reader(
    name="Spreadsheet",
    description="Excel and OpenDocument tables, every sheet of them",
    suffixes=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    recognises=is_old_workbook,
    records=read_spreadsheet,
    documents=("an Excel spreadsheet", "an OpenDocument spreadsheet"),
)
