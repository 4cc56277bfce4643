"""Every place of a word, in a concordance and in a pasted list, is one that the independent reading finds."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backfile.search import Query, Searcher, parse
from backfile.search.language.tree import Text
from backfile.search.usage.concordance import concord
from tests.search.brute.choices import Choices
from tests.search.brute.corpora import WORDS, archive
from tests.search.brute.facts import Item
from tests.search.brute.library import Shelf
from tests.search.brute.places import whole
from tests.search.brute.reading import Reading
from tests.search.brute.wording import spans

_ARTICLES = st.lists(st.binary(min_size=150, max_size=150), min_size=3, max_size=10).map(archive)
_FEW = settings(
    max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    return Shelf(tmp_path_factory.mktemp("places"))


def places_of(word: Text, item: Item) -> int:
    """How often a word stands in an article."""
    return sum(len(spans(word, place)) for place in whole(item.draft))


@_FEW
@given(_ARTICLES, st.binary(min_size=12, max_size=12))
def test_a_concordance_has_a_line_for_each_place(shelf: Shelf, items: list[Item], chosen: bytes) -> None:
    path, numbers = shelf.hold(items)
    # A headline that was taken from the text stands there already, and is not counted twice.
    derived = {number for number, item in zip(numbers, items, strict=True) if "title" in item.draft.derived}
    choices = Choices(chosen)
    with Searcher(path) as searcher:
        for word in (Text(choices.one(WORDS), quoted=True) for _ in range(12)):
            expected = {
                number: places
                for number, item in zip(numbers, items, strict=True)
                if (places := places_of(word, item)) and number not in derived
            }
            with searcher.found(Query(word)) as found:
                *_, lines = concord(found, found.ids())
            counted: dict[int, int] = {}
            for item in lines.item.tolist():
                if item not in derived:
                    counted[item] = counted.get(item, 0) + 1
            assert counted == expected, word


@_FEW
@given(_ARTICLES, st.binary(min_size=30, max_size=30))
def test_a_pasted_list_finds_what_its_lines_find(shelf: Shelf, items: list[Item], chosen: bytes) -> None:
    path, numbers = shelf.hold(items)
    choices = Choices(chosen)
    reading = Reading(items)
    with Searcher(path) as searcher:
        for _ in range(6):
            pasted = tuple(dict.fromkeys(choices.one(WORDS) for _ in range(4)))
            query = parse("\n".join(pasted))
            assert query.unfinished is None
            expected = set().union(*(reading.found(Text(word, quoted=True)) for word in pasted))
            assert set(searcher.run(query).ids.tolist()) == {numbers[at] for at in expected}, pasted
            if len(pasted) > 1:
                assert [line.text for line in query.lines] == list(pasted)
                union = set().union(*(searcher.run(Query(line.tree)).ids.tolist() for line in query.lines))
                assert union == {numbers[at] for at in expected}, pasted
