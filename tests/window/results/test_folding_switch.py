"""The switch that folds versions in one search, and the choice for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.window.inquiry import Inquiry
from backfile.window.question import Question, question
from backfile.window.results.sort_bar import SortBar, SortTab
from tests.search.conftest import Archive, article

TEXT = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))


@pytest.fixture
def bar(qtbot: QtBot) -> SortBar:
    bar = SortBar()
    qtbot.addWidget(bar)
    bar.resize(450, 34)
    bar.show()
    return bar


def test_it_says_how_many_versions_are_hidden_and_asks_for_the_other_way(bar: SortBar, qtbot: QtBot) -> None:
    switch = bar.folding
    switch.show_folding(True, 1132, here=False)
    assert switch.isVisible()
    assert switch.text() == "Versions folded · 1,132"
    with qtbot.waitSignal(switch.turned) as turned:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert turned.args == [False]
    switch.show_folding(False, 1132, here=True)
    assert switch.text() == "Versions unfolded here · 1,132"
    with qtbot.waitSignal(switch.turned) as turned:
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert turned.args == [True]


def test_where_nothing_can_be_folded_there_is_no_switch(bar: SortBar, qtbot: QtBot) -> None:
    switch = bar.folding
    switch.show_folding(True, 0, here=False)
    assert switch.isHidden()
    with qtbot.assertNotEmitted(switch.turned):
        switch.turn()


@pytest.fixture
def inquiry(tmp_path: Path, qtbot: QtBot) -> Iterator[Inquiry]:
    archive = Archive(tmp_path / "wire.backfile")
    archive.add(*(article(f"Ferry {at}", f"{TEXT} {word}", source="Wire") for at, word in enumerate(("a", "b", "c"))))
    archive.close()
    made = Inquiry()
    made.set_library(tmp_path / "wire.backfile")
    yield made
    made.close()


def rows(qtbot: QtBot, inquiry: Inquiry, asked: Question) -> tuple[int, bool]:
    """How many rows a question has, and whether they are folded."""
    with qtbot.waitSignal(inquiry.answered) as answered:
        inquiry.ask(asked)
    assert answered.args is not None
    return len(answered.args[0].result.ids), answered.args[0].folded


def test_one_search_is_unfolded_as_long_as_its_words_stay(inquiry: Inquiry, qtbot: QtBot) -> None:
    assert rows(qtbot, inquiry, question("strait")) == (1, True)
    inquiry.fold_here(False)
    assert rows(qtbot, inquiry, question("strait source:Wire")) == (3, False)
    assert rows(qtbot, inquiry, question("strait")) == (3, False)
    assert inquiry.folded, "what holds for all searches, and for the next start"
    assert rows(qtbot, inquiry, question("strait word7")) == (1, True)
    assert rows(qtbot, inquiry, question("strait")) == (1, True)


def test_what_is_chosen_for_all_searches_holds_for_this_one_as_well(inquiry: Inquiry, qtbot: QtBot) -> None:
    inquiry.ask(question("strait"))
    inquiry.fold_here(False)
    inquiry.fold(False)
    assert (inquiry.folds, inquiry.folded) == (False, False)
    inquiry.fold_here(True)
    assert (inquiry.folds, inquiry.folded) == (True, False)
    assert rows(qtbot, inquiry, question("word7")) == (3, False)


def test_where_there_is_little_room_the_orders_are_whole_and_the_switch_says_less(bar: SortBar, qtbot: QtBot) -> None:
    switch = bar.folding
    switch.show_folding(True, 14, here=False)
    tabs = bar.findChildren(SortTab)
    wide = switch.sizeHint().width()
    widths = []
    for width in (450, 340, 320, 280):
        bar.resize(width, 34)
        qtbot.waitUntil(lambda: all(tab.width() >= tab.sizeHint().width() for tab in tabs))
        assert switch.geometry().right() < bar.width()
        widths.append(switch.sizeHint().width())
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == wide > widths[-1]
    assert switch.text() == "Versions folded · 14"  # for those who hear it, and as a tip
