"""A list's table has for each line what that line finds by itself, under whatever else narrows the list."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backfile.search import Query, Searcher
from backfile.search.answer.lines import count_lines
from backfile.search.language.joining import both, either
from backfile.search.language.query import Line
from backfile.search.language.tree import Tree
from tests.search.brute.asked_facts import fact
from tests.search.brute.choices import Choices
from tests.search.brute.corpora import archive
from tests.search.brute.facts import Item
from tests.search.brute.library import Shelf
from tests.search.brute.queries import tree as tree_of


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    return Shelf(tmp_path_factory.mktemp("lines"))


def total(searcher: Searcher, *trees: Tree) -> int:
    return searcher.run(Query(both(*trees))).total


@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(
    st.lists(st.binary(min_size=150, max_size=150), min_size=3, max_size=14).map(archive),
    st.lists(st.binary(min_size=50, max_size=50), min_size=2, max_size=12),
    st.lists(st.binary(min_size=50, max_size=50), max_size=2),
)
def test_a_line_counts_what_it_finds_by_itself_under_the_filters(
    shelf: Shelf, items: list[Item], chosen: list[bytes], narrowing: list[bytes]
) -> None:
    path, _ = shelf.hold(items)
    trees = [tree_of(Choices(each), items) for each in chosen]
    around = both(*(fact(Choices(each)) for each in narrowing))
    with Searcher(path) as searcher:
        with searcher.found(Query(around)) as found:
            counts = list(count_lines(found, [Line(str(number), tree) for number, tree in enumerate(trees)]))
        assert [count.total for count, _ in counts] == [total(searcher, around, tree) for tree in trees]
        assert [so_far for _, so_far in counts] == [
            total(searcher, around, either(*trees[:number])) for number in range(1, len(trees) + 1)
        ]
