"""The lines of a concordance as a list model: every number, and contexts only for what a view asks for."""

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backfile.window import dates
from backfile.window.concordance.told import Shown, Told
from backfile.window.rows.model import Index, RowsModel

if TYPE_CHECKING:
    from backfile.search.usage.concordance import Lines
    from backfile.search.usage.contexts import Line

PAGE, KEPT = 64, 2_000


class Role(IntEnum):
    """What a row holds beside its text."""

    LINE = Qt.ItemDataRole.UserRole + 1  # Shown


class LinesModel(RowsModel):
    """Each context is read when it is first seen."""

    wanted = Signal(object, object)  # Lines, and the numbers of those whose contexts are to be read

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: Told | None = None
        self._known: OrderedDict[int, Shown] = OrderedDict()
        self._missing: set[int] = set()
        self._asked = QTimer(self, interval=0, singleShot=True)
        self._asked.timeout.connect(self._ask)

    def show(self, told: Told | None, *, keep: bool) -> None:
        """Other lines, or another order. `keep`: of the same question, so that numbers mean the same lines."""
        self.beginResetModel()
        self.told = told
        self._missing.clear()
        if not keep:
            self._known.clear()
        self.endResetModel()

    def contexts_read(self, shown: Sequence[Shown]) -> None:
        """Fill in what was asked for."""
        for each in shown:
            if self._is_of_now(each.line):
                self._known[each.line.number] = each
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def _is_of_now(self, line: "Line") -> bool:
        """Whether its number means this very line: contexts may come late."""
        lines = self.lines
        return (
            lines is not None
            and line.number < len(lines)
            and lines.item[line.number] == line.id
            and lines.start[line.number] == line.start
        )

    @property
    def lines(self) -> "Lines | None":
        """All lines, as far as they are found."""
        return self.told.lines if self.told is not None else None

    def number_at(self, row: int) -> int | None:
        """The number of the line in a row."""
        return int(self.told.ordered[row]) if self.told is not None and 0 <= row < len(self.told.ordered) else None

    def row_of(self, number: int) -> int | None:
        """The row in which a line stands."""
        if self.told is None or not 0 <= number < len(self.told.ordered):
            return None
        return int((self.told.ordered == number).argmax())

    def place_of(self, row: int) -> tuple[int, int, int] | None:
        """Where the hit of a row stands: item, column, start. Numbers of lines mean others when they are made anew."""
        number = self.number_at(row)
        if number is None or self.told is None:
            return None
        lines = self.told.lines
        return int(lines.item[number]), int(lines.column[number]), int(lines.start[number])

    def row_at(self, place: tuple[int, int, int]) -> int | None:
        """The row of the hit that stands there."""
        if self.told is None:
            return None
        lines, (item, column, start) = self.told.lines, place
        found = ((lines.item == item) & (lines.column == column) & (lines.start == start)).nonzero()[0]
        return self.row_of(int(found[0])) if len(found) else None

    def count(self) -> int:
        return 0 if self.told is None else len(self.told.ordered)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number = self.number_at(index.row()) if index.isValid() and role in _ROLES else None
        if number is None:
            return None
        shown = self._known.get(number)
        if shown is None:
            self._missing.add(index.row())
            self._asked.start()
            return None
        self._known.move_to_end(number)
        line = shown.line
        if role == Role.LINE:
            return shown
        text = f"{line.left}{line.hit}{line.right}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title
        return ", ".join(filter(None, [text, line.source, dates.long(line.date)]))

    def _ask(self) -> None:
        first = min(self._missing, default=0) // PAGE * PAGE
        last = min((max(self._missing, default=0) // PAGE + 1) * PAGE, first + 4 * PAGE)
        self._missing.clear()
        if self.told is not None:
            numbers = [number for number in self.told.ordered[first:last].tolist() if number not in self._known]
            self.wanted.emit(self.told.lines, numbers)


_ROLES = {Role.LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
