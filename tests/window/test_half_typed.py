"""List, timeline and facets answer one question, also while its last word is being typed."""

from pathlib import Path

import pytest

from backfile.search import Searcher, Sort
from backfile.window.question import Question, of_facet
from tests.search.conftest import Archive, article

SINGLE_VALUED = ("source", "section", "language", "kind", "year")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("half") / "a.backfile")
    archive.add(
        article("Ferry fares", "The night boat to Brennan waits.", date="2022-03-01", source="Ostermoor Courier"),
        article(
            "Night boats", "A trade deficit grew.", date="2023-05-02", source="Northlight Wire", section="Transport"
        ),
        article("Tides", "Trade deficits of the harbour and its night boats.", source="Northlight Wire"),
        article("港口的渡輪", "渡輪公司說，票價不變。", date="2023-06", source="海峽紀事報", language="zh"),
    )
    archive.close()
    return archive.path


@pytest.mark.parametrize(
    "typed",
    [
        "ferr",
        '"trade defic',
        "“night boa",
        'title:"night boa',
        "para:(trade defic",
        "(ferr OR defic",
        "trade OR (night boa",
        "source:northl",
        'source:"north',
        'source:"north defic',
        "source:wire defic",
        'source:wire "trade defic',
        'date:2023 "trade defic',
        'date:2023 source:"north',
        "section:trans",
        "-ferr",
        '-"night boa',
        "渡",
        "source:海峽 渡輪",
        "lang:z",
        "tag:",
        "date:20",
    ],
)
@pytest.mark.parametrize("chip", [None, ("source", "Northlight Wire"), ("year", "2023")])
def test_their_sums_are_the_total(harbour: Path, typed: str, chip: tuple[str, str] | None) -> None:
    asked = (Question().including(of_facet(*chip)) if chip else Question()).with_words(typed)
    with Searcher(harbour) as searcher:
        total = searcher.run(asked.query, Sort.NEWEST).total
        if all(each.field != "date" for each in asked.all_filters):
            timeline = searcher.timeline(asked.undated_too())
            assert sum(each.count for each in timeline.bins) + timeline.undated == total
        around = dict(asked.around_facets())
        for facet in SINGLE_VALUED:
            if facet not in around:
                counted = searcher.facets(asked.query, fields=(facet,))[facet]
                assert sum(value.count for value in counted) == total
            else:
                wider = searcher.facets(around[facet], fields=(facet,))[facet]
                assert sum(value.count for value in wider) >= total


def test_the_timeline_of_a_phrase_that_is_being_typed_shows_what_the_list_shows(harbour: Path) -> None:
    asked = Question().with_words('date:2023 "trade defic')
    with Searcher(harbour) as searcher:
        assert searcher.run(asked.query, Sort.NEWEST).total == 1
        timeline = searcher.timeline(asked.undated_too())
        assert (sum(each.count for each in timeline.bins), timeline.undated) == (1, 1)
        assert searcher.facets(dict(asked.around_facets())["year"], fields=("year",))["year"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("defic", "Nothing has the word “defic”: these have words that begin with it."),
        ('"trade defic', "Nothing has the phrase “trade defic”: these have one that begins with it."),
    ],
)
def test_a_line_says_that_what_is_typed_is_taken_for_a_beginning(harbour: Path, typed: str, said: str) -> None:
    with Searcher(harbour) as searcher:
        assert searcher.run(Question().with_words(typed).query, Sort.NEWEST).notes == (said,)
