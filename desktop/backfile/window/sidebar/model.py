"""The sidebar as a tree of two levels: places and facets, and the facets' values."""

from collections.abc import Iterator
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backfile.window.sidebar.entries import Entry, Section

Index = QModelIndex | QPersistentModelIndex
TOP = 0  # internal id of places and headings; a value's is its section's number and one


class Role(IntEnum):
    """What an index holds."""

    LINE = Qt.ItemDataRole.UserRole + 1  # Entry, or Section for its heading


class SidebarModel(QAbstractItemModel):
    """Reset as a whole: it is short, and every count in it changes at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Entry, ...] = ()
        self._sections: tuple[Section, ...] = ()

    def show(self, places: tuple[Entry, ...], sections: tuple[Section, ...]) -> bool:
        """Other lines; False where they are the same."""
        if (places, sections) == (self._places, self._sections):
            return False
        self.beginResetModel()
        self._places, self._sections = places, sections
        self.endResetModel()
        return True

    def line(self, index: Index) -> Entry | Section | None:
        """What stands there."""
        if not index.isValid():
            return None
        if index.internalId() != TOP:
            return self._sections[index.internalId() - 1].entries[index.row()]
        if index.row() < len(self._places):
            return self._places[index.row()]
        return self._sections[index.row() - len(self._places)]

    def heading(self, facet: str) -> QModelIndex:
        """Where a facet's heading stands; invalid where it is not shown."""
        for number, section in enumerate(self._sections):
            if section.facet == facet:
                return self.index(len(self._places) + number, 0)
        return QModelIndex()

    def below(self, facet: str) -> list[QModelIndex]:
        """The lines under a heading; none where it is not shown."""
        heading = self.heading(facet)
        return [self.index(row, 0, heading) for row in range(self.rowCount(heading))] if heading.isValid() else []

    def index_of(self, key: tuple[str, str] | None) -> QModelIndex:
        """Where the line with that key stands now."""
        found = (index for index in self._all() if key is not None and key_of(self.line(index)) == key)
        return next(found, QModelIndex())

    def position(self, index: Index) -> int:
        """How many lines stand above it; -1 where it is none."""
        return next((number for number, each in enumerate(self._all()) if each == index), -1)

    def at(self, position: int) -> QModelIndex:
        """The line with so many above it, or the last."""
        lines = list(self._all())
        return lines[min(position, len(lines) - 1)] if lines and position >= 0 else QModelIndex()

    def _all(self) -> Iterator[QModelIndex]:
        for row in range(self.rowCount()):
            top = self.index(row, 0)
            yield top
            yield from (self.index(child, 0, top) for child in range(self.rowCount(top)))

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, TOP) if 0 <= row < self.rowCount() and column == 0 else QModelIndex()
        fits = column == 0 and 0 <= row < self.rowCount(parent)
        return self.createIndex(row, column, parent.row() - len(self._places) + 1) if fits else QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid() or index.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(len(self._places) + index.internalId() - 1, 0, TOP)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._places) + len(self._sections)
        line = self.line(parent)
        return len(line.entries) if isinstance(line, Section) else 0

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        match role:
            case Role.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.label if line is not None else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken() if isinstance(line, Entry) else line.label if line is not None else None
        return None


def key_of(line: Entry | Section | None) -> tuple[str, str] | None:
    """What a line is known by when the counts have changed."""
    match line:
        case Section(facet=facet):
            return facet, ""
        case Entry(place=place) if place is not None:
            return "", place.value
        case Entry(facet=facet, saved=saved) if saved is not None:
            return facet, str(saved)
        case Entry(facet=facet, label=label, more=more):
            return facet, "\0" if more else label
        case _:
            return None
