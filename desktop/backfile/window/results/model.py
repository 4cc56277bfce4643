"""The results as a list model: every id, and rows only for what a view asks for. No SQL and no thread here."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from backfile.window.results.row import Row
from backfile.window.results.unfolded import Unfolded
from backfile.window.rows.model import Index, RowsModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64] | tuple[int, ...]  # a tuple until the first answer

PAGE = 32  # rows read at once: a screen of them, and some more
KEPT = 2_000  # rows in memory


class Role(IntEnum):
    """What a row holds beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the whole Row: all that the delegate needs
    VERSION = Qt.ItemDataRole.UserRole + 2  # whether it stands below a result as a version of it
    UNFOLDED = Qt.ItemDataRole.UserRole + 3  # whether its versions stand below it


class ResultsModel(RowsModel):
    """Row ids in order, each read when it is first seen, and versions below results that are unfolded."""

    wanted = Signal(object)  # tuple[int, ...]: ids of rows to be read, the newest wish

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Ids = ()
        self._versions: dict[int, tuple[int, ...]] = {}  # of results that are unfolded, by their ids
        self._behind: dict[int, int] = {}  # the result below which a version stands
        self._unfolded = Unfolded()
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._numbers: dict[int, int] = {}  # of items that were asked for: looking for one among a million takes 0.5 ms
        self._missing: set[int] = set()  # row numbers, gathered until the next turn of the loop
        self._asked = QTimer(self, interval=0, singleShot=True)
        self._asked.timeout.connect(self._ask)

    def show(self, ids: "NDArray[np.int64]", rows: Iterable[Row] = (), *, keep: bool = False) -> None:
        """Other results. `keep`: of the same query, so that rows already read still hold, and what is unfolded."""
        self.beginResetModel()
        self._ids = ids
        self._missing.clear()
        self._numbers.clear()
        if keep:
            self._keep_unfolded(ids)
        else:
            self._rows.clear()
            self._versions.clear()
        self._number_unfolded()
        self._take(rows)
        self.endResetModel()

    def rows_read(self, rows: Sequence[Row]) -> None:
        """Fill in rows that were asked for."""
        self._take(rows)
        self._changed(row.hit.id for row in rows)

    def unfold(self, item: int, versions: Sequence[int], rows: Iterable[Row] = ()) -> None:
        """Show versions below a result; the same again show what has changed."""
        number = self._result(item)
        if number is None or not versions or self._versions.get(item) == tuple(versions):
            return
        self.fold(item)
        self._take(rows)
        row = self._unfolded.row(number)
        self.beginInsertRows(QModelIndex(), row + 1, row + len(versions))
        self._versions[item] = tuple(versions)
        self._number_unfolded()
        self.endInsertRows()
        self._changed([item])

    def fold(self, item: int) -> None:
        """Show the versions of a result no longer."""
        number = self._result(item)
        if number is None or item not in self._versions:
            return
        row = self._unfolded.row(number)
        self.beginRemoveRows(QModelIndex(), row + 1, row + len(self._versions[item]))
        del self._versions[item]
        self._number_unfolded()
        self.endRemoveRows()
        self._changed([item])

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
        """All results, in order, without the versions below them."""
        return self._ids

    @property
    def unfolded(self) -> tuple[int, ...]:
        """The results whose versions are shown."""
        return tuple(self._versions)

    def version_rows(self) -> Iterable[tuple[int, int]]:
        """The first row of each run of versions, and how many there are."""
        return self._unfolded.spans()

    def id_at(self, row: int) -> int | None:
        """The item in a row."""
        return self._item(row) if 0 <= row < self.rowCount() else None

    def result_at(self, row: int) -> int | None:
        """The result in a row, or the one below which it stands as a version."""
        return int(self._ids[self._unfolded.place(row).number]) if 0 <= row < self.rowCount() else None

    def row_of_result(self, number: int) -> int:
        """The row of the result of that number."""
        return self._unfolded.row(number)

    def number_of(self, item: int | None) -> int | None:
        """The row of an item."""
        if item is None:
            return None
        result = self._behind.get(item, item)
        if (number := self._result(result)) is None:
            return None
        return self._unfolded.row(number) + (0 if result == item else 1 + self._versions[result].index(item))

    def count(self) -> int:
        return len(self._ids) + self._unfolded.total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        if role == Role.VERSION:
            return self._unfolded.place(index.row()).version is not None
        item = self._item(index.row())
        if role == Role.UNFOLDED:
            return item in self._versions
        row = self._rows.get(item)
        if row is None:
            self._want(index.row())
            return None
        self._rows.move_to_end(item)
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken(unfolded=item in self._versions)
            case _:
                return row.hit.title

    def _item(self, row: int) -> int:
        place = self._unfolded.place(row)
        result = int(self._ids[place.number])
        return result if place.version is None else self._versions[result][place.version]

    def _result(self, item: int) -> int | None:
        """The number of a result."""
        if (known := self._numbers.get(item)) is not None:
            return known
        if isinstance(self._ids, tuple):  # the first rows, before numpy is there: it takes 70 ms to load
            return self._ids.index(item) if item in self._ids else None
        import numpy as np

        found = np.flatnonzero(np.equal(self._ids, item))
        return int(found[0]) if len(found) else None

    def _number_unfolded(self) -> None:
        self._behind = {version: item for item, versions in self._versions.items() for version in versions}
        numbers = {item: self._result(item) for item in self._versions}
        self._unfolded = Unfolded(
            (number, len(self._versions[item])) for item, number in numbers.items() if number is not None
        )

    def _keep_unfolded(self, ids: "NDArray[np.int64]") -> None:
        """Those that still stand for their versions; another version may come before them now."""
        import numpy as np

        for item, versions in list(self._versions.items()):
            if np.count_nonzero(np.isin(ids, (item, *versions))) != 1 or self._result(item) is None:
                del self._versions[item]
                for version in versions:
                    self._rows.pop(version, None)

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
        """Wish for the rows that are missing and those around them."""
        first = min(self._missing, default=0) // PAGE * PAGE
        last = (max(self._missing, default=0) // PAGE + 1) * PAGE
        self._missing.clear()
        wanted = []
        for row in range(first, min(last, first + 4 * PAGE, self.rowCount())):
            item, place = self._item(row), self._unfolded.place(row)
            if place.version is None:
                self._numbers[item] = place.number
            if item not in self._rows:
                wanted.append(item)
        self.wanted.emit(tuple(wanted))

    def _changed(self, items: Iterable[int]) -> None:
        numbers = [number for item in items if (number := self.number_of(item)) is not None]
        if numbers:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), 0))


_ROLES = {*Role, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
