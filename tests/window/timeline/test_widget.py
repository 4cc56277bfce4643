"""The timeline by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from backfile.search.results import Bin, By, Timeline
from backfile.search.tree import Dates
from backfile.window.timeline.widget import TimelineWidget

COUNTS = Timeline(By.MONTH, tuple(Bin(f"2023-{month:02}", month) for month in range(1, 13)), 25)
Key = Qt.Key


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    made = TimelineWidget()
    qtbot.addWidget(made)
    made.resize(420, 86)
    made.show_timeline(COUNTS, None, None)
    made.show()
    return made


@pytest.mark.parametrize(
    ("before", "keys", "chosen"),
    [
        (None, [(Key.Key_Right, False)], Dates("2023-01", "2023-01")),
        (None, [(Key.Key_Left, False)], Dates("2023-12", "2023-12")),
        (Dates("2023-03", "2023-04"), [(Key.Key_Right, False)], Dates("2023-04", "2023-05")),
        (Dates("2023-03", "2023-04"), [(Key.Key_Right, True)], Dates("2023-03", "2023-05")),
        (Dates("2023-03", "2023-04"), [(Key.Key_Left, True)], Dates("2023-03", "2023-03")),
        (Dates("2023-03", "2023-04"), [(Key.Key_End, False)], Dates("2023-11", "2023-12")),
        (Dates("2023-03", "2023-04"), [(Key.Key_Home, False)], Dates("2023-01", "2023-02")),
        (Dates("2023-03", "2023-04"), [(Key.Key_Delete, False)], None),
    ],
)
def test_keys_move_the_brush(
    timeline: TimelineWidget, qtbot: QtBot, before: Dates | None, keys: list[tuple[Key, bool]], chosen: Dates | None
) -> None:
    timeline.show_asked(before, None)
    heard: list[Dates | None] = []
    timeline.span_chosen.connect(heard.append)
    for key, shift in keys:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(timeline, key, held)
    assert heard == [chosen]


def test_what_the_brush_covers_is_said(timeline: TimelineWidget, qtbot: QtBot) -> None:
    timeline.show_asked(Dates("2023-03", "2023-04"), None)
    qtbot.keyClick(timeline, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.accessibleDescription() == "March 2023 to May 2023, 12 articles"
    assert timeline.describe(0) == "January 2023, 1 article"


def test_a_click_takes_one_bar_and_a_second_lets_it_go(timeline: TimelineWidget, qtbot: QtBot) -> None:
    heard: list[Dates | None] = []
    timeline.span_chosen.connect(heard.append)
    at = timeline.plot().box(4).center().toPoint()
    for _ in range(2):
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)
    assert heard == [Dates("2023-05", "2023-05"), None]


def test_nothing_else_may_move_while_the_brush_is_held(timeline: TimelineWidget, qtbot: QtBot) -> None:
    held: list[bool] = []
    timeline.held.connect(held.append)
    start, end = (timeline.plot().box(number).center().toPoint() for number in (2, 6))
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(timeline, end)
    assert held == [True]
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=end)
    assert held == [True, False]


def test_the_undated_are_pressed_like_a_value(timeline: TimelineWidget, qtbot: QtBot) -> None:
    heard: list[bool] = []
    timeline.undated_chosen.connect(heard.append)
    at: QPoint = timeline.plot().undated.center().toPoint()
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    qtbot.keyClick(timeline, Key.Key_U)
    assert heard == [False, True, True]


def test_assistive_technology_finds_each_bar_and_can_press_it(timeline: TimelineWidget) -> None:
    timeline.speak()
    bars = timeline.findChildren(QAbstractButton)
    assert [bar.accessibleName() for bar in bars[:2]] == ["January 2023, 1 article", "February 2023, 2 articles"]
    assert bars[-1].accessibleName() == "Undated, 25 articles"
    heard: list[Dates | None] = []
    timeline.span_chosen.connect(heard.append)
    bars[2].click()
    assert heard == [Dates("2023-03", "2023-03")]
