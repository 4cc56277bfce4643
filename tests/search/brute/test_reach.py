"""Near something is any stretch that a pattern can mean in a run of an unspaced script."""

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from backfile.search.language.tree import Near, Or, Pattern, Text, Tree
from backfile.search.reading.passage import Passage
from backfile.search.reading.patterns import pattern_of
from backfile.search.reading.places import places, reaches
from tests.search.brute.places import Place
from tests.search.brute.wording import pattern, spans

_TEXTS = st.text("习近平国 ，a1", min_size=1, max_size=24)
_PATTERNS = st.text("习近平*?", min_size=1, max_size=5).filter(lambda text: text.strip("*?"))
_MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


@_MANY
@example(text="习平平", wanted="习*平")
@example(text="平习近平", wanted="*近?")
@example(text="习习近 a 近平近", wanted="近*")
@given(text=_TEXTS, wanted=_PATTERNS)
def test_each_stretch_is_within_one_that_reaches_as_far_as_its_stars(text: str, wanted: str) -> None:
    stretches = {(first, last - 1) for first, last in pattern(wanted, Place("text", text).atoms)}
    furthest = set(pattern_of(wanted).reaches(*Passage(text, "text").runs))
    assert furthest <= stretches
    for first, last in stretches:
        assert any(begin <= first and last <= end for begin, end in furthest)


@_MANY
@example(text="c 习近平", wanted="*平", other="c", distance=0)
@given(
    text=_TEXTS,
    wanted=_PATTERNS,
    other=st.sampled_from(["a", "国", "近", "1", "*国", "平*"]),
    distance=st.integers(0, 3),
)
def test_nearness_finds_what_the_independent_reading_finds(text: str, wanted: str, other: str, distance: int) -> None:
    beside: Tree = Pattern(other) if "*" in other else Text(other)
    tree = Near((Pattern(wanted), Or((beside, Text("习近")))), distance)
    assert bool(list(places(tree, Passage(text, "text")))) == bool(spans(tree, Place("text", text)))


@_MANY
@given(text=_TEXTS, wanted=_PATTERNS, distance=st.integers(0, 3))
def test_what_is_shown_of_a_pattern_near_something_is_what_is_shown_of_it_alone(
    text: str, wanted: str, distance: int
) -> None:
    passage = Passage(text, "text")
    near = set(places(Near((Pattern(wanted), Text("a")), distance), passage))
    assume(near)
    assert near <= {*places(Pattern(wanted), passage), *places(Text("a"), passage)}
    assert near & set(places(Pattern(wanted), passage))


def test_a_star_before_letters_of_a_spaced_script_stands_for_letters_of_their_word() -> None:
    assert pattern_of("*i晶片").pairs(*Passage("the AI晶片 of xi晶片", "text").runs) == [(1, 3), (5, 7)]
    assert pattern_of("晶片f*").pairs(*Passage("晶片foo and 晶片g", "text").runs) == [(0, 2)]


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("AI?片", "與AI晶片，", ["AI晶片"]),
        ("A?晶片", "與AI晶片，", ["AI晶片"]),
        ("iPh*手機", "的iPhone手機，iPad手機 iPhone7代手機", ["iPhone手機", "iPhone7代手機"]),
        ("iPh*?手機", "iPhone大手機", ["iPhone大手機"]),
        ("iPhone?手機", "iPhone手機 iPhone大手機 iPhones手機", ["iPhone大手機", "iPhones手機"]),
        ("iPhone??手機", "iPhone大手機 iPhones大手機 iPhone很大手機", ["iPhones大手機", "iPhone很大手機"]),
        ("*機F*", "戰機F16，機 G16", ["機F16"]),
        ("機*16", "戰機F16，機 G16 與機G61", ["機F16", "機 G16"]),  # as 機F16 finds 機 F16
        ("晶*片", "晶x片 晶大片", ["晶大片"]),  # a star between letters of one script is of that script
        ("x*z", "x晶z xyz", ["xyz"]),
    ],
)
def test_wildcards_may_stand_where_the_script_changes(wanted: str, text: str, found: list[str]) -> None:
    shown = places(Pattern(wanted), Passage(text, "text"))
    assert [text[place.start : place.end] for place in shown] == found


def test_a_long_run_takes_no_longer_than_it_is_long() -> None:
    passage = Passage("平习" * 50_000, "text")
    assert reaches(Pattern("*平"), passage) == [(0, 99_998)]
    assert len(reaches(Pattern("平?习"), passage)) == 0
