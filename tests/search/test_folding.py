"""One row stands for a group of versions, and nothing is counted away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.search import Sort, parse

from .conftest import Archive, MakeArchive

TEXT = (
    "The ferry from Ostermoor sails again after three weeks in the dock where its second engine was taken out and put"
    " back twice while the island waited for flour and for post"
)
OTHER = (
    "Fishmongers of three towns closed their stalls because the price of ice had doubled within a month and nobody at"
    " the harbour could say whether a ferry would bring more of it"
)


def draft(title: str, text: str = TEXT, **facts: object) -> Draft:
    return Draft(title=title, paragraphs=(text,), **facts)  # type: ignore[arg-type]


@pytest.fixture
def wire(make_archive: MakeArchive) -> Archive:
    return make_archive(
        draft("First", date="2023-04-01", source="Northlight Wire"),
        draft("Ice", OTHER, date="2023-04-02"),
        draft("Second", date="2023-04-03", source="Strait Ledger"),
        draft("Third", date="2023-04-04", source="Strait Ledger"),
    )


def folded(archive: Archive, text: str, sort: Sort) -> list[tuple[str, int, int]]:
    result = archive.searcher.run(parse(text), sort, folded=True)
    hits = archive.searcher.hits(result.query, result.ids.tolist(), folded=True)
    return [(hit.title, hit.versions, hit.sources) for hit in hits]


@pytest.mark.parametrize(
    ("typed", "sort", "rows"),
    [
        ("ferry", Sort.NEWEST, [("Third", 2, 2), ("Ice", 0, 0)]),
        ("ferry", Sort.OLDEST, [("First", 2, 2), ("Ice", 0, 0)]),
        ("source:strait ferry", Sort.NEWEST, [("Third", 1, 1)]),  # of those found alone
        ("title:second", Sort.NEWEST, [("Second", 0, 0)]),
        ("ice", Sort.NEWEST, [("Ice", 0, 0)]),
        ("nothing", Sort.NEWEST, []),
    ],
)
def test_the_first_in_order_stands_for_the_versions_that_were_found(
    wire: Archive, typed: str, sort: Sort, rows: list[tuple[str, int, int]]
) -> None:
    assert folded(wire, typed, sort) == rows


def test_the_total_counts_each_version(wire: Archive) -> None:
    whole = wire.searcher.run(parse("ferry"), Sort.NEWEST)
    short = wire.searcher.run(parse("ferry"), Sort.NEWEST, folded=True)
    assert (whole.total, len(whole.ids)) == (4, 4)
    assert (short.total, len(short.ids)) == (4, 2)


def test_a_version_that_comes_later_is_folded_as_well(wire: Archive) -> None:
    wire.searcher.run(parse("ferry"), Sort.NEWEST, folded=True)
    wire.add(draft("Fourth", date="2023-04-05"), dump="/dumps/april.jsonl")
    assert folded(wire, "ferry", Sort.NEWEST)[0] == ("Fourth", 3, 2)


@pytest.mark.parametrize(
    ("typed", "item", "others"),
    [("ferry", 1, [3, 4]), ("ferry", 4, [1, 3]), ("source:strait", 4, [3]), ("title:third", 4, []), ("ferry", 2, [])],
)
def test_the_versions_behind_a_row_are_those_that_were_found(
    wire: Archive, typed: str, item: int, others: list[int]
) -> None:
    assert wire.searcher.others(parse(typed), item) == others


def test_the_versions_behind_a_row_come_the_earliest_first_of_one_time_the_longest_and_undated_last(
    make_archive: MakeArchive,
) -> None:
    archive = make_archive(
        draft("Undated"),
        draft("Late", date="2023-04-05"),
        draft("Early, short", date="2023-04-02"),
        draft("Early, long", f"{TEXT}.", date="2023-04-02"),
        draft("Early, longest", f"{TEXT} again and again", date="2023-04-02"),
        draft("Row", date="2023-04-09"),
    )
    assert [archive.library.article(n).title for n in archive.searcher.others(parse("ferry"), 6)] == [
        "Early, longest", "Early, short", "Early, long", "Late", "Undated",
    ]  # fmt: skip


def test_how_much_would_be_folded_is_known_of_what_is_not(wire: Archive) -> None:
    assert wire.searcher.count_folded(wire.searcher.run(parse("ferry"), Sort.NEWEST).ids) == 2


@given(st.lists(st.integers(0, 5), max_size=30), st.randoms(use_true_random=False))
def test_folding_keeps_the_order_and_one_of_each_group(groups: list[int], chance: object) -> None:
    import numpy as np

    from backfile.search.answer.folding import fold
    from backfile.search.plan.columns import Columns

    columns = Columns()
    first: dict[int, int] = {}
    for number, group in enumerate(groups, 1):
        first.setdefault(group, number)
    columns.group = np.array([0, *(first[group] for group in groups)])
    columns.exists = np.array([False, *(True for _ in groups)])
    ids = list(range(1, len(groups) + 1))
    chance.shuffle(ids)  # type: ignore[attr-defined]
    expected = list({int(columns.group[number]): number for number in reversed(ids)}.values())
    assert fold(np.array(ids, np.int64), columns).tolist() == sorted(expected, key=ids.index)
