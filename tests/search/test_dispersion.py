"""How evenly hits lie: figures by hand."""

import numpy as np
import pytest

from backfile.search import Sort, parse
from backfile.search.usage.concordance import concord
from backfile.search.usage.dispersion import Among, Dispersion, dispersion, juilland, portions
from tests.search.conftest import Archive, MakeArchive, article


def told(archive: Archive, text: str, parts: int) -> Dispersion:
    with archive.searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
        items = found.columns.in_order(found.around(), newest=False)
        return dispersion(lines, items, found.lengths()[items], parts=parts)


@pytest.mark.parametrize(
    ("shares", "evenness"),
    [
        ([4, 4, 4, 4], 1.0),
        ([8, 0, 0, 0], 0.0),
        ([1, 3], 0.5),  # mean 2, deviation 1, V 0.5, over √1
        ([0, 0, 3, 3, 4], 1 - (2.8**0.5 / 2) / 2),
    ],
)
def test_juillands_d_is_one_where_even_and_nought_where_all_is_in_one_part(
    shares: list[float], evenness: float
) -> None:
    assert juilland(np.array(shares, float)) == pytest.approx(evenness)


@pytest.mark.parametrize("shares", [[], [3], [0, 0, 0]])
def test_where_there_is_nothing_to_compare_nothing_is_told(shares: list[float]) -> None:
    assert juilland(np.array(shares, float)) is None


def test_hits_fall_into_parts_in_order_of_time(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("new", "ferry ferry here", date="2024", source="A"),
        article("old", "ferry was there", date="2019", source="B"),
        article("no date", "ferry it was", source="A"),
        article("between", "nothing at all", date="2021", source="C"),
    )
    found = told(archive, "ferry", parts=4)
    assert found.hits == (1, 0, 2, 1)
    assert (found.articles, found.of, found.sources, found.of_sources) == (3, 4, 2, 3)
    assert found.evenness == pytest.approx(1 - (0.5**0.5 / 1) / 3**0.5)


def test_parts_have_as_many_words_each_as_articles_allow(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("a", "one two three four ferry six", date="2019"),
        article("b", "ferry two", date="2020"),
        article("c", "ferry two", date="2021"),
        article("d", "ferry two", date="2022"),
    )
    assert told(archive, "ferry", parts=2).hits == (1, 3)


def test_filters_say_what_the_hits_are_spread_over(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("a", "ferry", date="2019", source="A"),
        article("b", "quay", date="2020", source="A"),
        article("c", "quay", date="2020", source="B"),
    )
    assert told(archive, "ferry source:A", parts=2).of == 2
    assert told(archive, "ferry", parts=2).of == 3


def test_a_library_without_anything_has_no_dispersion(make_archive: MakeArchive) -> None:
    found = told(make_archive(article("a", "quay")), "ferry", parts=10)
    assert (found.hits, found.evenness, found.articles) == ((0,), None, 0)
    with make_archive().searcher.found(parse("x")) as nothing:
        *_, lines = concord(nothing, nothing.ids(Sort.NEWEST))
        assert dispersion(lines, nothing.ids(), nothing.lengths()[nothing.ids()]).hits == (0,)


@pytest.fixture
def papers(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("a", "ferry ferry one", date="2019-05-01", source="Wire"),
        article("b", "quay of the town", date="2019-06", source="Ledger"),
        article("c", "one ferry", date="2021-02-03", source="Wire"),
        article("d", "a ferry", source="Ledger"),
        article("e", "ferry", date="2021"),
        article("f", "quay", date="2022", source="Courier"),
    )


def rows(archive: Archive, text: str, among: Among) -> list[tuple[str | None, int, int, int]]:
    with archive.searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
        items = found.columns.in_order(found.around(), newest=False)
        every = portions(lines, items, found.lengths()[items], among)
    return [(each.value, each.dispersion.total, each.dispersion.of, each.dispersion.words) for each in every]


def test_each_source_with_a_hit_has_a_row_the_most_hits_first(papers: Archive) -> None:
    assert rows(papers, "ferry", Among.SOURCE) == [("Wire", 3, 2, 5), (None, 1, 1, 1), ("Ledger", 1, 2, 6)]


def test_each_year_with_a_hit_has_a_row_in_order_and_the_undated_come_last(papers: Archive) -> None:
    assert rows(papers, "ferry", Among.YEAR) == [("2019", 2, 2, 7), ("2021", 2, 2, 3), (None, 1, 1, 2)]
    assert rows(papers, "nowhere", Among.YEAR) == []


def test_a_part_knows_the_line_of_its_oldest_hit(papers: Archive) -> None:
    with papers.searcher.found(parse("ferry")) as found:
        *_, lines = concord(found, found.ids(Sort.NEWEST))
        items = found.columns.in_order(found.around(), newest=False)
        whole = dispersion(lines, items, found.lengths()[items], parts=3)
    oldest = [int(lines.item[number]) for number in whole.firsts if number >= 0]
    assert oldest[0] == 1
    assert lines.start[whole.firsts[0]] == 0
    assert [number >= 0 for number in whole.firsts] == [hits > 0 for hits in whole.hits]


def test_hits_are_told_by_a_million_words(papers: Archive) -> None:
    with papers.searcher.found(parse("ferry source:Wire")) as found:
        *_, lines = concord(found, found.ids())
        items = found.columns.in_order(found.around(), newest=False)
        whole = dispersion(lines, items, found.lengths()[items])
    assert (whole.total, whole.words, whole.per_million) == (3, 5, 600_000)


def test_lengths_are_known_of_what_came_since(papers: Archive) -> None:
    with papers.searcher.found(parse("ferry")) as found:
        assert found.lengths().sum() == 13
    papers.add(article("g", "one more ferry"))
    with papers.searcher.found(parse("ferry")) as found:
        assert found.lengths()[7] == 3
