"""How two versions differ, in words."""

import pytest

from backfile.search.similarity.difference import Difference
from backfile.window.likeness import said


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference(100, 0, 0, True, True), "same text"),
        (Difference(100, 0, 0, True, False), "same text, other headline"),
        (Difference(100, 0, 0, False, True), "same words in another order"),
        (Difference(100, 1, 1, False, True), "1 word differs"),
        (Difference(100, 2, 3, False, False), "3 words differ, other headline"),
        (Difference(100, 0, 1, True, True), "goes on for 1 word"),
        (Difference(1000, 1200, 0, True, True), "ends 1,200 words earlier"),
        (Difference(970, 30, 30, False, True), "97 % the same text"),
        (Difference(2_000_000, 13, 13, False, True), "99 % the same text"),
        (Difference(0, 10, 10, False, True), "another text"),
    ],
)
def test_what_another_version_is_beside_this_one(difference: Difference, words: str) -> None:
    assert said(difference) == words
