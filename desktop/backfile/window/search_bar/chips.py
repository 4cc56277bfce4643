"""The row of chips under the search field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from backfile.search.language.tree import Is
from backfile.window.appearance import appearance, theme
from backfile.window.question import DATE, Filter
from backfile.window.search_bar.chip import Chip
from backfile.window.search_bar.flow import FlowLayout

LINES = 2


class Chips(QWidget):
    """One chip a filter, in two lines at most; then "3 more", which shows them all."""

    removed = Signal(object)  # Filter
    edited = Signal(object)  # Filter
    cleared = Signal()
    left = Signal()  # the last of them went while it had the focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filters"))
        self._chips: list[Chip] = []
        self._all = False
        self._flow = FlowLayout(self, theme().px(6), LINES)
        self._tail = QToolButton(self)
        self._tail.setProperty("link", True)
        self._tail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tail.clicked.connect(self._press_tail)
        self._flow.addWidget(self._tail)
        self._flow.overflowed.connect(self._tell_hidden)
        self._hidden = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance().changed.connect(self.update)
        self.hide()

    def show_filters(self, filters: tuple[Filter, ...]) -> None:
        """Other chips; those that stay keep the focus."""
        if [chip.filter for chip in self._chips] == list(filters):
            return
        focused = next((number for number, chip in enumerate(self._chips) if chip.hasFocus()), None)
        if not filters and (focused is not None or self._tail.hasFocus()):
            self.left.emit()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(one, filters[:number]) for number, one in enumerate(filters)]
        for number, chip in enumerate(self._chips):
            self._flow.insert(number, chip)
            chip.show()
        self._tail.raise_()  # behind them also for Tab
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(filters))
        self._tell_hidden(0)
        self.updateGeometry()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Those of now, in their order."""
        return tuple(self._chips)

    def set_lines(self, lines: int) -> None:
        """How many lines the chips may take."""
        self._flow.set_lines(lines)

    def _chip(self, one: Filter, before: tuple[Filter, ...]) -> Chip:
        joins = one.field == DATE and any(each.field == DATE and not each.excluded for each in before)
        lead = self.tr("not") if one.excluded else self.tr("or") if joins and isinstance(one.tree, Is) else ""
        chip = Chip(one, lead, self)
        chip.removed.connect(self.removed)
        chip.edited.connect(self.edited)
        return chip

    def _tell_hidden(self, hidden: int) -> None:
        self._hidden = hidden
        self._tail.setText(self.tr("%n more", "", hidden) if hidden else self.tr("Clear all"))
        self._tail.setAccessibleName(
            self.tr("Show %n more filter(s)", "", hidden) if hidden else self.tr("Clear all filters")
        )
        self._tail.setVisible(bool(hidden) or len(self._chips) > 1)

    def _press_tail(self) -> None:
        if self._hidden:
            self._flow.set_lines(100)
            self.updateGeometry()
        else:
            self._flow.set_lines(LINES)
            self.cleared.emit()
