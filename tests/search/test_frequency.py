"""Frequency over time: counts, shares, and what cannot be put into a span."""

import pytest

from backfile.search import parse
from backfile.search.reading.marking import sought
from backfile.search.usage.concordance import concord
from backfile.search.usage.frequency import Bin, Frequency, Share, Span, count_hits, frequency
from backfile.search.usage.indexed import indexed
from tests.search.conftest import Archive, MakeArchive, article, excerpt


def told(archive: Archive, text: str, by: Span = Span.MONTH) -> Frequency:
    with archive.searcher.found(parse(text)) as found:
        *_, (_, hits) = count_hits(found)
        return frequency(found, by, hits)


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("a", "ferry after ferry", date="2023-03-01", source="Wire"),
        article("b", "one ferry came in", date="2023-03-31T23:59:00+09:00", source="Wire"),
        article("c", "quay", date="2023-03-15", source="Courier"),
        article("d", "the ferry", date="2023-05-02", source="Courier"),
        article("e", "some day a ferry", source="Wire"),
        article("f", "in that year no ferry", date="2023", source="Wire"),
        article("g", "quay", date="2022-12-31"),
    )


def test_hits_and_articles_are_counted_by_the_span_in_which_an_article_lies(press: Archive) -> None:
    found = told(press, "ferry")
    assert found.bins == (
        Bin(0, 0, 1, 1, "2022-12"),
        Bin(2, 3, 3, 8, "2023-03"),
        Bin(1, 1, 1, 2, "2023-05"),
    )
    assert found.undated == Share(1, 1, 1, 4)
    assert found.coarse == Share(1, 1, 1, 5)
    assert found.total == Share(5, 6, 7, 20)
    assert found.first == "2023"  # its year begins before the others


def test_shares_are_of_a_thousand_articles_and_of_a_million_words(press: Archive) -> None:
    march = told(press, "ferry").bins[1]
    assert march.per_thousand == pytest.approx(2000 / 3)
    assert march.per_million == pytest.approx(375_000)


def test_filters_say_of_what_a_share_is(press: Archive) -> None:
    assert told(press, "ferry source:Courier").bins == (
        Bin(0, 0, 1, 1, "2023-03"),
        Bin(1, 1, 1, 2, "2023-05"),
    )


@pytest.mark.parametrize(
    ("by", "starts"),
    [
        (Span.YEAR, ["2022", "2023"]),
        (Span.QUARTER, ["2022-Q4", "2023-Q1", "2023-Q2"]),
        (Span.MONTH, ["2022-12", "2023-03", "2023-05"]),
        (Span.WEEK, ["2022-12-26", "2023-02-27", "2023-03-13", "2023-03-27", "2023-05-01"]),
        (Span.DAY, ["2022-12-31", "2023-03-01", "2023-03-15", "2023-03-31", "2023-05-02"]),
    ],
)
def test_spans_are_named_by_their_beginning(press: Archive, by: Span, starts: list[str]) -> None:
    assert [each.start for each in told(press, "ferry", by).bins] == starts


@pytest.mark.parametrize("by", Span)
@pytest.mark.parametrize("text", ["ferry", "quay", "", "source:Wire", "ferry -quay"])
def test_bins_undated_and_coarse_ones_sum_to_the_total(press: Archive, by: Span, text: str) -> None:
    found = told(press, text, by)
    parts = [*found.bins, found.undated, found.coarse]
    for name in ("articles", "hits", "of_articles", "of_words"):
        assert sum(getattr(part, name) for part in parts) == getattr(found.total, name)


def test_a_year_is_no_coarse_date_of_a_year(press: Archive) -> None:
    assert told(press, "ferry", Span.YEAR).coarse == Share(0, 0, 0, 0)


def test_spans_before_1970_come_in_order(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(day, "ferry", date=day) for day in ("1969-12-31", "1969-12-28", "1912-04-15")))
    assert [each.start for each in told(archive, "ferry", Span.WEEK).bins] == ["1912-04-15", "1969-12-22", "1969-12-29"]
    assert [each.start for each in told(archive, "ferry", Span.QUARTER).bins] == ["1912-Q2", "1969-Q4"]


