"""The main window: a frame that makes the parts, places them and connects them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backfile.library import Library
from backfile.window import tabbing
from backfile.window.ahead import Ahead
from backfile.window.all_values.showing import Showing
from backfile.window.appearance import theme
from backfile.window.article import ArticlePane
from backfile.window.asking import Asking
from backfile.window.commanding import Commanding
from backfile.window.compare import Comparison
from backfile.window.corpus.manifests import Manifests
from backfile.window.exports import Exporting
from backfile.window.following import Following
from backfile.window.help import Helping
from backfile.window.importing import Importing
from backfile.window.inquiry import Inquiry
from backfile.window.later_views import LaterViews
from backfile.window.library_button import LibraryButton, library_name
from backfile.window.lines.lists import Lists
from backfile.window.lines.way_back import WayBack
from backfile.window.memory import State, first_size, memory_of, restore
from backfile.window.notice import Notice
from backfile.window.paging import Paging
from backfile.window.panes import Panes, Room
from backfile.window.receiving import Receiving
from backfile.window.reindexing import ReindexingLine
from backfile.window.results.pane import ResultsPane
from backfile.window.saved.keeping import Keeping
from backfile.window.search_bar.searched import Searched
from backfile.window.sidebar.pane import Sidebar
from backfile.window.top_bar import TopBar
from backfile.window.views import Views
from backfile.window.widening import Widening


class MainWindow(QMainWindow):
    """One library at a time. Raises BackfileError where it can't be opened."""

    library_wanted = Signal(object)  # Path: open this library in the window's place
    appearance_chosen = Signal(str)  # "system", "light", "dark"
    gentleness_chosen = Signal(bool)  # whether imports use less of this computer
    picture_size_chosen = Signal(float)  # megabytes up to which pictures are kept
    closed = Signal()

    def __init__(self, library: Path, state: State | None = None) -> None:
        super().__init__()
        self.library_path = library
        self.inquiry = Inquiry(self)
        self._make_parts()
        self._make_joints()
        self._place_parts()
        self._connect_search()
        self._connect_reading()
        self.setMinimumSize(theme().px(380), theme().px(420))
        self.resize(first_size(self))
        self.open_library(library, state or {})
        self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_library(self, library: Path, state: State | None = None) -> None:
        """Show another library here, as it was left. Raises BackfileError, and stays with the one that is open."""
        state = state or {}
        with Library.open(library, create=True) as opened:
            notice = opened.notice
        self.library_path = library
        self.pages.forget_total()
        self.results.timeline.forget()
        self.setWindowTitle(library_name(library))
        self.library.show_library(library)
        self.notice.tell(notice or "")
        for part in (self.article, self.importing, self.reindexing, self.comparison, self.manifests):
            part.set_library(library)
        for view in self.later.made():
            view.set_library(library)
        self.inquiry.set_library(library)
        self.exporting.set_library(library)
        self.saved.set_library(library)
        searched = state.get("searched")
        self.asking.completing.set_library(library, Searched(searched if isinstance(searched, list) else ()))
        restore(self, state)

    def set_recent(self, libraries: Sequence[Path]) -> None:
        """Libraries that were open before, the latest first."""
        self.library.set_recent(libraries)

    def search(self, query: str) -> None:
        """Ask what this text says."""
        self.asking.search(query)

    def memory(self) -> dict[str, object]:
        """How the window is now, for the next start."""
        return memory_of(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        self.importing.close()
        self.exporting.close()
        self.reindexing.close_library()
        self.asking.completing.close()
        self.saved.close()
        self.inquiry.close()
        self.lists.close()
        for view in self.later.made():
            view.close_library()
        self.comparison.set_library(None)
        self.article.close_library()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.reading.go_back_to_line() and not (self.results.list.hasFocus() and self.lists.leave()):
            self.panes.close_drawer() or self.panes.show_results()
            self.results.focus_results()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From the field over chips, sidebar, and what is found to what runs at the foot; the top bar comes last."""
        panes = (self.results, *self.later.made())
        bars = [bar for bar in (self.exporting.bar.made, self.importing.bar.made) if bar is not None]
        summaries = (pane.summary for pane in panes)
        parts = (self.top.field, *summaries, self.sidebar, self.results, self.article, None, *bars, self.top)
        return tabbing.step(self, parts, forward=forward)

    def _make_parts(self) -> None:
        """What is seen at once, or hidden in its place."""
        self.notice = Notice(self)
        self.reindexing = ReindexingLine(self)
        self.importing = Importing(self.notice, self)
        self.library = LibraryButton(self)
        self.sidebar = Sidebar(self.library, self)
        self.results = ResultsPane(self)
        self.way_back = WayBack(self)
        self.article = ArticlePane(self)
        self.top = TopBar(self)
        self.panes = Panes(self.sidebar, self.top, self.results, self.article, self)
        self.later = later = LaterViews(self)
        self.concordance, self.over_time, self.lines = later.concordance, later.over_time, later.lines
        self.empty = later.empty
        self.pages = Views(later.homes, self.empty, self)
        for page in (self.importing.imports, self.importing.mapping):
            page.then(self.pages.add_passing)

    def _make_joints(self) -> None:
        """What joins parts with each other and with what is asked."""
        self.comparison = Comparison(self.pages, self)
        self.asking = Asking(
            self.inquiry,
            self.top,
            self.sidebar.tree,
            self.results,
            self.concordance,
            self.over_time,
            self.lines,
            self.pages,
            self,
        )
        self.reading = Following(self.inquiry, self.results, self.article, self.panes, self.pages, self)
        self.manifests = Manifests(self.inquiry, self)
        self.exporting = Exporting(self.inquiry, self.article, self.notice, self)
        self.results.sort_bar.export.clicked.connect(self.exporting.export_results)
        self.lists = Lists(self.inquiry, self.top, self.pages, self.lines, self.way_back, self)
        self.all_values = Showing(self.inquiry, self.sidebar, self)
        self.saved = Keeping(self.inquiry, self.top.field, self.sidebar.tree, self.notice, self)
        self.saved.tell_news(self.results.news)
        self.concordance.then(lambda pane: self.saved.tell_news(pane.news))
        self.over_time.then(lambda pane: self.saved.tell_news(pane.news))
        self.lines.then(lambda pane: self.saved.tell_news(pane.news))
        self.widening = Widening(self.inquiry, self)
        self.help = Helping(self.top.field, self.pages, self)
        self.paging = Paging(self)
        self.commanding = Commanding(self)
        self.receiving = Receiving(self)
        self.ahead = Ahead(self)

    def _place_parts(self) -> None:
        centre = QWidget(self)
        self.panes.content.addWidget(self.notice)
        self.panes.content.addWidget(self.reindexing)
        self.panes.content.addWidget(self.way_back)
        self.panes.content.addWidget(self.pages)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panes)
        self.importing.bar.then(column.addWidget)
        self.exporting.bar.then(lambda bar: column.insertWidget(1, bar))  # over the bar of an import
        self.setCentralWidget(centre)
        self.panes.room_changed.connect(self._fit)

    def _connect_search(self) -> None:
        asking = self.asking
        self.top.field.help_wanted.connect(self.help.show_examples)
        self.help.taken.connect(asking.try_example)
        self.help.shown.connect(asking.completing.put_away)
        self.help.left.connect(self.focus_field)
        asking.field_wanted.connect(self.focus_field)
        asking.answered.connect(self.reading.follow)
        asking.failed.connect(self.notice.tell_error)
        asking.told.connect(self.notice.say)
        self.inquiry.changed.connect(lambda _: self.notice.move_on(asked=True))
        self.lists.results_wanted.connect(asking.go_to_results)
        self.manifests.search_wanted.connect(asking.search)
        self.manifests.item_wanted.connect(self.reading.open)
        self.sidebar.tree.all_wanted.connect(self.all_values.show)
        self.saved.shown.connect(self.panes.close_drawer)
        self.saved.failed.connect(self.notice.tell_error)
        self.library.wanted.connect(self.library_wanted)

    def _connect_reading(self) -> None:
        self.article.opened.connect(lambda _: self.notice.move_on())
        self.article.told.connect(self.notice.say)
        self.article.name_wanted.connect(self.asking.search_name)
        self.article.query_wanted.connect(self.asking.search_similar)
        self.article.versions_wanted.connect(self.comparison.show)
        self.comparison.left.connect(self.article.page.setFocus)
        self.comparison.failed.connect(self.notice.tell_error)
        self.article.failed.connect(self.notice.tell)

    def focus_field(self) -> None:
        """The keyboard goes into the search field."""
        self.panes.close_drawer()
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_picture_size(self, megabytes: float) -> None:
        """Keep pictures up to this size from now on, as was chosen before."""
        self.importing.runner.largest_picture = megabytes
        self.commanding.show_picture_size(megabytes)

    def _fit(self, room: Room) -> None:
        self.results.set_narrow(room < Room.THREE, room < Room.DRAWER)
