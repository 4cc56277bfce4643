"""The main window: a frame that places the panes and connects them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from backfile.errors import BackfileError
from backfile.library import Counts, Library
from backfile.library.saved_searches import SavedSearch
from backfile.search.language.tree import Is
from backfile.search.results import Sort
from backfile.window import dialogs, menus
from backfile.window.appearance import Choice, appearance, theme
from backfile.window.article import ArticlePane, Starred
from backfile.window.coming import searchable
from backfile.window.completing import Completing
from backfile.window.concordance.concording import Shown
from backfile.window.concordance.narrowing import narrowed
from backfile.window.concordance.pane import ConcordancePane
from backfile.window.empty import EmptyPage
from backfile.window.help import HelpPage
from backfile.window.importing import Importing
from backfile.window.imports import ImportState
from backfile.window.inquiry import Inquiry
from backfile.window.keys import KeysDialog
from backfile.window.library_button import LibraryButton, library_name
from backfile.window.notice import Notice
from backfile.window.over_time.pane import OverTimePane
from backfile.window.palette.offered import offered
from backfile.window.palette.palette import Palette
from backfile.window.panes import Panes, Room
from backfile.window.question import DATE, Filter, Question, question
from backfile.window.reindexing import ReindexingLine
from backfile.window.results.pane import ResultsPane
from backfile.window.saved import Saved
from backfile.window.search_bar.help import SearchHelp
from backfile.window.search_bar.searched import Searched
from backfile.window.search_bar.warning import Advice
from backfile.window.searching import Alternative, Answer, Counted
from backfile.window.sidebar.entries import Place, going_to
from backfile.window.sidebar.pane import Sidebar
from backfile.window.top_bar import TopBar, View

State = Mapping[str, object]
"""How a window was left: JSON values. Keys: geometry, splitters, sidebar, query, sort, folded, article, searched."""


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
        self._total = -1  # items in the library; -1 while nobody has counted
        self._article: int | None = None  # to be shown again once the first answer is here
        self._reads: int | None = None  # the article that was asked for last, shown or still being read
        self._before_mapping: QWidget | None = None  # the page to go back to
        self._view = View.ARTICLES
        self._next: Callable[[], None] | None = None  # to be done with the answer that is waited for
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
        self._total = -1
        self.setWindowTitle(library_name(library))
        self.library.show_library(library)
        self.notice.tell(notice or "")
        self.article.set_library(library)
        self.importing.set_library(library)
        self.reindexing.set_library(library)
        self.concordance.set_library(library)
        self.over_time.set_library(library)
        self.inquiry.set_library(library)
        self.saved.set_library(library)
        searched = state.get("searched")
        self.completing.set_library(library, Searched(searched if isinstance(searched, list) else ()))
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
            "query": self.inquiry.question.query.text,
            "sort": self.inquiry.sort.value,
            "folded": self.inquiry.folded,
            "article": self.article.article_id,
            "searched": list(self.completing.searched.texts),
        }

    def show_article(self, item: int) -> None:
        """Show an article with the hits of what is asked."""
        self._reads = item
        self.article.show_article(item, self.inquiry.question.query)

    def go_to(self, place: Place) -> None:
        """Go to a place of the sidebar."""
        self.panes.close_drawer()
        if place is Place.IMPORTS:
            self.importing.show_report()
        else:
            self._show_search()
            self.inquiry.ask(going_to(place))
            self.results.focus_results()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        self.importing.close()
        self.reindexing.close_library()
        self.completing.close()
        self.saved.close()
        self.inquiry.close()
        self.concordance.close_library()
        self.over_time.close_library()
        self.article.close_library()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
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
            fold=self.inquiry.fold,
            forget_searched=self._forget_searched,
            leave=self.close,
        )
        self.library = LibraryButton(self)
        self._ticked = ticked = menus.Ticked(
            menus.gentle_action(commands, self),
            menus.folding_action(commands, self),
            menus.pictures_menu(commands, importing.runner.largest_picture, self),
            menus.appearance_menu(commands, appearance().choice, self),
        )
        self.inquiry.folding_changed.connect(ticked.folding.setChecked)
        self.setMenuBar(menus.menu_bar(commands, ticked, self.library.menu(), self))
        self.sidebar = Sidebar(self.library, self)
        self.results = ResultsPane(self)
        self.concordance = ConcordancePane(self)
        self.over_time = OverTimePane(self)
        self.article = ArticlePane(self)
        self.empty = EmptyPage(self)
        self.saved = Saved(self)
        self.help: HelpPage | None = None  # made when it is first asked for
        self.top = TopBar(menus.import_menu(commands, ticked, self), menus.main_menu(commands, ticked, self), self)
        self.completing = Completing(self.top.field, self.inquiry, self)

    def _place_parts(self) -> None:
        centre = QWidget(self)
        self.panes = Panes(self.sidebar, self.top, self.results, self.article, centre)
        self.pages = QStackedWidget(self)
        for page in (
            self.panes.inner,
            self.concordance,
            self.over_time,
            self.importing.imports,
            self.importing.mapping,
            self.empty,
        ):
            self.pages.addWidget(page)
        self.panes.content.addWidget(self.notice)
        self.panes.content.addWidget(self.reindexing)
        self.panes.content.addWidget(self.pages)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panes)
        column.addWidget(self.importing.bar)
        self.setCentralWidget(centre)
        self.panes.room_changed.connect(self._fit)

    def _connect_search(self) -> None:
        inquiry, field, results, tree = self.inquiry, self.top.field, self.results, self.sidebar.tree
        field.typed.connect(self._type)
        field.entered.connect(self._enter)
        field.list_wanted.connect(self._go_to_results)
        field.help_wanted.connect(self._show_help)
        self.completing.edited.connect(self._type)
        self.completing.asked.connect(self._take)
        self.completing.failed.connect(self._tell_error)
        inquiry.words_set.connect(field.setText)
        inquiry.changed.connect(self._show_question)
        inquiry.warned.connect(self._warn)
        inquiry.answered.connect(self._show_answer)
        inquiry.counted.connect(self._show_counts)
        inquiry.rows_read.connect(results.list.results.rows_read)
        inquiry.alternative_counted.connect(self._show_alternative)
        inquiry.library_counted.connect(self._show_library)
        inquiry.failed.connect(self._tell_error)
        inquiry.sort_changed.connect(results.sort_bar.show_sort)
        inquiry.watch_view(results.view)
        results.list.results.wanted.connect(inquiry.read_rows)
        results.list.chosen.connect(self.show_article)
        results.list.opened.connect(self._open_article)
        results.list.star_wanted.connect(self.article.star)
        results.list.left.connect(self._focus_field)
        results.nothing.counts_wanted.connect(inquiry.count_alternatives)
        results.nothing.taken.connect(self._take)
        results.sort_bar.chosen.connect(inquiry.sort_by)
        results.timeline.span_chosen.connect(inquiry.span)
        results.timeline.by_chosen.connect(inquiry.count_by)
        results.timeline.undated_chosen.connect(self._include_undated)
        results.summary.filter_removed.connect(inquiry.remove)
        results.summary.filters_cleared.connect(inquiry.clear_filters)
        results.summary.left.connect(self._focus_field)
        results.summary.replaced.connect(self._follow_advice)
        self.top.view_chosen.connect(self.show_view)
        self.concordance.opened.connect(self._show_line)
        self.concordance.narrowing_wanted.connect(self._narrow)
        self.concordance.filter_removed.connect(inquiry.remove)
        self.concordance.filters_cleared.connect(inquiry.clear_filters)
        self.concordance.failed.connect(self._tell_error)
        self.concordance.told.connect(self.notice.tell)
        self.over_time.span_chosen.connect(inquiry.span)
        self.over_time.filter_removed.connect(inquiry.remove)
        self.over_time.filters_cleared.connect(inquiry.clear_filters)
        self.over_time.failed.connect(self._tell_error)
        tree.place_chosen.connect(self.go_to)
        tree.included.connect(inquiry.include)
        tree.excluded.connect(inquiry.exclude)
        self._connect_saved()
        self.library.wanted.connect(self.library_wanted)
        self.library.new_wanted.connect(self._new_library)
        self.library.open_wanted.connect(self._open_library)

    def _connect_saved(self) -> None:
        saved, tree = self.saved, self.sidebar.tree
        tree.saved_chosen.connect(saved.open)
        tree.unsaved.connect(saved.delete)
        saved.changed.connect(tree.show_saved)
        saved.counts_wanted.connect(self.inquiry.count_saved)
        saved.opened.connect(self._show_saved)
        saved.deleted.connect(self._tell_deleted)
        saved.failed.connect(self._tell_error)
        self.inquiry.saved_counted.connect(saved.take_count)

    def _connect_imports(self) -> None:
        importing, tree = self.importing, self.sidebar.tree
        importing.runner.changed.connect(self._show_import)
        importing.runner.committed.connect(self.inquiry.library_grew)
        self.reindexing.done.connect(self.inquiry.library_grew)
        importing.ended.connect(self._end_import)
        importing.page_wanted.connect(self._show_page)
        importing.page_left.connect(self._leave_mapping)
        importing.search_wanted.connect(self._follow_figure)
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
        self.article.name_wanted.connect(self._search_name)
        self.article.failed.connect(self.notice.tell)

    def _add_keys(self) -> None:
        steps = self.results.list.step
        menus.add_keys(
            self,
            {
                "Ctrl+F": self._focus_field,
                "/": self._focus_field,
                "Ctrl+K": self._show_palette,
                "Ctrl+1": partial(self.show_view, View.ARTICLES),
                "Ctrl+2": partial(self.show_view, View.CONCORDANCE),
                "Ctrl+3": partial(self.show_view, View.OVER_TIME),
                "J": lambda: steps(1),
                "K": lambda: steps(-1),
                "N": self.article.next_hit,
                "P": self.article.previous_hit,
                "S": self.article.toggle_star,
                "F6": self._next_pane,
                "Ctrl+B": self._toggle_sidebar,
                "Ctrl+D": self._save_search,
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
        self._reads = self._next = None
        self.inquiry.sort_by(Sort(sort) if isinstance(sort, str) and sort in set(Sort) else Sort.RELEVANCE)
        self.inquiry.fold(state.get("folded") is not False)
        self.inquiry.ask(question(text) if isinstance(text, str) else Question())

    # Searching

    def search(self, query: str) -> None:
        """Ask what this text says."""
        self._show_search()
        self.inquiry.ask(question(query))

    def _save_search(self) -> None:
        """Keep what is asked now."""
        self.inquiry.settle()
        self.saved.save(self.inquiry.question, self.inquiry.sort.value)
        if self.panes.room is Room.THREE:
            self.panes.show_sidebar(True)

    def _show_saved(self, saved: SavedSearch) -> None:
        self.inquiry.sort_by(Sort(saved.sort))
        self.search(saved.query)
        self.panes.close_drawer()

    def _tell_deleted(self, saved: SavedSearch) -> None:
        words = self.tr("“%1” is not kept any more.").replace("%1", saved.name)
        self.notice.tell(words, partial(self.saved.restore, saved))

    def _follow_figure(self, query: str) -> None:
        """Ask what a figure of an import stands for; the figure is out of sight then, and the keyboard goes along."""
        self.search(query)
        self._go_to_results()

    def _type(self, words: str) -> None:
        self._next = None
        self.results.nothing.take_none()
        self._show_search()
        self.inquiry.type(words)

    def _enter(self) -> None:
        """The field's Enter: what was typed is whole, and the first of what it finds is opened."""
        if self.results.nothing_found and not self.inquiry.waits:
            self.results.nothing.take_first()
            return
        self._next = self.concordance.focus_lines if self._view is View.CONCORDANCE else self.results.open_first
        self.inquiry.settle()
        self.completing.remember()

    def _go_to_results(self) -> None:
        if self._view is View.CONCORDANCE:
            self.concordance.focus_lines()
        elif self.inquiry.waits:  # the rows that are there answer an older question
            self._next = self.results.focus_results
        else:
            self.results.focus_results()

    def _take(self, asked: Question) -> None:
        self.inquiry.ask(asked)
        self._focus_field()

    def _follow_advice(self, advice: Advice) -> None:
        self.inquiry.ask(self.inquiry.question.with_words(advice.applied(self.inquiry.question.words)).settled())

    def _include_undated(self, also: bool) -> None:
        self.inquiry.include(Filter(DATE, Is("undated")), also)

    def _search_name(self, name: str) -> None:
        self.search(f'"{name}"')

    def _show_question(self, asked: Question) -> None:
        self.results.show_question(asked)
        self.sidebar.tree.show_question(asked)
        self.concordance.show_question(asked, folded=self.inquiry.folded)
        self.over_time.show_question(asked)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        self.results.summary.show_warnings(warnings)
        self.top.field.set_not_understood(bool(warnings))

    def _show_answer(self, answer: Answer) -> None:
        self.results.show_answer(answer, self.inquiry.question, importing=self.importing.runner.state.active)
        if answer.refresh is not None:
            return
        item, self._article = self._article or self._reads, None
        if item is not None and item != self.article.article_id:
            self.show_article(item)
        else:
            self.article.set_query(answer.result.query)
        self.results.follow(item)
        then, self._next = self._next, None
        if then is not None:
            then()

    def _show_counts(self, counted: Counted) -> None:
        if counted.timeline is not None:
            self.results.show_timeline(counted.timeline, counted.question)
        if counted.facets is not None:
            self.sidebar.tree.show_facets(counted.facets)

    def _show_alternative(self, alternative: Alternative) -> None:
        self.results.nothing.show_count(alternative.query, alternative.total)

    def _show_library(self, counts: Counts) -> None:
        self._total = counts.items
        self.sidebar.tree.show_counts(counts)
        self.top.field.set_count(counts.items)
        self._show_emptiness()

    @property
    def _home(self) -> QWidget:
        """The page of the view that is chosen."""
        match self._view:
            case View.CONCORDANCE:
                return self.concordance
            case View.OVER_TIME:
                return self.over_time
            case View.ARTICLES:
                return self.panes.inner

    def show_view(self, view: View) -> None:
        """Articles, the words of the question in their contexts, or how often they occur over time."""
        self._view = view
        self.completing.put_away()
        self.top.show_view(view)
        self._show_search()

    def _show_line(self, shown: Shown) -> None:
        self.show_view(View.ARTICLES)
        self._open_article(shown.line.id)

    def _narrow(self, word: str, window: int) -> None:
        self.inquiry.ask(narrowed(self.inquiry.question, word, window))

    def _show_search(self) -> None:
        if self.pages.currentWidget() is self.importing.imports:
            self.sidebar.tree.show_question(self.inquiry.question)
        self.pages.setCurrentWidget(self._home)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """An empty library is a place to drop an archive; its imports can be looked at all the same."""
        looking = self.pages.currentWidget() in (self.importing.imports, self.importing.mapping, self.help)
        empty = self._total == 0 and not looking
        filled = self.pages.currentWidget() is self.empty and not empty and self._total > 0
        if not looking:
            self.pages.setCurrentWidget(self.empty if empty else self._home)
        if filled:  # what was pressed is gone; one would search now
            self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)
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
        self.results.summary.show_coming(searchable(state))

    def _end_import(self, state: ImportState) -> None:
        self._show_import(state)
        self.inquiry.library_grew()
        self.saved.recount()

    def _show_page(self, page: QWidget) -> None:
        if page is self.importing.mapping:
            self._before_mapping = self._before_mapping or self.pages.currentWidget()
        else:
            self.sidebar.tree.show_place(Place.IMPORTS)
        self.pages.setCurrentWidget(page)
        self._show_emptiness()

    def _leave_mapping(self) -> None:
        before, self._before_mapping = self._before_mapping, None
        if self.pages.currentWidget() is self.importing.mapping:
            self.pages.setCurrentWidget(before or self._home)
            self._show_emptiness()
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
        popover.taken.connect(self._try_example)
        popover.more_wanted.connect(self._show_language)
        popover.open_under(self.top.field)

    def _show_language(self) -> None:
        self.completing.put_away()
        if self.help is None:
            self.help = HelpPage(self)
            self.help.taken.connect(self._try_example)
            self.help.left.connect(self._leave_help)
            self.pages.addWidget(self.help)
        self.pages.setCurrentWidget(self.help)
        self._show_emptiness()
        self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_help(self) -> None:
        self.pages.setCurrentWidget(self._home)
        self._show_emptiness()
        self._focus_field()

    def _try_example(self, example: str) -> None:
        self._show_search()
        self.top.field.setText(example)
        self._focus_field()
        self.inquiry.type(example)

    def _forget_searched(self) -> None:
        self.completing.searched.clear()

    def _show_palette(self) -> None:
        Palette(offered(self._commands, self.inquiry, self.article, self.go_to), self).open()

    def _show_keys(self) -> None:
        KeysDialog(self).show()

    def _show_about(self) -> None:
        dialogs.show_about(self)

    def _tell_error(self, error: BackfileError) -> None:
        self.notice.tell(error.sentence())

    def _focus_field(self) -> None:
        self.panes.close_drawer()
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_pane(self) -> None:
        panes = [
            self.top.field, self.sidebar.tree, self.results.list, self.article.page,
            self.concordance.list, self.concordance.words,
        ]  # fmt: skip
        shown = [pane for pane in panes if pane.isVisible()]
        here = QApplication.focusWidget()
        at = (
            next((number for number, pane in enumerate(shown) if pane is here or pane.isAncestorOf(here)), -1)
            if here
            else -1
        )
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self, room: Room) -> None:
        self.results.set_narrow(room < Room.THREE, room < Room.DRAWER)
