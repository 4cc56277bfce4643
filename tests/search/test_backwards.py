"""Ranges in which nothing can lie are told, and how they were probably meant."""

import pytest

from backfile.search import parse
from backfile.search.language.backwards import turned
from backfile.search.language.so_far import not_understood
from backfile.search.language.write import write


@pytest.mark.parametrize(
    ("text", "ends", "use"),
    [
        ("date:[2024 TO 2023]", "2024 and 2023", "date:[2023 TO 2024]"),
        ("date:2023..2019", "2023 and 2019", "date:[2019 TO 2023]"),
        ("date:2020/2019", "2020 and 2019", "date:[2019 TO 2020]"),
        ("date:>=2024 date:<2023", "2024 and 2023", "date:{2023 TO 2024]"),
        ("date:(>=2024 <=2023)", "2024 and 2023", "date:[2023 TO 2024]"),
        ("after:2024 before:2023", "2024 and 2023", "date:[2023 TO 2024]"),  # and not the empty {2023 TO 2024}
        ("date:[2023-05-06 TO 2023-02]", "6 May 2023 and February 2023", "date:[2023-02 TO 2023-05-06]"),
        ("words:5..1", "5 and 1", "words:1..5"),
        ("words:>=5000 words:<10", "5,000 and 9", "words:9..5000"),
        ("id:20..10", "20 and 10", "id:10..20"),
        ("-date:2024..2023", "2024 and 2023", "date:[2023 TO 2024]"),
        ("ferry OR (boat words:5..1)", "5 and 1", "words:1..5"),
    ],
)
def test_a_range_that_is_backwards_is_told(text: str, ends: str, use: str) -> None:
    told = (f"Nothing lies between {ends}: the range is backwards. Use {use}.",)
    assert parse(text).warnings == told
    assert not_understood(f"{text} ") == told
    round_ = write(turned(parse(text).tree))
    assert use in round_
    assert parse(round_).warnings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("after:2023 before:2024", "No date is after 2023 and before 2024."),
        ("date:[2023 TO 2023}", "No date is from 2023 on and before 2023."),
    ],
)
def test_where_one_period_ends_as_the_other_begins_nothing_is_offered(text: str, told: str) -> None:
    assert parse(text).warnings == (told,)
    assert turned(parse(text).tree) == parse(text).tree


@pytest.mark.parametrize(
    "text",
    ["date:[2023 TO 2024]", "date:2023-12..2023", "words:5", "after:2022 before:2024", "date:[* TO 2023]", "id:>5"],
)
def test_what_something_can_lie_in_is_not_told(text: str) -> None:
    assert parse(text).warnings == ()
    assert turned(parse(text).tree) == parse(text).tree


@pytest.mark.parametrize("text", ["words:500..8", "id:100..2", "date:>=2023-06 date:<2023", "date:2023-06..2023"])
def test_what_another_digit_would_mend_is_no_fault_yet(text: str) -> None:
    assert not_understood(text) == ()


def test_in_a_list_its_line_is_named() -> None:
    assert parse("ferry\nwords:5..1").warnings == (
        "Line 2: Nothing lies between 5 and 1: the range is backwards. Use words:1..5.",
    )
