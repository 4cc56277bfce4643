"""Where Tab goes, and what asking for that leaves alone."""

import gc

from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backfile.window import tabbing


def test_menus_of_buttons_outlive_what_stands_beside_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    first, last = QToolButton(window), QToolButton(window)
    menu = QMenu(last)
    action = menu.addAction("Months")
    last.setMenu(menu)
    made = [QPushButton(str(number), window) for number in range(3)]
    for each in (first, *made, last):
        box.addWidget(each)
    window.show()
    for _ in range(12):
        assert tabbing.step(window, (first, None), forward=True)
    for each in (first, *made):
        each.setParent(None)
        each.deleteLater()
    made.clear()
    del first, each
    qtbot.wait(10)
    gc.collect()
    assert action.text() == "Months"
    assert [each.text() for each in menu.actions()] == ["Months"]
