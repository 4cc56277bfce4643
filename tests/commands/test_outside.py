"""`search`, `facets` and `timeline` through the process, as a script from outside would check them.

What must be found is read from the records themselves, with nothing of the program's.
"""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.__main__ import main

Call = Callable[..., Any]

RECORDS: list[dict[str, Any]] = [
    {"title": "Harbour talks", "date": "2023-03-18", "source": "Northlight Wire", "section": "Sea",
     "text": "The ferry sails at noon. AI晶片 and F-16戰機 were shown.\n\nMoney mules wait; the café is open."},
    {"title": "海峽渡輪復航", "date": "2023-03", "source": "南嶼日報", "language": "zh-Hant",
     "text": "國家主席習近平昨日抵達莫斯科，其中，國外記者在場。軟體與後續安排。"},
    {"title": "海峡渡轮复航", "date": "2023", "source": "南嶼日報", "language": "zh-Hans",
     "text": "国家主席习近平昨日抵达。渡轮、港口、软件。"},
    {"title": "Ferry strike", "date": "2023-04-01T09:30:00+08:00", "source": "Strait Ledger", "section": "Sea",
     "text": "No ferry sails. Mules for the port, money for nobody. Ｆｅｒｒｙ ＡＢＣ"},
    {"title": "Undated note", "source": "Strait Ledger", "text": "The port waits. 平 alone. 習，近平 apart."},
    {"title": "Year end", "date": "2023-12-31", "source": "Strait Ledger", "text": "The port closes. 🚢🚢 ferry 🚢."},
    {"title": "New year", "date": "2024-01-01", "text": "The port opens for Straße and naïve."},
]  # fmt: skip
ALL = frozenset(range(len(RECORDS)))

FOUND: list[tuple[str, set[int]]] = [
    ("習", {1, 2, 4}),
    ("平", {1, 2, 4}),
    ("習近", {1, 2}),
    ("近平", {1, 2, 4}),
    ("习近平", {1, 2}),
    ("國家主席", {1, 2}),
    ("国家主席", {1, 2}),
    ("國家主席習近平", {1, 2}),
    ("中國", set()),
    ("中国", set()),
    ("渡輪", {1, 2}),
    ("渡轮", {1, 2}),
    ("軟體", {1}),
    ("后续", {1}),
    ("晶片", {0}),
    ("AI晶片", {0}),
    ("ai", {0}),
    ("戰機", {0}),
    ("F-16戰機", {0}),
    ("16", {0}),
    ("渡轮港口", set()),
    ('"渡轮、港口"', {2}),
    ("ferry", {0, 3, 5}),
    ("FERRY", {0, 3, 5}),
    ("ｆｅｒｒｙ", {0, 3, 5}),
    ("ferr", set()),
    ("ferr*", {0, 3, 5}),
    ("abc", {3}),
    ("cafe", {0}),
    ("strasse naive", {6}),
    ("money mules", {0, 3}),
    ('"money mules"', {0}),
    ('"mules money"', set()),
    ("ferry -mules", {5}),
    ("ferry NOT mules", {5}),
    ("-port", {0, 1, 2}),
    ("port AND ferry", {3, 5}),
    ("習近平 OR ferry", {0, 1, 2, 3, 5}),
    ("port ferry OR 習近平", {1, 2, 3, 5}),
    ("習近平 OR port ferry", {1, 2, 3, 5}),
    ("(習近平 OR port) ferry", {3, 5}),
    ("port (ferry OR opens)", {3, 5, 6}),
    ("title:ferry", {3}),
    ("text:ferry", {0, 3, 5}),
    ("title:渡轮", {1, 2}),
    ('source:"Strait Ledger"', {3, 4, 5}),
    ("source:strait ferry", {3, 5}),
    ("section:sea", {0, 3}),
    ("lang:zh", {1, 2}),
    ("lang:zh-Hant", {1}),
    ("date:2023-03-18", {0}),
    ("date:2023-03", {0, 1}),
    ("date:2023", {0, 1, 2, 3, 5}),
    ("before:2023-04", {0, 1}),
    ("before:2024", {0, 1, 2, 3, 5}),
    ("before:2023", set()),
    ("after:2023", {6}),
    ("after:2023-03", {3, 5, 6}),
    ("after:2023-03-17", {0, 3, 5, 6}),
    ("date:[2023-03-18 TO 2023-04-01]", {0, 3}),
    ("date:[2023-03 TO 2023-04]", {0, 1, 3}),
    ("date:[2023-12-31 TO *]", {5, 6}),
    ("date:[* TO 2023-03]", {0, 1}),
    ("is:undated", {4}),
    ("-is:undated", set(ALL - {4})),
    ("kind:article", set(ALL)),
    ("kind:excerpt", set()),
    ("*", set(ALL)),
    ("", set(ALL)),
    ("-ferry -port", {1, 2}),
    ("nothing-of-the-kind", set()),
    ("has:section", {0, 3}),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    dump = folder / "march.jsonl"
    dump.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS), "utf-8")
    path = folder / "press.backfile"
    process(path, "import", str(dump))
    return path


