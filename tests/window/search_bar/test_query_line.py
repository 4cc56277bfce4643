"""The sentence under the field: what was found, how long it took, and how far it is in order."""

import pytest

from backfile.window.search_bar.query_line import found_text, order_text


@pytest.mark.parametrize(
    ("total", "importing", "said"),
    [
        (1204, False, "1,204 in 12 ms"),
        (0, False, "none, in 12 ms"),
        (214, True, "214 so far"),
        (0, True, "none, in 12 ms"),
    ],
)
def test_what_was_found(total: int, importing: bool, said: str) -> None:
    assert found_text(total, 0.012, importing=importing) == said


@pytest.mark.parametrize(
    ("total", "ranked", "said"),
    [
        (1204, 1204, ""),
        (0, 0, ""),
        (605_000, 200, "the best 200 first, then the newest"),  # a word in most articles
        (605_000, 0, "headlines first, then the newest"),
    ],
)
def test_a_list_that_is_not_ranked_to_its_end_says_so(total: int, ranked: int, said: str) -> None:
    assert order_text(total, ranked) == said
