"""Half a query means what it says so far: only what no further letter would mend is told."""

import pytest

from backfile.search.language.so_far import not_understood


@pytest.mark.parametrize(
    "text",
    [
        "source:", "ferry source:", 'source:"north', "(ferry", "title:(", "para:((a b) c", '"night bo', "「渡輪",
        "“night", "ferry AND", "ferry NEAR/8", "ferry ||", "NOT ", "date:20", "date:[2019 TO", "is:und", "last:3",
        "words:>", "id:>", "kind:ex", "has:au", "atleast:5(", "ferry^", "!!", "+", "sorce:", "",
    ],
)  # fmt: skip
def test_what_is_half_typed_is_no_fault(text: str) -> None:
    assert not_understood(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sorce:courier", "No field is called “sorce”. Searched as words. Use source:courier"),
        ('sorce:courier "night bo', "No field is called “sorce”. Searched as words. Use source:courier"),
        ("a) b", "A closing bracket without an opening one was left out."),
        ("date:foo ferry", "“foo” is no date. Searched as words."),
    ],
)
def test_what_no_letter_mends_is_told_at_once(text: str, told: str) -> None:
    assert not_understood(text) == (told,)
