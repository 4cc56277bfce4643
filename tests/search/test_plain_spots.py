"""The short way to hits finds what the long one does."""

from hypothesis import example, given
from hypothesis import strategies as st

from backfile.search import marks, parse
from backfile.search.reading.marking import sought
from backfile.search.usage.plain_spots import is_plain, plain_spots

TEXTS = st.text(st.sampled_from("abAB1 .-'\n’“”—…·\u00a0_"), max_size=60)
QUERIES = st.sampled_from(["a", "ab", '"a b"', '"a a"', "a OR ab", 'a "a b"', "b1 OR a", '"b a b" OR "a b"', "b-a"])


@given(TEXTS, QUERIES)
@example("a a a", '"a a"')
@example("a b", 'a OR "a b"')
def test_the_short_way_finds_what_the_long_one_does(text: str, typed: str) -> None:
    query = parse(typed)
    short = plain_spots(sought(query.tree, "text"))
    assert short is not None
    assert is_plain(text)
    assert short(text) == marks(query, text, "text")


def test_what_must_be_folded_goes_the_long_way() -> None:
    assert not is_plain("Café")
    assert not is_plain("soft\u00adhyphen")
    for typed in ("café", "a*", '"a b"~3', "=a", "渡輪"):
        assert plain_spots(sought(parse(typed).tree, "text")) is None
