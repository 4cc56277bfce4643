"""The main window: a frame that makes the parts, places them and connects them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backfile.errors import BackfileError
from backfile.library import Counts, Library
from backfile.search.results import Sort
from backfile.window import folders
from backfile.window.all_values.showing import Showing
from backfile.window.appearance import theme
from backfile.window.article import ArticlePane
from backfile.window.asking import Asking
from backfile.window.coming import searchable
from backfile.window.commanding import Commanding
from backfile.window.compare import Comparison
from backfile.window.corpus.manifests import Manifests
from backfile.window.exports import Exporting
from backfile.window.following import Following
from backfile.window.help import Helping
from backfile.window.importing import Importing
from backfile.window.imports.state import ImportState
from backfile.window.inquiry import Inquiry
from backfile.window.later import Later
from backfile.window.library_button import LibraryButton, library_name
from backfile.window.lines.lists import Lists
from backfile.window.lines.way_back import WayBack
from backfile.window.notice import Notice
from backfile.window.panes import Panes, Room
from backfile.window.reindexing import ReindexingLine
from backfile.window.results.pane import ResultsPane
from backfile.window.saved.keeping import Keeping
from backfile.window.search_bar.searched import Searched
from backfile.window.sidebar.entries import Place, going_to
from backfile.window.sidebar.pane import Sidebar
from backfile.window.top_bar import TopBar, View
from backfile.window.views import Views
from backfile.window.widening import Widening

if TYPE_CHECKING:
    from backfile.window.concordance.pane import ConcordancePane
    from backfile.window.empty import EmptyPage
    from backfile.window.lines.pane import LinesPane
    from backfile.window.over_time.pane import OverTimePane

State = Mapping[str, object]
"""How a window was left: JSON values. Keys: geometry, splitters, sidebar, query, lines (of a list), sort, folded,
article, searched, folders (that dialogs begin in), export (its format)."""


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
        self._make_views()
        self._make_joints()
        self._place_parts()
        self._connect_search()
        self._connect_imports()
        self._connect_reading()
        self.setMinimumSize(theme().px(380), theme().px(420))
        self.resize(self._first_size())
        self.open_library(library, state or {})
        self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_size(self) -> QSize:
        """The size of the design, or what the screen leaves."""
        return QSize(theme().px(1440), theme().px(900)).boundedTo(self._room_on_screen())

    def _room_on_screen(self) -> QSize:
        """What the screen leaves beside the window's title and edges, which nobody knows before it is shown."""
        return self.screen().availableGeometry().size() - QSize(theme().px(8), theme().px(40))

    def open_library(self, library: Path, state: State | None = None) -> None:
        """Show another library here, as it was left. Raises BackfileError, and stays with the one that is open."""
        state = state or {}
        with Library.open(library, create=True) as opened:
            notice = opened.notice
        self.library_path = library
        self.pages.forget_total()
        self.setWindowTitle(library_name(library))
        self.library.show_library(library)
        self.notice.tell(notice or "")
        for part in (self.article, self.importing, self.reindexing, self.comparison, self.manifests):
            part.set_library(library)
        for view in self._views_made():
            view.set_library(library)
        self.inquiry.set_library(library)
        self.exporting.set_library(library)
        self.saved.set_library(library)
        searched = state.get("searched")
        self.asking.completing.set_library(library, Searched(searched if isinstance(searched, list) else ()))
        folders.restore(state.get("folders"))
        self.exporting.restore(state.get("export"))
        self._restore(state)

    def set_recent(self, libraries: Sequence[Path]) -> None:
        """Libraries that were open before, the latest first."""
        self.library.set_recent(libraries)

    def memory(self) -> dict[str, object]:
        """How the window is now, for the next start."""
        return {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "splitters": self.panes.sizes(),
            "sidebar": self.panes.sidebar_shown,
            **self.asking.memory(),
            "sort": self.inquiry.sort.value,
            "folded": self.inquiry.folded,
            "article": self.article.article_id,
            "searched": list(self.asking.completing.searched.texts),
            "folders": folders.memory(),
            "export": self.exporting.memory(),
        }

    def search(self, query: str) -> None:
        """Ask what this text says."""
        self.asking.search(query)

    def go_to(self, place: Place) -> None:
        """Go to a place of the sidebar."""
        self.panes.close_drawer()
        if place is Place.IMPORTS:
            self.importing.show_report()
        else:
            self.pages.show_home()
            self.inquiry.ask(going_to(place))
            self.results.focus_results()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        self.importing.close()
        self.exporting.close()
        self.reindexing.close_library()
        self.asking.completing.close()
        self.saved.close()
        self.inquiry.close()
        self.lists.close()
        for view in self._views_made():
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

    # The parts

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

    def _make_views(self) -> None:
        """What is made when it is first looked at: the first paint does not wait for it."""
        self.concordance = Later(self._make_concordance)
        self.over_time = Later(self._make_over_time)
        self.lines = Later(self._make_lines)
        self.empty = Later(self._make_empty)
        self.pages = Views(
            {
                View.ARTICLES: Later(lambda: self.panes.inner),
                View.CONCORDANCE: self.concordance,
                View.OVER_TIME: self.over_time,
                View.LINES: self.lines,
            },
            self.empty,
            self,
        )
        for page in (self.importing.imports, self.importing.mapping):
            page.then(self.pages.add_passing)

    def _make_concordance(self) -> "ConcordancePane":
        from backfile.window.concordance.pane import ConcordancePane

        pane = ConcordancePane(self)
        pane.set_library(self.library_path)
        pane.opened.connect(self.reading.open_line)
        pane.told.connect(self.notice.say)
        return pane

    def _make_over_time(self) -> "OverTimePane":
        from backfile.window.over_time.pane import OverTimePane

        pane = OverTimePane(self)
        pane.set_library(self.library_path)
        pane.told.connect(self.notice.say)
        return pane

    def _make_lines(self) -> "LinesPane":
        from backfile.window.lines.pane import LinesPane

        pane = LinesPane(self)
        pane.set_library(self.library_path)
        pane.told.connect(self.notice.say)
        pane.failed.connect(self._tell_error)
        return pane

    def _make_empty(self) -> "EmptyPage":
        from backfile.window.empty import EmptyPage

        page = EmptyPage(self)
        page.choose_wanted.connect(self.importing.import_files)
        page.sample_wanted.connect(self.importing.import_sample)
        return page

    def _views_made(self) -> "list[ConcordancePane | OverTimePane | LinesPane]":
        made = (self.concordance.made, self.over_time.made, self.lines.made)
        return [pane for pane in made if pane is not None]

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
        self.commanding = Commanding(self)

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
        asking, pages = self.asking, self.pages
        self.top.field.help_wanted.connect(self.help.show_examples)
        self.help.taken.connect(asking.try_example)
        self.help.shown.connect(asking.completing.put_away)
        self.help.left.connect(self.focus_field)
        self.inquiry.library_counted.connect(self._show_library)
        asking.searched.connect(self._show_search)
        asking.field_wanted.connect(self.focus_field)
        asking.answered.connect(self.reading.follow)
        asking.failed.connect(self._tell_error)
        asking.told.connect(self.notice.say)
        self.inquiry.changed.connect(lambda _: self.notice.move_on(asked=True))
        self.lists.results_wanted.connect(asking.go_to_results)
        self.manifests.search_wanted.connect(asking.search)
        self.manifests.item_wanted.connect(self.reading.open)
        self.top.view_chosen.connect(pages.show_view)
        pages.chosen.connect(self._show_view)
        pages.emptied.connect(self._show_emptiness)
        pages.filled.connect(self.focus_field)  # what was pressed is gone; one would search now
        self.sidebar.tree.place_chosen.connect(self.go_to)
        self.sidebar.tree.all_wanted.connect(self.all_values.show)
        self.saved.shown.connect(self._show_search)
        self.saved.shown.connect(self.panes.close_drawer)
        self.saved.failed.connect(self._tell_error)
        self.library.wanted.connect(self.library_wanted)

    def _connect_imports(self) -> None:
        importing, tree = self.importing, self.sidebar.tree
        importing.runner.changed.connect(self._show_import)
        importing.runner.committed.connect(self.inquiry.library_grew)
        importing.runner.committed.connect(self.saved.library_grew)
        self.reindexing.done.connect(self.inquiry.library_grew)
        importing.ended.connect(self._end_import)
        importing.manifest_found.connect(self.manifests.verify_file)
        importing.page_wanted.connect(self._show_page)
        importing.page_left.connect(self._leave_mapping)
        importing.search_wanted.connect(self.asking.follow_figure)
        importing.watched.connect(lambda: self.panes.show_sidebar(True))
        importing.watching.changed.connect(tree.show_watched)
        importing.gentleness_chosen.connect(self.gentleness_chosen)
        importing.picture_size_chosen.connect(self.picture_size_chosen)
        importing.picture_size_chosen.connect(self.commanding.show_picture_size)
        importing.drop.watch(self.top.field)
        tree.unwatched.connect(importing.stop_watching)

    def _connect_reading(self) -> None:
        self.article.opened.connect(lambda _: self.notice.move_on())
        self.article.told.connect(self.notice.say)
        self.article.name_wanted.connect(self.asking.search_name)
        self.article.query_wanted.connect(self.asking.search_similar)
        self.article.versions_wanted.connect(self.comparison.show)
        self.comparison.left.connect(self.article.page.setFocus)
        self.comparison.failed.connect(self._tell_error)
        self.article.failed.connect(self.notice.tell)

    def _restore(self, state: State) -> None:
        geometry = state.get("geometry")
        if isinstance(geometry, str) and not self.isVisible():
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
            if not self.isMaximized() and not self.isFullScreen():
                self.resize(self.size().boundedTo(self._room_on_screen()))  # it may have been a larger screen
        self.panes.restore(state.get("splitters"))
        self.panes.show_sidebar(state.get("sidebar") is not False)
        sort, text = state.get("sort"), state.get("query")
        self.reading.restore(state.get("article"))
        self.inquiry.sort_by(Sort(sort) if isinstance(sort, str) and sort in set(Sort) else Sort.RELEVANCE)
        self.inquiry.fold(state.get("folded") is not False)
        self.asking.restore(text)
        if isinstance(lines := state.get("lines"), str) and lines:
            self.lists.restore(lines, self.inquiry.question)

    # What follows

    def focus_field(self) -> None:
        """The keyboard goes into the search field."""
        self.panes.close_drawer()
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_picture_size(self, megabytes: float) -> None:
        """Keep pictures up to this size from now on, as was chosen before."""
        self.importing.runner.largest_picture = megabytes
        self.commanding.show_picture_size(megabytes)

    def _show_library(self, counts: Counts) -> None:
        self.sidebar.tree.show_counts(counts)
        self.top.field.set_count(counts.items)
        self.pages.show_total(counts.items)

    def _show_view(self, view: View) -> None:
        self.asking.completing.put_away()
        self.top.show_view(view)
        self.reading.forget_line()
        if self.pages.total == 0:
            return
        if view is View.CONCORDANCE and not self.top.field.hasFocus():
            self.concordance().focus_lines()
        elif view is View.OVER_TIME and not self.top.field.hasFocus():
            self.over_time().chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_search(self) -> None:
        if self.importing.imports.made is self.pages.currentWidget():
            self.sidebar.tree.show_question(self.inquiry.question)
        self.pages.show_home()

    def _show_emptiness(self, empty: bool) -> None:
        if empty and self.focusWidget() is self.top.field:  # it goes, and Qt would frame whatever stands next
            self.empty().setFocus(Qt.FocusReason.OtherFocusReason)
        self.panes.show_empty(empty, self.library)

    def _show_import(self, state: ImportState) -> None:
        self.commanding.show_gentleness(self.importing.runner.gentle)
        self.asking.telling.set_importing(state.active)
        self.asking.telling.show_coming(searchable(state))

    def _end_import(self, state: ImportState) -> None:
        self._show_import(state)
        self.inquiry.library_grew()
        self.saved.library_grew()
        for view in self._views_made():
            view.library_grew()

    def _show_page(self, page: QWidget) -> None:
        asks = page is self.importing.mapping.made
        if not asks:
            self.sidebar.tree.show_place(Place.IMPORTS)
        self.pages.show_page(page, back=asks)

    def _leave_mapping(self) -> None:
        if self.pages.leave(self.importing.mapping()):
            self.focus_field()

    def _tell_error(self, error: BackfileError) -> None:
        self.notice.tell(error.sentence())

    def _fit(self, room: Room) -> None:
        self.results.set_narrow(room < Room.THREE, room < Room.DRAWER)
