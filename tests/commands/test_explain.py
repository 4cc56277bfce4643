"""`explain`: what a query asks for, with a library and without."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main

RECORDS = [
    {"title": "Night ferry", "date": "2023-04-03", "source": "Wire", "text": "Xi Jinping (習近平) sails by ferry."},
    {"title": "Quay", "date": "2022-05", "source": "Ledger", "text": "The ferry lands."},
    {"title": "Port", "source": "Ledger", "text": "A ferry, of a day that nobody knows."},
    {"title": "Fog", "source": "Wire", "text": "No ferry sailed, and nobody says when. Xi Jinping waited."},
]

Explain = Callable[..., Any]


@pytest.fixture
def explain(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Explain:
    def run(query: str, *words: str) -> Any:
        capsysbinary.readouterr()
        assert main(["explain", "--library", str(tmp_path / "press.backfile"), *words, "--", query]) == 0
        return capsysbinary.readouterr().out.decode()

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    dump = tmp_path / "press.jsonl"
    dump.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in RECORDS), "utf-8")
    path = tmp_path / "press.backfile"
    assert main(["import", str(dump), "--library", str(path), "--json"]) == 0
    return path


def test_without_a_library_the_words_are_explained_and_none_is_made(explain: Explain, tmp_path: Path) -> None:
    told = json.loads(explain("para:(xi (putin OR peskov)) date:2023-03 source:Reuters", "--json"))

    assert told == {
        "query": "para:(xi (putin OR peskov)) date:2023-03 source:Reuters",
        "canonical": "para:(xi (putin OR peskov)) date:2023-03 source:Reuters",
        "sentence": "Articles with xi and either putin or peskov in one paragraph, March 2023, from Reuters",
        "warnings": [],
    }
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_understood_is_told(explain: Explain) -> None:
    told = json.loads(explain("sorce:Wire ferry", "--json"))

    assert told["canonical"] == "sorce Wire ferry"
    assert "source:Wire" in told["warnings"][0]


@pytest.mark.usefixtures("library")
def test_a_library_says_what_is_left_out(explain: Explain) -> None:
    assert json.loads(explain("ferry date:2023", "--json"))["notes"] == ["2 undated articles left out."]
    assert json.loads(explain("ferry date:2023 source:Wire", "--json"))["notes"] == ["1 undated article left out."]
    assert json.loads(explain("ferry", "--json"))["notes"] == []


@pytest.mark.usefixtures("library")
def test_a_library_says_from_which_day_it_counts_and_by_which_names_it_looks(explain: Explain) -> None:
    (counted, left) = json.loads(explain("last:30d", "--json"))["notes"]
    (named,) = json.loads(explain("name:習近平", "--json"))["notes"]

    assert "3 April 2023" in counted
    assert left == "2 undated articles left out."
    assert "Xi Jinping" in named


@pytest.mark.usefixtures("library")
def test_people_read_lines(explain: Explain) -> None:
    assert explain("a b OR c").splitlines() == ["Articles with either (a and b) or c.", "(a b) OR c"]
    assert explain("ferry date:2023").splitlines()[-1] == "2 undated articles left out."
    assert explain("").splitlines() == ["All articles.", "*"]
