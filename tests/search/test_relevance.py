"""Whether people find the article that they remember, near the top."""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from backfile.__main__ import main
from backfile.paths import resources
from backfile.search import Query, Searcher, parse
from backfile.search.answer.closeness import Fields, lift, needles
from backfile.search.language.tree import Text
from tests.search.known_items import KNOWN_ITEMS


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    library = Path(tmp_path_factory.mktemp("sample")) / "sample.backfile"
    main(["--library", str(library), "import", str(resources() / "sample")])
    with Searcher(library) as searcher:
        yield searcher


def place(searcher: Searcher, query: Query, headline: str) -> int | None:
    """At which place the meant article stands, from 1; None where it is not among the first 50."""
    result = searcher.run(query)
    hits = searcher.hits(result.query, result.ids[:50].tolist())
    return next((at for at, hit in enumerate(hits, 1) if headline in hit.title), None)


def test_an_article_is_first_where_all_remembered_words_are_in_it(sample: Searcher) -> None:
    places = [place(sample, parse(typed), headline) for typed, headline in KNOWN_ITEMS]
    found = [at for at in places if at is not None]
    assert len(found) >= 25
    assert mean(1 / at for at in found) >= 0.95


def test_an_article_is_near_the_top_where_only_some_remembered_words_are_in_it(sample: Searcher) -> None:
    either = [parse(" OR ".join(typed.split())) for typed, _ in KNOWN_ITEMS]
    places = [place(sample, query, headline) for query, (_, headline) in zip(either, KNOWN_ITEMS, strict=True)]
    print(places)
    assert mean(1 / at if at else 0.0 for at in places) >= 0.85  # reciprocal rank
    assert sum(at is not None and at <= 5 for at in places) >= 36


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Fields("Harbour strike", "", "", "The quay."), Fields("The quay", "", "", "Harbour strike.")),
        (Fields("", "", "", "A harbour strike."), Fields("", "", "", "A strike. " + "Then. " * 60 + "At the harbour.")),
        (Fields("", "Harbour strike", "", "Then."), Fields("", "", "", "One.\n\nTwo.\n\nHarbour strike.")),
        (Fields("", "", "", "Harbour strike.\n\nx\n\nx"), Fields("", "", "", "x\n\nx\n\nHarbour strike.")),
        (Fields("", "", "", "A harbour strike."), Fields("", "", "", "A strike, harbour.")),
    ],
)
def test_words_lift_more_where_they_are_near_and_early(better: Fields, worse: Fields) -> None:
    sought = needles([Text("harbour"), Text("strike")])
    assert lift(sought, better) > lift(sought, worse) > 1


def test_words_of_a_script_without_spaces_lift_wherever_they_stand_in_a_run() -> None:
    sought = needles([Text("習近平"), Text("主席")])
    near = Fields("", "", "", "國家主席習近平說。")
    far = Fields("", "", "", "習近平。" + "天氣很好。" * 30 + "有一位主席。")
    side_by_side = Fields("", "", "", "習近平主席說。")
    assert lift(sought, side_by_side) > lift(sought, near) > lift(sought, far) > 1
    assert lift(sought, Fields("", "", "", "天氣很好。")) == 1


def test_nothing_sought_lifts_nothing() -> None:
    assert lift(needles([]), Fields("Harbour", "", "", "Strike.")) == 1
