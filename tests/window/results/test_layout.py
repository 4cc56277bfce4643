"""Where the parts of a row lie: pure, so that it is asserted and not looked at."""

import pytest

from backfile.search.results import Hit
from backfile.window.results.layout import HEIGHT, LEADING, TRAILING, HitLayout, height, lay_out
from backfile.window.results.row import Row
from backfile.window.theme import Theme

LOOK = Theme.made()
LONG = "Council buys back the ferry that it sold in spring " * 4


def row(**facts: object) -> Row:
    given: dict[str, object] = {
        "id": 1, "kind": "article", "title": "Night boat", "title_origin": "given", "title_marks": (), "kicker": None,
        "date": "2023-04-03", "source": "Northlight Wire", "section": "Transport", "language": "en",
        "snippet": LONG, "marks": (), "starred": False, "parent": None, "parent_title": None,
    }  # fmt: skip
    return Row(Hit(**{**given, **facts}))  # type: ignore[arg-type]


def laid(width: int = 452, more: int = 0, **facts: object) -> HitLayout:
    return lay_out(row(**facts), width, LOOK, more_width=more)


@pytest.mark.parametrize(("title", "headline", "snippet"), [("Night boat", 1, 2), (LONG, 2, 1)])
@pytest.mark.parametrize("width", [320, 452, 640])
def test_headline_and_snippet_share_three_lines(qapp, title: str, headline: int, snippet: int, width: int) -> None:
    made = laid(width, title=title)
    assert made.headline.lines == headline
    assert made.snippet is not None
    assert made.snippet.lines == snippet


@pytest.mark.parametrize("facts", [{}, {"title": LONG}, {"starred": True}, {"snippet": ""}, {"kicker": "HARBOUR"}])
@pytest.mark.parametrize("width", [240, 320, 452, 640])
def test_nothing_lies_over_another_or_over_the_edge(qapp, facts: dict[str, object], width: int) -> None:
    made = laid(width, 70, **facts)
    inner = [made.headline_at, made.snippet_at, made.meta_at, made.more_at]
    shown = [box for box in inner if not box.isEmpty()]
    assert not any(one.intersects(other) for at, one in enumerate(shown) for other in shown[at + 1 :])
    for box in shown:
        assert box.left() >= LEADING
        assert box.right() < width - TRAILING + 1
        assert box.bottom() < HEIGHT


def test_a_star_takes_room_from_the_headline(qapp) -> None:
    plain, starred = laid(title=LONG), laid(title=LONG, starred=True)
    widest = max(starred.headline.layout.lineAt(at).naturalTextWidth() for at in range(starred.headline.lines))
    assert LEADING + widest <= starred.star.left()
    assert plain.headline.lines == starred.headline.lines == 2


def test_hits_are_marked_where_they_stand_beside_a_kicker(qapp) -> None:
    made = laid(title="Second ferry", title_marks=((7, 12),), kicker="HARBOUR")
    (box,) = made.headline.marks
    without = laid(title="Second ferry", title_marks=((7, 12),)).headline.marks[0]
    assert box.left() > without.left()
    assert abs(box.width() - without.width()) < 1


@pytest.mark.parametrize(
    ("snippet", "word"),
    [
        ("The harbour master told the council on Tuesday evening that the night boat would stay. " * 2, "stay"),
        ("港務局長星期二晚上對市議會說，夜航渡輪將會保留，票價也不會調整，直到明年的春天再行討論這件事情。", "討論"),
    ],
)
@pytest.mark.parametrize("width", [240, 320])
def test_where_little_fits_the_snippet_begins_so_that_its_first_hit_is_seen(
    qapp, snippet: str, word: str, width: int
) -> None:
    at = snippet.index(word)
    made = laid(width, title=LONG, snippet=snippet, marks=((at, at + len(word)),)).snippet
    assert made is not None
    assert made.lines == 1
    shown = made.layout.text()
    assert shown.startswith("…")
    assert word in shown
    (box,) = made.marks
    assert 0 <= box.left() < box.right() <= width
    assert made.layout.lineAt(0).cursorToX(shown.index(word))[0] - 1.5 == pytest.approx(box.left())


def test_where_the_first_hit_is_seen_anyway_the_snippet_stays_as_it_is(qapp) -> None:
    made = laid(320, title=LONG, snippet=LONG, marks=((0, 7), (150, 157))).snippet
    assert made is not None
    assert made.layout.text().startswith("Council buys")


def test_every_row_is_as_high_as_the_next_whatever_it_says(qapp) -> None:
    assert height(LOOK) == HEIGHT
    assert height(Theme.made(ui_px=26)) == 2 * HEIGHT
