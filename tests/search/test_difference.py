"""How versions of an article differ from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.similarity.difference import Difference, difference, differences, text_words, writing
from tests.search.conftest import MakeArchive, article

TEXT = "The ferry Halcyon left the quay at six and came back at nine."


def between(one: str, other: str, headlines: tuple[str, str] = ("Ferry", "Ferry"), origin: str = "given") -> Difference:
    return difference(writing(headlines[0], origin, one), writing(headlines[1], origin, other))


def test_the_same_words_are_the_same_text_whatever_their_case_and_marks() -> None:
    found = between("“Ferry sails”, they said.", '"FERRY sails" they said')
    assert found.same_text
    assert found.share == 1


def test_another_headline_is_one_that_was_given() -> None:
    assert not between(TEXT, TEXT, ("Ferry sails", "Ferry is late")).same_headline
    assert between(TEXT, TEXT, ("Ferry sails", "FERRY SAILS!")).same_headline
    assert between(TEXT, TEXT, ("The ferry Halcyon", "Ferry is late"), origin="derived").same_headline


def test_words_that_were_replaced_left_out_and_added_are_counted() -> None:
    found = between(TEXT, TEXT.replace("six", "seven").replace("nine", "nine again"))
    assert (found.both, found.lacks, found.adds) == (12, 1, 2)
    assert not found.same_order


def test_a_text_that_was_cut_goes_on_in_the_whole_one() -> None:
    found = between(TEXT, "The ferry Halcyon left the quay")
    assert found.same_order
    assert not found.same_text
    assert (found.lacks, found.adds) == (7, 0)


def test_paragraphs_in_another_order_are_not_the_same_text() -> None:
    found = between("One came.\n\nTwo went.", "Two went.\n\nOne came.")
    assert (found.lacks, found.adds, found.same_text) == (0, 0, False)


def test_of_chinese_each_character_is_a_word_and_both_scripts_are_one() -> None:
    assert text_words("渡輪停航，F-16") == text_words("渡轮停航 f 16")
    found = between("渡輪今日停航", "渡輪明日停航")
    assert (found.both, found.lacks, found.adds) == (5, 1, 1)


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", TEXT), (TEXT, "")])
def test_nothing_is_compared_as_well(one: str, other: str) -> None:
    found = between(one, other)
    assert found.same_text is (one == other)
    assert found.share == 0


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_what_one_lacks_the_other_adds(one: list[str], other: list[str]) -> None:
    there, back = between(" ".join(one), " ".join(other)), between(" ".join(other), " ".join(one))
    assert (there.both, there.lacks, there.adds) == (back.both, back.adds, back.lacks)
    assert there.both + there.lacks == len(one)
    assert there.both + there.adds == len(other)


def test_versions_are_read_from_the_library(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", TEXT), article("Late ferry", TEXT + " Nobody was hurt."))
    found = differences(archive.library.connection, 1, [2, 99])
    assert list(found) == [2]
    assert (found[2].adds, found[2].same_order, found[2].same_headline) == (3, True, False)
    assert differences(archive.library.connection, 99, [2]) == {}
