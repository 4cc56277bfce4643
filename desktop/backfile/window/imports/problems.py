"""What went wrong with a dump, and what was left alone of it: reasons, and under each the places."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backfile.article import Problem
from backfile.library.dumps import SkippedIn
from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.imports import words
from backfile.window.numbers import count

FEW = 3
"""Problems of a reason that show at first; "6 more" shows the rest."""
ROW = 28
ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Place = Problem | SkippedIn
Groups = tuple[tuple[str, tuple[Place, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """The head of a group."""

    text: str
    number: int
    skipped: bool = False  # rightly no article


@dataclass(frozen=True, slots=True)
class More:
    """The line that shows what a group hides."""

    hidden: int


Entry = Reason | Place | More


class ProblemsModel(QAbstractItemModel):
    """Two levels: the parent of a problem is its reason, by the internal id of its index (row of the reason + 1)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Groups = ()
        self._open: set[int] = set()

    def show_problems(self, groups: Groups) -> None:
        """Show these."""
        self.beginResetModel()
        self._groups, self._open = groups, set()
        self.endResetModel()

    def show_all(self, group: int) -> None:
        """Show every problem of a group."""
        parent = self.index(group, 0)
        problems = self._groups[group][1]
        if group in self._open or len(problems) <= FEW + 1:
            return
        self.beginInsertRows(parent, FEW + 1, len(problems) - 1)
        self._open.add(group)
        self.endInsertRows()
        changed = self.index(FEW, 0, parent)
        self.dataChanged.emit(changed, changed)

    def first_of(self, *, skipped: bool) -> QModelIndex:
        """The first place of the problems, or of what was left alone."""
        for row in range(len(self._groups)):
            reason = self.entry(self.index(row, 0))
            if isinstance(reason, Reason) and reason.skipped == skipped:
                return self.index(0, 0, self.index(row, 0))
        return QModelIndex()

    def entry(self, index: Index) -> Entry:
        """What a row stands for."""
        if index.internalId() == 0:
            reason, problems = self._groups[index.row()]
            skipped = sum(each.count for each in problems if isinstance(each, SkippedIn))
            return Reason(reason, skipped or len(problems), skipped > 0)
        group = index.internalId() - 1
        problems = self._groups[group][1]
        if index.row() == FEW and group not in self._open and len(problems) > FEW + 1:
            return More(len(problems) - FEW)
        return problems[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Reasons at the top, problems under them."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != 0:
            return 0
        number = len(self._groups[parent.row()][1])
        return number if parent.row() in self._open or number <= FEW + 1 else FEW + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a reason or of a problem."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The reason of a problem."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry whole, or as text."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in said(entry) if part)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, Problem):
            return entry.sentence
        return None


def said(entry: Entry) -> tuple[str, str]:
    """What stands at the leading and at the trailing edge of a row."""
    match entry:
        case Reason(text, number, True):
            return words.tr("Left alone: %1").replace("%1", text), count(number)
        case Reason(text, number):
            return text, count(number)
        case SkippedIn():
            return words.place(entry.member, entry.dump), words.tr("%Ln record(s)", entry.count)
        case More(hidden):
            return words.tr("%Ln more", hidden), ""
        case Problem():
            return words.problem_place(entry), words.problem_spot(entry)


def as_text(entry: Entry) -> str:
    """A line to be pasted elsewhere: place, record and byte, and what is wrong; parted by tabs."""
    what = entry.sentence if isinstance(entry, Problem) else entry.reason if isinstance(entry, SkippedIn) else ""
    return "\t".join(part for part in (*said(entry), what) if part)


class ProblemDelegate(QStyledItemDelegate):
    """Paints a row of the tree."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Reasons stand a little apart."""
        reason = isinstance(index.data(ENTRY), Reason)
        return QSize(0, theme().px(ROW + 6 if reason and index.row() else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The two texts of a row."""
        look = theme()
        px = look.px
        box, state = option.rect, option.state
        entry = index.data(ENTRY)
        whole = QRect(0, box.top(), box.right() + 1, box.height())
        if state & QStyle.StateFlag.State_Selected and not isinstance(entry, Reason):
            painter.fillRect(whole, look.tint)
            painter.fillRect(QRect(0, box.top(), px(3), box.height()), look.accent)
        elif state & QStyle.StateFlag.State_MouseOver and not isinstance(entry, Reason):
            painter.fillRect(whole, look.hover)
        if isinstance(entry, Reason) and index.row():
            painter.fillRect(QRect(0, box.top(), whole.width(), 1), look.line)
        left, right = said(entry)
        strong = isinstance(entry, Reason)
        colour = look.text if not isinstance(entry, More) else look.text2
        inside = whole.adjusted(px(36), px(6) if strong and index.row() else 0, -px(16), 0)
        small = fonts.font(Role.SMALL, tabular=True)
        taken = QFontMetrics(small).horizontalAdvance(right) + px(12)
        font = fonts.font(Role.UI_STRONG if strong else Role.UI)
        painter.setFont(font)
        painter.setPen(colour)
        room = inside.width() - taken
        cut = QFontMetrics(font).elidedText(left, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.setFont(small)
        painter.setPen(look.text3)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
