"""What a script or a notebook does with a library."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import backfile
from backfile.errors import BadOption, NoSuchPath
from backfile.search.scripting import COLUMNS

from .conftest import MakeArchive, article, excerpt

NIGHT = article(
    "Night ferry", "The ferry sails at one.", date="2023-04-03", source="Courier", authors=("Ivo Tarn", "Ada Lisk")
)
DAY = article("Day ferry", "The ferry sails at noon. The ferry is late.", source="Ledger")
STRIKE = article("Harbour strike", "No boat sails.", date="2024")


def test_a_search_is_a_line_and_its_hits_are_read_one_by_one(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY, STRIKE)
    found = backfile.search("ferry -noon", library=archive.path)
    assert len(found) == found.total == 1
    (hit,) = found
    assert (hit.title, hit.date, hit.source) == ("Night ferry", "2023-04-03", "Courier")
    assert hit.snippet[slice(*hit.marks[0])] == "ferry"
    assert repr(found) == f"<1 found: {found.sentence}>"


def test_what_is_found_is_a_sequence_in_the_order_that_is_asked_for(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, DAY, STRIKE)
    found = backfile.search("", archive.path, sort="newest")
    assert [hit.title for hit in found] == ["Harbour strike", "Night ferry", "Day ferry"]
    assert found[-1].title == "Day ferry"
    assert [hit.title for hit in found[:2]] == ["Harbour strike", "Night ferry"]
    assert found.ids.tolist() == [3, 1, 2]
    with pytest.raises(IndexError):
        found[3]


def test_more_hits_than_are_read_at_once_come_each_once(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"Ferry {number}", f"Text {number}.") for number in range(450)))
    found = backfile.search("ferry", archive.path)
    assert {hit.id for hit in found} == set(range(1, 451))
    assert [row["id"] for row in found.rows("id")] == found.ids.tolist()


def test_rows_are_plain_values_for_a_table(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT, excerpt("A ferry beside it"))
    rows = backfile.search("ferry", archive.path, sort="newest").to_dicts()
    assert set(rows[0]) == set(COLUMNS)
    assert (rows[0]["title"], rows[0]["authors"], rows[0]["words"]) == ("Night ferry", ["Ivo Tarn", "Ada Lisk"], 5)
    assert (rows[1]["source"], rows[1]["authors"], rows[1]["extra"], rows[1]["starred"]) == (None, [], {}, False)
    assert backfile.search("ferry", archive.path, sort="newest").to_dicts("date", "source") == [
        {"date": "2023-04-03", "source": "Courier"},
        {"date": None, "source": None},
    ]


def test_the_columns_of_rows_are_those_of_the_view(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT)
    columns = archive.library.connection.execute("SELECT * FROM articles").description
    assert tuple(name for name, *_ in columns) == COLUMNS


def test_whole_articles_facets_and_the_timeline_are_there_too(make_archive: MakeArchive) -> None:
    found = backfile.search("ferry", make_archive(NIGHT, DAY, STRIKE).path, sort="newest")
    assert next(each.paragraphs for each in found.articles()) == ("The ferry sails at one.",)
    assert found.facets()["source"] == {"Courier": 1, "Ledger": 1}
    assert found.timeline("year") == {"2023": 1, None: 1}
    assert found.timeline("week") == {"2023-04-03": 1, None: 1}
    with pytest.raises(BadOption, match="decade"):
        found.timeline("decade")


def test_what_is_not_understood_is_told(make_archive: MakeArchive) -> None:
    assert backfile.search("sorce:courier", make_archive(NIGHT).path).notes


def test_what_is_imported_meanwhile_is_found_by_the_next_search(make_archive: MakeArchive) -> None:
    archive = make_archive(NIGHT)
    before = backfile.search("ferry", archive.path)
    archive.add(DAY, dump="/dumps/april.jsonl")
    assert (len(before), len(backfile.search("ferry", archive.path))) == (1, 2)


def test_another_library_of_the_same_name_is_another_library(make_archive: MakeArchive, tmp_path: Path) -> None:
    first, second = make_archive(NIGHT), make_archive(NIGHT, DAY)
    link = tmp_path / "current.backfile"
    link.symlink_to(first.path)
    assert len(backfile.search("ferry", link)) == 1
    link.unlink()
    link.symlink_to(second.path)
    assert len(backfile.search("ferry", link)) == 2


def test_mistakes_are_told_in_a_sentence(make_archive: MakeArchive, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        backfile.search("ferry", tmp_path / "none.backfile")
    archive = make_archive(NIGHT)
    with pytest.raises(BadOption, match="length"):
        backfile.search("ferry", archive.path, sort="length")
    with pytest.raises(BadOption, match="headline"):
        backfile.search("ferry", archive.path).to_dicts("headline")


def test_the_room_stays_a_room_and_importing_the_program_loads_nothing(tmp_path: Path) -> None:
    program = (
        "import sys, backfile;"
        "assert not [name for name in sys.modules if name.startswith('backfile.')];"
        "from backfile.search import parse;"
        "import backfile.search;"
        "assert 'numpy' not in sys.modules and callable(backfile.search) and backfile.search.parse is parse"
    )
    folder = Path(backfile.__file__).parents[1]
    subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(folder)}, check=True)
