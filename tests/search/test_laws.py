"""What holds for any query over any library: parts sum to the whole, and every order has the same articles."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from backfile.importer import Control, Options, run
from backfile.search import By, Query, Searcher, Sort, parse
from backfile.search.language.joining import both
from backfile.text.fold import words

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
# Formats of which some dumps are small enough to be imported for a test.
DUMPS = ("jsonl", "csv", "json", "feeds", "factiva", "adversarial")

ASKED = (
    "", "the", "ferry", "ferry port", "渡輪", "海", "title:the", "text:council", '"the ferry"', '"ferry port"~10',
    "fer*", "ferry OR 渡輪", "date:2023", "after:2023-06", "source:strait", "lang:zh", "kind:excerpt", "is:undated",
    "has:author", "-ferry", "para:(the ferry)", "atleast:2(ferry)", "nothingatallhasthis",
)  # fmt: skip
CUT_BY = (
    "ferry", "the", "海峽", "港", '"the council"', '"ferry council"~30', "title:strait", "text:light", "co*",
    "source:northlight", 'source:"Strait Ledger"', "section:world", "author:tarn", "name:wen", "lang:en",
    "lang:zh-Hant", "kind:article", "tag:x", "dump:sample", "url:example", "date:2023-03", "date:[2022-06 TO 2023]",
    "before:2023", "after:2023-03-15", "is:derived", "is:repeated", "has:credit", "has:section", "ferry OR date:2023",
    "(a OR b) -the", "id:<60", "words:>200", "last:1y", "para:(the ferry)", "lead:ferry", "sent:(the -ferry)",
    "atleast:3(the)", "f?rry", "ferri~1", "forms:(sail)", "ferry NEAR/10 (port OR harbour)", "=Ferry", "/ferr(y|ies)/",
)  # fmt: skip
ONE_VALUED = ("source", "section", "language", "kind", "year")
WITHOUT = {"source": "-has:source", "section": "-has:section", "language": "-has:lang", "year": "is:undated",
           "author": "-has:author", "tag": "-has:tag", "name": "-has:name"}  # fmt: skip


@pytest.fixture(scope="session", params=["sample", "dumps"])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    dumps = [SAMPLE]
    if request.param == "dumps":
        corpus: Path = request.getfixturevalue("shared") / "corpus"
        dumps = [path for name in DUMPS for path in sorted((corpus / name).iterdir()) if _is_small(path)]
    path = tmp_path_factory.mktemp(request.param) / "press.backfile"
    run(path, dumps, Options(), lambda _message: None, Control())
    with Searcher(path) as opened:
        yield opened


def _is_small(path: Path) -> bool:
    return path.is_file() and path.stat().st_size < 400_000


def ids(searcher: Searcher, text: str, sort: Sort = Sort.OLDEST) -> list[int]:
    found: list[int] = searcher.run(parse(text), sort).ids.tolist()
    return found


def test_whatever_cuts_a_result_leaves_nothing_out_and_has_nothing_twice(searcher: Searcher) -> None:
    for whole in ASKED:
        every = set(ids(searcher, whole))
        for part in CUT_BY:
            inside = set(ids(searcher, f"({whole or '*'}) ({part})"))
            outside = set(ids(searcher, f"({whole or '*'}) -({part})"))
            assert inside | outside == every, (whole, part)
            assert not inside & outside, (whole, part)
            assert inside == every & set(ids(searcher, part)), (whole, part)


def test_either_of_two_is_the_union_of_both(searcher: Searcher) -> None:
    for one, other in pairwise((*ASKED[1:], *CUT_BY)):
        union = set(ids(searcher, one)) | set(ids(searcher, other))
        assert set(ids(searcher, f"({one}) OR ({other})")) == union, (one, other)


@pytest.mark.parametrize("text", ASKED)
def test_a_result_has_the_same_articles_in_every_order(searcher: Searcher, text: str) -> None:
    found = [searcher.run(parse(text), sort) for sort in Sort]
    assert len({result.total for result in found}) == 1
    assert len({frozenset(result.ids.tolist()) for result in found}) == 1
    assert all(len(set(result.ids.tolist())) == len(result.ids) == result.total for result in found)


@pytest.mark.parametrize("text", ASKED)
def test_the_newest_first_are_the_oldest_first_backwards(searcher: Searcher, text: str) -> None:
    undated = set(ids(searcher, "is:undated"))
    oldest, newest = (ids(searcher, text, sort) for sort in (Sort.OLDEST, Sort.NEWEST))
    dated = [number for number in oldest if number not in undated]
    assert [number for number in newest if number not in undated] == dated[::-1]
    assert set(oldest[len(dated) :]) == set(newest[len(dated) :]) <= undated


@pytest.mark.parametrize("text", ASKED)
def test_facets_count_what_their_values_find(searcher: Searcher, text: str) -> None:
    query = parse(text)
    total = searcher.run(query).total
    for facet, values in searcher.facets(query).items():
        if facet in ONE_VALUED:
            assert sum(value.count for value in values) == total, facet
        for value in values[:12]:
            narrowed = Query(both(query.tree, Query().with_filter(facet, value.value).tree))
            assert searcher.run(narrowed).total == value.count, (facet, value, narrowed.text)
            assert searcher.run(parse(narrowed.text)).total == value.count, (facet, value, narrowed.text)
            excluded = Query(both(query.tree, Query().with_filter(facet, value.value, exclude=True).tree))
            assert searcher.run(excluded).total == total - value.count, (facet, value, excluded.text)
            if value.value is None:
                assert searcher.run(parse(f"({text or '*'}) {WITHOUT[facet]}")).total == value.count, facet


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("by", By)
def test_bins_and_undated_sum_to_the_total(searcher: Searcher, by: By, text: str) -> None:
    line = searcher.timeline(parse(text), by)
    assert sum(each.count for each in line.bins) + line.undated == searcher.run(parse(text)).total
    assert line.undated == len(set(ids(searcher, text)) & set(ids(searcher, "is:undated")))
    assert [each.start for each in line.bins] == sorted({each.start for each in line.bins})
    assert all(each.count for each in line.bins)


@pytest.mark.parametrize("text", ASKED)
def test_folded_rows_are_one_of_each_group_and_stand_for_all(searcher: Searcher, text: str) -> None:
    query = parse(text)
    for sort in Sort:
        result = searcher.run(query, sort)
        folded = searcher.run(query, sort, folded=True)
        shown = folded.ids.tolist()
        assert folded.total == result.total
        assert len(set(shown)) == len(shown)
        assert [number for number in result.ids.tolist() if number in set(shown)] == shown
        hits = searcher.hits(query, shown, folded=True)
        assert sum(1 + hit.versions for hit in hits) == result.total


@pytest.mark.parametrize("text", ASKED)
def test_marks_lie_in_the_text_and_on_words_that_were_asked_for(searcher: Searcher, text: str) -> None:
    query = parse(text)
    asked = set("".join(words(text)))
    for hit in searcher.hits(query, ids(searcher, text)[:200]):
        for shown, marks in ((hit.title, hit.title_marks), (hit.snippet, hit.marks)):
            assert all(0 <= start < end <= len(shown) for start, end in marks), (hit, marks)
            assert all(end <= start for (_, end), (start, _) in pairwise(marks)), (hit, marks)
            for start, end in marks:
                assert words(shown[start:end]), (shown, start, end)
                if "*" not in text:
                    assert set("".join(words(shown[start:end]))) <= asked, shown[start:end]


def test_a_library_is_asked_and_not_an_empty_one(searcher: Searcher) -> None:
    assert searcher.run(Query()).total > 50
    assert all(ids(searcher, text) for text in ("the", "is:undated", "date:2023"))
