"""The results as a list model: every id, and rows only for what a view asks for. No SQL and no thread here."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from backfile.window.results.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64] | tuple[int, ...]  # a tuple until the first answer

PAGE = 32  # rows read at once: a screen of them, and some more
KEPT = 2_000  # rows in memory

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row holds beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the whole Row: all that the delegate needs


class ResultsModel(QAbstractTableModel):
    """One column; row ids in order, each read when it is first seen."""

    wanted = Signal(object)  # tuple[int, ...]: ids of rows to be read, the newest wish

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Ids = ()
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._numbers: dict[int, int] = {}  # of items that were asked for: looking for one among a million takes 0.5 ms
        self._missing: set[int] = set()  # row numbers, gathered until the next turn of the loop
        self._asked = QTimer(self, interval=0, singleShot=True)
        self._asked.timeout.connect(self._ask)

    def show(self, ids: "NDArray[np.int64]", rows: Iterable[Row] = (), *, keep: bool = False) -> None:
        """Other results. `keep`: of the same query, so that rows already read still hold."""
        self.beginResetModel()
        self._ids = ids
        self._missing.clear()
        self._numbers.clear()
        if not keep:
            self._rows.clear()
        self._take(rows)
        self.endResetModel()

    def rows_read(self, rows: Sequence[Row]) -> None:
        """Fill in rows that were asked for."""
        self._take(rows)
        self._changed(row.hit.id for row in rows)

    def star(self, item: int, on: bool) -> None:
        """Show the star, or take it off."""
        if (row := self._rows.get(item)) is not None:
            self._rows[item] = row.starred(on)
            self._changed({item})

    def mark_seen(self, item: int) -> None:
        """Show it as read."""
        if (row := self._rows.get(item)) is not None and not row.seen:
            self._rows[item] = row.opened()
            self._changed({item})

    @property
    def ids(self) -> "Ids":
        """All of them, in order."""
        return self._ids

    def id_at(self, number: int) -> int | None:
        """The item in a row."""
        return int(self._ids[number]) if 0 <= number < len(self._ids) else None

    def number_of(self, item: int | None) -> int | None:
        """The row of an item."""
        if item is None:
            return None
        if (known := self._numbers.get(item)) is not None:
            return known
        import numpy as np  # 70 ms, which the first paint would wait for

        found = np.flatnonzero(np.equal(self._ids, item))
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        item = int(self._ids[index.row()])
        row = self._rows.get(item)
        if row is None:
            self._want(index.row())
            return None
        self._rows.move_to_end(item)
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken()
            case _:
                return row.hit.title

    def _take(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows[row.hit.id] = row
            self._rows.move_to_end(row.hit.id)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    def _want(self, number: int) -> None:
        self._missing.add(number)
        self._asked.start()

    def _ask(self) -> None:
        first = min(self._missing, default=0) // PAGE * PAGE
        last = (max(self._missing, default=0) // PAGE + 1) * PAGE
        self._missing.clear()
        last = min(last, first + 4 * PAGE)
        page = {int(item): number for number, item in enumerate(self._ids[first:last], first)}
        self._numbers |= page
        self.wanted.emit(tuple(item for item in page if item not in self._rows))

    def _changed(self, items: Iterable[int]) -> None:
        numbers = [number for item in items if (number := self.number_of(item)) is not None]
        if numbers:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), 0))


_ROLES = {Role.ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
