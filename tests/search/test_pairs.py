"""Pairs of items and what they can have several of, and the spans of time in which items begin."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.library.sqlite import sqlite3
from backfile.search.plan.columns import UNDATED
from backfile.search.plan.pairs import Paired
from tests.search.conftest import MakeArchive, article

LAST = 400


@settings(derandomize=True, max_examples=60)
@given(
    st.sets(st.tuples(st.integers(1, 9), st.integers(1, LAST)), max_size=120),
    st.sets(st.tuples(st.integers(1, 9), st.integers(1, LAST)), max_size=120),
    st.one_of(st.sets(st.integers(1, LAST), max_size=3), st.sets(st.integers(1, LAST), min_size=60)),
)
def test_the_pairs_of_few_items_and_of_many_are_the_same(
    first: set[tuple[int, int]], later: set[tuple[int, int]], wanted: set[int]
) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pairs (value, item, turn)")
    paired = Paired("SELECT group_concat(value), group_concat(item), max(turn) FROM pairs WHERE turn > ?")
    for turn, pairs in enumerate((first, later), 1):
        connection.executemany("INSERT INTO pairs VALUES (?, ?, ?)", [(*pair, turn) for pair in pairs])
        paired.extend(connection)
    mask = np.zeros(LAST + 1, np.bool_)
    mask[list(wanted)] = True
    numbers, items = paired.of(mask)
    found = list(zip(numbers.tolist(), items.tolist(), strict=True))
    assert sorted(found) == sorted(pair for pair in first | later if pair[1] in wanted)


def test_items_that_were_added_since_begin_in_spans_as_well(make_archive: MakeArchive) -> None:
    archive = make_archive(article("One", date="1969-12-31"), article("Two", date="2024-02"), article("Three"))
    columns = archive.searcher._columns
    archive.titles("")
    before = columns.spans("D").tolist()
    archive.add(article("Four", date="2024-02-29T23:59"), article("Five"), dump="/dumps/later.jsonl")
    archive.titles("")
    assert before == [UNDATED, -1, 19754, UNDATED]
    assert columns.spans("D").tolist() == [*before, 19782, UNDATED]
    assert columns.spans("M").tolist() == [UNDATED, -1, 649, UNDATED, 649, UNDATED]
    assert columns.spans("Y").tolist() == [UNDATED, -1, 54, UNDATED, 54, UNDATED]
