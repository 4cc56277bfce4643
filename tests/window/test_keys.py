"""The dialog of keys: every key that works is in it, and it has room on any screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backfile.window.key_groups import Group, columns, groups
from backfile.window.keys import KeyCaps, KeysDialog
from backfile.window.main import MainWindow

MINUS = {"−": "-", "←": "Left", "→": "Right", "↓": "Down"}


def told() -> set[str]:
    """The keys that the dialog lists, as Qt writes them."""
    keys = set()
    for group in groups():
        for line, _ in group.keys:
            first, *others = line.split("  ")
            before = first.rpartition("+")[0]
            for key in (
                first,
                *(each if "+" in each or not before else f"{before}+{each}" for each in others),
                *others,
            ):
                for shown, typed in MINUS.items():
                    key = key.replace(shown, typed)
                keys.add(QKeySequence(key).toString())
    return keys


def test_every_key_of_the_window_is_told(library: Path, qtbot: QtBot) -> None:
    window = MainWindow(library, {})
    qtbot.addWidget(window)
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    window.close()
    # The other Enter, the plus of keyboards that have it above the equals sign, and what every list does.
    assert keys - told() <= {"Ctrl+Return", "Ctrl+=", "Ctrl+C"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_columns_keep_the_order_and_are_about_as_long(number: int) -> None:
    found = columns(groups(), number)
    assert [group for column in found for group in column] == list(groups())
    assert len(found) == number
    lengths = [sum(len(group.keys) + 2 for group in column) for column in found]
    assert max(lengths) - min(lengths) <= 10


def test_fewer_groups_than_columns_are_one_each() -> None:
    one = Group("A", (("A", "a"),))
    assert columns((one,), 3) == [[one]]


def test_the_dialog_has_room_on_the_screen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(parent)
    dialog.show()
    room = parent.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    assert all(cap.width() > 0 for cap in dialog.findChildren(KeyCaps))
    dialog.close()
