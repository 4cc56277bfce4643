"""Python's cyclic garbage, collected in the GUI thread alone, and never much of it at once.

The collector runs in whatever thread happens to allocate. What of Qt hangs in a cycle, a menu or the selection of a
list, would then be destroyed in the thread of a search, which Qt survives by luck.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK = 500
"""Milliseconds between two looks at whether the collector is due."""

MANY = 20_000
"""Objects that are looked through at once, some 2 ms. A list of thousands of queries would take 60."""


UNSEEN = 3_000
"""Milliseconds that another window is in front before everything is looked through: between a dialog and its window
none is, for a moment."""


class Garbage(QObject):
    """Takes the collector's work over for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and classes stay: nobody waits for them to be looked through again
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(collect)
        self._timer.start()
        self._unseen = QTimer(self, interval=UNSEEN, singleShot=True)
        self._unseen.timeout.connect(collect_all)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Look through everything while another window is in front of ours."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._unseen.stop()
        else:
            self._unseen.start()


def collect() -> None:
    """Collect the generations that the collector itself would collect now, the oldest of them and younger ones.

    What came in great numbers stays as it is until nobody looks, as does what is left when all were looked through.
    """
    counts = gc.get_count()
    due = [number for number, (count, most) in enumerate(zip(counts, gc.get_threshold(), strict=True))
           if count > most]  # fmt: skip
    if counts[0] > MANY:
        gc.freeze()
    elif due:
        gc.collect(max(due))
        if max(due) == len(counts) - 1 or len(gc.get_objects(1)) > MANY:
            gc.freeze()


def collect_all() -> None:
    """Look through everything, also what was left as it is."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
