"""The values of a facet as a list of lines, as the sidebar has them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from backfile.search.results import FacetValue
from backfile.window.question import Question
from backfile.window.rows.model import Index, RowsModel
from backfile.window.sidebar.entries import Entry
from backfile.window.sidebar.facets import entry_of
from backfile.window.sidebar.model import Role


class ValuesModel(RowsModel):
    """A hundred thousand values are one tuple; a line is made when it is painted."""

    def __init__(self, facet: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.answered = False  # whether anything was shown, be it nothing
        self._values: Sequence[FacetValue] = ()
        self._question = Question()
        self._exactly: dict[str | None, int] = {}

    @property
    def values(self) -> Sequence[FacetValue]:
        """What is listed."""
        return self._values

    def show(self, values: Sequence[FacetValue]) -> None:
        """Other values, or the same in another order."""
        self.beginResetModel()
        self._values, self.answered = values, True
        self.endResetModel()

    def show_question(self, question: Question) -> None:
        """What of them is included and excluded."""
        self._question = question
        self._changed(0, len(self._values) - 1)

    def show_exactly(self, value: str | None, count: int) -> None:
        """How many items have one of them."""
        self._exactly[value] = count
        for number, each in enumerate(self._values):
            if each.value == value:
                self._changed(number, number)
                break

    def value(self, number: int) -> FacetValue:
        """One of them, with its count as exactly as it is known."""
        value = self._values[number]
        exactly = self._exactly.get(value.value)
        return value if exactly is None else replace(value, count=exactly, exact=True)

    def entry(self, index: Index) -> Entry:
        """The line that stands at a valid index."""
        return entry_of(self.facet, self.value(index.row()), self._question)

    def count(self) -> int:
        return len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        match role:
            case Role.LINE:
                return entry
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.spoken()
        return None

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
