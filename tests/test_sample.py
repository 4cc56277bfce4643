"""The sample archive that an empty library offers: it reads without a problem and shows what Backfile understands."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.article import Article, Kind
from backfile.importer import Control, Options, Outcome, run
from backfile.library import Library
from backfile.search import Searcher, Sort, parse

from .conftest import ROOT

SAMPLE = ROOT / "resources" / "sample"
SOURCES = {
    "Ostermoor Courier",
    "Northlight Wire",
    "The Strait Ledger",
    "Calder Evening News",
    "Brennan Islander",
    "南嶼日報",
    "海峽紀事報",
    "北光通訊社",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample") / "library.backfile"


@pytest.fixture(scope="module")
def outcome(path: Path) -> Outcome:
    return run(path, [SAMPLE], Options(), lambda _message: None, Control())


@pytest.fixture(scope="module")
def library(path: Path, outcome: Outcome) -> Iterator[Library]:
    assert outcome.dumps
    with Library.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def items(library: Library) -> list[Article]:
    ids = library.connection.execute("SELECT id FROM items ORDER BY id").fetchall()
    return [library.article(number) for (number,) in ids]


@pytest.fixture(scope="module")
def searcher(path: Path, outcome: Outcome) -> Iterator[Searcher]:
    assert outcome.dumps
    opened = Searcher(path)
    yield opened
    opened.close()


def found(searcher: Searcher, typed: str) -> list[str]:
    query = parse(typed)
    result = searcher.run(query, Sort.RELEVANCE)
    return [hit.title for hit in searcher.hits(query, result.ids)]


def test_it_is_smaller_than_a_megabyte() -> None:
    assert sum(file.stat().st_size for file in SAMPLE.rglob("*") if file.is_file()) < 1_000_000


def test_it_is_read_without_a_problem(outcome: Outcome, library: Library) -> None:
    assert library.problems() == []
    assert outcome.clean


def test_every_text_of_it_is_an_item(items: list[Article]) -> None:
    assert Counter(item.kind for item in items) == {Kind.ARTICLE: 123, Kind.EXCERPT: 14}


def test_a_quarter_of_it_is_chinese(items: list[Article]) -> None:
    languages = Counter(item.language for item in items)
    assert set(languages) == {"en", "zh-Hant"}
    assert 0.2 < languages["zh-Hant"] / len(items) < 0.3


def test_it_covers_two_years_and_has_undated_items(items: list[Article]) -> None:
    years = Counter(item.date[:4] if item.date else None for item in items)
    assert set(years) == {"2022", "2023", "2024", None}
    assert min(item.date for item in items if item.date) < "2022-07"
    assert max(item.date for item in items if item.date) > "2024-06"
    assert years[None] >= 14


def test_its_papers_are_its_sources(items: list[Article]) -> None:
    assert {item.source for item in items if item.source} == SOURCES


def test_whatever_is_given_has_a_headline_and_paragraphs(items: list[Article]) -> None:
    for item in items:
        assert item.title
        assert item.paragraphs
        assert item.title_origin == ("given" if item.source else item.title_origin)


def test_no_field_of_it_is_left_over(items: list[Article]) -> None:
    """All but the papers’ own numbers has a place; the printed byline and date of a page are kept as they stood."""
    assert {name for item in items for name in item.extra} <= {"id", "newsId", "byline", "date"}


def test_one_text_in_two_papers_is_one_article_with_two_sightings(items: list[Article]) -> None:
    twice = {item.title for item in items if len(item.sightings) == 2}
    assert twice == {
        "Diner knows a stolen lantern by the dent he made in it",
        "Electric hydrofoil flies for nine minutes, then sits for six hours",
    }


@pytest.mark.parametrize(
    ("beginning", "kickers"),
    [
        ("Ferry crews on the Calder Strait", ["TIDE TABLES", "‘TOO SLOW’", "SALT TAX", None]),
        ("On the ninth day without cranes", ["HARBOUR DUES", "MUSEUM PIECE", None, "‘NOT A TOY’"]),
        ("A week after the sea came up", ["HALCYON", "STRAIT CUP", None]),
        ("奧斯特莫爾港務局昨日證實", ["潮汐表", "海堤", None]),
    ],
)
def test_a_scraped_page_is_an_article_with_the_excerpts_beside_it(
    items: list[Article], library: Library, beginning: str, kickers: list[str | None]
) -> None:
    (page,) = [item for item in items if item.kind is Kind.ARTICLE and item.text.startswith(beginning)]
    beside = [library.article(number) for number in page.same_page]
    assert page.date is None
    assert page.title_origin == "derived"
    assert len(page.credits) == 1
    assert [excerpt.kicker for excerpt in beside] == kickers
    assert {excerpt.parent for excerpt in beside} == {page.id}


def test_credits_are_no_paragraphs(items: list[Article]) -> None:
    assert sum(len(item.credits) for item in items) >= 25
    assert not [text for item in items for text in item.paragraphs if text.startswith(("Photo:", "圖："))]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("柯文濤", "暴潮夜　南嶼下町四十九分鐘撤空"),
        ("柯文涛", "暴潮夜　南嶼下町四十九分鐘撤空"),  # simplified finds traditional
        ("柯文濤", "Harbour strike ends after seventeen days; software to be switched off at night"),  # the gloss
        ("Ko Wen-tao bollard", "Night boat’s 100,000th passenger misses it"),
        ("鬼船", "鬼船原來是浴缸　十五歲少年夜測能見度"),  # the page in Big5
        ("title:halcyon", "Full from end to end, the Halcyon sails"),
        ('"eleven centimetres" source:"Northlight Wire"', "The sea at Ostermoor is not where the charts say"),
        ("section:Letters jigsaw", "Letters: gulls, gold paint and the 15:45"),
        ("author:Stoll", "The buns that went to sea"),
        ("is:undated marrow", "Corrections and clarifications"),
        ("date:2024-01 surge", "SEA TAKES LANTERN STREET"),
    ],
)
def test_it_is_a_pleasure_to_search(searcher: Searcher, typed: str, title: str) -> None:
    assert title in found(searcher, typed)


def test_words_of_a_teaser_are_found_in_the_excerpt_alone(searcher: Searcher) -> None:
    query = parse("bathtub ghost kind:excerpt")
    (hit,) = searcher.hits(query, searcher.run(query, Sort.RELEVANCE).ids)
    assert hit.kicker == "‘NOT A TOY’"
    assert hit.parent is not None
