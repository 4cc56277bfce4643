"""The columns of a table, one line each: its name, what stands in it, and the field that it goes to."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.fonts import Role
from backfile.window.mapping.seen import Pairs, SeenTable
from backfile.window.mapping.words import FIELDS, field_name, tr
from backfile.window.rule import Rule

MOST = 120  # columns: beyond that nobody chooses
LINE, FIELD = 44, 176


class ColumnsForm(QWidget):
    """Says when another field was chosen for a column."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Columns"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._fields: dict[str, ChoiceBox] = {}
        self._known: dict[str, str | None] = {}  # as the importer understood them
        self._touched: set[str] = set()

    def show_table(self, table: SeenTable, doubtful: bool) -> None:
        """Other columns, each with the field that it is understood as."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields, self._touched = {}, set()
        self._known = {column.name: column.field for column in table.columns}
        guessed = {column: field for field, column in table.guess}
        self._grid.setHorizontalSpacing(theme().px(16))
        for place, words in enumerate((tr("Column"), tr("In the first record"), tr("Goes to"))):
            self._grid.addWidget(Cut(words, Role.SMALL_STRONG, "text2", self), 0, place)
        self._grid.setRowMinimumHeight(0, theme().px(26))
        for row, column in enumerate(table.columns[:MOST], 1):
            self._grid.addWidget(Rule(self), 2 * row - 1, 0, 1, 3)
            named = Cut(column.name, Role.CODE, "text", self)
            named.setMaximumWidth(theme().px(170))
            self._grid.addWidget(named, 2 * row, 0)
            self._grid.addWidget(Cut(column.sample, Role.SMALL, "text2", self), 2 * row, 1)
            box = self._box(column.name, guessed.get(column.name) or column.field, doubtful and column.name in guessed)
            self._grid.addWidget(box, 2 * row, 2)
            self._grid.setRowMinimumHeight(2 * row, theme().px(LINE))
        for name, field in guessed.items():
            if field != self._known.get(name):
                self._touched.add(name)

    def show_samples(self, table: SeenTable) -> None:
        """What the importer makes of columns that nobody has touched, after a choice."""
        for column in table.columns:
            box = self._fields.get(column.name)
            if box is not None and column.name not in self._touched:
                box.blockSignals(True)
                box.setCurrentIndex(max(0, box.findData(_own(column.field))))
                box.blockSignals(False)

    def mapping(self) -> Pairs:
        """What was chosen, and what stands beside it: all that makes the articles look as they do."""
        if not self._touched:
            return ()
        pairs: list[tuple[str, str]] = []
        for name, box in self._fields.items():
            field = box.currentData()
            if field is not None:
                pairs.append((field, name))
            elif name in self._touched:
                pairs.append(("extra", name))
        return tuple(pairs)

    def dress(self) -> None:
        """In the theme's colours and sizes."""
        for each in self.findChildren(Cut):
            each.dress()
        for box in self._fields.values():
            box.setFixedWidth(theme().px(FIELD))
            box.setFont(fonts.font(Role.UI))

    def focus_first(self) -> None:
        """Go to the column that is doubtful, or to the first one."""
        doubtful = [box for box in self._fields.values() if box.property("warn")]
        for box in [*doubtful, *self._fields.values()][:1]:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def touch(self, mapping: Pairs) -> None:
        """Take these as chosen by the user, as an earlier import had them."""
        self._touched |= {column for _, column in mapping if column in self._fields}

    def _box(self, column: str, field: str | None, doubtful: bool) -> ChoiceBox:
        box = ChoiceBox(self)
        for offered in FIELDS:
            box.addItem(field_name(offered), offered)
        box.setCurrentIndex(max(0, box.findData(_own(field))))
        box.setAccessibleName(tr("%1 goes to").replace("%1", column))
        box.setAccessibleDescription(box.accessibleName())  # where Qt names a box by what is chosen in it
        box.setProperty("warn", doubtful)
        box.setFixedWidth(theme().px(FIELD))
        box.setFont(fonts.font(Role.UI))
        box.currentIndexChanged.connect(lambda _, column=column, box=box: self._choose(column, box))
        self._fields[column] = box
        return box

    def _choose(self, column: str, box: ChoiceBox) -> None:
        self._touched.add(column)
        box.setProperty("warn", False)
        box.style().polish(box)
        self.chosen.emit()


class Cut(QLabel):
    """One line, cut at its end where there is no room, whole in its tooltip."""

    def __init__(self, words: str, role: Role, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._role, self._colour = words, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.dress()
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._cut(self.sizeHint().width())

    def dress(self) -> None:
        """In the theme's colours and sizes."""
        self.setFont(fonts.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().colour(self._colour))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._words) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut(self.width())

    def _cut(self, width: int) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


def _own(field: str | None) -> str | None:
    return None if field == "extra" else field
