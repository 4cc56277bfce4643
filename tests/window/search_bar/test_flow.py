"""How chips flow: like words, in no more lines than they may have."""

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from backfile.window.question import Filter, question
from backfile.window.search_bar.chips import Chips
from backfile.window.search_bar.flow import flow

CHIP, TAIL = QSize(100, 24), QSize(40, 20)


@pytest.mark.parametrize(
    ("chips", "width", "lines", "hidden", "height"),
    [
        (0, 400, 2, 0, 24),
        (2, 400, 2, 0, 24),
        (3, 400, 2, 0, 24),
        (4, 400, 2, 0, 54),
        (6, 400, 2, 0, 54),
        (9, 400, 2, 3, 54),
        (9, 400, 1, 6, 24),
        (3, 50, 2, 2, 54),
    ],
)
def test_what_does_not_fit_is_hidden_and_counted(chips: int, width: int, lines: int, hidden: int, height: int) -> None:
    flowed = flow([CHIP] * chips + [TAIL], width, 6, lines)
    assert flowed.hidden == hidden
    assert flowed.height == (height if chips else TAIL.height())
    assert [box for box in flowed.boxes if box is None] == [None] * hidden


@pytest.mark.parametrize("width", [60, 150, 333, 1000])
def test_no_two_lie_over_each_other(width: int) -> None:
    boxes = [box for box in flow([CHIP, QSize(70, 24)] * 4 + [TAIL], width, 6, 3).boxes if box is not None]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_the_tail_stands_level_with_the_chips() -> None:
    boxes = flow([CHIP, TAIL], 400, 6, 1).boxes
    assert boxes == [QRect(0, 0, 100, 24), QRect(106, 2, 40, 20)]


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    made = Chips()
    qtbot.addWidget(made)
    return made


def filters(text: str) -> tuple[Filter, ...]:
    return question(text).filters


def test_a_chip_says_what_pressing_it_does(chips: Chips) -> None:
    chips.show_filters(filters("(date:[2022-01 TO 2023-06] OR is:undated) -section:Opinion"))
    said = [chip.accessibleName() for chip in chips.chips]
    assert said == [
        "Remove filter Jan 2022 – Jun 2023",
        "Remove filter or Undated",
        "Remove filter not Opinion",
    ]


def test_what_must_be_there_is_no_double_negation(chips: Chips) -> None:
    chips.show_filters(filters("has:author -has:source last:30d -words:>1000"))

    assert [chip.text() for chip in chips.chips] == [
        "With an author",
        "No source",
        "Last 30 days",
        "not Over 1,000 words",
    ]


def test_the_focus_stays_where_a_chip_went(chips: Chips, qtbot: QtBot) -> None:
    chips.resize(600, 60)
    chips.show_filters(filters("section:Sport source:Wire lang:en"))
    chips.show()
    chips.activateWindow()
    chips.chips[1].setFocus()
    qtbot.waitUntil(lambda: chips.chips[1].hasFocus())
    chips.show_filters(filters("section:Sport lang:en"))
    assert chips.chips[1].hasFocus()


def test_without_filters_there_is_no_row(chips: Chips) -> None:
    chips.show_filters(filters("section:Sport"))
    assert not chips.isHidden()
    chips.show_filters(())
    assert chips.isHidden()
