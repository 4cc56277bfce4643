"""Any tree has one line of text from which the same tree is made again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.search import parse
from backfile.search.language.backwards import backwards
from backfile.search.language.joining import both, either
from backfile.search.language.shaping import Shaper
from backfile.search.language.tree import (
    Dates,
    Everything,
    Fuzzy,
    Has,
    Is,
    Last,
    Pattern,
    Regex,
    Text,
    Tree,
    Unit,
    Value,
    Words,
)
from backfile.search.language.write import is_plain, write
from backfile.text.fold import tokens

WORDS = st.sampled_from(
    [
        "ferry",
        "Straße",
        "習近平",
        "海",
        "F-16",
        "Xi's",
        "me@example.org",
        "AND",
        "near8",
        "SAME",
        "atleast5",
        "a/b",
        "hd=x",
        "/s",
        "x",
    ]
)
PHRASES = st.lists(
    WORDS | st.sampled_from(['"', "\\", "“", "*", "?", "~2", "OR", ":", "/x/", "="]), min_size=1, max_size=4
)
COLUMNS = st.sampled_from([None, None, "title", "text"])
STEMS = st.sampled_from(["fer", "海", "ü", "9", "gate"])
SHAPER = Shaper(lambda _: None)


@st.composite
def texts(draw: st.DrawFn) -> Tree:
    text = " ".join(draw(PHRASES))
    if not tokens(text):
        text = "ferry"
    plain = is_plain(text) and len(text.split()) == 1
    slop = draw(st.none() | st.integers(0, 20))
    if plain or sum(bool(tokens(piece)) for piece in text.split()) < 2:
        slop = None
    quoted = not plain or draw(st.booleans())
    exact = slop is None and draw(st.booleans())
    prefix = slop is None and not exact and draw(st.booleans())
    return Text(text, draw(COLUMNS), quoted, slop, prefix, exact)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """Two stems at least with a wildcard between, or a wildcard in front."""
    stems = draw(st.lists(STEMS, min_size=1, max_size=3))
    front = draw(st.sampled_from(["*", "?"] if len(stems) == 1 else ["", "*", "?", "??*"]))
    between = draw(st.sampled_from(["*", "?", "?*"]))
    return front + between.join(stems) + draw(st.sampled_from(["", "*", "?"]))


WORDING = st.one_of(
    texts(),
    st.builds(Pattern, patterns(), COLUMNS),
    st.builds(Fuzzy, st.sampled_from(["ferry", "Straße", "x", "strait9"]), st.sampled_from([1, 2]), COLUMNS),
    st.builds(Regex, st.sampled_from(["fe[rl]ry", "a/b", r"\d+ (km|miles)", "海?"]), COLUMNS),
)
QUOTED = WORDS | st.text(min_size=1).filter(str.strip)
UNQUOTED = WORDS | st.sampled_from(["*", "?", "/a/", ">", "[x", "-y"])
VALUES = st.one_of(
    st.builds(
        Value, st.sampled_from(["source", "author", "tag", "dump", "lang"]), QUOTED, st.just(True), st.booleans()
    ),
    st.builds(Value, st.sampled_from(["source", "section"]), UNQUOTED, st.just(False), st.booleans()),
    st.builds(
        Value,
        st.sampled_from(["source", "name", "dump"]),
        patterns() | st.just("*a\\*b?c d"),
        st.just(False),
        st.just(False),
        st.just(True),
    ),
    st.builds(Value, st.just("kind"), st.sampled_from(["article", "excerpt"])),
)
DAYS = st.sampled_from(["2019", "2019-03", "2019-03-05", "2021"])
FACTS = st.one_of(
    VALUES,
    st.builds(Dates, DAYS, DAYS, st.booleans(), st.booleans()),
    st.builds(Dates, DAYS, st.none(), st.booleans()),
    st.builds(Dates, st.none(), DAYS, st.just(False), st.booleans()),
    st.builds(Last, st.integers(1, 800), st.sampled_from("dwmy")),
    st.builds(Words, st.integers(0, 10**9 - 1), st.none() | st.integers(0, 10**9 - 1)),
    st.builds(Words, st.none(), st.integers(0, 10**9 - 1)),
    st.builds(Is, st.sampled_from(["starred", "undated"])),
    st.builds(Has, st.sampled_from(["note", "source"])),
    st.just(Everything()),
)


def _extended(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda parts: both(*parts)),
        several.map(lambda parts: either(*parts)),
        inner.map(SHAPER.negated),
        st.builds(SHAPER.near, several, st.integers(0, 20)),
        st.builds(SHAPER.within, inner, st.sampled_from(Unit)),
        st.builds(SHAPER.at_least, inner, st.integers(1, 20)),
        inner.map(SHAPER.forms),
        st.builds(SHAPER.boosted, inner, st.sampled_from([0.5, 1.0, 2.0, 7.25])),
    )


TREES = st.recursive(WORDING | FACTS, _extended, max_leaves=8)


@given(TREES)
def test_the_text_of_any_tree_makes_that_tree(tree: Tree) -> None:
    query = parse(write(tree))

    assert query.tree == tree
    assert query.warnings == backwards(tree)
    assert query.lines == ()


@given(TREES)
def test_any_tree_has_a_sentence_and_chips(tree: Tree) -> None:
    query = parse(write(tree))

    assert "".join(text for text, _ in query.sentence()).strip()
    assert all(chip.text for chip in query.filters())


@pytest.mark.parametrize("tree", [Everything(), Value("source", "\nA\r\nB", quoted=True)])
def test_what_holds_line_ends_or_nothing(tree: Tree) -> None:
    assert parse(write(tree)).tree == tree


def test_a_long_list_is_written_as_a_short_one_is() -> None:
    listed = either(*(Text(f"word{number}") for number in range(300)))
    tree = both(Value("source", "Wire"), listed, Text("ferry"))

    assert write(listed).startswith("word0 OR word1 OR ")
    assert write(tree) == f"source:Wire ({write(listed)}) ferry"
    assert parse(write(tree)).tree == tree
    sources = either(*(Value("source", f"Wire{number}") for number in range(300)))
    assert write(both(sources, Text("ferry"))).startswith("source:(Wire0 OR Wire1 OR ")
