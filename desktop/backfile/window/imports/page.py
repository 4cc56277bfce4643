"""The page of imports: the dumps at one side, the report of one of them at the other."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QSplitter, QVBoxLayout, QWidget

from backfile.errors import BackfileError
from backfile.library import Library
from backfile.library.dumps import Dump
from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.imports.dumps_list import DUMP, DumpDelegate, DumpsModel
from backfile.window.imports.part import Part
from backfile.window.imports.report import Report, read_report
from backfile.window.imports.report_view import ReportView
from backfile.window.numbers import count


class ReportReader(QObject):
    """Reads dumps and reports in a thread, each time with a connection of its own."""

    dumps_read = Signal(object)  # list[Dump]
    report_read = Signal(object)  # Report
    failed = Signal(str)
    _answered = Signal(object, object)  # ticket, Report

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ticket = 0
        self._answered.connect(self._answer)

    def read_dumps(self, path: Path) -> None:
        """Answer by `dumps_read`."""
        self._pool.start(partial(self._read_dumps, path))

    def read_report(self, path: Path, dump_id: int) -> None:
        """Answer by `report_read`, unless another report is asked for meanwhile."""
        self._ticket += 1
        self._pool.start(partial(self._read_report, self._ticket, path, dump_id))

    def wait(self) -> None:
        """Return when nothing is read any more."""
        self._ticket += 1
        self._pool.waitForDone()

    def _answer(self, ticket: int, report: Report) -> None:
        if ticket == self._ticket:
            self.report_read.emit(report)

    def _read_dumps(self, path: Path) -> None:
        self._tell(lambda: self._emit_dumps(path))

    def _emit_dumps(self, path: Path) -> None:
        with Library.open(path, readonly=True) as library:
            self.dumps_read.emit(library.dumps())

    def _tell(self, read: Callable[[], None]) -> None:
        """Read and tell, unless the page is gone meanwhile."""
        with suppress(RuntimeError):
            try:
                read()
            except BackfileError as error:
                self.failed.emit(error.sentence())

    def _read_report(self, ticket: int, path: Path, dump_id: int) -> None:
        if ticket == self._ticket:
            self._tell(lambda: self._emit_report(ticket, path, dump_id))

    def _emit_report(self, ticket: int, path: Path, dump_id: int) -> None:
        with Library.open(path, readonly=True) as library:
            self._answered.emit(ticket, read_report(library, dump_id))


class ImportsPage(QWidget):
    """Every dump of the library, and what became of it."""

    search_wanted = Signal(str)  # a query
    again_wanted = Signal(object)  # tuple[Path, …]: import these once more
    otherwise_wanted = Signal(object)  # Dump: look at how it is understood, and import it in another way
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Imports"))
        self._path: Path | None = None
        self._wanted: int | None = None
        self._reader = ReportReader(self)
        self._model = DumpsModel(self)
        self._list = QListView(self)
        self._list.setAccessibleName(self.tr("Dumps"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(DumpDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = QLabel(self)
        self.report = ReportView(self)
        self._dress()
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._reader.dumps_read.connect(self._show_dumps)
        self._reader.report_read.connect(self.report.show_report)
        self._reader.failed.connect(self.failed)
        self.report.search_wanted.connect(self.search_wanted)
        self.report.again_wanted.connect(self.again_wanted)
        self.report.otherwise_wanted.connect(self.otherwise_wanted)
        appearance().changed.connect(self._dress)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.report)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([theme().px(292), theme().px(900)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _dress(self) -> None:
        px = theme().px
        self._head.setFont(fonts.font(Role.UI_STRONG))
        self._head.setContentsMargins(px(20), px(16), px(20), px(8))
        self._head.setStyleSheet(f"border-bottom: 1px solid {theme().line.name()}")
        self._list.setMinimumWidth(px(200))

    def set_library(self, path: Path | None) -> None:
        """Show this library's dumps."""
        self._path = path
        self.report.set_library(path)
        self.refresh()

    def show_dump(self, dump_id: int | None, part: Part | None = None) -> None:
        """Show the report of a dump, or a part of it; None shows the newest."""
        self._wanted = dump_id
        self.report.prefer(part)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown."""
        if self._path is not None:
            self._reader.read_dumps(self._path)

    def close_library(self) -> None:
        """Return when nothing is read any more."""
        self._reader.wait()
        self.report.close_library()

    def _show_dumps(self, dumps: list[Dump]) -> None:
        chosen = self._wanted
        if chosen is None and isinstance(current := self._list.currentIndex().data(DUMP), Dump):
            chosen = current.id
        self._wanted = None
        self._model.show_dumps(dumps)
        self._head.setText(self.tr("Dumps") + f"\u2002{count(len(dumps))}")
        if not dumps:
            self.report.show_report(None)
            return
        row = self._model.index(self._model.row_of(chosen))
        if row == self._list.currentIndex():
            self._choose(row)
        else:
            self._list.setCurrentIndex(row)

    def _choose(self, index: QModelIndex) -> None:
        dump = index.data(DUMP)
        if isinstance(dump, Dump) and self._path is not None:
            self._reader.read_report(self._path, dump.id)
