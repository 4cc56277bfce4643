"""Any query over any archive finds exactly the articles that an independent reading of both finds."""

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backfile.library import Library
from backfile.search import Query, Searcher, parse
from backfile.search.language.write import write
from backfile.search.plan import evaluate, lookup
from backfile.search.plan.shares import Shares
from tests.search.brute.choices import Choices
from tests.search.brute.corpora import archive
from tests.search.brute.facts import Item
from tests.search.brute.library import Shelf
from tests.search.brute.queries import tree as tree_of
from tests.search.brute.reading import Reading
from tests.search.brute.typed import typed

# A library is made for each example, so an example asks it many questions. To hunt:
# BACKFILE_EXAMPLES=5000 pytest tests/search/brute
EXAMPLES = int(os.environ.get("BACKFILE_EXAMPLES", "0"))
QUESTIONS = 25


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    return Shelf(tmp_path_factory.mktemp("exactness"))


_ARTICLES = st.lists(st.binary(min_size=150, max_size=150), min_size=3, max_size=14).map(archive)
_QUESTIONS = st.lists(st.binary(min_size=50, max_size=50), min_size=QUESTIONS, max_size=QUESTIONS)


def _examples(few: int) -> settings:
    return settings(
        max_examples=EXAMPLES or few,
        derandomize=not EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=list(Phase) if EXAMPLES else [Phase.generate],
    )


@_examples(150)
@given(_ARTICLES, _QUESTIONS)
def test_every_query_finds_what_the_independent_reading_finds(
    shelf: Shelf, items: list[Item], questions: list[bytes]
) -> None:
    _ask(shelf, items, questions)


@_examples(40)
@given(_ARTICLES, _QUESTIONS)
def test_texts_that_are_read_instead_of_walking_the_index_give_the_same(
    shelf: Shelf, items: list[Item], questions: list[bytes]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "WALKED_MEANWHILE", 0)  # as if every walk were long
        patch.setattr(lookup, "FEW_ARE_READ", 0)
        _ask(shelf, items, questions)


@_examples(15)
@given(_ARTICLES, _QUESTIONS)
def test_the_index_walked_in_halves_finds_the_same(shelf: Shelf, items: list[Item], questions: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"MANY": 0, "LONG": -1, "LONG_OF_WORDS": -1}.items():
            patch.setattr(lookup, name, value)
        _ask(shelf, items, questions)


@_examples(40)
@given(_ARTICLES, _QUESTIONS)
def test_beginnings_that_are_looked_up_word_by_word_find_the_same(
    shelf: Shelf, items: list[Item], questions: list[bytes]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "WALKED_FOR_A_WORD", 0)  # as if there were no rare words
        patch.setattr(Shares, "walked", lambda *_: 1e6)
        _ask(shelf, items, questions)


@_examples(40)
@given(_ARTICLES, _QUESTIONS)
def test_until_an_index_of_other_rules_is_made_anew_the_texts_give_the_same(
    shelf: Shelf, items: list[Item], questions: list[bytes]
) -> None:
    _ask(shelf, items, questions, by_other_rules)


@_examples(60)
@given(_ARTICLES, _QUESTIONS)
def test_what_people_type_finds_what_it_plainly_means(shelf: Shelf, items: list[Item], questions: list[bytes]) -> None:
    path, numbers = shelf.hold(items)
    reading = Reading(items)
    with Searcher(path) as searcher:
        for text, tree, _ in (typed(Choices(question)) for question in questions):
            expected = {numbers[at] for at in reading.found(tree)}
            assert set(searcher.run(parse(text)).ids.tolist()) == expected, (text, parse(text).tree)


def by_other_rules(library: Library) -> None:
    """As if everything that is made of the texts were of no use."""
    ask = library.connection.execute
    ask("UPDATE meta SET value = 'another' WHERE key = 'tokeniser'")
    ask("INSERT INTO fts (fts) VALUES ('delete-all')")
    ask("INSERT INTO headlines (headlines) VALUES ('delete-all')")
    ask("DELETE FROM vocabulary")
    ask("UPDATE items SET words = 7")
    ask("UPDATE facet_values SET folded = ''")


def _ask(
    shelf: Shelf, items: list[Item], questions: list[bytes], spoil: Callable[[Library], None] | None = None
) -> None:
    path, numbers = shelf.hold(items)
    if spoil is not None:
        with Library.open(path) as library:
            spoil(library)
    reading = Reading(items)
    with Searcher(path) as searcher:
        for tree in (tree_of(Choices(question), items) for question in questions):
            expected = {numbers[at] for at in reading.found(tree)}
            assert set(searcher.run(Query(tree)).ids.tolist()) == expected, tree
            assert set(searcher.run(parse(write(tree))).ids.tolist()) == expected, (write(tree), parse(write(tree)))
