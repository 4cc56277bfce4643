"""The main window: a frame that places the panes and connects them."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backfile.errors import BackfileError
from backfile.library import Counts, Library
from backfile.search.results import Sort
from backfile.window import dialogs, folders, menus
from backfile.window.all_values.showing import Showing
from backfile.window.appearance import Choice, appearance, theme
from backfile.window.article import ArticlePane, Spot, Starred
from backfile.window.asking import Asking
from backfile.window.coming import searchable
from backfile.window.compare import Comparison
from backfile.window.concordance.pane import ConcordancePane
from backfile.window.concordance.told import Opened
from backfile.window.corpus.manifests import Manifests
from backfile.window.empty import EmptyPage
from backfile.window.help import HelpPage
from backfile.window.importing import Importing
from backfile.window.imports import ImportState
from backfile.window.inquiry import Inquiry
from backfile.window.keyboard import focus_next
from backfile.window.keys import KeysDialog
from backfile.window.library_button import LibraryButton, library_name
from backfile.window.lines.lists import Lists
from backfile.window.lines.pane import LinesPane
from backfile.window.lines.way_back import WayBack
from backfile.window.notice import Notice
from backfile.window.over_time.pane import OverTimePane
from backfile.window.palette.offered import offered
from backfile.window.palette.palette import Palette
from backfile.window.palette.views import view_commands
from backfile.window.panes import Panes, Room
from backfile.window.reindexing import ReindexingLine
from backfile.window.results.pane import ResultsPane
from backfile.window.saved.keeping import Keeping
from backfile.window.search_bar.help import SearchHelp
from backfile.window.search_bar.searched import Searched
from backfile.window.searching import Answer
from backfile.window.sidebar.entries import Place, going_to
from backfile.window.sidebar.pane import Sidebar
from backfile.window.top_bar import TopBar, View
from backfile.window.views import Views
from backfile.window.widening import KEY as WIDEN
from backfile.window.widening import Widening

State = Mapping[str, object]
"""How a window was left: JSON values. Keys: geometry, splitters, sidebar, query, lines (of a list), sort, folded,
article, searched, folders (that dialogs begin in)."""


class MainWindow(QMainWindow):
    """One library at a time. Raises BackfileError where it can't be opened."""

    library_wanted = Signal(object)  # Path: open this library in the window's place
    appearance_chosen = Signal(str)  # "system", "light", "dark"
    gentleness_chosen = Signal(bool)  # whether imports use less of this computer
    picture_size_chosen = Signal(float)  # megabytes up to which pictures are kept
    closed = Signal()

    def __init__(self, library: Path, state: State | None = None) -> None:
        super().__init__()
        appearance()
        self.library_path = library
        self._article: int | None = None  # to be shown again once the first answer is here
        self._reads: int | None = None  # the article that was asked for last, shown or still being read
        self._reads_line = False  # it was opened from the concordance, to which Esc goes back
        self.inquiry = Inquiry(self)
        self._make_parts()
        self._place_parts()
        self._connect_search()
        self._connect_imports()
        self._connect_reading()
        self._add_keys()
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
        self.article.set_library(library)
        self.importing.set_library(library)
        self.reindexing.set_library(library)
        self.concordance.set_library(library)
        self.over_time.set_library(library)
        self.lines.set_library(library)
        self.comparison.set_library(library)
        self.manifests.set_library(library)
        self.inquiry.set_library(library)
        self.saved.set_library(library)
        searched = state.get("searched")
        self.asking.completing.set_library(library, Searched(searched if isinstance(searched, list) else ()))
        folders.restore(state.get("folders"))
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
        }

    def show_article(self, item: int) -> None:
        """Show an article with the hits of what is asked."""
        self._reads, self._reads_line = item, False
        self.article.show_article(item, self.inquiry.question.query)

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
        self.reindexing.close_library()
        self.asking.completing.close()
        self.saved.close()
        self.inquiry.close()
        self.concordance.close_library()
        self.over_time.close_library()
        self.lists.close()
        self.lines.close_library()
        self.comparison.set_library(None)
        self.article.close_library()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._reads_line and self.pages.view is View.ARTICLES:
            self.panes.show_results()
            self.pages.show_view(View.CONCORDANCE)
        elif event.key() == Qt.Key.Key_Escape and self.results.list.hasFocus() and self.lists.leave():
            return
        elif event.key() == Qt.Key.Key_Escape:
            self.panes.close_drawer() or self.panes.show_results()
            self.results.focus_results()
        else:
            super().keyPressEvent(event)

    # The parts

    def _make_parts(self) -> None:
        self.notice = Notice(self)
        self.reindexing = ReindexingLine(self)
        self.importing = importing = Importing(self.notice, self)
        self._commands = commands = menus.Commands(
            search=self._focus_field,
            save_search=self._save_search,
            copy_query=self._copy_query,
            search_list=self._search_list,
            save_manifest=self._save_manifest,
            verify_manifest=self._verify_manifest,
            copy_sentence=self._copy_sentence,
            import_files=importing.import_files,
            import_folder=importing.import_folder,
            import_with_options=importing.import_with_options,
            watch_folder=importing.watch_folder,
            be_gentle=importing.be_gentle,
            keep_pictures=importing.keep_pictures,
            new_library=self._new_library,
            open_library=self._open_library,
            choose_appearance=self._choose_appearance,
            show_keys=self._show_keys,
            show_about=self._show_about,
            show_help=self._show_language,
            show_palette=self._show_palette,
            toggle_sidebar=self._toggle_sidebar,
            show_view=self._choose_view,
            fold=self.inquiry.fold,
            turn_folding=self._turn_folding,
            toggle_versions=self._toggle_versions,
            compare_versions=self._compare_versions,
            search_similar=self._search_similar,
            forget_searched=self._forget_searched,
            leave=self.close,
        )
        self.library = LibraryButton(self)
        self.widening = Widening(self.inquiry, self)
        self._ticked = ticked = menus.Ticked(
            menus.gentle_action(commands, self),
            menus.folding_action(commands, self),
            self.widening.action,
            menus.pictures_menu(commands, importing.runner.largest_picture, self),
            menus.appearance_menu(commands, appearance().choice, self),
        )
        self.inquiry.folding_changed.connect(ticked.folding.setChecked)
        self.setMenuBar(menus.menu_bar(commands, ticked, self.library.menu(), self))
        self.sidebar = Sidebar(self.library, self)
        self.results = ResultsPane(self)
        self.concordance = ConcordancePane(self)
        self.over_time = OverTimePane(self)
        self.lines = LinesPane(self)
        self.way_back = WayBack(self)
        self.article = ArticlePane(self)
        self.empty = EmptyPage(self)
        self.help: HelpPage | None = None  # made when it is first asked for
        self.top = TopBar(menus.import_menu(commands, ticked, self), menus.main_menu(commands, ticked, self), self)
        homes = {View.CONCORDANCE: self.concordance, View.OVER_TIME: self.over_time, View.LINES: self.lines}
        self.panes = Panes(self.sidebar, self.top, self.results, self.article, self)
        self.pages = Views({View.ARTICLES: self.panes.inner, **homes}, self.empty, self)
        for page in (importing.imports, importing.mapping):
            self.pages.add_passing(page)
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
        self.manifests = Manifests(self.inquiry, self)
        self.lists = Lists(self.inquiry, self.top, self.pages, self.lines, self.way_back, self)
        self.all_values = Showing(self.inquiry, self.sidebar, self)
        self.saved = Keeping(self.inquiry, self.top.field, self.sidebar.tree, self.results.news, self.notice, self)

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
        column.addWidget(self.importing.bar)
        self.setCentralWidget(centre)
        self.panes.room_changed.connect(self._fit)

    def _connect_search(self) -> None:
        asking, results, pages = self.asking, self.results, self.pages
        self.top.field.help_wanted.connect(self._show_help)
        self.inquiry.library_counted.connect(self._show_library)
        asking.searched.connect(self._show_search)
        asking.field_wanted.connect(self._focus_field)
        asking.answered.connect(self._follow_answer)
        asking.failed.connect(self._tell_error)
        results.list.chosen.connect(self.show_article)
        results.list.opened.connect(self._open_article)
        results.list.star_wanted.connect(self.article.star)
        self.concordance.opened.connect(self._show_line)
        for part in (asking, self.concordance, self.over_time, self.lines, self.article):
            part.told.connect(self.notice.say)
        self.inquiry.changed.connect(lambda _: self.notice.move_on(asked=True))
        self.article.opened.connect(lambda _: self.notice.move_on())
        self.lines.failed.connect(self._tell_error)
        self.lists.results_wanted.connect(asking.go_to_results)
        self.manifests.search_wanted.connect(asking.search)
        self.manifests.item_wanted.connect(self._open_article)
        self.importing.manifest_found.connect(self.manifests.verify_file)
        self.top.view_chosen.connect(pages.show_view)
        pages.chosen.connect(self._show_view)
        pages.emptied.connect(self._show_emptiness)
        pages.filled.connect(self._focus_field)  # what was pressed is gone; one would search now
        self.sidebar.tree.place_chosen.connect(self.go_to)
        self.sidebar.tree.all_wanted.connect(self.all_values.show)
        self.saved.shown.connect(self._show_search)
        self.saved.shown.connect(self.panes.close_drawer)
        self.saved.failed.connect(self._tell_error)
        self.library.wanted.connect(self.library_wanted)
        self.library.new_wanted.connect(self._new_library)
        self.library.open_wanted.connect(self._open_library)

    def _connect_imports(self) -> None:
        importing, tree = self.importing, self.sidebar.tree
        importing.runner.changed.connect(self._show_import)
        importing.runner.committed.connect(self.inquiry.library_grew)
        importing.runner.committed.connect(self.saved.library_grew)
        self.reindexing.done.connect(self.inquiry.library_grew)
        importing.ended.connect(self._end_import)
        importing.page_wanted.connect(self._show_page)
        importing.page_left.connect(self._leave_mapping)
        importing.search_wanted.connect(self.asking.follow_figure)
        importing.watched.connect(lambda: self.panes.show_sidebar(True))
        importing.watching.changed.connect(tree.show_watched)
        importing.gentleness_chosen.connect(self.gentleness_chosen)
        importing.picture_size_chosen.connect(self.picture_size_chosen)
        importing.picture_size_chosen.connect(lambda megabytes: menus.tick(self._ticked.pictures, megabytes))
        importing.drop.watch(self.top.field)
        tree.unwatched.connect(importing.stop_watching)
        self.empty.choose_wanted.connect(importing.import_files)
        self.empty.sample_wanted.connect(importing.import_sample)

    def _connect_reading(self) -> None:
        self.article.opened.connect(self._learn_reading)
        self.article.starred.connect(self._show_star)
        self.article.name_wanted.connect(self.asking.search_name)
        self.article.query_wanted.connect(self.asking.search_similar)
        self.article.versions_wanted.connect(self.comparison.show)
        self.comparison.left.connect(self.article.page.setFocus)
        self.comparison.failed.connect(self._tell_error)
        self.article.failed.connect(self.notice.tell)

    def _add_keys(self) -> None:
        menus.add_keys(
            self,
            {
                "Ctrl+F": self._focus_field,
                "/": self._focus_field,
                "Ctrl+K": self._show_palette,
                "Ctrl+1": partial(self.pages.show_view, View.ARTICLES),
                "Ctrl+2": partial(self.pages.show_view, View.CONCORDANCE),
                "Ctrl+3": partial(self.pages.show_view, View.OVER_TIME),
                "Ctrl+4": self.lists.show_table,
                menus.SEARCH_LIST: self.lists.edit,
                "J": partial(self._step, 1),
                "K": partial(self._step, -1),
                "N": self.article.next_hit,
                "P": self.article.previous_hit,
                "S": self.article.toggle_star,
                "D": self._compare_versions,
                WIDEN: self.widening.toggle,
                "M": self._search_similar,
                "V": self._toggle_versions,
                "Shift+V": self._turn_folding,
                "F6": self._focus_next_pane,
                "Ctrl+B": self._toggle_sidebar,
                "Ctrl+D": self.saved.keep,
                menus.COPY_QUERY: self._copy_query,
                "Ctrl+I": self.importing.import_files,
                "Ctrl+Shift+I": self.importing.import_folder,
                "Ctrl+Alt+I": self.importing.import_with_options,
                "Ctrl+O": self._open_library,
                "Ctrl+Q": self.close,
                "?": self._show_keys,
                "F1": self._show_language,
                "F10": self._toggle_menu_bar,
            },
        )

    def _step(self, by: int) -> None:
        """Down or up in what is looked at."""
        match self.pages.view:
            case View.LINES:
                self.lines.table.step(by)
            case View.CONCORDANCE:
                self.concordance.list.step(by)
            case _:
                self.results.list.step(by)

    def _toggle_sidebar(self) -> None:
        self.panes.toggle_sidebar()

    def _toggle_menu_bar(self) -> None:
        bar = self.menuBar()
        bar.setVisible(not bar.isVisible())
        if bar.isVisible():
            bar.setActiveAction(bar.actions()[0])

    def _restore(self, state: State) -> None:
        geometry = state.get("geometry")
        if isinstance(geometry, str) and not self.isVisible():
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
            if not self.isMaximized() and not self.isFullScreen():
                self.resize(self.size().boundedTo(self._room_on_screen()))  # it may have been a larger screen
        self.panes.restore(state.get("splitters"))
        self.panes.show_sidebar(state.get("sidebar") is not False)
        sort, text, item = state.get("sort"), state.get("query"), state.get("article")
        self._article = item if isinstance(item, int) else None
        self._reads = None
        self.inquiry.sort_by(Sort(sort) if isinstance(sort, str) and sort in set(Sort) else Sort.RELEVANCE)
        self.inquiry.fold(state.get("folded") is not False)
        self.asking.restore(text)
        if isinstance(lines := state.get("lines"), str) and lines:
            self.lists.restore(lines, self.inquiry.question)

    # Searching

    def search(self, query: str) -> None:
        """Ask what this text says."""
        self.asking.search(query)

    def _save_search(self) -> None:
        self.saved.keep()

    def _search_list(self) -> None:
        self.lists.edit()

    def _save_manifest(self) -> None:
        self.manifests.save()

    def _verify_manifest(self) -> None:
        self.manifests.verify()

    def _copy_query(self) -> None:
        self.asking.copy_query()

    def _copy_sentence(self) -> None:
        self.asking.copy_sentence()

    def _follow_answer(self, answer: Answer) -> None:
        item, self._article = self._article or self._reads, None
        if item is not None and item != self.article.article_id:
            self.show_article(item)
        else:
            self.article.set_query(answer.result.query)
        self.results.follow(item)

    def _show_library(self, counts: Counts) -> None:
        self.sidebar.tree.show_counts(counts)
        self.top.field.set_count(counts.items)
        self.pages.show_total(counts.items)

    def _choose_view(self, view: View) -> None:
        self.pages.show_view(view)

    def _show_view(self, view: View) -> None:
        self.asking.completing.put_away()
        self.top.show_view(view)
        self._reads_line = False
        if view is View.CONCORDANCE and not self.top.field.hasFocus():
            self.concordance.focus_lines()
        elif view is View.OVER_TIME and not self.top.field.hasFocus():
            self.over_time.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_line(self, opened: Opened) -> None:
        """The article of a line, at that very hit."""
        line = opened.shown.line
        self.pages.show_view(View.ARTICLES)
        self._reads, self._reads_line = line.id, True
        self.article.show_article(line.id, opened.query, Spot(line.column, line.start))
        self.results.follow(line.id)
        self.panes.show_article()
        self.article.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_search(self) -> None:
        if self.pages.currentWidget() is self.importing.imports:
            self.sidebar.tree.show_question(self.inquiry.question)
        self.pages.show_home()

    def _show_emptiness(self, empty: bool) -> None:
        if empty and self.focusWidget() is self.top.field:  # it goes, and Qt would frame whatever stands next
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panes.show_empty(empty, self.library)

    # Reading

    def _open_article(self, item: int) -> None:
        if item != self._reads:
            self.show_article(item)
        self.panes.show_article()
        self.article.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _learn_reading(self, item: int) -> None:
        self._reads = item
        self.results.list.results.mark_seen(item)

    def _show_star(self, starred: Starred) -> None:
        self.results.list.results.star(starred.id, starred.on)
        self.inquiry.count_library()

    # Importing

    def _show_import(self, state: ImportState) -> None:
        self._ticked.gentle.setChecked(self.importing.runner.gentle)
        self.asking.set_importing(state.active)
        self.asking.show_coming(searchable(state))

    def _end_import(self, state: ImportState) -> None:
        self._show_import(state)
        self.inquiry.library_grew()
        self.concordance.library_grew()
        self.over_time.library_grew()
        self.saved.library_grew()
        self.lines.count_anew()

    def _show_page(self, page: QWidget) -> None:
        asks = page is self.importing.mapping
        if not asks:
            self.sidebar.tree.show_place(Place.IMPORTS)
        self.pages.show_page(page, back=asks)

    def _leave_mapping(self) -> None:
        if self.pages.leave(self.importing.mapping):
            self._focus_field()

    def show_picture_size(self, megabytes: float) -> None:
        """Keep pictures up to this size from now on, as was chosen before."""
        self.importing.runner.largest_picture = megabytes
        menus.tick(self._ticked.pictures, megabytes)

    # The rest

    def _new_library(self) -> None:
        if (path := dialogs.name_library(self, self.library_path.parent)) is not None:
            self.library_wanted.emit(path)

    def _open_library(self) -> None:
        if (path := dialogs.choose_library(self, self.library_path.parent)) is not None:
            self.library_wanted.emit(path)

    def _choose_appearance(self, choice: Choice) -> None:
        appearance().choose(choice)
        self.appearance_chosen.emit(choice.value)

    def _show_help(self) -> None:
        popover = SearchHelp(self)
        popover.taken.connect(self.asking.try_example)
        popover.more_wanted.connect(self._show_language)
        popover.open_under(self.top.field)

    def _show_language(self) -> None:
        self.asking.completing.put_away()
        if self.help is None:
            self.help = HelpPage(self)
            self.help.taken.connect(self.asking.try_example)
            self.help.left.connect(self._leave_help)
            self.pages.add_passing(self.help)
        self.pages.show_page(self.help)
        self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_help(self) -> None:
        self.pages.show_home()
        self._focus_field()

    def _turn_folding(self) -> None:
        self.results.sort_bar.folding.turn()

    def _toggle_versions(self) -> None:
        self.results.list.toggle_current()

    def _compare_versions(self) -> None:
        self.article.compare_versions()

    def _search_similar(self) -> None:
        self.article.search_similar()

    def _forget_searched(self) -> None:
        self.asking.completing.searched.clear()

    def _show_palette(self) -> None:
        own = (
            *self.widening.commands(),
            *self.saved.commands(),
            *view_commands(self.pages, self.concordance, self.over_time),
        )
        commands = offered(self._commands, self.inquiry, self.article, self.go_to, own)
        Palette(commands, self).open()

    def _show_keys(self) -> None:
        KeysDialog(self).show()

    def _show_about(self) -> None:
        dialogs.show_about(self)

    def _tell_error(self, error: BackfileError) -> None:
        self.notice.tell(error.sentence())

    def _focus_field(self) -> None:
        self.panes.close_drawer()
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_next_pane(self) -> None:
        focus_next(
            (
                self.top.field, self.sidebar.tree, self.results.list, self.article.page,
                self.concordance.list, self.concordance.words, self.lines.table,
            )
        )  # fmt: skip

    def _fit(self, room: Room) -> None:
        self.results.set_narrow(room < Room.THREE, room < Room.DRAWER)
