"""Everything that the palette can do."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from backfile.search.results import Sort
from backfile.window.appearance import Choice
from backfile.window.article import ArticlePane
from backfile.window.inquiry import Inquiry
from backfile.window.menus import COPY_QUERY, EXPORT, SEARCH_LIST, Commands
from backfile.window.palette.command import Command
from backfile.window.sidebar.entries import Place


def offered(
    commands: Commands,
    inquiry: Inquiry,
    article: ArticlePane,
    go_to: Callable[[Place], None],
    saved: Sequence[Command],
) -> tuple[Command, ...]:
    """The commands of a window, what is done most often first."""
    reading = (
        Command(_tr("Star the article"), "star", article.toggle_star, "S"),
        Command(_tr("Next hit"), "chevron-down", article.next_hit, "N"),
        Command(_tr("Previous hit"), "chevron-up", article.previous_hit, "P"),
        Command(_tr("Compare versions"), "layers", article.compare_versions, "D"),
        Command(_tr("More like this"), "text-search", article.search_similar, "M"),
        Command(_tr("Copy citation"), "quote", article.copy_citation),
        Command(_tr("Export this article…"), "download", commands.export_article),
        Command(_tr("Show raw record"), "file-code", article.show_raw),
        Command(_tr("Larger text"), "a-large-small", article.enlarge, "Ctrl++"),
        Command(_tr("Smaller text"), "a-large-small", article.shrink, "Ctrl+−"),
        Command(_tr("Article before"), "arrow-left", article.go_back, "Alt+←"),
        Command(_tr("Article after"), "arrow-right", article.go_forward, "Alt+→"),
    )
    return (
        Command(_tr("Go to the search field"), "search", commands.search, "/"),
        Command(_tr("Clear all filters"), "x", inquiry.clear_filters),
        Command(_tr("Copy query"), "copy", commands.copy_query, COPY_QUERY),
        Command(_tr("Copy query as a sentence"), "copy", commands.copy_sentence),
        Command(_tr("Search a list…"), "list-plus", commands.search_list, SEARCH_LIST),
        Command(_tr("Export results…"), "download", commands.export_results, EXPORT),
        Command(_tr("Save corpus manifest…"), "file-plus", commands.save_manifest),
        Command(_tr("Verify a manifest…"), "file-check", commands.verify_manifest),
        *_orders(inquiry),
        Command(
            _tr("Show each version by itself") if inquiry.folded else _tr("Fold versions"),
            "layers",
            partial(inquiry.fold, not inquiry.folded),
        ),
        Command(
            _tr("Show each version by itself in this search") if inquiry.folds else _tr("Fold versions in this search"),
            "layers",
            partial(inquiry.fold_here, not inquiry.folds),
            "Shift+V",
        ),
        Command(_tr("Show the versions below their row, or fold them"), "layers", commands.toggle_versions, "V"),
        *_places(go_to),
        *saved,
        *(reading if article.article_id is not None else ()),
        Command(_tr("Import files…"), "file-up", commands.import_files, "Ctrl+I"),
        Command(_tr("Import folder…"), "folder-up", commands.import_folder, "Ctrl+Shift+I"),
        Command(_tr("Import with options…"), "table", commands.import_with_options, "Ctrl+Alt+I"),
        Command(_tr("Watch a folder…"), "eye", commands.watch_folder),
        Command(_tr("New library…"), "plus", commands.new_library),
        Command(_tr("Open library…"), "folder-open", commands.open_library, "Ctrl+O"),
        Command(_tr("Show or hide the sidebar"), "panel-left", commands.toggle_sidebar, "Ctrl+B"),
        Command(_tr("Forget what was searched"), "trash-2", commands.forget_searched),
        *_appearances(commands),
        Command(_tr("What can be searched"), "circle-question-mark", commands.show_help, "F1"),
        Command(_tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?"),
        Command(_tr("About Backfile"), "info", commands.show_about),
        Command(_tr("Quit"), "power", commands.leave, "Ctrl+Q"),
    )


def _orders(inquiry: Inquiry) -> tuple[Command, ...]:
    words = {
        Sort.RELEVANCE: _tr("Sort by relevance"),
        Sort.NEWEST: _tr("Sort by date, newest first"),
        Sort.OLDEST: _tr("Sort by date, oldest first"),
    }
    return tuple(Command(words[sort], "list", partial(inquiry.sort_by, sort)) for sort in words if sort != inquiry.sort)


def _places(go_to: Callable[[Place], None]) -> tuple[Command, ...]:
    words = {
        Place.ALL: _tr("Go to all articles"),
        Place.STARRED: _tr("Go to starred articles"),
        Place.UNDATED: _tr("Go to undated articles"),
        Place.IMPORTS: _tr("Go to imports"),
    }
    return tuple(Command(words[place], place.value, partial(go_to, place)) for place in words)


def _appearances(commands: Commands) -> tuple[Command, ...]:
    words = {
        Choice.LIGHT: (_tr("Light appearance"), "sun"),
        Choice.DARK: (_tr("Dark appearance"), "moon"),
        Choice.SYSTEM: (_tr("Appearance as the system has it"), "sun-moon"),
    }
    return tuple(Command(*words[choice], partial(commands.choose_appearance, choice)) for choice in words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
