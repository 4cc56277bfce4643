"""The palette over a window."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backfile.window.palette.command import Command
from backfile.window.palette.palette import Palette

COMMANDS = [Command(f"Command {number}", "list", print) for number in range(30)]


def test_it_stays_within_a_low_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 400)
    window.show()
    palette = Palette(COMMANDS, window)
    palette.open()
    high = palette.list.height()
    assert palette.list.mapTo(window, palette.list.rect().bottomLeft()).y() < window.height()
    window.resize(700, 1000)
    qtbot.waitUntil(lambda: palette.list.height() > high, timeout=10_000)
    window.resize(700, 400)
    qtbot.waitUntil(lambda: palette.list.height() == high, timeout=10_000)


def test_a_question_mark_in_the_empty_field_runs_its_command(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 600)
    window.show()
    run: list[str] = []
    keys = Command("Keyboard shortcuts", "list", lambda: run.append("keys"), "?")
    palette = Palette([*COMMANDS, keys], window)
    palette.open()
    qtbot.keyClicks(palette.field, "?")
    assert run == ["keys"]
