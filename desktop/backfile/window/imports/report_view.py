"""The report of one dump: its ledger, its problems by reason, and beside them the raw record of the one chosen."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from backfile.article import Problem
from backfile.library.dumps import SkippedIn
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.elided_label import ElidedLabel
from backfile.window.fonts import Role
from backfile.window.imports import words
from backfile.window.imports.columns import columns
from backfile.window.imports.ledger import Ledger
from backfile.window.imports.part import Part
from backfile.window.imports.problems import ENTRY, Groups, More, ProblemDelegate, ProblemsModel, as_text
from backfile.window.imports.record import Found, record_of
from backfile.window.imports.report import Report
from backfile.window.raw_view import RawView


class RecordReader(QObject):
    """Reads the record of a problem in a thread; the newest wish wins."""

    found = Signal(object)  # Found
    _answered = Signal(object, object)  # ticket, Found

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ticket = 0
        self._answered.connect(self._answer)

    def read(self, problem: Problem, spool: Path) -> None:
        """Answer by `found`."""
        self._ticket += 1
        self._pool.start(partial(self._read, self._ticket, problem, spool))

    def wait(self) -> None:
        """Return when nothing is read any more."""
        self._ticket += 1
        self._pool.waitForDone()

    def _read(self, ticket: int, problem: Problem, spool: Path) -> None:
        if ticket == self._ticket:
            found = record_of(problem, spool)
            with suppress(RuntimeError):  # the view is gone meanwhile
                self._answered.emit(ticket, found)

    def _answer(self, ticket: int, found: Found) -> None:
        if ticket == self._ticket:
            self.found.emit(found)


class ReportView(QWidget):
    """Shows one `Report`."""

    search_wanted = Signal(str)
    again_wanted = Signal(object)  # tuple[Path, …]
    otherwise_wanted = Signal(object)  # Dump

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._preferred: Part | None = None
        self._library: Path | None = None
        self._title, self._facts = ElidedLabel(self), QLabel(self)
        self._facts.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._articles = QPushButton(self.tr("Show its articles"), self)
        self._again = QPushButton(self.tr("Import again"), self)
        self._otherwise = QPushButton(self.tr("Understand it differently…"), self)
        self._otherwise.setProperty("plain", True)
        self._otherwise.clicked.connect(self._understand_otherwise)
        self._articles.clicked.connect(self._show_articles)
        self._again.clicked.connect(self._import_again)
        self.ledger = Ledger(self)
        self.ledger.search_wanted.connect(self.search_wanted)
        self.ledger.part_wanted.connect(self.show_part)
        self._model = ProblemsModel(self)
        self.problems = QTreeView(self)
        self._prepare_tree()
        self._count = QLabel(self)
        self._place = QLabel(self)
        self._what = QLabel(self)
        self._what.setWordWrap(True)
        self.raw = RawView(self)
        self._reader = RecordReader(self)
        self._reader.found.connect(self._show_record)
        self._nothing = QLabel(self.tr("Nothing was imported yet"), self)
        self._dress()  # first: Qt forgets a font that was set after the style sheet's, once the parent changes
        self._lay_out()
        appearance().changed.connect(self._dress)
        self.show_report(None)

    def _prepare_tree(self) -> None:
        tree = self.problems
        tree.setAccessibleName(self.tr("Problems"))
        tree.setModel(self._model)
        tree.setItemDelegate(ProblemDelegate(tree))
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setMouseTracking(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.selectionModel().currentChanged.connect(self._choose)
        tree.clicked.connect(self._open_more)
        tree.activated.connect(self._open_more)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)
        QShortcut(QKeySequence.StandardKey.Copy, tree, self.copy, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for button in (self._articles, self._again):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head.setSpacing(px(8))
        names = QVBoxLayout()
        names.setSpacing(px(4))
        names.addLayout(head)
        below = QHBoxLayout()
        below.setSpacing(px(16))
        below.addWidget(self._facts, 1)
        below.addWidget(self._otherwise, 0, Qt.AlignmentFlag.AlignTop)
        names.addLayout(below)
        upper = QVBoxLayout()
        upper.setContentsMargins(px(36), px(24), px(36), px(20))
        upper.setSpacing(px(20))
        upper.addLayout(names)
        upper.addWidget(self.ledger)
        self._shown = QWidget(self)
        whole = QVBoxLayout(self._shown)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper)
        self._lower = self._lower_part()
        whole.addWidget(self._lower, 1)
        self._none = QWidget(self)
        empty = QVBoxLayout(self._none)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.addWidget(self._nothing)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self._none)
        whole.addStretch(0)

    def _lower_part(self) -> QSplitter:
        px = theme().px
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        for heads, body, indent in (((self._count,), self.problems, 36), ((self._place, self._what), self.raw, 16)):
            part = QWidget(parts)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 1, 0, 0)
            column.setSpacing(0)
            for label in heads:
                label.setContentsMargins(px(indent), px(9), px(16), px(9))
                column.addWidget(label)
            column.addWidget(body, 1)
            parts.addWidget(part)
        parts.setSizes([px(520), px(390)])
        return parts

    def _dress(self) -> None:
        look = theme()
        self._title.setFont(fonts.font(Role.PAGE_TITLE_STRONG))
        self._facts.setFont(fonts.font(Role.UI))
        self._facts.setStyleSheet(f"color: {look.text2.name()}")
        self._nothing.setFont(fonts.font(Role.NOTHING_TITLE))
        rule = f"border-top: 1px solid {look.line.name()}; border-bottom: 1px solid {look.line.name()};"
        for label in (self._count, self._place):
            label.setFont(fonts.font(Role.UI_STRONG))
            label.setStyleSheet(rule)
        self._what.setFont(fonts.font(Role.SMALL))
        self._what.setStyleSheet(f"color: {look.text2.name()}")
        if self._report is not None:
            self.ledger.show_columns(columns(self._report))

    def close_library(self) -> None:
        """Return when nothing is read any more."""
        self._reader.wait()

    def title(self) -> str:
        """The dump that is shown; empty where there is none."""
        return self._report.dump.name if self._report is not None else ""

    def set_library(self, path: Path | None) -> None:
        """The library that the reports are of."""
        self._library = path

    def prefer(self, part: Part | None) -> None:
        """Go to that part of the report that comes."""
        self._preferred = part

    def show_report(self, report: Report | None) -> None:
        """Show a report; None where nothing was imported yet."""
        before = self._report
        same = (
            report is not None
            and before is not None
            and (report.problems, report.skips) == (before.problems, before.skips)
        )
        self._report = report
        self._stack.setCurrentWidget(self._shown if report is not None else self._none)
        if report is None:
            return
        self._title.set_text(report.dump.name)
        self._facts.setToolTip(report.dump.path)
        self._facts.setText(words.report_facts(report))
        whole = report.dump.status not in ("cancelled", "failed")
        self._again.setText(self.tr("Import again") if whole else self.tr("Go on"))
        missing = self.tr("%1 is not there any more").replace("%1", report.dump.path) if report.gone else ""
        for button in (self._again, self._otherwise):
            button.setEnabled(not report.gone)
            button.setToolTip(missing)
        self.ledger.show_columns(columns(report))
        self._lower.setVisible(bool(report.problems or report.skips))
        self._count.setText(self._heading(report))
        if not same:
            self._show_problems(report)
        part, self._preferred = self._preferred, None
        if part is not None:
            self.show_part(part)

    def show_part(self, part: Part) -> None:
        """Go to the problems, or to what was left alone."""
        found = self._model.first_of(skipped=part is Part.SKIPS)
        if found.isValid():
            self.problems.setCurrentIndex(found)
            self.problems.scrollTo(found.parent(), QTreeView.ScrollHint.PositionAtTop)
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy the line that is chosen."""
        entry = self.problems.currentIndex().data(ENTRY)
        if entry is not None:
            QGuiApplication.clipboard().setText(as_text(entry))

    def copy_all(self) -> None:
        """Copy every line, under its reason."""
        groups: Groups = self._report.problems + self._report.skips if self._report is not None else ()
        lines = [as_text(entry) for _, entries in groups for entry in entries]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icons.icon("copy"), self.tr("Copy"), self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.addAction(icons.icon("clipboard-copy"), self.tr("Copy all"), self.copy_all)
        menu.addAction(icons.icon("file-code"), self.tr("Show raw record"), self.raw.setFocus)
        menu.exec(self.problems.viewport().mapToGlobal(at))

    def _heading(self, report: Report) -> str:
        dump = report.dump
        heads = [words.problems_and_lost(dump.problems, report.lost)] if dump.problems else []
        if dump.skipped:
            heads.append(words.tr("%Ln left alone", dump.skipped))
        quiet = words.tr("Nothing else was held up") if dump.problems else words.tr("Nothing was lost")
        return f"{' · '.join(heads)}&emsp;{self._quietly(quiet)}"

    def _quietly(self, text: str) -> str:
        return f'<span style="font-weight: 400; color: {theme().text2.name()}">{text}</span>'

    def _show_problems(self, report: Report) -> None:
        self._model.show_problems(report.problems + report.skips)
        self.problems.expandAll()
        self.raw.show_record(None)
        self._place.setText(self.tr("Raw record"))
        self._what.setText("")
        if report.problems or report.skips:
            self.problems.setCurrentIndex(self._model.index(0, 0, self._model.index(0, 0)))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, SkippedIn):
            entry = Problem(entry.reason, member=entry.member, dump=entry.dump, lost=False)
        if isinstance(entry, Problem) and self._library is not None:
            self._what.setText(entry.sentence)
            self._place.setText(self.tr("Raw record"))
            self._reader.read(entry, self._library.parent)

    def _open_more(self, index: QModelIndex) -> None:
        if isinstance(index.data(ENTRY), More):
            self._model.show_all(index.parent().row())

    def _show_record(self, found: Found) -> None:
        self.raw.show_record(found.shown)
        if found.sentence:
            self._what.setText(f"{found.problem.sentence}\n{found.sentence}")

    def _show_articles(self) -> None:
        if self._report is not None:
            self.search_wanted.emit(words.dump_query(self._report.dump))

    def _understand_otherwise(self) -> None:
        if self._report is not None:
            self.otherwise_wanted.emit(self._report.dump)

    def _import_again(self) -> None:
        if self._report is not None:
            self.again_wanted.emit((Path(self._report.dump.path),))
