"""The heads of the collocates' columns: a press sorts by hits or by the figure."""

from PySide6.QtWidgets import QWidget

from backfile.window.concordance.words_around import columns
from backfile.window.rows.heads import ColumnHeads, Head

FREQUENCY = "frequency"


class Heads(ColumnHeads):
    """`pressed` carries a measure. The same choice stands among the settings, for the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = "likelihood"
        self.show_measure(self._figure)

    def show_measure(self, measure: str) -> None:
        """What the words are sorted by."""
        if measure != FREQUENCY:
            self._figure = measure
        self.show_order(measure)

    def heads(self) -> dict[object, Head]:
        word, hits, figure, places = columns(self.rect())
        named = {"likelihood": self.tr("LL"), "mi": self.tr("MI"), "logdice": self.tr("logDice")}[self._figure]
        return {
            "word": Head(self.tr("Word"), word, sorts=False),
            FREQUENCY: Head(self.tr("Hits"), hits, right=True),
            self._figure: Head(named, figure, right=True),
            "places": Head(self.tr("Position"), places, sorts=False),
        }
