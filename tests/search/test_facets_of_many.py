"""Facets with more values than anybody reads: the most frequent ones are named, the others are not looked up."""

import pytest

from backfile.article import Name
from backfile.search import parse
from tests.search.conftest import Archive, MakeArchive, article


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    articles = [
        article(
            f"Report {n}",
            f"Text {n}.",
            authors=("Ann Loft", f"Writer {n:03}") if n % 2 else (f"Writer {n:03}",),
            source=f"Paper {n % 40:02}",
            names=(Name(f"Person {n:03}", None), Name("Berta Sollie", None)),
        )
        for n in range(120)
    ]
    return make_archive(*articles)


def test_the_most_frequent_come_first_however_few_are_wanted(press: Archive) -> None:
    found = press.searcher.facets(parse(""), 3, fields=("author", "source"))
    assert (found["author"][0].value, found["author"][0].count) == ("Ann Loft", 60)
    assert len(found["author"]) == 3
    assert [each.count for each in found["source"]] == [3, 3, 3]


def test_without_a_limit_every_value_is_there(press: Archive) -> None:
    found = press.searcher.facets(parse(""), None, fields=("author", "name"), exact=False)
    assert len(found["author"]) == 121
    assert len(found["name"]) == 121
    assert {each.exact for each in found["name"]} == {False}
    assert len(press.searcher.facets(parse(""), 30, fields=("name",))["name"]) == 30


def test_how_many_there_are_is_counted_without_their_names(press: Archive) -> None:
    assert press.searcher.count_values(parse(""), "author") == 121
    assert press.searcher.count_values(parse(""), "source") == 40
    assert press.searcher.count_values(parse(""), "section") == 0
    assert press.searcher.count_values(parse('source:"Paper 07"'), "author") == 4  # three and Ann Loft
