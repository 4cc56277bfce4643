"""Spreadsheets: sheets of articles among others, headers below a title, formulas by their values."""

import zipfile
from pathlib import Path

import pytest

from backfile.importer.raw import raw_record
from backfile.library import Library
from tests.importer.dumps import imported, titles, zipped
from tests.importer.readers.support import read

Row = list[str | float | None]
HEADER: Row = ["title", "date", "text"]
FERRY: Row = ["Ferry late again", "2023-03-18", "The ferry came an hour late, for the third time this week."]
TOWER: Row = ["Tower to be painted", "2023-03-19", "The old tower gets a new coat of paint before the summer."]


def workbook(sheets: dict[str, list[Row]]) -> bytes:
    """The smallest that Excel would open; a cell that begins with "=" is a formula with the rest as its value."""
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml" Type="{_REL}/worksheet"/>'
        for n, _ in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _rels(f'<Relationship Id="r" Target="xl/workbook.xml" Type="{_REL}/officeDocument"/>'),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _rels(links),
    }
    for n, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows)
    return zipped({name: part.encode() for name, part in parts.items()}, zipfile.ZIP_DEFLATED)


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _rels(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _sheet(rows: list[Row]) -> str:
    lines = [
        f'<row r="{y}">{"".join(_cell(value, f"{chr(65 + x)}{y}") for x, value in enumerate(row))}</row>'
        for y, row in enumerate(rows, 1)
    ]
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(value: str | float | None, at: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f'<c r="{at}"><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{at}" t="str"><f>A1</f><v>{value[1:]}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"News": [HEADER, FERRY, TOWER]}, ["Ferry late again", "Tower to be painted"]),
        ({"News": [HEADER, FERRY], "More": [HEADER, TOWER]}, ["Ferry late again", "Tower to be painted"]),
        ({"News": [["Press review, March"], [None], HEADER, FERRY]}, ["Ferry late again"]),
        ({"Sums": [["count", "share"], [3.0, 0.5]], "News": [HEADER, FERRY]}, ["Ferry late again"]),
        ({"News": [["", *HEADER], [1.0, *FERRY]]}, ["Ferry late again"]),
        ({"News": [HEADER, ["=Ferry late again", *FERRY[1:]]]}, ["Ferry late again"]),
        ({"Sums": [["count", "share"], [3.0, 0.5]]}, []),
        ({"Empty": []}, []),
    ],
)
def test_the_articles_of_every_sheet(tmp_path: Path, sheets: dict[str, list[Row]], found: list[str]) -> None:
    dump = tmp_path / "sheets"
    dump.write_bytes(workbook(sheets))
    outcome = imported(tmp_path / "library.backfile", dump)
    assert titles(tmp_path / "library.backfile") == found
    assert outcome.clean


def test_a_row_is_its_raw_record(tmp_path: Path) -> None:
    dump = tmp_path / "sheets.zip"
    dump.write_bytes(zipped({"in/news.xlsx": workbook({"News": [HEADER, FERRY, TOWER]})}))
    imported(tmp_path / "library.backfile", dump)
    with Library.open(tmp_path / "library.backfile", readonly=True) as library:
        raws = [raw_record(library, item) for (item,) in library.connection.execute("SELECT id FROM items ORDER BY id")]
    assert raws[1].startswith(b'{"date":"2023-03-19","text":"The old tower')


def test_what_is_no_spreadsheet_is_a_problem() -> None:
    found = read(b"PK\x03\x04 and no more", "Spreadsheet")
    assert [problem.reason for problem in found.problems] == ["Not a valid spreadsheet"]


def test_a_sheet_with_a_note_holds_no_article() -> None:
    found = read(
        workbook(
            {
                "Read me": [["The sheets hold our archive."]],
                "2019": [["title", "text"], ["Ferry late again", "The ferry came an hour late this week."]],
            }
        ),
        "Spreadsheet",
    )
    assert [skipped.reason for skipped in found.skipped] == ["A table without articles"]
    assert len(found.records) == 1
