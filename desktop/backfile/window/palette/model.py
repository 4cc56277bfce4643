"""The commands that are meant, as a list."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backfile.window.palette.command import Command

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a line holds beside its text."""

    COMMAND = Qt.ItemDataRole.UserRole + 1


class CommandsModel(QAbstractListModel):
    """Reset as a whole: there are a few dozen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: tuple[Command, ...] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Other lines."""
        self.beginResetModel()
        self._commands = tuple(commands)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self._commands[index.row()]
        match role:
            case Role.COMMAND:
                return command
            case Qt.ItemDataRole.DisplayRole:
                return command.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, [command.words, command.key]))
        return None
