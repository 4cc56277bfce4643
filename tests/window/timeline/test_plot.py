"""Where bars stand, and what a press or a drag over them means."""

import pytest
from PySide6.QtCore import QRectF, QSizeF

from backfile.window.theme import Theme
from backfile.window.timeline.brush import Drag, Hold, moved, widened
from backfile.window.timeline.plot import Plot, lay_out


def plot(**facts: object) -> Plot:
    given: dict[str, object] = {"undated": 44.0, "mirrored": False}
    return lay_out(QSizeF(370, 86), Theme.made(), 10, **{**given, **facts})  # type: ignore[arg-type]


def test_bars_fill_what_the_undated_leave() -> None:
    made = plot()
    assert made.area == QRectF(5, 4, 310, 62)
    assert made.undated == QRectF(321, 4, 44, 82)
    assert made.box(9).right() == made.area.right()
    assert plot(undated=0.0).area.width() == 360


def test_from_the_right_the_undated_stand_at_the_left_and_time_still_runs_on() -> None:
    made = plot(mirrored=True)
    assert made.undated.left() == 5
    assert made.area.right() == 365
    assert made.x(0) < made.x(9)


@pytest.mark.parametrize(("x", "bar"), [(-50, 0), (5, 0), (35.9, 0), (36.1, 1), (314, 9), (900, 9)])
def test_every_place_belongs_to_the_bar_over_it(x: float, bar: int) -> None:
    assert plot().bar_at(x) == bar


@pytest.mark.parametrize(
    ("x", "hold"),
    [(67, Hold.FIRST), (72, Hold.FIRST), (110, Hold.ALL), (160, Hold.LAST), (200, Hold.NEW), (20, Hold.NEW)],
)
def test_a_press_takes_hold_of_an_edge_of_the_brush_or_of_all_of_it(x: float, hold: Hold) -> None:
    assert plot().hold_at(x, (2, 4)) is hold  # from x 67 to 160
    assert plot().hold_at(x, None) is Hold.NEW


@pytest.mark.parametrize(
    ("drag", "here", "reach"),
    [
        (Drag(Hold.NEW, 3, None), 6, (3, 6)),
        (Drag(Hold.NEW, 6, (1, 2)), 3, (3, 6)),
        (Drag(Hold.FIRST, 2, (2, 5)), 4, (4, 5)),
        (Drag(Hold.FIRST, 2, (2, 5)), 8, (5, 8)),  # over the other edge
        (Drag(Hold.LAST, 5, (2, 5)), 99, (2, 9)),
        (Drag(Hold.ALL, 3, (2, 5)), 4, (3, 6)),
        (Drag(Hold.ALL, 3, (2, 5)), 9, (6, 9)),  # as wide as it was, at the end
    ],
)
def test_a_drag_moves_what_it_holds(drag: Drag, here: int, reach: tuple[int, int]) -> None:
    assert drag.reach(here, 10) == reach


def test_keys_move_and_widen_within_the_bars() -> None:
    assert moved((8, 9), 1, 10) == (8, 9)
    assert moved((0, 3), -1, 10) == (0, 3)
    assert widened((2, 4), 1, 10) == (2, 5)
    assert widened((2, 2), -1, 10) == (2, 2)
