"""Dates such as 02/11/2014 are read when the dump is whole, as its other dates are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backfile.article import Draft
from backfile.library import FileBegan, FileDone, Library, Writer, day_order
from backfile.library.day_order import settle_day_order
from backfile.search import Searcher, parse
from backfile.text.dates import parse_date
from backfile.text.day_order import DayOrder, told

from .conftest import entry, ferry

DUMP = Path("/dumps/march.csv")
Member = tuple[str, DayOrder, tuple[str, ...]]
Read = Callable[..., None]


def dated(printed: str, number: int, known: bool | None = None) -> Draft:
    """An article whose date can be read either way; `known`: how the reader took it for now."""
    date = parse_date(printed, known)
    return ferry(title=f"{printed} {number}", date=date, derived={"date": told(known, printed)})


@pytest.fixture
def read(library: Library) -> Read:
    """Members of a dump, each with what its certain dates say and the doubtful ones."""

    def reading(*members: Member, status: str = "done", path: Path = DUMP) -> None:
        writer = Writer.begin(library, path)
        number = 0
        for name, order, printed in members:
            writer.write([FileBegan(name, 1, None)])
            for each in printed:
                number += 1
                writer.write([entry(dated(each, number), number)])
            order.open = len(printed)
            writer.write([FileDone("CSV", dates=order)])
        writer.finish(status)

    return reading


def dates(library: Library) -> list[str | None]:
    return [date for (date,) in library.connection.execute("SELECT date FROM items ORDER BY id")]


@pytest.mark.parametrize(
    ("order", "date"),
    [
        (DayOrder(days_first=3), "2014-11-02"),
        (DayOrder(months_first=3), "2014-02-11"),
        (DayOrder(), "2014"),
        (DayOrder(days_first=3, months_first=3), "2014"),
    ],
)
def test_the_other_dates_of_a_member_say_which_number_is_the_day(
    library: Library, read: Read, order: DayOrder, date: str
) -> None:
    read(("a.csv", order, ("02/11/2014",)))
    assert dates(library) == [date]


def test_a_member_that_says_it_itself_is_read_so_and_the_others_as_the_whole_dump(library: Library, read: Read) -> None:
    read(
        ("american.csv", DayOrder(months_first=2), ("02/11/2014", "03/04/2015")),
        ("british.csv", DayOrder(days_first=90), ("02/11/2014",)),
        ("silent.csv", DayOrder(), ("02/11/2014",)),
        ("without.csv", DayOrder(days_first=1), ()),
    )
    assert dates(library) == ["2014-02-11", "2015-03-04", "2014-11-02", "2014-11-02"]


def test_it_is_searched_listed_and_explained_by_the_date_that_it_has_now(library: Library, read: Read) -> None:
    read(("a.csv", DayOrder(days_first=1), ("02/11/2014",)), status="cancelled")
    with Searcher(library.path) as searcher:  # open while it is decided
        assert searcher.run(parse("date:2014")).total == 1
        assert searcher.run(parse("date:2014-11-02")).total == 0
        read(("a.csv", DayOrder(days_first=1), ("02/11/2014",)))
        for query, found in (
            ("date:2014-11-02", 1), ("date:2014-11", 1), ("date:2014-02", 0), ("before:2014-11-02", 0),
            ("after:2014-11-02", 0), ("date:[2014-11-03 TO 2014-12]", 0),
        ):  # fmt: skip
            assert searcher.run(parse(query)).total == found, query
    assert library.article(1).derived == {"date": "read with the day first: 02/11/2014"}


def test_until_the_dump_is_done_nothing_is_decided(library: Library, read: Read) -> None:
    for status in ("cancelled", "failed"):
        read(("a.csv", DayOrder(days_first=1), ("02/11/2014",)), status=status)
        assert dates(library) == ["2014"]


def test_deciding_twice_changes_nothing_more(library: Library, read: Read) -> None:
    read(("a.csv", DayOrder(days_first=1), ("02/11/2014", "03/04/2015")))
    before = library.connection.execute("SELECT * FROM items JOIN texts USING (id)").fetchall()
    settle_day_order(library, 1)
    assert library.connection.execute("SELECT * FROM items JOIN texts USING (id)").fetchall() == before


def test_more_than_one_transaction_takes_are_all_decided(
    library: Library, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_order, "STEP", 2)
    read(("a.csv", DayOrder(days_first=1), tuple(f"0{day}/11/2014" for day in range(1, 8))))
    assert dates(library) == [f"2014-11-0{day}" for day in range(1, 8)]


def test_an_article_that_another_dump_had_first_keeps_the_date_of_that_one(library: Library, read: Read) -> None:
    read(("a.csv", DayOrder(months_first=1), ("02/11/2014",)), path=Path("/dumps/april.csv"))
    read(("a.csv", DayOrder(days_first=1), ("02/11/2014",)))
    assert dates(library) == ["2014-02-11"]
    assert len(library.article(1).sightings) == 2


def test_a_time_of_day_stays_and_dates_that_were_certain_are_left_alone(library: Library) -> None:
    writer = Writer.begin(library, DUMP)
    timed = ferry(title="Timed", date="2014-02-11T09:30:00", derived={"date": told(False, "02/11/2014")})
    certain = ferry(title="Certain", date="2014-02-11")
    writer.write([FileBegan(None, 1, None), entry(timed, 1), entry(certain, 2)])
    writer.write([FileDone("CSV", dates=DayOrder(days_first=5, open=1))])
    writer.finish("done")
    assert dates(library) == ["2014-11-02T09:30:00", "2014-02-11"]
