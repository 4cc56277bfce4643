"""How collocates are counted: the window, what they are held against, their order, and what is left out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.concordance.told import Wish
from backfile.window.fonts import Role
from backfile.window.tick_box import TickBox

WIDEST = 10
LEASTS = (None, 1, 2, 3, 5, 10, 20, 50, 100)


class Settings(QWidget):
    """Changes one `Wish`."""

    changed = Signal(object)  # Wish

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How collocates are counted"))
        self.wish = Wish()
        sides = [(str(words), words) for words in range(WIDEST + 1)]
        self.left = self._box(self.tr("Words to the left"), sides, self.wish.left)
        self.right = self._box(self.tr("Words to the right"), sides, self.wish.right)
        self.measure = self._box(self.tr("Sorted by"), self._measures(), self.wish.measure)
        against = [(self.tr("The rest of the library"), "library"), (self.tr("The rest of these articles"), "result")]
        self.against = self._box(self.tr("Held against"), against, self.wish.against)
        leasts = [(self.tr("Automatic"), None), *((str(each), each) for each in LEASTS if each)]
        self.least = self._box(self.tr("At least so many hits"), leasts, None)
        self.no_common = TickBox(self.tr("Leave out the commonest words"), self)
        self.no_common.setToolTip(self.tr("Words that are more than one in 1,000 of all words of the library"))
        self.sentence = TickBox(self.tr("Within the sentence"), self)
        for box in (self.no_common, self.sentence):
            box.toggled.connect(self._change)
        self._place()
        appearance().changed.connect(self._dress)
        self._dress()

    def sort_by(self, measure: str) -> None:
        """Another measure first."""
        self.measure.setCurrentIndex(self.measure.findData(measure))

    def _measures(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Log-likelihood"), "likelihood"),
            (self.tr("Hits"), "frequency"),
            (self.tr("Mutual information"), "mi"),
            (self.tr("logDice"), "logdice"),
        ]

    def _box(self, name: str, choices: Sequence[tuple[str, object]], chosen: object) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        for words, value in choices:
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(chosen))
        box.currentIndexChanged.connect(self._change)
        return box

    def _place(self) -> None:
        self._grid = QGridLayout(self)
        window = QHBoxLayout()
        for part in (self.left, QLabel(self.tr("left"), self), self.right, QLabel(self.tr("right"), self)):
            window.addWidget(part)
        window.addStretch(1)
        window.setSpacing(theme().px(6))
        self._grid.addWidget(QLabel(self.tr("Window"), self), 0, 0)
        self._grid.addLayout(window, 0, 1)
        rows = (
            (self.tr("Sorted by"), self.measure),
            (self.tr("Against"), self.against),
            (self.tr("At least"), self.least),
        )
        for number, (name, box) in enumerate(rows, 1):
            self._grid.addWidget(QLabel(name, self), number, 0)
            self._grid.addWidget(box, number, 1)
        for number, tick in enumerate((self.no_common, self.sentence), len(rows) + 1):
            self._grid.addWidget(tick, number, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)

    def _change(self) -> None:
        left, right = self.left.currentData(), self.right.currentData()
        if not left and not right:  # a window has one word at least
            other = self.right if self.sender() is self.left else self.left
            other.setCurrentIndex(1)
            return
        self.wish = replace(
            self.wish,
            left=left,
            right=right,
            measure=self.measure.currentData(),
            against=self.against.currentData(),
            least=self.least.currentData(),
            no_common=self.no_common.isChecked(),
            within_sentence=self.sentence.isChecked(),
        )
        self.changed.emit(self.wish)

    def _dress(self) -> None:
        px = theme().px
        self._grid.setContentsMargins(px(16), px(8), px(16), px(10))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        for label in self.findChildren(QLabel):
            label.setFont(fonts.font(Role.SMALL))
        for box in self.findChildren(ChoiceBox):
            box.setFont(fonts.font(Role.SMALL))
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
