"""From the field to the answer: what is remembered, what is told while one types, and what goes away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.search import parse
from backfile.window.main import MainWindow
from backfile.window.question import Question, question
from tests.window.opening import Open

Key = Qt.Key


@pytest.fixture
def window(library: Path, open_window: Open) -> MainWindow:
    return open_window(library, active=True)


def write(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type into the empty field."""
    field = window.top.field
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    field.clear()
    qtbot.keyClicks(field, words)
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=10_000)


def test_a_query_is_remembered_once_something_was_opened_with_it(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "ferry")
    assert window.asking.completing.searched.texts == ()
    window.results.list.step(1)
    assert window.asking.completing.searched.texts == ("ferry",)


def test_the_lines_of_a_list_are_not_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.inquiry.ask(question("ferry\nstrait"))
    window.asking.completing.remember()
    assert window.asking.completing.searched.texts == ()


def test_half_a_field_is_no_fault_until_it_is_said_to_be_whole(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "source:")
    with qtbot.waitSignal(window.inquiry.warned) as told:
        pass
    assert told.args == [()]
    assert not window.top.field.property("warn")
    with qtbot.waitSignal(window.inquiry.warned) as told:
        qtbot.keyClick(window.top.field, Key.Key_Return)
    assert told.args == [("“source:” has nothing after it.",)]


def test_a_fault_that_no_letter_mends_is_told_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "sorce:ledger")
    qtbot.waitUntil(lambda: bool(window.top.field.property("warn")))


def test_enter_asks_for_what_was_typed_and_no_list_comes_after_it(window: MainWindow, qtbot: QtBot) -> None:
    completing = window.asking.completing
    write(window, qtbot, "sourc")
    qtbot.waitUntil(completing.list.isVisible, timeout=10_000)
    qtbot.keyClicks(window.top.field, "e")
    with qtbot.waitSignal(window.inquiry.answered, timeout=10_000):
        qtbot.keyClick(window.top.field, Key.Key_Return)
    done: list[object] = []
    completing._lane.start(done.append)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert not completing.list.isVisible()
    assert window.inquiry.question.query.text == "source"


def test_what_is_asked_already_is_not_offered_as_asked_before(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry kind:article")
    window.asking.completing.remember()
    write(window, qtbot, "ferr")
    completing = window.asking.completing
    qtbot.waitUntil(completing.list.isVisible, timeout=10_000)  # another question so far: it may become that one
    qtbot.keyClicks(window.top.field, "y")
    qtbot.waitUntil(lambda: not completing.list.isVisible(), timeout=10_000)


def test_enter_tells_what_was_not_understood_though_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "zebrafish")
    qtbot.waitUntil(lambda: window.results.nothing_found, timeout=10_000)
    qtbot.waitUntil(lambda: window.results.nothing._nearest() is None, timeout=10_000)  # nothing like it either
    with qtbot.waitSignal(window.inquiry.answered, timeout=10_000):
        qtbot.keyClick(window.top.field, Key.Key_Return)
    assert window.top.field.text() == "zebrafish"
    assert window.top.field.hasFocus()
    assert not window.inquiry.question.typing


def test_what_was_shown_stays_dimmed_while_a_word_finds_nothing_so_far(window: MainWindow, qtbot: QtBot) -> None:
    tree, shown = window.sidebar.tree, window.results.list.results
    write(window, qtbot, "ferr")
    qtbot.waitUntil(lambda: bool(tree.lines.heading("section").isValid() or tree.lines.heading("name").isValid()))
    before, bars = [each.label for each in tree._facets.sections(Question())], window.results.timeline.shown_bars
    found = list(shown.ids)
    with qtbot.waitSignal(window.inquiry.kept, timeout=10_000, check_params_cb=bool):
        qtbot.keyClicks(window.top.field, "q")
    assert list(shown.ids) == found
    assert not window.results.nothing_found
    assert tree.property("dim")
    assert [each.label for each in tree._facets.sections(Question())] == before
    assert window.results.timeline.shown_bars == bars
    qtbot.waitUntil(lambda: window.results.nothing_found, timeout=10_000)  # nobody types on
    assert not tree.property("dim")
    qtbot.keyClicks(window.top.field, "x")  # nothing still: no wait for what says so already
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=10_000)
    assert not tree.property("dim")


