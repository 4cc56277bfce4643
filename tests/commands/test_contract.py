"""The command line's contract, verb by verb, on a library made by its own `import`."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main
from backfile.commands import NAMES
from backfile.library import Library

RECORDS: list[dict[str, Any]] = [
    {
        "title": "Night ferry to sail again",
        "author": "Ivo Tarn and Sunniva Brekk",
        "date": "2023-04-03T18:20:00+02:00",
        "section": "Transport",
        "source": "Northlight Wire",
        "url": "https://northlight.example/ferry",
        "text": "The ferry sails on Monday, the port said.\n\nCommissioner Ko Wen-tao (柯文濤) had asked for light.",
        "desk": "night",
    },
    {"title": "=Council votes on the strait", "date": "2023-05", "source": "Strait Ledger", "text": "Nine to two."},
    {
        "title": "海峽渡輪復航",
        "source": "南嶼日報",
        "text": "考德海峽的渡輪將自下週一起恢復夜間航班，港務專員柯文濤昨日表示。",
    },
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "march.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS), "utf-8")
    return path


@pytest.fixture
def call(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Any]:
    """Run a verb with --json on one library; its document. The exit status is asserted."""

    def run(*words: object, status: int = 0) -> Any:
        capsysbinary.readouterr()
        library = str(tmp_path / "press.backfile")
        assert main([str(words[0]), "--library", library, "--json", *map(str, words[1:])]) == status
        out = capsysbinary.readouterr().out
        return json.loads(out)

    return run


@pytest.fixture
def filled(call: Callable[..., Any], dump: Path) -> Callable[..., Any]:
    call("import", dump)
    return call


def one(call: Callable[..., Any], query: str) -> int:
    (hit,) = call("search", query)["hits"]
    return int(hit["id"])


def test_import_says_what_became_of_each_record(call: Callable[..., Any], dump: Path) -> None:
    books = call("import", dump)
    assert {key: books[key] for key in ("files", "records", "articles", "excerpts", "duplicates", "problems")} == {
        "files": 1, "records": 3, "articles": 3, "excerpts": 0, "duplicates": 0, "problems": 0,
    }  # fmt: skip
    (told,) = books["dumps"]
    assert (told["path"], told["format"], told["status"]) == (str(dump), "JSON Lines", "done")
    assert {"files", "records", "articles", "excerpts", "duplicates", "problems"} <= told.keys()
    assert books["seconds"] > 0


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A dump whose columns say nothing."""
    path = tmp_path / "odd.jsonl"
    path.write_text(
        "".join(f'{{"zz": "Night boat {n}", "in": {{"raw": "{"The ferry sails. " * 30}{n}"}}}}\n' for n in "123")
    )
    return path


def test_preview_says_how_columns_are_understood_and_writes_nothing(
    call: Callable[..., Any], odd: Path, tmp_path: Path
) -> None:
    seen = call("preview", odd, status=1)  # there is something to tell: a doubt
    (table,) = seen["tables"]
    assert (table["doubt"], table["records"]) == ("no column is known as the text", 3)
    assert {column["name"]: column["sample"] for column in table["columns"]}["zz"] == "Night boat 1"
    assert ["text", "in.raw"] in table["guess"]
    mapped = call("preview", odd, "--map", "title=zz", "--map", "text=in.raw")["tables"][0]
    assert mapped["rows"][1]["article"]["title"] == "Night boat 2"
    assert not (tmp_path / "press.backfile").exists()


def test_a_mapping_is_kept_for_the_next_dump_of_that_shape(call: Callable[..., Any], odd: Path, tmp_path: Path) -> None:
    call("import", odd, "--map", "headline=zz", "--map", "text=in.raw")
    again = tmp_path / "again.jsonl"
    again.write_text(odd.read_text().replace("Night", "Day"))
    assert call("import", again)["articles"] == 3
    assert one(call, 'title:"Day boat 3"')


