"""What is found by one searcher of a library is known to its others, as long as it is so."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from backfile.library.sqlite import sqlite3
from backfile.search import Searcher, Sort, parse
from backfile.search.plan.scan import Scan
from tests.search.conftest import Archive, MakeArchive, article


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(
        *(
            article(f"Note {number}", f"The ferry {'sails' if number % 2 else 'waits'}. {number}")
            for number in range(20)
        )
    )


@pytest.fixture
def other(press: Archive) -> Iterator[Searcher]:
    with Searcher(press.path) as made:
        yield made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was looked for by reading texts."""
    looked: list[object] = []
    kept = Scan.kept
    monkeypatch.setattr(Scan, "kept", lambda scan, tree, mask: (looked.append(tree), kept(scan, tree, mask))[1])
    return looked


def test_texts_are_read_once_for_the_list_and_for_the_counts(
    press: Archive, other: Searcher, read: list[object]
) -> None:
    query = parse("/fer+y/ sails")
    result = press.searcher.run(query)
    assert len(read) == 1
    assert sum(each.count for each in other.facets(query)["source"]) == result.total == 10
    assert other.timeline(query).undated == 10
    assert len(read) == 1


def test_what_was_found_is_forgotten_when_there_are_more_items(
    press: Archive, other: Searcher, read: list[object]
) -> None:
    query = parse("/fer+y/")
    assert press.searcher.run(query).total == 20
    press.add(article("More", "Another ferry."), dump="/dumps/more.jsonl")
    assert other.run(query, Sort.NEWEST).total == 21
    assert press.searcher.run(query, Sort.NEWEST).total == 21
    assert len(read) == 2


def test_another_library_that_comes_to_lie_at_the_same_place_is_asked_by_itself(
    press: Archive, make_archive: MakeArchive
) -> None:
    query = parse("ferry sails")
    assert press.searcher.run(query).total == 10
    another = make_archive(*(article(f"Memo {number}", f"No boats at all today. {number}") for number in range(20)))
    another.searcher.close()
    with closing(sqlite3.connect(another.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    another.path.replace(press.path)
    with Searcher(press.path) as asked:
        assert asked.run(query).total == 0


def test_what_a_reader_says_of_items_is_always_looked_up(press: Archive, other: Searcher) -> None:
    query = parse("ferry is:starred")
    assert press.searcher.run(query).total == other.run(query).total == 0
    press.change("INSERT INTO stars (item, created) VALUES (3, '2024-01-01')")
    assert press.searcher.run(query).total == other.run(query).total == 1


def test_what_was_done_beyond_the_letter_is_told_by_both(press: Archive, other: Searcher) -> None:
    query = parse("last:3d OR ferry")
    assert press.searcher.run(query).notes == other.run(query).notes
