"""What a window can be told to do, by its menus, its keys and the palette."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from backfile.search.results import Sort
from backfile.window.main import MainWindow
from backfile.window.palette.palette import Palette
from backfile.window.top_bar import View


def test_the_query_is_copied_from_any_view(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry date:2023")
    qtbot.waitUntil(lambda: "2023" in window.results.summary.line.text(), timeout=10_000)

    for view in View:
        window.pages.show_view(view)
        QApplication.clipboard().clear()
        qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.clipboard().text() == "date:2023 ferry"


def test_file_can_be_found_in_a_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    window.commanding.toggle_menu_bar()
    assert bar.isVisible()
    file = bar.actions()[0].menu()
    assert [action.text() for action in file.actions() if not action.isSeparator()] == [
        "Import files…", "Import folder…", "Import with options…", "Watch a folder…", "Use less of this computer",
        "Keep pictures", "Libraries", "Export results…", "Export this article…", "Save corpus manifest…",
        "Verify a manifest…", "Quit",
    ]  # fmt: skip
    file.hide()


def test_what_is_on_bears_a_tick_and_no_icon_in_its_place(window: MainWindow) -> None:
    ticked = [each for each in window.findChildren(QAction) if each.isCheckable()]
    assert {"Use less of this computer", "Fold versions"} <= {each.text() for each in ticked}
    assert all(each.icon().isNull() for each in ticked)


def test_the_size_of_pictures_that_are_kept_is_chosen_in_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.show_picture_size(2.0)
    menu = next(each for each in window.findChildren(QMenu) if each.title() == "Keep pictures")
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("None", False), ("Up to 0.5 MB", False), ("Up to 2 MB", True), ("Up to 10 MB", False),
    ]  # fmt: skip
    with qtbot.waitSignal(window.picture_size_chosen) as heard:
        menu.actions()[0].trigger()
    assert heard.args == [0.0]
    assert window.importing.runner.largest_picture == 0.0


def test_every_command_can_be_reached_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.field, "oldest")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.inquiry.sort is Sort.OLDEST
    assert not palette.isVisible()


def test_the_palette_is_left_by_escape_and_the_focus_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.results.list.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.results.list
