"""Python's cyclic garbage, collected in the GUI thread alone.

The collector runs in whatever thread happens to allocate. What of Qt hangs in a cycle, a menu or the selection of a
list, would then be destroyed in the thread of a search, which Qt survives by luck.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK = 500
"""Milliseconds between two looks at whether the collector is due."""


class Garbage(QObject):
    """Takes the collector's work over for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and classes stay: nobody waits for them to be looked through again
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the generations that the collector itself would collect now, the oldest of them and younger ones."""
    due = [number for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if count > most]  # fmt: skip
    if due:
        gc.collect(max(due))
