"""How broad a bar of the timeline is: the word that says it, and the menu in which another one is chosen."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from backfile.search.results import By
from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.timeline.bars import WIDTHS


class WidthButton(QToolButton):
    """Lies over the bars while somebody is at them. `None` leaves the choice to the span."""

    chosen = Signal(object)  # By or None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("inside", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.by: By | None = None
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._actions: dict[By | None, QAction] = {}
        names = {
            None: self.tr("As the span suggests"),
            By.YEAR: self.tr("Years"),
            By.MONTH: self.tr("Months"),
            By.WEEK: self.tr("Weeks"),
            By.DAY: self.tr("Days"),
        }
        for by, words in names.items():
            action = self._actions[by] = self._menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, by=by: self.choose(by))
            self._group.addAction(action)
        self._actions[None].setChecked(True)
        self.setMenu(self._menu)
        self.setToolTip(self.tr("How broad a bar is: + and − make it finer and broader"))

    def show_width(self, shown: By, possible: Collection[By]) -> None:
        """What the bars are now, and what there would be room for."""
        words = self._actions[shown].text()
        self.setText(f"{words} ⌄")
        self.setAccessibleName(self.tr("Bars: %1").replace("%1", words))
        for by in WIDTHS:
            self._actions[by].setEnabled(by in possible)
            self._actions[by].setToolTip("" if by in possible else self.tr("There is no room for so many bars"))
        self.setFont(fonts.font(fonts.Role.AXIS))
        self.setStyleSheet(f"background: {theme().bg.name()};")  # bars must not show through a word
        self.adjustSize()

    def choose(self, by: By | None) -> None:
        """Take that one."""
        if by != self.by:
            self.by = by
            self._actions[by].setChecked(True)
            self.chosen.emit(by)

    def step(self, shown: By, by: int) -> None:
        """The next finer one, or with `by` 1 the next broader one, where there is one."""
        at = WIDTHS.index(shown) + by
        if 0 <= at < len(WIDTHS) and self._actions[WIDTHS[at]].isEnabled():
            self.choose(WIDTHS[at])

    def open_at(self, place: QPoint) -> None:
        """Show the menu there, as a press of the other button does."""
        self._menu.popup(place)

    @property
    def is_open(self) -> bool:
        """Whether somebody is choosing."""
        return self._menu.isVisible()
