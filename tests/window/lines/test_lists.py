"""A list in the whole window: pasted, counted, one of its lines looked at, and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backfile.window.lines.editor import LinesEditor
from backfile.window.main import MainWindow
from backfile.window.question import Question, of_facet
from backfile.window.top_bar import View
from tests.window.opening import Open

LIST = "strait\nnobody at all\nferry\nsource:Wire harbour"
EXCERPTS = of_facet("kind", "excerpt")


@pytest.fixture
def window(library: Path, open_window: Open) -> MainWindow:
    return open_window(library, size=(1300, 800))


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(window.top.field, QKeySequence(QKeySequence.StandardKey.Paste))


def counted(qtbot: QtBot, window: MainWindow) -> None:
    model = window.lines().table.lines
    qtbot.waitUntil(lambda: bool(model.counts) and model.counted == len(model.counts), timeout=10_000)


def look_at(qtbot: QtBot, window: MainWindow, line: int) -> None:
    paste(window, LIST)
    counted(qtbot, window)
    window.lines().table.show_line(line)
    qtbot.keyClick(window.lines().table, Qt.Key.Key_Return)


def test_a_pasted_list_is_asked_and_its_table_shown(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.top.tab(View.LINES).isVisible()
    paste(window, LIST)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.lines())
    counted(qtbot, window)
    assert window.top.tab(View.LINES).isVisible()
    assert window.inquiry.question.words == LIST
    qtbot.waitUntil(lambda: "any of 4 lines" in window.lines().summary.line.text())
    both = window.inquiry.question.query
    assert window.lines().head.figures.text().startswith("2 of 4 lines")
    assert len(both.tree.parts) == 4  # type: ignore[union-attr]


def test_undo_brings_back_what_was_asked_before_the_paste(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.top.field, "ferry")
    paste(window, LIST)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.lines())
    QTest.keySequence(window.top.field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert window.inquiry.question.words == "ferry"
    assert window.pages.view is View.ARTICLES
    assert not window.top.tab(View.LINES).isVisible()


def test_a_line_narrows_the_results_and_escape_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 2)
    assert window.pages.view is View.ARTICLES
    assert window.top.field.text() == "ferry"
    assert window.way_back.isVisible()
    window.results.list.setFocus()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Escape)
    assert window.inquiry.question.words == LIST
    assert window.pages.view is View.LINES
    assert window.lines().table.currentIndex().data() == "ferry"
    assert not window.way_back.isVisible()


def test_what_narrows_a_line_narrows_the_list_after_it(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 0)
    window.inquiry.include(EXCERPTS, False)
    assert window.way_back.isVisible()
    window.way_back.back.click()
    assert window.inquiry.question == Question(LIST, (EXCERPTS,))
    counted(qtbot, window)


def test_the_tab_is_a_way_back_too_and_the_next_line_is_one_press_away(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 0)
    window.way_back.step_wanted.emit(1)
    assert window.inquiry.question.words == "ferry"
    window.way_back.step_wanted.emit(1)  # there is none
    assert window.inquiry.question.words == "ferry"
    window.top.tab(View.LINES).click()
    assert window.inquiry.question.words == LIST


def test_other_words_leave_the_list_behind(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 0)
    qtbot.keyClicks(window.top.field, "s")
    assert not window.way_back.isVisible()
    assert not window.top.tab(View.LINES).isVisible()


def test_the_editor_changes_the_list(qtbot: QtBot, window: MainWindow) -> None:
    paste(window, LIST)
    counted(qtbot, window)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)
    editor = window.findChild(LinesEditor)
    assert isinstance(editor, LinesEditor)
    assert editor.lines.toPlainText() == LIST
    editor.lines.setPlainText("ferry\nport")
    editor.search.click()
    qtbot.waitUntil(lambda: window.inquiry.question.words == "ferry\nport")
    QTest.keySequence(window.top.field, QKeySequence(QKeySequence.StandardKey.Undo))
    qtbot.waitUntil(lambda: window.inquiry.question.words == LIST)


def test_after_the_editor_the_arrows_go_through_the_lines(qtbot: QtBot, window: MainWindow) -> None:
    window.results.list.setFocus()
    window.lists.edit()
    editor = window.findChild(LinesEditor)
    assert isinstance(editor, LinesEditor)
    editor.lines.setPlainText(LIST)
    qtbot.waitUntil(editor.search.isEnabled, timeout=10_000)
    editor.search.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.lines(), timeout=10_000)
    qtbot.waitUntil(lambda: window.focusWidget() is window.lines().table, timeout=10_000)


def test_a_list_comes_back_after_a_restart(qtbot: QtBot, window: MainWindow, library: Path, open_window: Open) -> None:
    paste(window, LIST)
    counted(qtbot, window)
    window.inquiry.include(EXCERPTS, False)
    state = window.memory()
    again = open_window(library, **state)
    qtbot.waitUntil(lambda: again.inquiry.question.words == LIST)
    assert [each.field for each in again.inquiry.question.filters] == ["kind"]
    assert again.top.field.held is not None


def test_a_long_list_says_that_it_is_being_read_and_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.top.field, "ferry")
    many = "\n".join(f"name{number} strait" for number in range(3_000))
    paste(window, many)
    assert window.lines().head.figures.text() == "Reading 3,000 lines…"
    assert window.pages.currentWidget() is window.lines()
    QTest.keySequence(window.top.field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert window.pages.view is View.ARTICLES
    QTest.keySequence(window.top.field, QKeySequence(QKeySequence.StandardKey.Redo))
    counted(qtbot, window)
    assert window.inquiry.question.words == many
    assert window.lines().summary.isVisible()
