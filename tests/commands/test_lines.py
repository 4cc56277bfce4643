"""`lines`: a list of queries from a file or from standard input, and what each finds."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main

RECORDS = [
    {"title": "Night ferry", "date": "2023-04-03", "source": "Wire", "text": "Ada Quill sails."},
    {"title": "Quay", "date": "2022-05", "source": "Ledger", "text": "Ada Quill lands."},
    {"title": "Port", "source": "Ledger", "text": "=Bo Tarn counts."},
]
NAMES = "Ada Quill\n\n  Bo Tarn \nNobody Atall\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    dump = tmp_path / "press.jsonl"
    dump.write_text("".join(json.dumps(each) + "\n" for each in RECORDS), "utf-8")
    path = tmp_path / "press.backfile"
    assert main(["import", str(dump), "--library", str(path), "--json"]) == 0
    return path


@pytest.fixture
def call(library: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Any]:
    def run(text: str | bytes, *words: object) -> Any:
        listed = tmp_path / "names.txt"
        listed.write_bytes(text.encode() if isinstance(text, str) else text)
        capsysbinary.readouterr()
        assert main(["lines", str(listed), "--library", str(library), "--json", *map(str, words)]) == 0
        return json.loads(capsysbinary.readouterr().out)

    return run


def test_each_line_of_a_file_has_its_figures(call: Callable[..., Any]) -> None:
    told = call(NAMES)
    assert (told["total"], told["warning"]) == (3, None)
    assert [(line["query"], line["total"]) for line in told["lines"]] == [
        ("Ada Quill", 2),
        ("Bo Tarn", 1),
        ("Nobody Atall", 0),
    ]
    first = told["lines"][0]
    assert (first["first"], first["last"], first["sources"], first["articles"]) == ("2022-05", "2023-04-03", 2, 2)
    assert (first["first_source"], first["first_title"]) == ("Ledger", "Quay")
    assert told["lines"][2]["first"] is None


def test_a_query_narrows_all_lines(call: Callable[..., Any]) -> None:
    told = call(NAMES, "--among", "source:Ledger")
    assert (told["among"], told["total"]) == ("source:Ledger", 2)
    assert [line["total"] for line in told["lines"]] == [1, 1, 0]


def test_a_list_of_one_line_or_of_none_is_a_list(call: Callable[..., Any]) -> None:
    assert [line["total"] for line in call("Quill")["lines"]] == [1 + 1]
    assert call("\n \n")["lines"] == []


def test_a_list_that_another_system_wrote_is_read(call: Callable[..., Any]) -> None:
    assert [line["query"] for line in call("Ada Quill\r\nJosé".encode("utf-16"))["lines"]] == ["Ada Quill", "José"]
    assert [line["query"] for line in call("Ada Quill\r\nJosé".encode("cp1252"))["lines"]] == ["Ada Quill", "José"]


def test_the_table_is_written_into_a_file(call: Callable[..., Any], tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    assert call("=Bo\nNobody Atall", "--output", output)["rows"] == 2
    with output.open(encoding="utf-8-sig", newline="") as file:
        one, none = csv.DictReader(file)
    assert (one["query"], one["total"], one["first_title"]) == ("'=Bo", "1", "")  # no formula; undated
    assert (none["query"], none["total"], none["first"]) == ("Nobody Atall", "0", "")


def test_a_list_comes_from_standard_input(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NAMES.encode())))
    assert main(["lines", "-", "--library", str(library)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "2 of 3 lines find something, together 3"
    assert out[2].split() == ["2", "2022-05", "2023-04-03", "Ada", "Quill"]
    assert out[4].split() == ["0", "Nobody", "Atall"]


def test_a_file_that_is_not_there_is_told_in_a_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", str(library.with_name("no.txt")), "--library", str(library)]) == 2
    assert "can't be read" in capsys.readouterr().err


def test_the_words_of_a_line_can_be_a_phrase(call: Callable[..., Any]) -> None:
    assert [line["total"] for line in call("Quill Ada\nsource:Wire Ada")["lines"]] == [2, 1]
    told = call("Quill Ada\nsource:Wire Ada\nAda Quill", "--phrases")
    assert [(line["query"], line["total"]) for line in told["lines"]] == [
        ('"Quill Ada"', 0),
        ("source:Wire Ada", 1),
        ('"Ada Quill"', 2),
    ]
