"""What is told at a first look is what passages and tokens tell."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.search import parse
from backfile.search.reading.holding import holds
from backfile.search.reading.passage import Writing
from backfile.search.reading.plain import plain
from backfile.search.reading.quick import quick

TYPED = [
    "lead:Ferry", "lead:(ferry quay)", "lead:ferr*", "lead:é", "lead:渡輪", "para:(ferry quay)", "para:(quay 渡輪)",
    "para:(ferry é)", "sent:(ferry quay)", "para:ferry", "=Ferry", "=ferry", "=quay", "/ferr./", "/[a-f]*/",
    "/quay ferry/",
]  # fmt: skip
PIECES = [
    "ferry", "Ferry", "quay", "é", "e\u0301", "渡輪", "渡", "輪", " ", " ", " ", ". ", "_", "-", "’", "\u00ad", "\n",
    "\n\n", "\n\n\n", "s", "\u0301", "A",
]  # fmt: skip

_lines = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
_writings = st.builds(
    Writing,
    title=_lines,
    kicker=st.none() | _lines,
    standfirst=st.none() | _lines,
    others=st.lists(_lines, max_size=2).map(tuple),
    body=st.lists(_lines, max_size=5).map("\n\n".join),
)


@given(st.sampled_from(TYPED), _writings)
def test_a_first_look_tells_what_a_whole_reading_tells(typed: str, writing: Writing) -> None:
    tree = plain(parse(typed).tree)
    look = quick(tree)
    assert look is not None
    known = look(writing)
    assert known is None or known == holds(tree, writing)


def test_what_takes_phrases_or_columns_has_no_first_look() -> None:
    for typed in (
        'lead:"the ferry"',
        "para:(ferry OR quay)",
        "lead:-ferry",
        "ferry",
        "atleast:2(ferry)",
        "title:/ferr./",
    ):
        assert quick(plain(parse(typed).tree)) is None


def test_most_are_told_at_a_first_look() -> None:
    writing = Writing("The ferry", body="No ferry.\n\nA Ferry, here.")
    looks = {typed: quick(plain(parse(typed).tree)) for typed in ("lead:ferry", "=Ferry", "=quay", "para:(ferry quay)")}
    told = {typed: look(writing) for typed, look in looks.items() if look is not None}
    assert told == {"lead:ferry": True, "=Ferry": True, "=quay": False, "para:(ferry quay)": False}
