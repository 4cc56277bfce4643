"""The rows of the completions, and what they say."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from backfile.search.completing.offer import Completion, Kind
from backfile.search.language.fields import DATE_FIELDS
from backfile.window import dates, numbers
from backfile.window.languages import language_name

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row holds beside its text."""

    COMPLETION = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2  # int, or None while nobody has counted
    BEGINS_GROUP = Qt.ItemDataRole.UserRole + 3


class CompletionsModel(QAbstractListModel):
    """A few rows, reset as a whole; counts come in one by one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Completion, ...] = ()
        self._counts: dict[str, int] = {}

    @property
    def rows(self) -> tuple[Completion, ...]:
        """What is offered now."""
        return self._rows

    def show(self, rows: Sequence[Completion], totals: Mapping[str, int] | None = None) -> None:
        """Other rows, and what is counted of them already; a count that still holds stays."""
        self.beginResetModel()
        wanted = {row.counted for row in rows}
        self._counts = {text: count for text, count in self._counts.items() if text in wanted} | dict(totals or {})
        self._rows = tuple(rows)
        self.endResetModel()

    def count(self, counted: str, total: int) -> None:
        """How many items a completion would find."""
        self._counts[counted] = total
        for number, row in enumerate(self._rows):
            if row.counted == counted:
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def forget_counts(self) -> None:
        """They were of another question."""
        self._counts.clear()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Role.COMPLETION:
                return row
            case Role.COUNT:
                return self._counts.get(row.counted or "")
            case Role.BEGINS_GROUP:
                return index.row() > 0 and row.kind != self._rows[index.row() - 1].kind
            case Qt.ItemDataRole.DisplayRole:
                return shown(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, self._counts.get(row.counted or ""))
        return None


def shown(row: Completion) -> str:
    """A completion's own words."""
    if row.kind is not Kind.VALUE:
        return row.shown
    if row.field == "lang":
        return language_name(row.shown)
    return dates.long(row.shown) if row.field in DATE_FIELDS else row.shown


def beside(row: Completion) -> str:
    """What stands beside them, lighter: another form, what a field holds, of which field a value is."""
    if row.kind is not Kind.VALUE:
        return row.beside or ""
    if row.field == "lang":
        return row.shown
    return _FIELDS.get(row.beside or "", lambda: "")()


def figures(row: Completion, count: int | None) -> str:
    """How many it finds; "…" while that is not counted."""
    if row.counted is None:
        return ""
    return "…" if count is None else numbers.count(count)


def spoken(row: Completion, count: int | None) -> str:
    """A row as a screen reader says it."""
    said = [shown(row), beside(row), _KINDS.get(row.kind, lambda: "")()]
    if count is not None:
        said.append(_tr("%Ln article(s)", count))
    return ", ".join(filter(None, said))


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Completions", text, "", number)


_FIELDS = {
    "source": lambda: _tr("source"),
    "section": lambda: _tr("section"),
    "author": lambda: _tr("author"),
}
_KINDS = {
    Kind.EARLIER: lambda: _tr("searched before"),
    Kind.SAVED: lambda: _tr("saved search"),
    Kind.FIELD: lambda: _tr("field"),
    Kind.NAME: lambda: _tr("name"),
    Kind.TAG: lambda: _tr("tag"),
}
