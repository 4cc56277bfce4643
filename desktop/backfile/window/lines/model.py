"""The lines of a list as rows: in an order, all of them or those with or without hits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from backfile.window import dates, numbers
from backfile.window.rows.model import Index, RowsModel

if TYPE_CHECKING:
    from backfile.search.answer.lines import LineCount
    from backfile.search.language.query import Line

ROW = Qt.ItemDataRole.UserRole


class Which(IntEnum):
    """The lines that are shown."""

    ALL = 0
    FOUND = 1
    MISSING = 2


class Column(IntEnum):
    """What is told of a line, and what the lines can be sorted by."""

    LINE = 0
    ARTICLES = 1
    SOURCES = 2
    FIRST = 3
    LAST = 4
    FIRST_IN = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and what it finds; None while nobody has counted."""

    number: int
    text: str
    count: "LineCount | None"


class LinesModel(RowsModel):
    """One column, which is painted as several."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: list[LineCount | None] = []
        self.which = Which.ALL
        self.by: Column | None = None  # None: as the list has them
        self.descending = False
        self.counted = 0
        self.found = 0  # how many of the lines have hits
        self._texts: list[str] = []
        self._shown: Sequence[int] = ()
        self._keys: dict[Column, list[Any]] = {}  # what was sorted by, of all lines that are counted

    def show_lines(self, lines: "Sequence[Line]") -> bool:
        """Another list, or the same one to be counted anew; whether it is the same."""
        before, texts = self._texts, [line.text for line in lines]
        self.beginResetModel()
        self._texts = texts
        self.counts = [None] * len(lines)
        self.counted = self.found = 0
        self._keys.clear()
        self._shown = self._order()
        self.endResetModel()
        return texts == before

    def take(self, first: int, counts: "Sequence[LineCount]") -> None:
        """What some of the lines find."""
        self.counts[first : first + len(counts)] = counts
        self.counted = max(self.counted, first + len(counts))
        self.found += sum(map(_finds, counts))
        if self.which is Which.ALL and self.by is None:
            self.dataChanged.emit(self.index(first, 0), self.index(first + len(counts) - 1, 0))

    def arrange(self) -> None:
        """Put the rows in order and show those that are wanted, by what is counted now."""
        order = self._order()
        if order == self._shown:
            return
        if len(order) != len(self._shown):
            self.beginResetModel()
            self._shown = order
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {number: row for row, number in enumerate(order)}
        after = [self.index(place.get(self._shown[each.row()], -1), 0) for each in before]
        self._shown = order
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def numbers(self) -> Sequence[int]:
        """The numbers of the lines that are shown, in their order."""
        return self._shown

    def row_of(self, number: int) -> int | None:
        """The row of a line; None where it is not shown."""
        return self._shown.index(number) if number in self._shown else None

    def count(self) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self._shown[index.row()]
        row = Row(number, self._texts[number], self.counts[number])
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        count = row.count
        if count is None:
            return self.tr("%1: not counted yet").replace("%1", row.text)
        if not count.total:
            return self.tr("%1: no article").replace("%1", row.text)
        articles = self.tr("%1 article(s)", "", count.articles).replace("%1", numbers.count(count.articles))
        excerpts = count.total - count.articles
        parts = [articles] if count.articles else []
        if excerpts:
            parts.append(self.tr("%1 excerpt(s)", "", excerpts).replace("%1", numbers.count(excerpts)))
        said = [f"{row.text}: {', '.join(parts)}"]
        if count.first is not None and count.last is not None:
            said.append(self.tr("first on %1: %2").replace("%1", dates.long(count.first.date)))
            said[-1] = said[-1].replace("%2", count.first.title)
            said.append(self.tr("last on %1").replace("%1", dates.long(count.last.date)))
        return "\n".join([*said, *count.notes])

    def _order(self) -> Sequence[int]:
        order: Sequence[int] = range(len(self.counts))
        if self.which is not Which.ALL:
            wanted = self.which is Which.FOUND
            order = [number for number in range(self.counted) if _finds(self.counts[number]) == wanted]
        if self.by is None:
            return order
        keys = self._keys_of(self.by)
        known = [number for number in order if keys[number] is not None]
        known.sort(key=keys.__getitem__, reverse=self.descending)
        rest = [number for number in order if keys[number] is None]
        rest.sort(key=lambda number: not _finds(self.counts[number]))  # undated ones, then none
        return known + rest

    def _keys_of(self, column: Column) -> list[Any]:
        """What a column sorts the lines by, made once: a list is put in order several times while it is counted."""
        keys, key = self._keys.setdefault(column, []), _KEYS[column]
        if len(keys) < len(self.counts):
            new = range(len(keys), len(self.counts) if column is Column.LINE else self.counted)
            keys += [key(self._texts[number], self.counts[number]) for number in new]
        return keys if len(keys) == len(self.counts) else keys + [None] * (len(self.counts) - len(keys))


def _finds(count: "LineCount | None") -> bool:
    return count is not None and count.total > 0


def _first(count: "LineCount | None") -> str | None:
    return count.first.date if count is not None and count.first is not None else None


def _last(count: "LineCount | None") -> str | None:
    return count.last.date if count is not None and count.last is not None else None


def _first_in(count: "LineCount | None") -> str | None:
    return (count.first.source or "").casefold() if count is not None and count.first is not None else None


_KEYS: "dict[Column, Callable[[str, LineCount | None], str | int | None]]" = {
    Column.LINE: lambda text, _: text.casefold(),
    Column.ARTICLES: lambda _, count: None if count is None else count.total,
    Column.SOURCES: lambda _, count: None if count is None else count.sources,
    Column.FIRST: lambda _, count: _first(count),
    Column.LAST: lambda _, count: _last(count),
    Column.FIRST_IN: lambda _, count: _first_in(count),
}
