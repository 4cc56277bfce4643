"""Codes of three letters, as ISO 639-2, ZIM files and Common Crawl write them."""

import pytest

from backfile.importer.fields_values import language_of
from backfile.text.language_codes import TWO_LETTERS


@pytest.mark.parametrize(
    ("code", "language"),
    [("bel", "be"), ("ger", "de"), ("deu", "de"), ("zho", "zh"), ("zho-Hant", "zh-Hant"), ("gsw", "gsw")],
)  # fmt: skip
def test_a_language_has_its_shortest_code(code: str, language: str) -> None:
    assert language_of(code) == language


def test_each_code_has_two_letters() -> None:
    assert len(TWO_LETTERS) > 200
    assert all(len(three) == 3 and len(two) == 2 for three, two in TWO_LETTERS.items())
