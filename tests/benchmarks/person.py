"""Somebody at the window: asks, walks through the results, reads. Finds what to use by its accessible name."""

from itertools import cycle

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

QUERIES = ("the", "from with", "bra", "not been", "習", '"of the"', "harbour OR more", "")
BETWEEN = 120  # ms between two keys


class Person(QObject):
    """Presses a key every so often, until nobody wants it any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pressed = 0
        self._keys = (press for query in cycle(QUERIES) for press in self._ask_and_read(query))
        self._timer = QTimer(self, interval=BETWEEN)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    @Slot()
    def _press(self) -> None:
        name, key = next(self._keys)
        widget = named(name)
        if widget is not None:
            widget.setFocus()
            if isinstance(key, str) and not key.isascii():  # QTest knows no such keys
                press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key)
                QApplication.sendEvent(widget, press)
            else:
                QTest.keyClick(widget, key)
            self.pressed += 1

    @staticmethod
    def _ask_and_read(query: str) -> list[tuple[str, Qt.Key | str]]:
        return [
            *(("Search", Qt.Key.Key_Backspace) for _ in range(20)),
            *(("Search", letter) for letter in query),
            *(("Results", Qt.Key.Key_Down) for _ in range(6)),
            *(("Results", Qt.Key.Key_PageDown) for _ in range(3)),
            *(("Article", Qt.Key.Key_PageDown) for _ in range(2)),
        ]


def named(name: str) -> QWidget | None:
    """The visible widget that a screen reader calls so."""
    widgets = QApplication.allWidgets()
    return next((each for each in widgets if each.accessibleName() == name and each.isVisible()), None)
