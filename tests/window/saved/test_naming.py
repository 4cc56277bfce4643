"""The panels under the bookmark, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backfile.window.saved.naming import ChangedPanel, NamePanel

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit(made), 0, Qt.AlignmentFlag.AlignTop)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.findChild(QLineEdit).setFocus()  # type: ignore[union-attr]
    return made


def field(window: QWidget) -> QLineEdit:
    found = window.findChild(QLineEdit)
    assert found is not None
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, QPushButton) else "the name" if isinstance(widget, QLineEdit) else ""


def test_tab_goes_round_in_the_panel_and_esc_leaves_it(window: QWidget, qtbot: QtBot) -> None:
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    seen = [focused()]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(focused())
    assert seen == ["the name", "Remove", "Done", "the name"]
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.field, Key.Key_Escape)
    assert QApplication.focusWidget() is field(window)


def test_keys_of_the_window_rest_while_the_panel_is_open(window: QWidget, qtbot: QtBot) -> None:
    pressed: list[str] = []
    for key in ("S", "Ctrl+D"):
        QShortcut(QKeySequence(key), window, lambda key=key: pressed.append(key))
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    qtbot.keyClick(panel.field, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.field, Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_S)
    assert pressed == []
    panel.leave()
    qtbot.keyClick(window, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Ctrl+D"]


def test_enter_on_a_button_presses_it(window: QWidget, qtbot: QtBot) -> None:
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    qtbot.keyClick(panel.field, Key.Key_Tab)
    with qtbot.waitSignal(panel.removed), qtbot.assertNotEmitted(panel.named):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)


def test_a_press_beside_the_panel_keeps_the_name_in_it(window: QWidget, qtbot: QtBot) -> None:
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    panel.field.setText("Night boats")
    with qtbot.waitSignal(panel.named) as named:
        qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=panel.rect().bottomLeft())
    assert named.args == ["Night boats"]


def test_a_name_of_blanks_is_none(window: QWidget, qtbot: QtBot) -> None:
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    panel.field.setText("   ")
    with qtbot.assertNotEmitted(panel.named):
        qtbot.keyClick(panel.field, Key.Key_Return)


def test_of_a_changed_search_enter_keeps_the_change(window: QWidget, qtbot: QtBot) -> None:
    panel = ChangedPanel(window, field(window), "Ferries", "Ferry and strait")
    panel.open()
    assert focused() == "Update it"
    with qtbot.waitSignal(panel.updated), qtbot.assertNotEmitted(panel.another_wanted):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)


def test_the_panel_stays_within_a_small_window(window: QWidget, qtbot: QtBot) -> None:
    panel = NamePanel(window, field(window), "Ferries")
    panel.open()
    window.resize(360, 240)
    qtbot.waitUntil(lambda: window.rect().contains(panel.panel.geometry()))