def test_enter_says_at_once_that_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "ferr")
    with qtbot.waitSignal(window.inquiry.kept, timeout=10_000, check_params_cb=bool):
        qtbot.keyClicks(window.top.field, "q")
    window.inquiry._quiet.setInterval(100_000)
    qtbot.keyClicks(window.top.field, "w")
    with qtbot.waitSignal(window.inquiry.answered, timeout=10_000):
        qtbot.keyClick(window.top.field, Key.Key_Return)
    assert window.results.nothing_found
    assert not window.sidebar.tree.property("dim")


def test_what_was_searched_before_does_not_cover_the_chips(window: MainWindow, qtbot: QtBot) -> None:
    completing = window.asking.completing
    window.search("strait")
    completing.remember()
    window.search("kind:article ferry")
    write(window, qtbot, "s")
    qtbot.waitUntil(completing.list.isVisible, timeout=10_000)
    qtbot.keyClick(window.top.field, Key.Key_Backspace)
    assert not completing.list.isVisible()
    qtbot.keyClick(window.top.field, Key.Key_Down)  # which asks for it
    qtbot.waitUntil(completing.list.isVisible, timeout=10_000)
    qtbot.keyClick(window.top.field, Key.Key_Escape)
    assert not completing.list.isVisible()
    window.inquiry.clear_filters()
    write(window, qtbot, "s")
    qtbot.keyClick(window.top.field, Key.Key_Backspace)
    qtbot.waitUntil(completing.list.isVisible, timeout=10_000)


def test_the_key_that_leads_to_the_field_begins_a_regular_expression_in_it(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "/f[aeiou]rry/")
    assert window.top.field.text() == "/f[aeiou]rry/"
    assert window.inquiry.question.query.text == "/f[aeiou]rry/"
    window.top.field.selectAll()
    qtbot.keyClicks(window.top.field, "/")
    assert window.top.field.text() == "/"


def test_from_articles_like_one_there_is_a_way_back_to_what_was_asked(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "ferry")
    window.asking.search_similar(parse("strait OR boat"))
    assert window.top.field.text() == "strait OR boat"
    assert window.notice.isVisibleTo(window)
    qtbot.mouseClick(window.notice.take_back, Qt.MouseButton.LeftButton)
    assert window.top.field.text() == "ferry"
    assert window.inquiry.question.query.text == "ferry"
    assert window.notice.isHidden()
    qtbot.waitUntil(lambda: window.focusWidget() is window.results.list, timeout=10_000)


def test_what_found_nothing_comes_back_after_something_like_it_was_taken(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, "ferry xyzzyx")
    qtbot.waitUntil(lambda: window.results.nothing_found, timeout=10_000)
    qtbot.waitUntil(lambda: window.results.nothing._nearest() is not None, timeout=10_000)
    qtbot.keyClick(window.top.field, Key.Key_Return)  # their counts may still be on the way
    qtbot.waitUntil(lambda: window.top.field.text() != "ferry xyzzyx", timeout=10_000)
    qtbot.waitUntil(lambda: window.notice.isVisibleTo(window), timeout=10_000)
    qtbot.mouseClick(window.notice.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.top.field.text() == "ferry xyzzyx", timeout=10_000)
    qtbot.waitUntil(window.notice.isHidden, timeout=10_000)


def test_a_range_that_a_chip_and_the_words_make_backwards_is_told_and_turned_round(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.inquiry.ask(question("after:2022-06"))
    write(window, qtbot, "before:2021 ")
    warning = window.results.summary.warning
    qtbot.waitUntil(lambda: warning.text.startswith("Nothing lies between June 2022 and 2021"), timeout=10_000)
    qtbot.mouseClick(warning._link, Qt.MouseButton.LeftButton)
    assert window.inquiry.question.query.text == "date:{2021 TO 2022-06}"
    assert warning.isHidden()
    assert window.top.field.hasFocus()
