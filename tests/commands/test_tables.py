"""The verbs of tables: concordance, collocates, frequency, on the screen, as JSON, and as files."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main

RECORDS = [
    {"title": "Night ferry", "date": "2023-04-03", "source": "Wire", "text": "The ferry sails.\n\nNo ferry came."},
    {"title": "Quay", "date": "2023-05", "source": "Ledger", "text": "-- the ferry captain\tspoke."},
    {"title": "渡輪", "source": "日報", "text": "考德海峽的渡輪將復航。"},
]


@pytest.fixture
def call(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Any]:
    dump = tmp_path / "press.jsonl"
    dump.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in RECORDS), "utf-8")
    library = str(tmp_path / "press.backfile")
    assert main(["import", str(dump), "--library", library, "--json"]) == 0

    def run(*words: object) -> Any:
        capsysbinary.readouterr()
        assert main([str(words[0]), "--library", library, "--json", *map(str, words[1:])]) == 0
        return json.loads(capsysbinary.readouterr().out)

    return run


def test_concordance_has_each_hit_with_so_many_characters_to_either_side(call: Callable[..., Any]) -> None:
    told = call("concordance", "ferry", "--width", 6, "--sort", "oldest")
    assert (told["query"], told["total"]) == ("ferry", 4)
    assert told["lines"][0] == {"id": told["lines"][0]["id"], "left": "Night ", "hit": "ferry", "right": ""}
    assert [(line["left"], line["right"]) for line in told["lines"][1:3]] == [("The ", " sails"), ("s. No ", " came.")]
    assert told["lines"][3]["right"] == " capta"


@pytest.mark.parametrize("width", [5, 10**12, 10**30])
def test_people_see_the_hits_below_each_other_however_wide_the_contexts_may_be(
    tmp_path: Path, call: Callable[..., Any], capsysbinary: pytest.CaptureFixture[bytes], width: int
) -> None:
    assert call("concordance", "sails OR spoke")["total"] == 2
    words = ["concordance", "sails OR spoke", "--width", str(width), "--sort", "oldest"]
    assert main([*words, "--library", str(tmp_path / "press.backfile")]) == 0
    _, sails, spoke = capsysbinary.readouterr().out.decode().splitlines()
    assert sails.index("sails") == spoke.index("spoke")
    assert len(sails) < 80


def test_a_limit_and_an_offset_leave_the_total_as_it_is(call: Callable[..., Any]) -> None:
    told = call("concordance", "ferry", "--limit", 1, "--offset", 3, "--sort", "oldest")
    assert (told["total"], len(told["lines"])) == (4, 1)
    assert call("concordance", "渡轮")["lines"][0]["hit"] == "渡輪"


@pytest.mark.parametrize("sort", ["article", "newest", "oldest", "1R"])
@pytest.mark.parametrize("query", ["ferry", '"the ferry"', "ferry OR captain"])
def test_the_first_lines_are_those_of_all_lines(call: Callable[..., Any], query: str, sort: str) -> None:
    whole = call("concordance", query, "--sort", sort, "--limit", 100)
    for offset in range(whole["total"]):
        told = call("concordance", query, "--sort", sort, "--limit", 1, "--offset", offset)
        assert (told["total"], told["lines"]) == (whole["total"], [whole["lines"][offset]])


def test_a_file_has_all_lines_as_a_spreadsheet_or_a_program_takes_them(
    call: Callable[..., Any], tmp_path: Path
) -> None:
    output = tmp_path / "lines.csv"
    assert call("concordance", "captain", "--output", output, "--width", 30)["rows"] == 1
    with output.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["left"] == "'-- the ferry "  # no formula
    call("concordance", "captain", "--output", tmp_path / "lines.tsv")
    header, line = (tmp_path / "lines.tsv").read_text("utf-8").splitlines()
    assert dict(zip(header.split("\t"), line.split("\t"), strict=True))["left"] == "-- the ferry "


def test_collocates_have_figures_and_positions(call: Callable[..., Any], tmp_path: Path) -> None:
    told = call("collocates", "ferry", "--window", "1,1", "--least", 1)
    the = next(each for each in told["collocates"] if each["word"] == "the")
    assert (the["frequency"], the["articles"], the["positions"]) == (2, 2, [2, 0])
    assert call("collocates", "ferry", "--least", 1, "--against", "result")["against"] == "result"
    assert call("collocates", "ferry", "--least", 1, "--output", tmp_path / "words.tsv")["rows"] > 3
    by_dice = call("collocates", "ferry", "--least", 1, "--by", "logdice")["collocates"]
    assert [each["log_dice"] for each in by_dice] == sorted((each["log_dice"] for each in by_dice), reverse=True)
    assert call("collocates", "ferry", "--least", 1, "--no-common")["collocates"] == []  # each is one in a thousand


def test_dispersion_has_a_row_for_each_source_or_year(call: Callable[..., Any], tmp_path: Path) -> None:
    told = call("dispersion", "ferry", "--parts", 2)
    assert (told["hits"], told["articles"], told["of_articles"]) == (4, 2, 3)
    assert [(each["value"], each["hits"], each["parts"]) for each in told["rows"]] == [
        ("Wire", 3, [3]),
        ("Ledger", 1, [1]),
    ]
    assert call("dispersion", "ferry OR 渡輪", "--by", "year")["rows"][1]["value"] is None
    output = tmp_path / "spread.csv"
    assert call("dispersion", "ferry", "--by", "year", "--parts", 3, "--output", output)["rows"] == 1
    with output.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["year"], row["hits"], [row[f"part_{number}"] for number in (1, 2, 3)]) == ("2023", "4", ["3", "1", ""])


def test_frequency_compares_queries_over_time(call: Callable[..., Any], tmp_path: Path) -> None:
    told = call("frequency", "ferry", "渡輪", "--by", "quarter")
    ferry, boat = told["series"]
    assert [(each["start"], each["articles"], each["hits"]) for each in ferry["bins"]] == [("2023-Q2", 2, 4)]
    assert (boat["hits"], boat["undated"]["hits"]) == (2, 2)
    assert call("frequency", "ferry", "--by", "day", "--output", tmp_path / "days.csv")["rows"] == 3
    assert call("frequency", "ferry", "--by", "day")["series"][0]["coarse"]["articles"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["concordance", "ferry", "--sort", "5L"],
        ["concordance", "ferry", "--limit", "-1"],
        ["collocates", "ferry", "--window", "11,3"],
        ["collocates", "ferry", "--window", "wide"],
        ["frequency", "ferry", "--by", "hour"],
        ["dispersion", "ferry", "--parts", "0"],
        ["dispersion", "ferry", "--parts", "10000000000"],
    ],
)
def test_what_can_not_be_asked_is_refused_with_a_line(
    call: Callable[..., Any], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    try:
        status = main([words[0], "--library", str(tmp_path / "press.backfile"), *words[1:]])
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2
    assert capsysbinary.readouterr().err.startswith(b"backfile: ")
