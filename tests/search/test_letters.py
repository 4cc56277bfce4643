"""The letters that a regular expression must have: words without them need not be looked at."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.reading.letters import letters
from backfile.search.reading.regexes import compiled
from backfile.text.fold import words


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("harbou?r", ["harbo"]),
        ("HARBOUR", ["harbour"]),
        ("harb[aeiou]+strait", ["harb", "strait"]),
        (r"[\]abc]ferry", ["ferry"]),
        ("[]abc]ferry", ["ferry"]),
        ("[^]abc]ferry", ["ferry"]),
        ("(abc|def)ferry", ["ferry"]),
        ("(abc)?ferry", ["ferry"]),
        ("ferry(?=strait)", ["ferry"]),
        ("ferrys*", ["ferry"]),
        ("ferrys+", ["ferrys"]),
        ("ferrys{0,2}x", ["ferry"]),
        ("ferrys{", ["ferry"]),
        (r"ferry\s+strait", ["ferry", "strait"]),
        (r"ferry\.strait", ["ferry", "strait"]),
        ("ferry.strait", ["ferry", "strait"]),
        ("ab", []),
        ("ferry|strait", []),
        ("(?x)ferry # strait", []),
        ("(?i:ferry)", []),
        (r"\p{Letter}ferry", []),
        (r"\x66erry", []),
        ("習近平ferry", ["ferry"]),
        ("", []),
    ],
)
def test_they_are_told_of_simple_expressions(pattern: str, expected: list[str]) -> None:
    assert letters(pattern) == expected


PIECES = [
    "ferry",
    "abc",
    "Str",
    "é",
    "ı",
    "k",
    "s",
    ".",
    "[abc]",
    r"[\]x]",
    "(ab|cd)",
    "(ferry)",
    "習",
    "(?=f)",
    "(?!x)",
]
SIGNS = ["?", "*", "+", "{0,1}", "{2}", r"\w", r"\s", r"\.", " ", "|", "^", "$"]
PATTERNS = st.lists(st.sampled_from(PIECES + SIGNS), min_size=1, max_size=8).map("".join)
WRITTEN = [
    "ferry",
    "FERRY",
    "Ferr",
    "abc",
    "ABC",
    "str",
    "ſtr",
    "\u212a",
    "é",
    "İ",
    " ",
    ", ",
    "x",
    "ab",
    "習",
    "\u00ad",
    "_",
]
TEXTS = st.lists(st.sampled_from(WRITTEN), max_size=12).map("".join)


@given(PATTERNS, TEXTS)
def test_a_text_that_matches_has_words_with_all_of_them(pattern: str, text: str) -> None:
    expression = compiled(pattern)
    if expression is None:
        return
    try:
        match = expression.search(text, timeout=1)
    except TimeoutError:
        return
    if match and match[0]:
        found = words(text)
        assert all(any(stretch in word for word in found) for stretch in letters(pattern)), (pattern, text)


def test_case_is_ignored_as_the_index_folds_it() -> None:
    assert regex.search("strait", "ſtrait", regex.IGNORECASE)
    assert words("ſtrait") == ["strait"]
