"""The page of the query language: what it says is true, and its examples can be tried."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backfile.search import parse
from backfile.window.help.language import sections
from backfile.window.help.page import HelpPage
from backfile.window.search_bar.help import SearchHelp

EXAMPLES = [example for section in sections() for example, _ in section.examples]


def test_an_example_that_is_pressed_is_tried(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    links = {link.accessibleName(): link for link in page.findChildren(QPushButton)}
    with qtbot.waitSignal(page.taken) as taken:
        links["ferry NEAR/8 strait"].click()
    assert taken.args == ["ferry NEAR/8 strait"]


def test_every_example_under_the_field_is_understood(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    popover = SearchHelp(owner)
    links = [link.text() for link in popover.findChildren(QPushButton)]

    assert len(links) > 5
    assert [parse(link).warning for link in links if "…" not in link] == [None] * (len(links) - 1)


def test_escape_leaves_the_page(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_home_and_end_go_to_the_ends_of_the_page(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    qtbot.waitExposed(page)
    qtbot.keyClick(page, Qt.Key.Key_End)
    (last,) = [each for each in page.findChildren(QLabel) if each.text().startswith("Half a query")]
    bottom = last.mapTo(page.viewport(), last.rect().bottomLeft()).y()
    assert page.viewport().height() - 80 < bottom < page.viewport().height()  # nothing but a margin below it
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum() > 0
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("width", [360, 900])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, width: int) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    qtbot.waitExposed(page)
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
