"""The bars of a timeline for assistive technology: a chart that is painted has no parts that could be read."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class SpokenBar(QAbstractButton):
    """Paints nothing and takes no mouse: it has a name, a place, and can be pressed."""

    pressed_here = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._tell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the timeline is painted as a whole."""

    def _tell(self) -> None:
        self.pressed_here.emit(self._number)


class SpokenBars:
    """As many as there are bars, used again for other bars."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._bars: list[SpokenBar] = []

    def show(self, said: Sequence[tuple[str, QRect]]) -> list[SpokenBar]:
        """Name and place them; those that are new are returned, to be connected."""
        made = [SpokenBar(number, self._parent) for number in range(len(self._bars), len(said))]
        self._bars += made
        for bar, (words, box) in zip(self._bars, said, strict=False):
            bar.setAccessibleName(words)
            bar.setGeometry(box)
            bar.show()
        for bar in self._bars[len(said) :]:
            bar.hide()
        return made
