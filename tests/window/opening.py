"""A window that a test opens, shown and ready, and closed when the test is over."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from pytestqt.qtbot import QtBot

from backfile.window.main import MainWindow


class Open(Protocol):
    """What the fixture `open_window` gives: `state` is how the window was left; `active`, as the keyboard needs it."""

    def __call__(
        self, library: Path, *, size: tuple[int, int] = (1400, 860), active: bool = False, **state: object
    ) -> MainWindow: ...


@contextmanager
def windows(qtbot: QtBot) -> Iterator[Open]:
    """Opens as many as are asked for; all of them are closed at the end."""
    opened: list[MainWindow] = []

    def open_one(
        library: Path, *, size: tuple[int, int] = (1400, 860), active: bool = False, **state: object
    ) -> MainWindow:
        window = MainWindow(library, state)
        qtbot.addWidget(window)
        opened.append(window)
        window.resize(*size)
        if active:
            with qtbot.waitActive(window):
                window.show()
                window.activateWindow()
        else:
            window.show()
        qtbot.waitUntil(lambda: window.pages.total >= 0, timeout=10_000)
        return window

    yield open_one
    for window in opened:
        window.close()
