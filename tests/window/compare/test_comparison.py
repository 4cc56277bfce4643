"""The page that compares versions among the other pages of a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backfile.window.compare import Comparison
from backfile.window.later import Later
from backfile.window.top_bar import View
from backfile.window.views import Views
from tests.search.conftest import Archive, article

TEXT = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = Archive(tmp_path / "wire.backfile")
    made.add(article("Ferry", TEXT), article("Late ferry", f"{TEXT} Fog."))
    made.close()
    return tmp_path / "wire.backfile"


def test_the_page_goes_back_to_the_view_that_is_chosen_whatever_was_before(qtbot: QtBot, path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    homes = {view: Later(QWidget) for view in View}
    pages = Views(homes, Later(QWidget), window)
    comparison = Comparison(pages, window)
    comparison.set_library(path)
    for view in (View.ARTICLES, View.CONCORDANCE):
        pages.show_view(view)
        comparison.show(2)
        page = comparison.page()
        qtbot.waitUntil(lambda page=page: pages.currentWidget() is page, timeout=10_000)  # type: ignore[misc]
        pages.show_home()  # as when something is typed
        assert pages.currentWidget() is homes[view]()
    comparison.show(2)
    qtbot.waitUntil(lambda: pages.currentWidget() is comparison.page(), timeout=10_000)
    with qtbot.waitSignal(comparison.left):
        qtbot.keyClick(comparison.page(), Qt.Key.Key_Escape)
    assert pages.currentWidget() is homes[View.CONCORDANCE]()
    comparison.set_library(None)
