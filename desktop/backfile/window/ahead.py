"""Loads what the views are made of before one of them is opened: a module at a time, with time between them."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

QUIET = 2_500  # ms after the window was made: the first paint and the first answer come before
BETWEEN = 30  # ms from one to the next, so that a key never waits for two of them
ROOMS = ("backfile.export", "backfile.window.concordance", "backfile.window.over_time", "backfile.window.lines")
LAST = "pane"  # it imports all the others of its room


class Ahead(QObject):
    """In the window's own thread: another one would hold its lock for as long, at moments that nobody chooses."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._modules = _modules()
        self._timer = QTimer(self, interval=QUIET)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> bool:
        """Load the next one; False where all are loaded."""
        module = next(self._modules, None)
        if module is None:
            self._timer.stop()
            return False
        self._timer.setInterval(BETWEEN)
        import_module(module)
        return True


def _modules() -> Iterator[str]:
    for room in ROOMS:
        yield room
        names = [each.name for each in iter_modules(import_module(room).__path__)]
        for name in sorted(names, key=lambda name: (name == LAST, name)):
            yield f"{room}.{name}"