def process(library: Path, *words: str) -> Any:
    """The document that a process of its own prints."""
    verb, *rest = words
    command = [sys.executable, "-m", "backfile", verb, "--library", str(library), "--json", *rest]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout.decode("utf-8"))


@pytest.fixture
def call(library: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """The same within this process: a hundred processes take a minute."""

    def run(verb: str, *words: str) -> Any:
        capsysbinary.readouterr()
        assert main([verb, "--library", str(library), "--json", *words]) == 0
        return json.loads(capsysbinary.readouterr().out)

    return run


def search(call: Call, query: str, *options: str) -> Any:
    return call("search", *options, "--", query)


def test_each_query_finds_exactly_its_articles(call: Call) -> None:
    titles = [record["title"] for record in RECORDS]
    wrong = {}
    for query, expected in FOUND:
        answer = search(call, query, "--limit", "1000")
        found = {titles.index(hit["title"]) for hit in answer["hits"]}
        if found != expected or answer["total"] != len(expected):
            wrong[query] = (sorted(found), sorted(expected))
    assert not wrong


def test_a_process_of_its_own_answers_the_same(library: Path, call: Call) -> None:
    for words in (
        ("search", "习近平 OR ferry", "--limit", "3"),
        ("facets", "--", "-ferry"),
        ("timeline", "*", "--by", "day"),
    ):
        alone, here = process(library, *words), call(*words)
        assert {**alone, "seconds": 0} == {**here, "seconds": 0}


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_pages_cover_everything_once_and_in_order(call: Call, sort: str) -> None:
    whole = search(call, "port OR ferry OR 習近平", "--sort", sort, "--limit", "1000")
    pages = [
        search(call, "port OR ferry OR 習近平", "--sort", sort, "--limit", "2", "--offset", str(at))
        for at in range(0, whole["total"] + 2, 2)
    ]
    assert [hit["id"] for page in pages for hit in page["hits"]] == [hit["id"] for hit in whole["hits"]]
    assert {page["total"] for page in pages} == {whole["total"]}
    assert not pages[-1]["hits"]
    assert not search(call, "*", "--limit", "0")["hits"]


def test_dates_sort_with_the_undated_last(call: Call) -> None:
    newest, oldest = (
        [hit["title"] for hit in search(call, "", "--sort", sort)["hits"]] for sort in ("newest", "oldest")
    )
    assert newest[-1] == oldest[-1] == "Undated note"
    assert newest[:-1] == oldest[:-1][::-1]
    assert newest[:2] == ["New year", "Year end"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("ferry", {"ferry"}), ("习近平", {"習近平", "习近平"}), ("cafe", {"cafe"}), ("晶片", {"晶片"}), ("平", {"平"}),
        ('"money mules"', {"money mules"}), ("strasse", {"strasse"}),
    ],
)  # fmt: skip
def test_marks_are_code_points_of_the_snippet(call: Call, query: str, marked: set[str]) -> None:
    hits = search(call, query)["hits"]
    assert hits
    for hit in hits:
        assert hit["marks"] or query in hit["title"].lower(), hit
        for start, end in hit["marks"]:
            plain = unicodedata.normalize("NFKD", hit["snippet"][start:end]).casefold()
            assert "".join(letter for letter in plain if not unicodedata.combining(letter)) in marked, hit


def test_facets_and_bins_are_of_the_whole_result(call: Call) -> None:
    answer = call("facets", "port OR ferry OR 習近平")
    assert answer["total"] == 7
    source = {each["value"]: each["count"] for each in answer["facets"]["source"]}
    assert source == {
        "Strait Ledger": 3,
        "南嶼日報": 2,
        "Northlight Wire": 1,
        "march": 1,
    }  # where none is given, the dump says it
    assert {each["value"]: each["count"] for each in answer["facets"]["kind"]} == {"article": 7}
    assert sum(each["count"] for each in answer["facets"]["year"]) == 7
    for name in answer["facets"]:
        counts = [each["count"] for each in answer["facets"][name]]
        assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("by", "bins"),
    [
        ("year", {"2023": 5, "2024": 1}),
        ("month", {"2023-01": 1, "2023-03": 2, "2023-04": 1, "2023-12": 1, "2024-01": 1}),
        ("day", {"2023-01-01": 1, "2023-03-01": 1, "2023-03-18": 1, "2023-04-01": 1, "2023-12-31": 1, "2024-01-01": 1}),
    ],
)
def test_a_timeline_counts_where_dates_begin(call: Call, by: str, bins: dict[str, int]) -> None:
    answer = call("timeline", "*", "--by", by)
    assert {each["start"]: each["count"] for each in answer["bins"]} == bins
    assert answer["undated"] == 1
