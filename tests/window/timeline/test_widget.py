"""The timeline by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from backfile.search.language.tree import Dates
from backfile.search.results import Bin, By, Timeline
from backfile.window.timeline.axis import ticks
from backfile.window.timeline.spoken import SpokenBar
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
    bars = timeline.findChildren(SpokenBar)
    assert [bar.accessibleName() for bar in bars[:2]] == ["January 2023, 1 article", "February 2023, 2 articles"]
    assert bars[-1].accessibleName() == "Undated, 25 articles"
    heard: list[Dates | None] = []
    timeline.span_chosen.connect(heard.append)
    bars[2].click()
    assert heard == [Dates("2023-03", "2023-03")]


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ([Key.Key_Plus], [By.WEEK]),
        ([Key.Key_Plus, Key.Key_Plus], [By.WEEK, By.DAY]),
        ([Key.Key_Minus], [By.YEAR]),
        ([Key.Key_Minus, Key.Key_Minus], [By.YEAR]),  # nothing is broader than a year
    ],
)
def test_plus_and_minus_make_bars_finer_and_broader(
    timeline: TimelineWidget, qtbot: QtBot, keys: list[Key], asked: list[By]
) -> None:
    timeline.resize(520, 86)
    days = Timeline(By.DAY, tuple(Bin(f"2023-{month:02}-15", month) for month in range(1, 13)), 25)
    heard: list[By | None] = []
    timeline.by_chosen.connect(heard.append)
    timeline.by_chosen.connect(lambda _: timeline.show_timeline(days, None, None))
    for key in keys:
        qtbot.keyClick(timeline, key)
    assert heard == asked
    assert timeline.shown_bars.by is asked[-1]


def test_a_week_is_said_from_its_monday_to_its_sunday(timeline: TimelineWidget, qtbot: QtBot) -> None:
    timeline.width_button.choose(By.WEEK)
    timeline.show_timeline(
        Timeline(By.DAY, (Bin("2023-03-08", 2), Bin("2023-03-12", 1), Bin("2023-06-30", 1)), 0), None, None
    )
    assert timeline.describe(timeline.shown_bars.covered(Dates("2023-03-07", "2023-03-07"))[0]) == (
        "6 March 2023 to 12 March 2023, 3 articles"
    )
    timeline.show_asked(Dates("2023-03-06", "2023-03-12"), None)
    heard: list[Dates | None] = []
    timeline.span_chosen.connect(heard.append)
    qtbot.keyClick(timeline, Key.Key_Right)
    assert heard == [Dates("2023-03-13", "2023-03-19")]


def test_bars_for_which_there_is_no_room_are_not_offered(timeline: TimelineWidget, qtbot: QtBot) -> None:
    timeline.show_timeline(Timeline(By.MONTH, (Bin("1950-01", 1), Bin("2023-06", 2)), 0), None, None)
    heard: list[By | None] = []
    timeline.by_chosen.connect(heard.append)
    for _ in range(4):
        qtbot.keyClick(timeline, Key.Key_Plus)
    assert By.DAY not in heard
    assert "Years" in timeline.width_button.text()


def test_bars_that_are_estimated_say_so_until_they_are_counted(timeline: TimelineWidget) -> None:
    bins = tuple(Bin(f"2023-{month:02}", 84) for month in range(1, 4))
    timeline.show_timeline(Timeline(By.MONTH, bins, 12, is_estimate=True), None, None)
    assert timeline.describe(0) == "January 2023, about 84 articles"
    estimated = timeline.grab().toImage()
    timeline.show_timeline(Timeline(By.MONTH, bins, 12), None, None)
    assert timeline.describe(0) == "January 2023, 84 articles"
    assert timeline.grab().toImage() != estimated  # they are paler


def test_the_word_for_the_width_of_bars_lies_where_bars_are_low(timeline: TimelineWidget) -> None:
    middle = timeline.width() / 2
    assert timeline.width_button.geometry().center().x() < middle  # the first months have the least
    falling = tuple(Bin(f"2023-{month:02}", 13 - month) for month in range(1, 13))
    timeline.show_timeline(Timeline(By.MONTH, falling, 25), None, None)
    assert timeline.width_button.geometry().center().x() > middle


def test_an_axis_keeps_its_years_where_nothing_is_found(timeline: TimelineWidget) -> None:
    nothing = Timeline(By.DAY, (), 0)
    for _ in range(2):
        timeline.show_timeline(nothing, None, None)
        shown = timeline.shown_bars
        assert [(each.start, each.count) for each in shown.bins] == [(each.start, 0) for each in COUNTS.bins]
        assert ticks(shown, 400, len)
        timeline.grab()
    timeline.forget()
    assert timeline.shown_bars.bins == ()


def test_one_month_is_an_axis_too(timeline: TimelineWidget) -> None:
    timeline.show_timeline(Timeline(By.MONTH, (Bin("2021-05", 3),), 0), None, None)
    timeline.show_timeline(Timeline(By.MONTH, (), 0), None, None)
    assert {each.start[:4] for each in timeline.shown_bars.bins} == {"2021"}
    assert timeline.shown_bars.highest == 0
