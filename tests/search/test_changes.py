"""Versions side by side: which paragraphs belong together, and which words differ in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.similarity.changes import Pair, changed, side_by_side, words_of

CREWS = "The crews were close to an agreement on the beacons, people on both sides said."
SOUP = "“We are cold, and we have run out of soup,” a deckhand said."
VOTE = "The council is to vote on the cost on Monday."


def marked(pair: Pair) -> list[tuple[str, str]]:
    """What each change takes out and puts in."""
    one, other = pair.one or "", pair.other or ""
    return [(one[slice(*change.one)], other[slice(*change.other)]) for change in pair.changes]


def test_words_that_took_the_place_of_others_are_one_change() -> None:
    pair = changed(CREWS, CREWS.replace("were close to", "reached"))
    assert marked(pair) == [("were close to", "reached")]


def test_words_that_were_left_out_or_put_in_have_an_empty_place_on_the_other_side() -> None:
    assert marked(changed("The ferry sails", "The old ferry sails")) == [("", "old")]
    assert marked(changed("The ferry sails at six", "The ferry sails")) == [("at six", "")]


def test_case_and_quotation_marks_are_no_change() -> None:
    assert changed("“Ferry” sails", '"FERRY" sails').changes == ()


def test_one_word_that_stays_between_two_changes_belongs_to_them() -> None:
    assert marked(changed("cold and late boats sail", "warm and early boats sail")) == [
        ("cold and late", "warm and early")
    ]


def test_chinese_is_compared_by_its_characters() -> None:
    assert marked(changed("渡輪今日停航，F-16到了", "渡輪明日停航，F-16到了")) == [("今", "明")]
    assert [text.key for text in words_of("渡輪 a")] == ["渡", "轮", "a"]


def test_paragraphs_stand_beside_what_they_became_or_alone() -> None:
    later = [CREWS.replace("close", "near"), VOTE, "Night sailings could start a week later."]
    pairs = side_by_side([CREWS, SOUP, VOTE], later)
    assert [(pair.one, pair.other) for pair in pairs] == [
        (CREWS, later[0]), (SOUP, None), (VOTE, VOTE), (None, later[2]),
    ]  # fmt: skip
    assert [marked(pair) for pair in pairs] == [[("close", "near")], [], [], []]


def test_a_paragraph_that_was_rewritten_is_left_out_and_another_put_in() -> None:
    pairs = side_by_side(["Nobody was hurt.", VOTE], ["Boats of three islands came.", VOTE])
    assert [(pair.one, pair.other) for pair in pairs] == [
        ("Nobody was hurt.", None), (None, "Boats of three islands came."), (VOTE, VOTE),
    ]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [([], []), ([], [VOTE]), ([VOTE], [])])
def test_nothing_stands_beside_nothing(one: list[str], other: list[str]) -> None:
    assert [(pair.one, pair.other) for pair in side_by_side(one, other)] == [(mine, None) for mine in one] + [
        (None, yours) for yours in other
    ]


PARAGRAPHS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=6).map(" ".join), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_each_paragraph_stands_once_in_its_order_and_what_is_not_marked_is_the_same(
    one: list[str], other: list[str]
) -> None:
    pairs = side_by_side(one, other)
    assert [pair.one for pair in pairs if pair.one is not None] == one
    assert [pair.other for pair in pairs if pair.other is not None] == other
    for pair in pairs:
        if pair.one is not None and pair.other is not None:
            kept = [_without(pair.one, [change.one for change in pair.changes])]
            kept.append(_without(pair.other, [change.other for change in pair.changes]))
            assert kept[0].split() == kept[1].split()


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text
