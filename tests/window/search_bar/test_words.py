"""Queries said in words: chips, the sentence, and what is left of it where room is short."""

import pytest

from backfile.window.question import question
from backfile.window.search_bar.words import Phrase, chip_text, fitted, inner_text, sentence


def said(text: str) -> str:
    return "".join(phrase.text for phrase in sentence(question(text)))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "All articles"),
        ("ferry strait", "Articles with ferry and strait"),
        ("ferry -boat", "Articles with ferry, without boat"),
        ("ferry OR boat", "Articles with either ferry or boat"),
        ('"night boat"', "Articles with “night boat”"),
        ("title:ferry", "Articles with ferry in the headline"),
        ("source:courier", "Articles from courier"),
        ('source:("The Courier" OR "The Ledger")', "Articles from “The Courier” or “The Ledger”"),
        ("ferry date:[2022-01 TO 2023-06]", "Articles with ferry, from January 2022 to June 2023"),
        ("(date:[2022-01 TO 2023-06] OR is:undated)", "Articles either from January 2022 to June 2023 or undated"),
        ("ferry -section:Opinion", "Articles with ferry, not in Opinion"),
        ("-has:source", "Articles without a source"),
        ("dump:all kind:article", "Full articles imported from all"),
        ("ferry has:author", "Articles with ferry, with an author"),
        ("date:2023", "Articles of 2023"),
        ("date:2023-04-03", "Articles of 3 April 2023"),
        ("before:2024", "Articles before 2024"),
        ("lang:zh-Hant", "Articles written in 中文（繁體）"),
        (
            "h?rbour para:(ferry strait)",
            "Articles with h?rbour (any letter for ?), with ferry and strait in one paragraph",
        ),
    ],
)
def test_a_query_is_said_as_a_sentence(query: str, words: str) -> None:
    assert said(query) == words


@pytest.mark.parametrize(
    ("query", "chip"),
    [
        ("section:Transport", "Transport"),
        ("date:[2022-01 TO 2023-06]", "Jan 2022 – Jun 2023"),
        ("date:2023", "2023"),
        ("date:{2021 TO 2024}", "after 2021, before 2024"),
        ("date:[2021 TO 2024}", "from 2021, before 2024"),
        ("is:undated", "Undated"),
        ("lang:zh-Hant", "中文（繁體）"),
        ("kind:excerpt", "Excerpts"),
        ("-has:source", "No source"),
        ("source:cour*", "cour*"),
        ("last:30d", "Last 30 days"),
        ("last:week", "Last week"),
        ("words:>1000", "Over 1,000 words"),
        ("words:>=1000", "From 1,000 words"),
        ("words:<1000", "Under 1,000 words"),
        ("words:<=1000", "Up to 1,000 words"),
        ("words:500..800", "500 – 800 words"),
        ("words:500", "500 words"),
        ("id:>48112", "Added after no. 48,112"),
    ],
)
def test_a_chip_says_its_filter_in_a_word_or_two(query: str, chip: str) -> None:
    (one,) = question(query).filters
    assert chip_text(one) == chip


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (99, "Articles with ferry and strait · 1,204"),
        (33, "Articles with ferry and… · 1,204"),
        (30, "Articles with ferry… · 1,204"),
        (1, "Articles… · 1,204"),
    ],
)
def test_what_was_found_is_the_last_to_be_cut(room: int, shown: str) -> None:
    words = [Phrase("Articles with "), Phrase("ferry", True), Phrase(" and "), Phrase("strait", True)]
    end = [Phrase(" · "), Phrase("1,204", True)]

    def text(phrases: list[Phrase]) -> str:
        return "".join(phrase.text for phrase in phrases)

    assert text(fitted(words, end, lambda tried: len(text(tried)) <= room)) == shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("id:>48", "added after no. 48"),
        ("words:>1000", "over 1,000 words"),
        ("kind:excerpt", "excerpts"),
        ("-has:source", "no source"),
        ("section:Transport", "Transport"),
        ("lang:en", "English"),
        ("date:2022-01", "Jan 2022"),
        ("last:30d", "last 30 days"),
    ],
)
def test_within_a_sentence_only_names_begin_with_a_capital(query: str, words: str) -> None:
    assert inner_text(question(query).filters[0]) == words
