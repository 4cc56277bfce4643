"""Tables as files: opened again, they hold what was written, and nothing of it runs."""

import csv
import io
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

from backfile.errors import BadOption
from backfile.export import table
from backfile.export.table import Cell, TableFormat, write_table
from backfile.export.written import written

COLUMNS = ("left", "hits", "share")
ROWS: list[tuple[Cell, ...]] = [("the old ", 3, 0.25), ("渡輪，“quoted”,\nnext", -4, None), ("", 0, 1e-9)]
DANGEROUS = ["=1+1", "+1", "-- the ferry", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－1", "＠x", "＋1"]


def made(rows: list[tuple[Cell, ...]], format: TableFormat, columns: tuple[str, ...] = COLUMNS) -> bytes:
    out = io.BytesIO()
    assert write_table(columns, rows, out, format) == len(rows)
    return out.getvalue()


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_sheets(data: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_index(number).to_python() for number in range(len(book.sheet_names))]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.TSV", "tsv"), ("a.tab", "tsv"), ("a.xlsx", "xlsx"), ("a", "csv"), ("a.xls", "csv")],
)
def test_the_name_says_the_format(name: str, format: str) -> None:
    assert TableFormat.of(Path(name)) == format


def test_csv_read_again_is_what_was_written() -> None:
    assert read_csv(made(ROWS, TableFormat.CSV)) == [
        list(COLUMNS),
        ["the old ", "3", "0.25"],
        ["渡輪，“quoted”,\nnext", "-4", ""],
        ["", "0", "1e-09"],
    ]


def test_tsv_has_one_line_a_row_and_needs_no_quotes() -> None:
    lines = made(ROWS, TableFormat.TSV).decode().splitlines()
    assert [line.split("\t") for line in lines][2] == ["渡輪，“quoted”, next", "-4", ""]
    assert len(lines) == 4


def test_xlsx_keeps_numbers_as_numbers_and_text_as_text() -> None:
    (sheet,) = read_sheets(made([*ROWS, ("007", 1, 2.5)], TableFormat.XLSX))
    assert sheet[0] == list(COLUMNS)
    assert sheet[1] == ["the old ", 3, 0.25]
    assert sheet[2] == ["渡輪，“quoted”,\nnext", -4, ""]
    assert sheet[4][0] == "007"


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    ((_, *_), (first, *_)) = read_csv(made([(cell, 1, 1)], TableFormat.CSV))
    assert first == f"'{cell}"
    (sheet,) = read_sheets(made([(cell, 1, 1)], TableFormat.XLSX))
    assert str(sheet[1][0]).replace("\r\n", "\n") == cell.replace("\r", "\n") or sheet[1][0] == cell


def test_a_number_is_no_formula_though_it_is_negative() -> None:
    assert read_csv(made([("a", -4, -0.5)], TableFormat.CSV))[1] == ["a", "-4", "-0.5"]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**31), 2**31))))
def test_csv_gives_back_any_text(rows: list[tuple[str, int]]) -> None:
    read = read_csv(made(list(rows), TableFormat.CSV, ("text", "number")))[1:]
    assert [(text.removeprefix("'") if text[1:] == own else text, int(number)) for (text, number), (own, _) in zip(
        read, rows, strict=True
    )] == rows  # fmt: skip


def test_what_a_sheet_does_not_take_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "SHEET", 4)
    sheets = read_sheets(made([(f"{number}", number, None) for number in range(7)], TableFormat.XLSX))
    assert [[row[0] for row in sheet] for sheet in sheets] == [
        ["left", "0", "1", "2"],
        ["left", "3", "4", "5"],
        ["left", "6"],
    ]
    assert [len(sheet) for sheet in read_sheets(made([], TableFormat.XLSX))] == [1]


def test_a_sheet_takes_as_many_rows_as_the_format_has() -> None:
    """A row more would be left out without a word."""
    assert Worksheet().xls_rowmax == table.SHEET


def test_a_cell_longer_than_a_spreadsheet_takes_is_cut() -> None:
    (sheet,) = read_sheets(made([("a" * 40_000, 1, 1)], TableFormat.XLSX))
    assert len(str(sheet[1][0])) == 32_767


@pytest.mark.parametrize("format", TableFormat)
def test_a_full_disk_is_said_in_a_sentence_and_leaves_no_file(format: TableFormat, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with pytest.raises(BadOption, match="can't be written: No space left"), written(Path("/dev/full"), tmp_path) as out:
        write_table(COLUMNS, (("a" * 1_000, number, 1.5) for number in range(10_000)), out, format)


def test_a_place_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "nowhere" / "lines.csv"
    with pytest.raises(BadOption, match="can't be written"), written(place, tmp_path / "x"):
        pass


def test_what_ends_early_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "lines.csv"
    place.write_text("before")

    def rows() -> object:
        yield ("a", 1, math.pi)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), written(place, tmp_path / "x") as out:
        write_table(COLUMNS, rows(), out, TableFormat.CSV)  # type: ignore[arg-type]
    assert place.read_text() == "before"
    assert list(tmp_path.iterdir()) == [place]
