"""`versions ID`: which versions an article has, and how they differ from it."""

import json
from pathlib import Path

import pytest

from backfile.__main__ import main

TEXT = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))
RECORDS = [
    {"title": "Ferry sails", "date": "2023-04-02", "source": "Wire", "text": TEXT},
    {"title": "Ferry to sail", "date": "2023-04-01", "source": "Ledger", "text": f"{TEXT} The boat."},
    {"title": "Ferry sails on", "date": "2023-04-03", "source": "Islander", "text": TEXT},
    {"title": "Garden", "text": "Roses were shown."},
]


@pytest.fixture
def library(tmp_path: Path) -> str:
    dump = tmp_path / "wire.jsonl"
    dump.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), "utf-8")
    path = str(tmp_path / "press.backfile")
    assert main(["import", str(dump), "--library", path, "--json"]) == 0
    return path


def test_versions_are_listed_with_what_each_lacks_and_adds(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["versions", "1", "--library", library, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == 1
    assert [(each["id"], each["lacks"], each["adds"]) for each in found["versions"]] == [
        (2, 0, 2),
        (1, 0, 0),
        (3, 0, 0),
    ]
    assert [each["same"] for each in found["versions"]] == [0.9993, 1.0, 1.0]
    assert main(["versions", "1", "--library", library]) == 0
    out = capsys.readouterr().out
    assert "Ledger · 2023-04-01 · 1,502 words · lacks 0 and adds 2 of them" in out
    assert "Islander · 2023-04-03 · 1,500 words · same text" in out
    assert "this one" in out


def test_an_article_without_versions_is_alone(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["versions", "4", "--library", library, "--json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)["versions"]] == [4]


@pytest.mark.parametrize("number", ["99", "99999999999999999999"])
def test_an_article_that_is_not_there_is_told(library: str, capsys: pytest.CaptureFixture[str], number: str) -> None:
    assert main(["versions", number, "--library", library]) == 2
    assert number in capsys.readouterr().err
