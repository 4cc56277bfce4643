"""A button that offers tables to write; while one is written it says how far it is, and a press stops it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from backfile.window import icons


class ExportButton(QPushButton):
    """`offers`: what can be written, by its name in the menu; read when the menu opens."""

    def __init__(self, stop: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: Mapping[str, Callable[[], None]] = {}
        self._stop = stop
        self._writing = self._brief = False
        self.setProperty("small", True)
        self.setIcon(icons.icon("download", small=True))
        self.clicked.connect(self._press)
        self.show_rest()

    def set_brief(self, on: bool) -> None:
        """Say no more than the icon does while nothing is being written."""
        if on != self._brief:
            self._brief = on
            if not self._writing:
                self.show_rest()

    def show_progress(self, percent: int) -> None:
        """A table is being written."""
        self._writing = True
        self.setText(self.tr("Stop, %1 %").replace("%1", str(percent)))
        self.setAccessibleName(self.text())

    def show_rest(self) -> None:
        """Nothing is being written."""
        self._writing = False
        words = self.tr("Export")
        self.setText("" if self._brief else f" {words}")  # a style sheet knows no gap between icon and text
        self.setAccessibleName(words)
        self.setToolTip(words if self._brief else "")

    def menu_of_offers(self) -> QMenu:
        """What can be written now."""
        menu = QMenu(self)
        for name, does in self.offers.items():
            menu.addAction(name).triggered.connect(lambda _=False, does=does: does())
        return menu

    def _press(self) -> None:
        if self._writing:
            self._stop()
        else:
            self.menu_of_offers().exec(self.mapToGlobal(QPoint(0, self.height())))
