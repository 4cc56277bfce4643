"""The dumps of a library as a list: name, when it was imported, and what came of it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backfile.library.dumps import Dump
from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.imports import words

ROW = 56
DUMP = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class DumpsModel(QAbstractListModel):
    """All dumps, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dumps: list[Dump] = []

    def show_dumps(self, dumps: list[Dump]) -> None:
        """Show these; rows that stay keep their selection."""
        if [each.id for each in dumps] == [each.id for each in self._dumps]:
            self._dumps = dumps
            self.dataChanged.emit(self.index(0), self.index(len(dumps) - 1))
            return
        self.beginResetModel()
        self._dumps = dumps
        self.endResetModel()

    def row_of(self, dump_id: int | None) -> int:
        """Its row; the first one where it is not there."""
        return next((row for row, dump in enumerate(self._dumps) if dump.id == dump_id), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """One row a dump."""
        return 0 if parent.isValid() else len(self._dumps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The dump whole, or its name and outcome as text."""
        if not index.isValid():
            return None
        dump = self._dumps[index.row()]
        match role:
            case _ if role == DUMP:
                return dump
            case Qt.ItemDataRole.DisplayRole:
                return dump.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{dump.name}, {words.dump_line(dump)}"
            case Qt.ItemDataRole.ToolTipRole:
                return dump.path
        return None


class DumpDelegate(QStyledItemDelegate):
    """Paints one dump."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are of one height."""
        return QSize(0, theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name over outcome."""
        look = theme()
        px = look.px
        dump = index.data(DUMP)
        box = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, look.tint)
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), look.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.hover)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.line)
        inside = box.adjusted(px(20), px(9), -px(12), 0)
        name = QRect(inside.left(), inside.top(), inside.width(), px(19))
        self._text(painter, Role.UI_STRONG, "text", name, dump.name, Qt.TextElideMode.ElideMiddle)
        below, colour = name.translated(0, px(19)), "text2" if selected else "text3"
        self._text(painter, Role.SMALL, colour, below, words.dump_line(dump), Qt.TextElideMode.ElideRight)

    def _text(self, painter: QPainter, role: Role, colour: str, box: QRect, text: str, elide: Qt.TextElideMode) -> None:
        font = fonts.font(role)
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        cut = QFontMetrics(font).elidedText(text, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
