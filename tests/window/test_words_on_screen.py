"""The window in a language twice as long, and in one that is read from the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backfile.window.keys import KeysDialog
from backfile.window.main import MainWindow
from backfile.window.search_bar.query_line import QueryLine


class Doubled(QTranslator):
    """Every text twice, as German or Finnish may be."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        said = source.replace("%n", str(max(n, 0)))
        return said if not any(letter.isalpha() for letter in said) or source.startswith("d MMM") else f"{said} {said}"


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    translator = Doubled(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def opened(library: Path, qtbot: QtBot, width: int = 1440, **state: object) -> MainWindow:
    window = MainWindow(library, state)
    qtbot.addWidget(window)
    window.resize(width, 860)
    window.show()
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) > 0, timeout=10_000)
    return window


def cut_off(root: QWidget) -> list[str]:
    """Texts that are not shown whole, and that no tooltip tells."""
    shown = [each for each in root.findChildren(QLabel) if each.text() and not isinstance(each, QueryLine)]
    shown = [each for each in shown if not each.wordWrap()]
    return [
        f"{type(each).__name__}: {each.text()}"
        for each in (*shown, *root.findChildren(QAbstractButton))
        if each.isVisible() and each.sizeHint().width() > each.width() + 1 and not each.toolTip()
    ]


@pytest.mark.usefixtures("doubled")
@pytest.mark.parametrize("width", [1440, 900])
def test_texts_twice_as_long_are_shown_whole_or_told_by_a_tooltip(library: Path, qtbot: QtBot, width: int) -> None:
    window = opened(library, qtbot, width, query="ferry")
    assert window.width() == width
    assert cut_off(window) == []
    window.close()


@pytest.mark.usefixtures("doubled")
def test_the_list_of_keys_grows_with_its_words(library: Path, qtbot: QtBot) -> None:
    window = opened(library, qtbot)
    keys = KeysDialog(window)
    keys.show()
    assert cut_off(keys) == []
    keys.close()
    window.close()


@pytest.mark.usefixtures("from_the_right")
@pytest.mark.parametrize("width", [1440, 900, 620])
def test_from_the_right_everything_stands_the_other_way_round_and_inside(
    library: Path, qtbot: QtBot, width: int
) -> None:
    window = opened(library, qtbot, width)
    window.results.list.step(1)
    qtbot.waitUntil(lambda: window.article.article_id is not None, timeout=10_000)
    at = {part: part.mapTo(window, QPoint(0, 0)).x() for part in (window.sidebar, window.results, window.article)}
    assert at[window.article] < at[window.results]
    if window.sidebar.isVisible():
        assert at[window.results] < at[window.sidebar]
    for part in window.findChildren(QAbstractButton):
        if part.isVisible():
            left = part.mapTo(window, QPoint(0, 0)).x()
            assert left >= 0, part.accessibleName() or part.text()
            assert left + part.width() <= window.width(), part.accessibleName() or part.text()
    window.grab()
    window.close()
