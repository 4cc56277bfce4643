"""The verbs that keep searches and take corpora down, on a library made by `import`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main

Call = Callable[..., Any]


def dump(folder: Path, name: str, *titles: str) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps({"title": each, "text": f"{each} said the port."}) + "\n" for each in titles))
    return path


@pytest.fixture
def call(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run a verb with --json on one library that holds a dump; its document. The exit status is asserted."""

    def run(*words: object, status: int = 0) -> Any:
        capsysbinary.readouterr()
        library = str(tmp_path / "press.backfile")
        assert main([str(words[0]), "--library", library, "--json", *map(str, words[1:])]) == status
        return json.loads(capsysbinary.readouterr().out)

    run("import", dump(tmp_path, "march", "Night ferry", "Harbour strike"))
    return run


def test_a_saved_search_counts_what_was_imported_since(call: Call, tmp_path: Path) -> None:
    saved = call("saved", "save", "Ferries", "ferry")["saved"]
    assert (saved["name"], saved["query"], saved["sort"]) == ("Ferries", "ferry", "relevance")
    call("import", dump(tmp_path, "april", "Day ferry", "Morning ferry", "Council votes"))
    (listed,) = call("saved")["saved"]
    assert listed == {**saved, "total": 3, "new": 2}
    call("saved", "look", "Ferries")
    assert call("saved", "list")["saved"][0]["new"] == 0


def test_saving_a_name_again_changes_what_it_asks(call: Call) -> None:
    first = call("saved", "save", "Harbour", "ferry")["saved"]
    again = call("saved", "--sort", "newest", "save", "Harbour", "--", "-ferry")["saved"]
    assert (again["id"], again["query"], again["sort"]) == (first["id"], "-ferry", "newest")


def test_a_saved_search_is_renamed_and_deleted_by_name_or_number(call: Call) -> None:
    number = call("saved", "save", "Ferries", "ferry")["saved"]["id"]
    assert call("saved", "rename", "Ferries", "Boats")["saved"]["name"] == "Boats"
    assert call("saved", "delete", number)["saved"]["name"] == "Boats"
    assert call("saved")["saved"] == []


def test_what_is_no_utf8_is_neither_kept_nor_written(call: Call, tmp_path: Path) -> None:
    """The shell gives bytes; Python has a lone surrogate for each that is no text."""
    assert call("saved", "save", "Ferries \udcff", "ferry")["saved"]["name"] == "Ferries \ufffd"
    assert call("saved", "rename", "Ferries \udcff", "\udcfe boats")["saved"]["name"] == "\ufffd boats"
    assert call("manifest", "ferry \udcff", "--output", tmp_path / "corpus.json")["count"] == 1
    assert call("verify", tmp_path / "corpus.json")["same"] is True


@pytest.mark.parametrize("words", [["delete", "Nothing"], ["save", "Nothing"], ["list", "Nothing"]])
def test_what_can_not_be_done_is_told_in_a_line(call: Call, tmp_path: Path, words: list[str]) -> None:
    assert main(["saved", "--library", str(tmp_path / "press.backfile"), *words]) == 2


def test_a_manifest_is_verified_by_another_library_with_the_same_dump(call: Call, tmp_path: Path) -> None:
    told = call("manifest", "ferry OR strike", "--output", tmp_path / "corpus.json")
    assert told["count"] == 2
    other = tmp_path / "other.backfile"
    assert main(["import", "--library", str(other), str(tmp_path / "march.jsonl")]) == 0
    assert main(["verify", "--library", str(other), str(tmp_path / "corpus.json")]) == 0


def test_verifying_says_what_differs(call: Call, tmp_path: Path) -> None:
    call("manifest", "ferry", "--output", tmp_path / "corpus.json")
    assert call("verify", tmp_path / "corpus.json")["same"] is True
    call("import", dump(tmp_path, "april", "Day ferry"))
    differs = call("verify", tmp_path / "corpus.json", status=1)
    assert differs["count"] == {"manifest": 1, "library": 2}
    assert [item["title"] for item in differs["added"]] == ["Day ferry"]
    assert {each["name"]: each["state"] for each in differs["dumps"]} == {
        "march.jsonl": "same", "april.jsonl": "additional",
    }  # fmt: skip


def test_a_manifest_goes_to_standard_output_where_no_file_is_named(
    call: Call, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["manifest", "ferry", "--library", str(tmp_path / "press.backfile")]) == 0
    assert json.loads(capsysbinary.readouterr().out)["count"] == 1


def test_another_file_is_no_manifest(call: Call, tmp_path: Path) -> None:
    assert main(["verify", "--library", str(tmp_path / "press.backfile"), str(tmp_path / "march.jsonl")]) == 2
