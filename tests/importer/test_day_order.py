"""02/11/2014 is read as the other dates of its file are, or else as those of the whole dump; what was done is told."""

from pathlib import Path

import pytest

from backfile.library import Library
from backfile.search import Searcher, parse
from tests.importer.dumps import imported

BEGINNING = "title,text,date\n"


def table(*dates: str) -> str:
    return BEGINNING + "".join(
        f"Ferry {date},The ferry stopped in the fog on {date} and nobody was hurt.,{date}\n" for date in dates
    )


def dates(path: Path) -> dict[str, tuple[str | None, str]]:
    """Each printed date as it was read, with what is told of it."""
    with Library.open(path, readonly=True) as library:
        articles = [library.article(item) for (item,) in library.connection.execute("SELECT id FROM items")]
    return {article.title[6:]: (article.date, article.derived.get("date", "")) for article in articles}


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def test_a_file_is_read_by_its_own_dates(tmp_path: Path, dump: Path) -> None:
    (dump / "a.csv").write_text(table("02/11/2014", "18/11/2014"), "utf-8")
    (dump / "b.csv").write_text(table("03/11/2014", "11/18/2014"), "utf-8")
    imported(tmp_path / "l.backfile", dump)
    assert dates(tmp_path / "l.backfile") == {
        "02/11/2014": ("2014-11-02", "read with the day first: 02/11/2014"),
        "18/11/2014": ("2014-11-18", ""),
        "03/11/2014": ("2014-03-11", "read with the month first: 03/11/2014"),
        "11/18/2014": ("2014-11-18", ""),
    }


def test_a_file_that_does_not_say_it_is_read_by_the_whole_dump(tmp_path: Path, dump: Path) -> None:
    (dump / "a.csv").write_text(table("02/11/2014 09:30", "03/11/2014"), "utf-8")
    (dump / "b.csv").write_text(table("18/11/2014"), "utf-8")
    imported(tmp_path / "l.backfile", dump)
    found = dates(tmp_path / "l.backfile")
    assert found["02/11/2014 09:30"][0] == "2014-11-02T09:30:00"
    assert found["03/11/2014"] == ("2014-11-03", "read with the day first: 03/11/2014")


def test_a_date_far_into_a_file_decides_for_those_before_it(tmp_path: Path, dump: Path) -> None:
    many = [
        f"{day:02}/{month:02}/{year}" for year in range(1990, 2008) for month in range(1, 13) for day in range(1, 13)
    ]
    (dump / "a.csv").write_text(table(*many, "18/03/2014"), "utf-8")
    imported(tmp_path / "l.backfile", dump)
    found = dates(tmp_path / "l.backfile")
    assert len(found) == len(many) + 1
    assert found["02/11/1990"][0] == "1990-11-02"


def test_a_dump_that_never_says_it_keeps_the_year(tmp_path: Path, dump: Path) -> None:
    (dump / "a.csv").write_text(table("02/11/2014", "05/05/2014"), "utf-8")
    imported(tmp_path / "l.backfile", dump)
    assert dates(tmp_path / "l.backfile") == {
        "02/11/2014": ("2014", "day or month may come first: 02/11/2014"),
        "05/05/2014": ("2014-05-05", ""),
    }


def test_a_search_that_saw_the_old_date_sees_the_new_one(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "l.backfile"
    (dump / "a.csv").write_text(table("02/11/2014"), "utf-8")
    imported(path, dump)
    searcher = Searcher(path)
    november = parse("date:2014-11")
    assert searcher.run(november).total == 0
    (dump / "b.csv").write_text(table("18/11/2014"), "utf-8")
    imported(path, dump)
    assert searcher.run(november).total == 2
    searcher.close()
