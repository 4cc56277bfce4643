"""What is typed into the field of a window: found, completed, mended, and read by Enter."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.window.main import MainWindow
from backfile.window.top_bar import View
from tests.window.opening import Open
from tests.window.whole.steps import asked, first_row, found, next_button, reading, type_in


def test_typing_finds_and_enter_reads(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "bathtub ghost")
    found(window, qtbot, 1)
    assert first_row(window, qtbot).hit.kind == "excerpt"
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    qtbot.waitUntil(lambda: "of" in window.article.bar.counter.text())


def test_simplified_characters_find_traditional_ones(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "柯文涛")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)
    row = first_row(window, qtbot)
    marked = [row.hit.snippet[start:end] for start, end in row.hit.marks]
    assert "柯文濤" in marked or row.hit.title_marks


def test_a_word_that_is_not_finished_means_its_beginning(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "halcyo")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)


def test_the_last_answer_is_to_the_last_question(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("ferry", "lantern", "the", "halcyon", "zebra zebra", "bathtub ghost"):
        type_in(window, qtbot, words)
    found(window, qtbot, 1)
    qtbot.wait(300)
    assert len(window.results.list.results.ids) == 1


def test_a_field_that_does_not_exist_is_told_and_mended_by_a_press(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "sorce:courier")
    link = next_button(window, qtbot, "Use source:courier")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    found(window, qtbot, 27)


def test_enter_opens_the_first_of_what_was_typed_and_not_of_what_stood_there(window: MainWindow, qtbot: QtBot) -> None:
    window.results.focus_results()
    qtbot.waitUntil(lambda: window.article.article_id is not None, timeout=10_000)
    type_in(window, qtbot, "lantern")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)  # the rows of before are still there
    qtbot.waitUntil(lambda: window.focusWidget() is window.results.list, timeout=10_000)
    assert asked(window) == "lantern"
    assert window.results.list.currentIndex().row() == 0
    assert window.results.list.selectionModel().selectedRows()
    qtbot.waitUntil(lambda: window.article.article_id == window.results.list.current_id(), timeout=10_000)
    reading(window, qtbot, "lantern")


def test_enter_on_nothing_found_takes_the_first_change(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "ferry zebrafish")
    qtbot.waitUntil(lambda: window.results.nothing_found and not window.inquiry.waits, timeout=10_000)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)  # the counts may not be there: "zebrafish" alone finds nothing
    qtbot.waitUntil(lambda: not window.results.nothing_found, timeout=10_000)
    assert "zebrafish" not in asked(window)


def test_another_view_puts_the_completions_away(window: MainWindow, qtbot: QtBot) -> None:
    offered = window.asking.completing.list
    for leave in (lambda: window.pages.show_view(View.CONCORDANCE), window.help.show_language):
        type_in(window, qtbot, "source:north")
        qtbot.waitUntil(offered.isVisible)
        leave()
        assert not offered.isVisible()
        window.pages.show_view(View.ARTICLES)
        window.top.field.clear()


def test_what_is_typed_is_completed_and_what_was_searched_comes_back(
    open_window: Open, window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    field, offered = window.top.field, window.asking.completing.list
    type_in(window, qtbot, "source:north")
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == 'source:"Northlight Wire" '
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.memory()["searched"] == ['source:"Northlight Wire"']
    again = open_window(sample, searched=window.memory()["searched"])
    assert again.asking.completing.searched.texts == ('source:"Northlight Wire"',)
    again.asking.completing.forget_searched()
    assert again.memory()["searched"] == []
