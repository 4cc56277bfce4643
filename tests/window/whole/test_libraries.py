"""A library in a window: what is kept in it, what comes back, and one that can't be opened or written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backfile.errors import NotALibrary
from backfile.library import Library
from backfile.search.results import Sort
from backfile.window.main import MainWindow
from backfile.window.top_bar import View
from tests.window.opening import Open
from tests.window.whole.steps import asked, first_row, found, reading, type_in


def test_a_star_is_kept_in_the_library(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    type_in(window, qtbot, "bathtub ghost")
    found(window, qtbot, 1)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    item = window.article.article_id
    assert item is not None
    qtbot.keyClick(window.results.list, Qt.Key.Key_S)

    def starred() -> bool:
        with Library.open(sample, readonly=True) as library:
            return library.article(item).starred

    qtbot.waitUntil(starred, timeout=10_000)
    qtbot.waitUntil(lambda: first_row(window, qtbot).hit.starred, timeout=10_000)
    qtbot.keyClick(window.results.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not starred(), timeout=10_000)


def test_what_was_open_comes_back(open_window: Open, window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    window.search("halcyon")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)
    window.inquiry.sort_by(Sort.NEWEST)
    window.results.focus_results()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.article.article_id is not None, timeout=10_000)
    memory = window.memory()
    again = open_window(sample, **memory)
    qtbot.waitUntil(lambda: again.article.article_id == memory["article"], timeout=10_000)
    assert asked(again) == "halcyon"
    assert again.inquiry.sort is Sort.NEWEST
    assert again.top.field.text() == "halcyon"


def test_an_empty_library_is_a_place_to_drop(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(tmp_path / "new.backfile")
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty(), timeout=10_000)
    names = {each.text() for each in window.empty().findChildren(QAbstractButton)}
    assert "Try the sample" in names
    said = " ".join(each.text() for each in window.empty().findChildren(QLabel))
    assert all(name in said for name in ("PDF", "Parquet", "WARC", "LexisNexis"))
    assert window.focusWidget() is window.empty()  # nothing is framed as if it had been chosen
    window.pages.show_view(View.CONCORDANCE)
    assert window.pages.currentWidget() is window.empty()
    assert window.focusWidget() is window.empty()
    assert window.concordance.made is None


def test_a_file_that_is_no_library_leaves_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "notes.backfile"
    other.write_text("no library")
    with pytest.raises(NotALibrary):
        window.open_library(other)
    assert window.library_path.name == "sample.backfile"


def test_a_newer_library_opens_for_reading_and_says_so(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "newer.backfile"
    with Library.open(path, create=True) as library:
        library.connection.execute("PRAGMA user_version=99")
    window = open_window(path)
    assert window.notice.isVisible()
    assert "later Backfile" in window.notice.accessibleName() + "".join(
        each.text() for each in window.notice.findChildren(QWidget) if hasattr(each, "text")
    )


def test_the_first_window_fits_its_screen(open_window: Open, sample: Path) -> None:
    window = MainWindow(sample)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.close()
