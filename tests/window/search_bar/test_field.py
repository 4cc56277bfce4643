"""The search field by itself."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.window.search_bar.field import SearchField


def test_an_empty_field_warns_of_nothing(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("sorce:wire")
    field.set_not_understood(True)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert field.property("warn") is True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.property("warn") is False
