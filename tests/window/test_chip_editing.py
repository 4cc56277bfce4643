"""A chip goes back into the field, is edited there, and becomes a chip again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from backfile.window.chip_editing import edit
from backfile.window.main import MainWindow
from backfile.window.question import question
from backfile.window.search_bar.chip import Chip
from tests.window.opening import Open

Key = Qt.Key


@pytest.mark.parametrize(
    ("query", "chip", "words", "selected"),
    [
        ("ferry section:Sport", 0, "ferry section:Sport", "Sport"),
        ('source:"The Courier" lang:en', 0, 'source:"The Courier"', '"The Courier"'),
        ("source:source", 0, "source:source", "source"),
        ("ferry lang:en -section:Opinion", 1, "ferry -section:Opinion", "Opinion"),
        ("date:[2022-01 TO 2023-06]", 0, "date:[2022-01 TO 2023-06]", "[2022-01 TO 2023-06]"),
        ("-has:source", 0, "-has:source", "source"),
        ("last:30d", 0, "last:30d", "30d"),
        ("source:(Wire OR Ledger) tag:a", 1, "source:(Wire OR Ledger)", "Ledger"),
        ("(ferry OR boat) section:Sport", 0, "(ferry OR boat) section:Sport", "Sport"),
        ("(date:2023 OR is:undated)", 1, "date:2023 OR is:undated", "undated"),
    ],
)
def test_a_chip_stands_in_the_field_as_it_would_be_typed(query: str, chip: int, words: str, selected: str) -> None:
    asked = question(query)
    begun = edit(asked, asked.filters[chip])
    assert begun.question.words == words
    assert words[begun.start : begun.start + begun.length] == selected
    asks = question(begun.question.query.text)
    assert (asks.words, set(asks.filters)) == (asked.words, set(asked.filters))  # nothing else so far
    settled = begun.in_place(begun.question.settled())
    assert (settled.words, settled.filters) == (asked.words, asked.filters)


@pytest.fixture
def window(library: Path, open_window: Open) -> MainWindow:
    made = open_window(library, active=True)
    made.search("ferry lang:en -source:Wire")
    return made


def chips(window: MainWindow) -> tuple[Chip, ...]:
    return window.results.summary.chips.chips


def said(window: MainWindow) -> list[str]:
    return [chip.text() for chip in chips(window)]


def test_a_chip_is_edited_by_keyboard_and_keeps_its_place(window: MainWindow, qtbot: QtBot) -> None:
    field = window.top.field
    chips(window)[0].setFocus()
    qtbot.keyClick(chips(window)[0], Key.Key_F2)
    assert (field.text(), field.selectedText()) == ("ferry lang:en", "en")
    assert field.hasFocus()
    assert said(window) == ["not Wire"]
    qtbot.keyClicks(field, "fr")
    assert window.inquiry.question.query.text == "-source:Wire ferry lang:fr"
    qtbot.keyClick(field, Key.Key_Return)
    assert said(window) == ["Français", "not Wire"]
    assert field.text() == "ferry"
    qtbot.keyClick(chips(window)[1], Key.Key_Return)
    assert field.selectedText() == "Wire"


def test_escape_gives_the_chip_back(window: MainWindow, qtbot: QtBot) -> None:
    field, before = window.top.field, window.inquiry.question
    qtbot.keyClick(chips(window)[1], Key.Key_F2)
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Escape)
    assert window.inquiry.question == before
    assert (field.text(), said(window)) == ("ferry", ["English", "not Wire"])
    qtbot.keyClick(field, Key.Key_Escape)  # which empties it again
    assert field.text() == ""


def test_a_double_click_edits_and_the_cross_takes_away(window: MainWindow, qtbot: QtBot) -> None:
    chip = chips(window)[0]
    left, text, cross = Qt.MouseButton.LeftButton, QPoint(14, 12), QPoint(chip.width() - 12, 12)
    qtbot.mouseClick(chip, left, pos=text)
    assert chip.hasFocus()
    assert len(chips(window)) == 2
    qtbot.mouseDClick(chip, left, pos=text)
    assert window.top.field.selectedText() == "en"
    qtbot.keyClick(window.top.field, Key.Key_Escape)
    qtbot.mouseClick(chips(window)[0], left, pos=cross)
    assert said(window) == ["not Wire"]


def test_a_list_in_the_field_leaves_no_room_for_a_chip(window: MainWindow, qtbot: QtBot) -> None:
    window.inquiry.ask(question("ferry\nstrait").including(question("lang:en").filters[0]))
    qtbot.keyClick(chips(window)[0], Key.Key_F2)
    assert said(window) == ["English"]
