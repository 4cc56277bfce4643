"""Qt's own dialog for files, as it looks."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from backfile.window import folders
from backfile.window.appearance import Choice, appearance, theme
from backfile.window.folders import Purpose


def test_its_icons_have_the_colour_of_the_theme(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    appearance().choose(Choice.DARK)
    wanted, seen = theme().text2.lightness(), list[int]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        for name in ("toParentButton", "newFolderButton", "listModeButton"):
            button = dialog.findChild(QToolButton, name)
            assert isinstance(button, QToolButton)
            image = button.icon().pixmap(16).toImage()
            points = ((x, y) for x in range(image.width()) for y in range(image.height()))
            seen.extend(image.pixelColor(*at).lightness() for at in points if image.pixelColor(*at).alpha() > 128)
        dialog.reject()

    looking = QTimer(window, interval=50)
    looking.timeout.connect(look)
    looking.start()
    try:
        assert folders.ask_folder(window, Purpose.WATCH, "Watch") is None
    finally:
        looking.stop()
        appearance().choose(Choice.SYSTEM)
    assert seen
    assert all(abs(each - wanted) <= 2 for each in seen)
