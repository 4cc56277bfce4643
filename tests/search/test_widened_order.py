"""Patterns, near spellings and forms are ranked by the words that they find, and what is not ranked is said."""

import pytest

from backfile.search import Sort, parse
from backfile.search.answer import ranking
from tests.search.conftest import Archive, MakeArchive, article

FILLER = "Bread was sold at the market and it rained in the afternoon for an hour or two."


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("The strike", f"{FILLER} An election was mentioned. {FILLER}", language="en", date="2023-01-01"),
        article("Elections", f"The elections, and elections again. {FILLER}", language="en", date="2022-01-01"),
        article("Oyelund burns", f"A fire in Oyelund. {FILLER}", language="en", date="2020-01-01"),
        article("A fire", f"The fire in Oyelnud was put out. {FILLER}", language="en", date="2021-01-01"),
        article("Oyelunds", f"Oyelunds are a kind of pear. {FILLER}", language="en", date="2024-01-01"),
        *(article(f"Market {number}", FILLER, language="en", date=f"2019-01-0{number}") for number in range(1, 9)),
    )


def best(archive: Archive, typed: str) -> tuple[list[str], int]:
    """The headlines in order of relevance, and how many of them are ranked."""
    return archive.titles(typed, Sort.RELEVANCE), archive.searcher.run(parse(typed)).ranked


def test_what_has_other_forms_of_a_word_in_its_headline_comes_before_what_mentions_it(press: Archive) -> None:
    assert best(press, "forms:election") == (["Elections", "The strike"], 2)


def test_what_is_spelled_as_it_was_typed_comes_first_however_rare_a_misspelling_is(press: Archive) -> None:
    assert best(press, "Oyelund~2") == (["Oyelund burns", "Oyelunds", "A fire"], 3)


def test_a_pattern_is_ranked_by_the_words_that_it_stands_for(press: Archive) -> None:
    assert best(press, "elect*n*") == (["Elections", "The strike"], 2)
    assert best(press, "*lections fire~1 OR elections") == (["Elections"], 1)


def test_a_wider_word_and_a_plain_one_are_summed(press: Archive) -> None:
    assert best(press, "fire Oyelund~2") == (["Oyelund burns", "A fire"], 2)
    assert best(press, "bread forms:election")[0] == ["Elections", "The strike"]


def test_what_a_filter_leaves_is_ranked_alike(press: Archive) -> None:
    assert best(press, "Oyelund~2 before:2022") == (["Oyelund burns", "A fire"], 2)


def test_words_beyond_those_that_are_scored_come_last_and_it_is_said(make_archive: MakeArchive) -> None:
    words = [f"pier{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    archive = make_archive(*(article(f"On {word}", f"A {word}. {FILLER}", language="en") for word in words))
    titles, ranked = best(archive, "pier?")
    assert len(set(titles)) == 26
    assert ranked == ranking.MOST_ALTERNATIVES


@pytest.mark.parametrize("typed", ["/elections?/", "习?平"])
def test_what_cannot_be_ranked_is_by_date_and_says_so(make_archive: MakeArchive, typed: str) -> None:
    archive = make_archive(
        article("Old", "An election, 习近平.", date="2001"), article("New", "The elections, 习远平.", date="2002")
    )
    result = archive.searcher.run(parse(typed))
    assert archive.titles(typed, Sort.RELEVANCE) == ["New", "Old"]
    assert "Nothing in this can be ranked: the newest come first." in result.notes
    assert archive.searcher.run(parse(typed), Sort.NEWEST).notes == ()


def test_facts_alone_are_by_date_without_a_word_about_it(press: Archive) -> None:
    assert press.searcher.run(parse("before:2022")).notes == ()


def test_of_too_many_those_with_a_form_in_their_headline_come_first(
    press: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, least in (("MOST_SCORED", 1), ("MOST_PROMINENT", 1), ("MOST_BEGUN", 1), ("FEW", 1)):
        monkeypatch.setattr(ranking, name, least)
    titles, ranked = best(press, "forms:election")
    assert titles[0] == "Elections"
    assert ranked == 1


def test_the_words_of_a_pattern_are_looked_up_anew_when_there_are_more(press: Archive) -> None:
    assert best(press, "el*ct*n*")[1] == 2
    press.add(article("Electors", f"The electors came. {FILLER}", language="en"), dump="/dumps/april.jsonl")
    assert best(press, "el*ct*")[1] == 3
    assert best(press, "el*ct*n* OR electo*")[1] == 3
