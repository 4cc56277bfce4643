"""The list of results, and the versions that are unfolded below them."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyle, QWidget

from backfile.window.appearance import theme
from backfile.window.results import version_row
from backfile.window.results.delegate import HitDelegate
from backfile.window.results.layout import height, lay_out
from backfile.window.results.model import ResultsModel, Role
from backfile.window.results.row import Row
from backfile.window.rows.model import Index
from backfile.window.rows.table import RowsTable, is_plain

Key = Qt.Key


class ResultsList(RowsTable):
    """Enter or a double click opens an article, s stars it, v or the arrows left and right unfold its versions."""

    chosen = Signal(object)  # int: the item of the current row, as it becomes current
    opened = Signal(object)  # int: the item that was asked for by Enter or a double click
    star_wanted = Signal(object, bool)  # int, and whether it should be starred
    unfolding_wanted = Signal(object)  # int: the item whose versions are to be shown below it

    def __init__(self, parent: QWidget | None = None) -> None:
        delegate = HitDelegate()
        super().__init__(ResultsModel(), delegate, parent)
        self._delegate = delegate
        self.setAccessibleName(self.tr("Results"))
        self.horizontalHeader().setMinimumSectionSize(1)
        self._quiet = False
        # Assistive technology selects a row without making it current. By the signal, which hands no selection over:
        # Qt's are gone by the time that Python lets go of them.
        self._selected = QTimer(self, interval=0, singleShot=True)
        self._selected.timeout.connect(self._follow_selection)
        self.selectionModel().selectionChanged.connect(self._notice_selection)
        self.doubleClicked.connect(self.open_row)
        self.results.modelAboutToBeReset.connect(self._forget_versions)
        self.results.modelReset.connect(self._measure_versions)
        self.results.rowsInserted.connect(self._measure_versions)

    @property
    def results(self) -> ResultsModel:
        """The model, by its own type."""
        model = self.model()
        if not isinstance(model, ResultsModel):
            raise TypeError(model)
        return model

    def current_id(self) -> int | None:
        """The item of the current row."""
        index = self.currentIndex()
        return self.results.id_at(index.row()) if index.isValid() else None

    def row_height(self) -> int:
        return height(theme())

    def choose(self, number: int, *, quiet: bool = False) -> None:
        """Make a row current; `quiet` where it was so before and nobody needs to hear of it."""
        self._quiet = quiet
        self.setAutoScroll(not quiet)
        self.setCurrentIndex(self.results.index(number, 0))
        self._quiet = False
        self.setAutoScroll(True)

    def choose_in_view(self) -> None:
        """Make the first row that is seen current, where the current one is out of sight."""
        here = self.currentIndex()
        if not here.isValid() or not self.viewport().rect().intersects(self.visualRect(here)):
            first = self.indexAt(QPoint(1, 1))
            if first.isValid():
                self.choose(first.row())

    def top(self) -> tuple[int | None, int]:
        """The result of the first row that is visible, and how many px are above the edge from its top on."""
        index = self.indexAt(QPoint(1, 1))
        if not index.isValid():
            return None, 0
        result = self.results.result_at(index.row())
        number = self.results.number_of(result)
        return result, self.verticalScrollBar().value() - self.verticalHeader().sectionPosition(number or 0)

    def scroll_to(self, number: int, above: int = 0) -> None:
        """Put a row at the top, `above` px from its own top on over the edge."""
        self.executeDelayedItemsLayout()  # else the bar ends where the rows of before ended
        self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(number) + above)

    def unfold(self, index: Index) -> None:
        """Show the versions that are folded behind a row below it."""
        row = self._row(index)
        if row is not None and row.hit.versions and not index.data(Role.VERSION) and not index.data(Role.UNFOLDED):
            self.unfolding_wanted.emit(row.hit.id)

    def fold(self, index: Index) -> None:
        """Show them no longer; from a version, the result that stands for it becomes current."""
        item = self.results.result_at(index.row()) if index.isValid() else None
        number = self.results.number_of(item)
        if item is None or number is None or item not in self.results.unfolded:
            return
        here = self.currentIndex()
        if here.isValid() and here.data(Role.VERSION) and self.results.result_at(here.row()) == item:
            self.choose(number)  # Qt would go on to the row below
        self.results.fold(item)

    def toggle(self, index: Index) -> None:
        """Show the versions behind a row, or fold them again."""
        if index.data(Role.UNFOLDED) or index.data(Role.VERSION):
            self.fold(index)
        else:
            self.unfold(index)

    def toggle_current(self) -> None:
        """The same for the row that is current."""
        self.toggle(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        item = self.results.id_at(current.row()) if current.isValid() else None
        if item is not None and not self._quiet:
            self.chosen.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = is_plain(event)
        match event.key():
            case Key.Key_S if plain:
                self._star(self.currentIndex())
            case Key.Key_V if plain:
                self.toggle(self.currentIndex())
            case Key.Key_Right | Key.Key_Left if plain:
                forward = (event.key() == Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
                (self.unfold if forward else self.fold)(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        pressed = self._on_more(index, at) or self._on_star(index, at)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._on_star(index, at):
            self._star(index)
        elif left and self._on_more(index, at):
            self.toggle(index)
        else:
            super().mousePressEvent(event)

    def _notice_selection(self) -> None:
        self._selected.start()

    def _follow_selection(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows and rows[0].row() != self.currentIndex().row():
            self.setCurrentIndex(rows[0])

    def _measure(self) -> None:
        super()._measure()
        self._measure_versions()

    def _measure_versions(self) -> None:
        self._resize_versions(version_row.height(theme()))

    def _forget_versions(self) -> None:
        """Qt keeps the heights of rows beyond a reset."""
        self._resize_versions(height(theme()))

    def _resize_versions(self, to: int) -> None:
        """Quietly: else each row would be looked for on the screen, in 0.4 ms among a million."""
        header = self.verticalHeader()
        header.setUpdatesEnabled(False)
        for first, count in self.results.version_rows():
            for number in range(first, first + count):
                header.resizeSection(number, to)
        header.setUpdatesEnabled(True)

    def _row(self, index: Index) -> Row | None:
        row = index.data(Role.ROW) if index.isValid() else None
        return row if isinstance(row, Row) else None

    def open_row(self, index: QModelIndex) -> None:
        if (item := self.results.id_at(index.row())) is not None:
            self.opened.emit(item)

    def _star(self, index: QModelIndex) -> None:
        if (row := self._row(index)) is not None:
            self.star_wanted.emit(row.hit.id, not row.hit.starred)

    def _on_star(self, index: QModelIndex, at: QPoint) -> bool:
        row = self._row(index)
        if row is None or not row.hit.starred:
            return False
        rect = self.visualRect(index)
        if index.data(Role.VERSION):
            star = version_row.star(rect, theme())
        else:
            star = lay_out(row, rect.width(), theme()).star.translated(rect.topLeft())
        return QStyle.visualRect(self.layoutDirection(), rect, star).adjusted(-6, -6, 6, 6).contains(at)

    def _on_more(self, index: QModelIndex, at: QPoint) -> bool:
        row = self._row(index)
        if row is None or not row.hit.versions or index.data(Role.VERSION):
            return False
        unfolded = bool(index.data(Role.UNFOLDED))
        more = self._delegate.more_at(self.visualRect(index), row, self.layoutDirection(), unfolded=unfolded)
        return more.adjusted(-8, -8, 8, 8).contains(at)
