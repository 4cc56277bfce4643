"""Versions and similar articles in the whole window: from the row to the comparison and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.window.main import MainWindow
from tests.search.conftest import Archive, article
from tests.window.opening import Open

STRIKE = (
    "The dockers of Oyelund refused to load the ferry Halcyon. The harbour board of Oyelund had cut the dockers' wages"
    " and sold the crane. The Halcyon lay at the quay all day, and nobody on the island had flour or post from her."
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, open_window: Open) -> MainWindow:
    archive = Archive(tmp_path / "press.backfile")
    archive.add(
        article("Dockers strike", STRIKE, source="Northlight Wire", date="2023-04-01"),
        article("Dockers of Oyelund strike", STRIKE, source="Strait Ledger", date="2023-04-02"),
        article("Halcyon sails again", "The dockers of Oyelund loaded the Halcyon once the harbour board gave in."),
        *(
            article(f"Bread {each}", f"A baker of street {each} sold bread, and it was good all day.")
            for each in range(9)
        ),
    )
    archive.close()
    made = open_window(tmp_path / "press.backfile", size=(1300, 800), query="dockers", sort="newest")
    qtbot.waitUntil(lambda: rows(made) == [2, 3], timeout=10_000)
    return made


def rows(window: MainWindow) -> list[int | None]:
    results = window.results.list.results
    return [results.id_at(number) for number in range(results.rowCount())]


def read_first(window: MainWindow, qtbot: QtBot) -> None:
    window.results.list.choose(0)
    qtbot.waitUntil(lambda: window.article.article_id == 2, timeout=10_000)


def test_a_row_unfolds_the_version_behind_it_and_that_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    read_first(window, qtbot)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rows(window) == [2, 1, 3], timeout=10_000)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.article.article_id == 1, timeout=10_000)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Left)
    assert rows(window) == [2, 3]
    qtbot.waitUntil(lambda: window.article.article_id == 2, timeout=10_000)


def test_one_search_is_unfolded_and_the_next_is_folded_again(window: MainWindow, qtbot: QtBot) -> None:
    switch = window.results.sort_bar.folding
    assert switch.text() == "Versions folded · 1"
    switch.turn()
    qtbot.waitUntil(lambda: rows(window) == [2, 1, 3], timeout=10_000)
    assert switch.text() == "Versions unfolded here · 1"
    assert window.memory()["folded"] is True
    window.asking.search("Halcyon")
    qtbot.waitUntil(lambda: rows(window) == [2, 3], timeout=10_000)
    assert switch.text() == "Versions folded · 1"


def test_the_versions_of_what_is_read_are_compared_and_left_again(window: MainWindow, qtbot: QtBot) -> None:
    read_first(window, qtbot)
    window.article.bar.versions_wanted.emit()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.comparison.page(), timeout=10_000)
    page = window.comparison.page()
    assert page is not None
    qtbot.waitUntil(lambda: page.sheet.settled and page.sheet.changes == 1, timeout=10_000)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.panes.inner


def test_an_article_without_other_versions_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.results.list.choose(1)
    qtbot.waitUntil(lambda: window.article.article_id == 3, timeout=10_000)
    with qtbot.waitSignal(window.article.told) as told:
        window.article.compare_versions()
    assert told.args == ["This article has no other version."]
    assert window.notice.isVisibleTo(window)
    window.results.list.choose(0)
    qtbot.waitUntil(lambda: window.notice.isHidden())


def test_more_like_an_article_is_asked_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    read_first(window, qtbot)
    window.article.search_similar()
    qtbot.waitUntil(lambda: " OR " in window.top.field.text(), timeout=10_000)
    assert "Oyelund" in window.top.field.text()
    qtbot.waitUntil(lambda: set(rows(window)) == {2, 3}, timeout=10_000)
    assert window.top.field.cursorPosition() == 0