def test_articles_are_known_before_the_hits_are(press: Archive) -> None:
    with press.searcher.found(parse("ferry")) as found:
        early = frequency(found, Span.YEAR)
    assert (early.total.articles, early.total.hits, early.total.per_million) == (5, None, None)


def test_hits_are_counted_as_the_concordance_counts_them(press: Archive) -> None:
    assert told(press, '"ferry after ferry" OR ferry').total.hits == 5


def test_nothing_found_and_nothing_there(make_archive: MakeArchive) -> None:
    assert told(make_archive(), "ferry") == Frequency(
        Span.MONTH, Share(0, 0, 0, 0), (), Share(0, 0, 0, 0), Share(0, 0, 0, 0), None
    )


WIRE = (
    "The ferry from Ostermoor sails again after three weeks in the dock where its second engine was taken out and put"
    " back twice while the island waited for flour and for post"
)


@pytest.fixture
def wire(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("Printed later", WIRE, date="2023-05-04", source="Ledger"),
        article("Printed first", WIRE, date="2023-04-01", source="Wire"),
        article("Quay", "nothing of that kind", date="2023-04-02", source="Wire"),
        article("Undated", WIRE, source="Courier"),
    )


def folded(archive: Archive, text: str) -> Frequency:
    with archive.searcher.found(parse(text)) as found:
        *_, (_, hits) = count_hits(found, folded=True)
        return frequency(found, Span.MONTH, hits, folded=True)


def test_versions_that_are_folded_count_once_where_the_oldest_was_printed(wire: Archive) -> None:
    found = folded(wire, "ferry")
    assert [(each.start, each.articles, each.hits, each.of_articles) for each in found.bins] == [("2023-04", 1, 1, 2)]
    assert (found.total.articles, found.total.of_articles, found.undated.articles) == (1, 2, 0)
    assert told(wire, "ferry").total.articles == 3


def test_of_versions_the_oldest_that_is_found_counts_and_no_share_passes_the_whole(wire: Archive) -> None:
    later = folded(wire, "title:later")
    assert [(each.start, each.articles, each.of_articles) for each in later.bins] == [
        ("2023-04", 0, 1),
        ("2023-05", 1, 1),
    ]
    assert all(each.articles <= each.of_articles for each in later.bins)


def test_folded_hits_are_those_of_the_folded_concordance(wire: Archive) -> None:
    with wire.searcher.found(parse("the")) as found:
        *_, lines = concord(found, found.ids(folded=True))
    assert folded(wire, "the").total.hits == len(lines) == 3


@pytest.mark.parametrize(
    "text", ["ferry", "ferry OR quay", "title:ferry", "text:ferry -quay", "ferry deck", "ferry harbour"]
)
def test_hits_counted_by_the_index_are_those_that_reading_finds(make_archive: MakeArchive, text: str) -> None:
    archive = make_archive(
        article("Ferry ferry", "Ferry after ferry; FERRY. A quay.", kicker="A ferry", standfirst="on deck"),
        excerpt("The old ferry sails again, the harbour says: a ferry."),
        article("Quay", "nothing"),
        article("Deck", "no ferry, no férry, no ferryman"),
    )
    with archive.searcher.found(parse(text)) as found:
        *_, (_, read) = count_hits(found)
        counted = indexed(found, sought(found.query.tree))
    assert counted is not None
    assert counted.tolist() == read.tolist()
    assert sum(counted) > 0


@pytest.mark.parametrize(
    "text", ['"old ferry"', "ferr*", "=Ferry", "渡輪", "ferry~1", "ferry NEAR/2 old", "source:Wire"]
)
def test_what_the_index_can_not_count_is_read(make_archive: MakeArchive, text: str) -> None:
    with make_archive(article("x", "old ferry")).searcher.found(parse(text)) as found:
        counted = indexed(found, sought(found.query.tree))
    assert counted is None or not sought(parse(text).tree)
