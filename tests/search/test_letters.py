"""The letters that a regular expression must have: words without them need not be looked at."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from backfile.search.reading.letters import letters, stays_within_a_word
from backfile.search.reading.regexes import compiled, some_match
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


@pytest.mark.parametrize(
    ("pattern", "within"),
    [
        ("wom[ae]n", True),
        ("(?:ab|cd)+[0-9x]{2,3}", True),
        (r"a\d?b*", True),
        ("", True),
        ("wom.n", False),
        ("[^a]b", False),
        ("[A-z]b", False),
        ("a b", False),
        (r"a\wb", False),
        (r"a\sb", False),
        ("(?=a)b", False),
        ("é", False),
        ("a_b", False),
    ],
)
def test_an_expression_of_letters_alone_stays_within_a_word(pattern: str, within: bool) -> None:
    assert stays_within_a_word(pattern) is within


LETTERS = ["ferr", "s", "k", "i", "[abc]", "[a-z]", "(ab|cd)", "(?:x|y)", "?", "*", "+", "{0,2}", r"\d", "|"]


@given(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=6).map("".join), TEXTS)
def test_a_text_that_matches_has_a_word_in_which_such_an_expression_matches(pattern: str, text: str) -> None:
    expression = compiled(pattern)
    if expression is None:
        return
    assert stays_within_a_word(pattern)
    try:
        match = expression.search(text, timeout=1)
    except TimeoutError:
        return
    if match and match[0]:
        assert some_match(pattern, words(text)) != []