def test_another_mapping_takes_the_place_of_the_first(call: Callable[..., Any], odd: Path) -> None:
    call("import", odd, "--map", "text=in.raw", "--once")
    assert call("show", 1)["title_origin"] == "derived"
    assert call("import", odd, "--map", "title=zz", "--map", "text=in.raw")["articles"] == 3
    found = call("search", "*")
    assert sorted(hit["title"] for hit in found["hits"]) == ["Night boat 1", "Night boat 2", "Night boat 3"]


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("colour=zz", ["no field “colour”", "title, kicker", "columns: zz, in.raw"]),
        ("text=nowhere", ["no column “nowhere”", "columns: zz, in.raw"]),
    ],
)
def test_a_wrong_mapping_is_told_with_what_would_be_right(
    odd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], pair: str, says: list[str]
) -> None:
    words = ["import", "--library", str(tmp_path / "press.backfile"), str(odd), "--map", pair]
    assert main(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert all(each in line for each in says)


def test_import_twice_adds_nothing(filled: Callable[..., Any], dump: Path) -> None:
    again = filled("import", dump)
    assert (again["records"], again["articles"], again["duplicates"]) == (3, 0, 3)
    assert filled("search", "*")["total"] == 3


def test_import_with_a_problem_ends_with_1_and_lists_it(call: Callable[..., Any], dump: Path) -> None:
    dump.write_bytes(dump.read_bytes() + b"{broken\n")
    assert call("import", dump, status=1)["problems"] == 1
    (problem,) = call("problems")["problems"]
    assert problem.keys() >= {"dump", "member", "record", "offset", "reason"}
    assert (problem["dump"], problem["record"]) == (str(dump), 4)


@pytest.mark.parametrize(
    "query", ["ferry", "渡輪", "渡轮", "title:council", "source:northlight", "柯文涛", "date:2023-04"]
)
def test_search_answers_with_hits(filled: Callable[..., Any], query: str) -> None:
    found = filled("search", query)
    assert found.keys() == {"query", "total", "seconds", "warning", "hits"}
    assert (found["query"], found["warning"]) == (query, None)
    assert found["total"] == len(found["hits"]) >= 1
    for hit in found["hits"]:
        assert hit.keys() >= {"id", "kind", "title", "date", "source", "section", "language", "snippet", "marks"}
        assert all(0 <= start < end <= len(hit["snippet"]) for start, end in hit["marks"])


@pytest.mark.parametrize("query", ["", "*"])
def test_an_empty_query_means_everything_and_a_limit_pages(filled: Callable[..., Any], query: str) -> None:
    numbers = [filled("search", query, "--limit", 1, "--offset", at, "--sort", "oldest") for at in range(3)]
    assert [page["total"] for page in numbers] == [3, 3, 3]
    assert len({page["hits"][0]["id"] for page in numbers}) == 3


def test_a_query_may_begin_with_a_dash_after_two(filled: Callable[..., Any]) -> None:
    assert filled("search", "--", "-ferry")["total"] == 2


@pytest.mark.parametrize(
    ("before", "after", "total"),
    [(["search", "ferry"], [], 1), (["search"], ["--limit"], 0), (["search", "--limit", "5"], ["-ferry"], 2)],
)
def test_after_two_dashes_everything_is_an_argument(
    filled: Callable[..., Any], before: list[str], after: list[str], total: int
) -> None:
    assert filled(*before, "--", *after)["total"] == total


def test_paths_may_stand_before_and_after_two_dashes(
    call: Callable[..., Any], dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dashed = dump.with_name("-x.jsonl")
    dashed.write_bytes(dump.read_bytes())
    monkeypatch.chdir(dump.parent)
    imported = call("import", dump, "--", dashed.name)
    assert [each["path"] for each in imported["dumps"]] == [str(dump), str(dashed)]


def test_a_dump_that_is_named_twice_is_read_once(call: Callable[..., Any], dump: Path) -> None:
    assert len(call("import", dump, dump, dump.parent / ".." / dump.parent.name / dump.name)["dumps"]) == 1


def test_a_word_that_is_no_utf8_is_told_as_an_escape(filled: Callable[..., Any]) -> None:
    assert filled("search", "ferry \udcff")["query"] == "ferry \udcff"


def test_what_can_not_be_understood_is_searched_as_words_and_told(filled: Callable[..., Any]) -> None:
    assert isinstance(filled("search", "sorce:ferry")["warning"], str)


def test_facets_and_timeline_count_the_same_items(filled: Callable[..., Any]) -> None:
    facets = filled("facets", "*")
    assert facets["total"] == 3
    assert facets["facets"].keys() == {
        "source", "section", "author", "language", "kind", "year", "dump", "tag", "name",
    }  # fmt: skip
    for field in ("source", "section", "language", "kind", "year"):
        assert sum(each["count"] for each in facets["facets"][field]) == 3, field
    timeline = filled("timeline", "*", "--by", "month")
    assert timeline["by"] == "month"
    assert timeline["undated"] == 1
    assert timeline["bins"] == [{"start": "2023-04", "count": 1}, {"start": "2023-05", "count": 1}]


def test_show_gives_the_whole_article(filled: Callable[..., Any], dump: Path) -> None:
    article = filled("show", one(filled, "title:night"))
    assert article["authors"] == ["Ivo Tarn", "Sunniva Brekk"]
    assert article["paragraphs"][0] == "The ferry sails on Monday, the port said."
    assert article["text"] == "\n\n".join(article["paragraphs"])
    assert article["names"] == [{"name": "Ko Wen-tao", "gloss": "柯文濤"}]
    assert (article["date"], article["date_origin"], article["title_origin"]) == (RECORDS[0]["date"], "given", "given")
    assert article["extra"] == {"desk": "night"}
    (sighting,) = article["sightings"]
    assert (sighting["dump"], sighting["member"], sighting["record"]) == (str(dump), None, 1)
    raw = dump.read_bytes()[sighting["offset"] : sighting["offset"] + sighting["length"]]
    assert json.loads(raw) == RECORDS[0]
    assert sha256(raw).hexdigest() == sighting["sha256"]


def test_people_see_credits_where_they_stand(
    call: Callable[..., Any], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = "Photo: Ivo Tarn\n\nThe ferry sails on Monday, the port said.\n\nPhoto: Reuters\n\nNobody was late for it."
    (tmp_path / "page.jsonl").write_text(json.dumps({"title": "Night ferry", "text": page}))
    call("import", tmp_path / "page.jsonl")
    assert main(["show", "1", "--library", str(tmp_path / "press.backfile")]) == 0
    told = capsysbinary.readouterr().out.decode()
    places = [told.index(part) for part in ("Photo: Ivo", "The ferry", "Photo: Reuters", "Nobody")]
    assert places == sorted(places)


def test_raw_gives_the_record_back_to_the_byte(
    filled: Callable[..., Any], dump: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    number = one(filled, "title:council")
    assert main(["raw", "--library", str(tmp_path / "press.backfile"), str(number)]) == 0
    assert capsysbinary.readouterr().out.rstrip(b"\n") == dump.read_bytes().split(b"\n")[1]


def test_export_writes_every_article_whole(filled: Callable[..., Any], tmp_path: Path) -> None:
    output = tmp_path / "all.jsonl"
    assert filled("export", "*", "--format", "jsonl", "--output", output) == {"articles": 3, "output": str(output)}
    rows = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert {row["id"]: row for row in rows} == {row["id"]: filled("show", row["id"]) for row in rows}


def test_export_to_a_spreadsheet_runs_no_formula(filled: Callable[..., Any], tmp_path: Path) -> None:
    output = tmp_path / "all.csv"
    filled("export", "source:strait", "--format", "csv", "--output", output)
    with output.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == "'=Council votes on the strait"
    assert row["source"] == "Strait Ledger"


def test_an_export_that_can_not_be_written_leaves_nothing(filled: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "missing" / "all.csv"
    words = ["export", "--library", str(tmp_path / "press.backfile"), "*", "--format", "csv", "--output", str(target)]
    assert main(words) == 2
    assert not target.parent.exists()


def test_an_export_never_takes_the_place_of_the_library(filled: Callable[..., Any], tmp_path: Path) -> None:
    library = str(tmp_path / "press.backfile")
    assert main(["export", "", "--format", "csv", "--output", library, "--library", library]) == 2
    assert filled("search", "")["total"] == len(RECORDS)


def test_an_export_is_as_readable_as_any_new_file(filled: Callable[..., Any], tmp_path: Path) -> None:
    output, other = tmp_path / f"{240 * 'x'}.csv", tmp_path / "other"
    other.touch()
    filled("export", "", "--format", "csv", "--output", output)
    assert output.stat().st_mode == other.stat().st_mode
    (tmp_path / "link").symlink_to(other)
    filled("export", "", "--format", "csv", "--output", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert other.read_bytes() == output.read_bytes()


def test_an_export_can_go_into_a_pipe(filled: Callable[..., Any], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        filled("export", "", "--format", "jsonl", "--output", pipe)
        out, _ = reader.communicate()
    assert len(out.splitlines()) == len(RECORDS)
    assert pipe.is_fifo()


def test_formats_names_what_can_be_read(call: Callable[..., Any]) -> None:
    formats = call("formats")["formats"]
    assert {"JSON", "JSON Lines", "CSV"} <= {each["name"].split("/")[0] for each in formats}
    assert all(each.keys() == {"name", "description", "suffixes"} for each in formats)


def test_check_finds_damage_and_mends_it(filled: Callable[..., Any], tmp_path: Path) -> None:
    assert filled("check") == {"ok": True, "findings": [], "repaired": []}
    with Library.open(tmp_path / "press.backfile") as library:
        library.connection.execute("DELETE FROM fts WHERE rowid = 1")
    assert filled("check", status=1)["ok"] is False
    assert filled("check", "--repair")["ok"] is True
    assert filled("search", "ferry")["total"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["import", "/no/such/dump"],
        ["search", "x"],  # no library yet
        ["show", "99"],
        ["show"],
        ["search", "x", "--sort", "best"],
        ["export", "x", "--format", "doc", "--output", "x"],
        ["show", "1" + 20 * "0"],
        ["preview", 300 * "a"],
        ["show", "--", "-1"],
        ["import", ""],
        ["import", 300 * "a"],
        ["import", ".", "--encoding", "rot13"],  # Python has it, and it is of no text
        ["--library", "/dev/null", "search", "x"],
        ["--library", "/dev/null", "import", "."],
        ["--library", 300 * "a", "search", "x"],
        ["--library", __file__ + "/x.backfile", "import", "."],
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_what_can_not_be_done_is_said_in_one_line(tmp_path: Path, words: list[str]) -> None:
    """Through a real process: status 2, one line on standard error, no traceback, nothing on standard output."""
    if "--library" not in words:
        words = [*words, "--library", str(tmp_path / "none.backfile")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "backfile", *words], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("backfile: ")
    assert len(done.stderr.splitlines()) == 1


def test_the_name_of_a_file_never_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dump").mkdir()
    (tmp_path / "dump" / "\x1b]0;owned\x07.bin").write_bytes(b"\x7fELF" + bytes(99))
    library = str(tmp_path / "press.backfile")
    main(["import", str(tmp_path / "dump"), "--library", library])
    main(["problems", "--library", library])
    out = capsys.readouterr().out
    assert "owned" in out
    assert not {"\x1b", "\x07"} & set(out)


@pytest.mark.parametrize("verb", ["explain", "preview"])
def test_a_library_that_can_not_be_there_is_no_library(
    verb: str, dump: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """These ask one only where there is one."""
    assert main([verb, str(dump), "--library", 300 * "a"]) == 0
    assert capsysbinary.readouterr().out


def test_options_may_stand_before_the_verb(filled: Callable[..., Any], tmp_path: Path) -> None:
    assert main(["--library", str(tmp_path / "press.backfile"), "--json", "search", "ferry"]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_verb_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"backfile {name}" in capsys.readouterr().out
