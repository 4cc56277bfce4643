"""Which words of an article's page are marked: those by which it was found, each in its own part and language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.search import parse
from backfile.window.article.reading import Marked, Reading, apart, read
from tests.search.conftest import Archive, article, marked


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Archive]:
    made = Archive(tmp_path / "press.backfile")
    made.add(
        article(
            "Harbour elections",
            "An election was held at the pier.\n\nThe pier was full; every boat that sails\n\nwas moored there.",
            kicker="Elections",
            language="en",
        ),
        article("Wahlen am Hafen", "Die Häfen wählten. Der Hafen wählte auch.", language="de"),
    )
    yield made
    made.close()


def seen(press: Archive, item: int, query: str) -> list[str]:
    """What is marked, part by part."""
    found: Reading = read(press.library, item, parse(query))
    parts = (found.kicker, found.title, found.standfirst, *found.paragraphs)
    return [word for part in parts for word in marked(part.text, part.marks)]


def test_forms_of_a_word_are_those_of_the_articles_language(press: Archive) -> None:
    assert seen(press, 1, "forms:election") == ["Elections", "elections", "election"]
    assert seen(press, 2, "forms:Hafen") == ["Hafen", "Häfen", "Hafen"]
    assert seen(press, 2, "forms:wählt") == ["wählten", "wählte"]
    assert seen(press, 1, "forms:wählt") == []


def test_a_word_of_the_headline_is_marked_in_the_headline_alone(press: Archive) -> None:
    assert seen(press, 1, "title:elections") == ["elections"]
    assert seen(press, 1, "text:election") == ["election"]


def test_what_must_be_in_the_lead_is_marked_in_the_lead_alone(press: Archive) -> None:
    found = read(press.library, 1, parse("lead:(pier OR was)"))
    assert [marked(each.text, each.marks) for each in found.paragraphs] == [["was", "pier"], ["pier", "was"], []]


def test_a_phrase_across_the_end_of_a_paragraph_is_marked_on_either_side(press: Archive) -> None:
    assert seen(press, 1, '"sails was"') == ["sails", "was"]


def test_marks_of_a_whole_text_are_shared_out_among_its_paragraphs() -> None:
    whole = Marked("one two\n\nthree\n\n\n\nfour", ((0, 3), (4, 14), (18, 22)))
    parts = apart(whole, ("one two", "three", "", "four"))
    assert [part.text for part in parts] == ["one two", "three", "", "four"]
    assert [marked(part.text, part.marks) for part in parts] == [["one", "two"], ["three"], [], ["four"]]


def test_a_results_snippet_marks_the_forms_of_the_articles_language(press: Archive) -> None:
    hit = press.hit("forms:wählt")
    assert marked(hit.snippet, hit.marks) == ["wählten", "wählte"]
