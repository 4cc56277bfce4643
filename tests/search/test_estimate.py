"""About how many, and where, before the exact counts are there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search import By, parse
from backfile.search.answer import sampling
from backfile.search.answer.sampling import _stripes
from backfile.search.plan import lookup
from tests.search.conftest import Archive, MakeArchive, article

FILLER = "Nothing of note happened in the village on that day. " * 3


@pytest.fixture
def press(make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """As if its index and its texts were long; every item is in a stripe."""
    monkeypatch.setattr(sampling, "LONG_WALK", 0)
    monkeypatch.setattr(sampling, "MANY_READ", 0)
    monkeypatch.setattr(sampling, "_LONGEST", 60.0)
    return make_archive(
        *(
            article(
                f"Harbour note {number}",
                f"{FILLER}The ferry of the harbour sails{' at noon' if number % 3 else ''}.\n\nMore.\n\n{number}.",
                date=f"2023-{1 + number % 4:02}-07" if number % 9 else None,
                source="Wire" if number % 4 else "Ledger",
                language="en",
            )
            for number in range(120)
        ),
        *(article(f"Boat {number}", f"{FILLER} {number}", date="2024") for number in range(30)),
        article("Lone harbour", f"{FILLER} A harbour.", source="Lone Voice"),
    )


LONG = ["ferry", "the ferry", '"of the"', "ferry -noon", "ferr*", "lead:ferry", "=ferry", "/ferr./", "source:Wire noon"]


@pytest.mark.parametrize("typed", LONG)
def test_an_estimate_says_about_what_the_exact_counts_say(press: Archive, typed: str) -> None:
    query = parse(typed)
    about = press.searcher.estimate(query, by=By.MONTH)
    assert about is not None
    assert about.timeline is not None
    total = press.searcher.run(query).total
    assert abs(about.total - total) <= 0.05 * total
    exact = {each.value: each.count for each in press.searcher.facets(query)["source"]}
    for value in about.facets["source"]:
        assert value.is_estimate
        assert abs(value.count - exact[value.value]) <= 0.05 * exact[value.value]
    bins = {each.start: each.count for each in press.searcher.timeline(query).bins}
    assert about.timeline.is_estimate
    assert {each.start for each in about.timeline.bins} <= set(bins)
    assert all(abs(each.count - bins[each.start]) <= 0.05 * bins[each.start] + 1 for each in about.timeline.bins)


def test_an_expression_is_looked_for_where_the_index_has_its_letters(
    press: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "FEW_ARE_READ", 0)
    about = press.searcher.estimate(parse("/ferr[aeiouy]/"))
    assert about is not None
    assert about.total == press.searcher.run(parse("/ferr[aeiouy]/")).total == 120


def test_what_few_items_have_is_left_out_and_never_said_to_be_nothing(press: Archive) -> None:
    about = press.searcher.estimate(parse("harbour"))
    assert about is not None
    assert "Lone Voice" not in {each.value for each in about.facets["source"]}
    assert all(each.count > 0 for values in about.facets.values() for each in values)
    assert "Lone Voice" in press.facet("source", "harbour")


@pytest.mark.parametrize("typed", ["", "xyzzy", "source:Wire", "ferry~1", "/xyzzy/", "wom?n"])
def test_nothing_is_estimated_that_is_counted_soon_or_hardly_found(press: Archive, typed: str) -> None:
    assert press.searcher.estimate(parse(typed)) is None


def test_what_is_known_exactly_is_not_estimated(press: Archive) -> None:
    query = parse("ferry")
    press.searcher.run(query)
    assert press.searcher.estimate(query) is None


def test_small_libraries_are_counted_at_once(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"Ferry {number}", f"The ferry {number}.") for number in range(40)))
    assert archive.searcher.estimate(parse("the ferry")) is None
    assert archive.searcher.estimate(parse("lead:ferry")) is None


def test_an_estimate_changes_with_the_library(press: Archive) -> None:
    before = press.searcher.estimate(parse("ferry"))
    press.add(*(article(f"New {number}", f"A ferry again, {number}.") for number in range(80)), dump="/dumps/new.jsonl")
    after = press.searcher.estimate(parse("ferry"))
    assert before is not None
    assert after is not None
    assert after.total - before.total == 80


def test_a_month_that_is_in_no_stripe_is_told_by_those_around_it(
    make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    months = [f"{2001 + at // 12}-{1 + at % 12:02}" for at in range(240)]
    archive = make_archive(
        *(
            article(f"Note {at}", f"{FILLER}{'A ferry' if at % 2 else 'A boat'}, {at}.", date=months[at // 10])
            for at in range(2400)
        )
    )
    for name, value in {"LONG_WALK": 0, "MANY_READ": 0, "_STRIPES": 4, "_FEWEST": 4, "_WALK": 10**9}.items():
        monkeypatch.setattr(sampling, name, value)
    query = parse("ferry")
    about = archive.searcher.estimate(query, by=By.MONTH)
    assert about is not None
    assert about.timeline is not None
    exact = archive.searcher.timeline(query, By.MONTH)
    assert {each.start: each.count for each in about.timeline.bins} == {each.start: each.count for each in exact.bins}


@given(st.integers(1, 5_000_000), st.sampled_from([1 / 64, 1 / 16, 1 / 4, 1 / 2]), st.integers(32, 128))
def test_stripes_do_not_overlap_and_have_their_share(last: int, share: float, count: int) -> None:
    stripes = _stripes(last, share, count)
    assert all(1 <= first <= end <= last for first, end in stripes)
    assert all(end < first for (_, end), (first, _) in pairwise(stripes))
    if len(stripes) > 1:
        assert sum(end - first + 1 for first, end in stripes) == pytest.approx(share * last, rel=0.01)
