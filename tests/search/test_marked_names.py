"""A name that is asked for is marked wherever it stands, in each of its forms."""

import pytest

from backfile.article import Name
from backfile.search import Query, Searcher, parse
from backfile.search.answer.found import Found
from backfile.search.usage.concordance import concord
from tests.search.conftest import Archive, MakeArchive, article, marked

BOTH = article("Tides", "Dr Hsu Pei-lan (徐佩蘭) reads the tide.", names=(Name("Hsu Pei-lan", "徐佩蘭"),))
LATIN = article("Lunch", "The tide is low, and Hsu Pei-lan eats her lunch.")
HAN = article("專訪徐佩蘭", "她說，徐佩兰沒有來。")
OTHER = article("Ferry", "Nobody has a name here.")


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(BOTH, LATIN, HAN, OTHER)


@pytest.mark.parametrize("asked", ["name:徐佩蘭", 'name:"Hsu Pei-lan"', "name:hsu"])
def test_a_row_marks_the_name_in_headline_and_snippet(press: Archive, asked: str) -> None:
    with Searcher(press.path) as searcher:
        result = searcher.run(parse(asked))
        hits = {hit.title: hit for hit in searcher.hits(result.query, result.ids.tolist())}
    assert set(hits) == {"Tides", "Lunch", "專訪徐佩蘭"}
    assert marked(hits["Tides"].snippet, hits["Tides"].marks) == ["Hsu Pei-lan", "徐佩蘭"]
    assert marked(hits["Lunch"].snippet, hits["Lunch"].marks) == ["Hsu Pei-lan"]
    assert marked(hits["專訪徐佩蘭"].title, hits["專訪徐佩蘭"].title_marks) == ["徐佩蘭"]
    assert marked(hits["專訪徐佩蘭"].snippet, hits["專訪徐佩蘭"].marks) == ["徐佩兰"]


def test_beside_words_both_are_marked_and_what_is_excluded_is_not(press: Archive) -> None:
    with Searcher(press.path) as searcher:
        (hit,) = searcher.hits(parse("name:徐佩蘭 lunch"), [2])
        assert marked(hit.snippet, hit.marks) == ["Hsu Pei-lan", "lunch"]
        (hit,) = searcher.hits(parse("-name:徐佩蘭 nobody"), [4])
        assert marked(hit.snippet, hit.marks) == ["Nobody"]


def test_a_name_that_no_text_has_is_marked_nowhere(press: Archive) -> None:
    with Searcher(press.path) as searcher:
        assert searcher.run(parse("name:nobody")).marked == parse("name:nobody")


def test_the_concordance_of_a_name_has_a_line_for_each_place(press: Archive) -> None:
    with Searcher(press.path) as searcher, searcher.found(parse("name:徐佩蘭")) as found:
        assert isinstance(found, Found)
        *_, lines = concord(found, found.ids())
    assert sorted(lines.item.tolist()) == [1, 1, 2, 3, 3]


def test_what_is_found_and_how_it_is_explained_stay_as_they_are_asked(press: Archive) -> None:
    with Searcher(press.path) as searcher:
        query: Query = parse("name:徐佩蘭")
        result = searcher.run(query)
        assert result.query == query
        assert result.marked != query
        press.add(article("New", "Hsu Pei-lan (徐佩蘭女士) again.", names=(Name("Hsu Pei-lan", "徐佩蘭女士"),)))
        assert "徐佩蘭女士" in searcher.run(parse('name:"Hsu Pei-lan"')).marked.text
