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
        Command(_tr("Star the article"), "star", article.toggle_star, "S", also=_tr("favourite favorite mark unstar")),
        Command(_tr("Next hit"), "chevron-down", article.next_hit, "N", also=_tr("match find")),
        Command(_tr("Previous hit"), "chevron-up", article.previous_hit, "P", also=_tr("match find")),
        Command(_tr("Compare versions"), "layers", article.compare_versions, "D", also=_tr("diff differences changes")),
        Command(_tr("More like this"), "text-search", article.search_similar, "M", also=_tr("similar related")),
        Command(_tr("Copy citation"), "quote", article.copy_citation, also=_tr("cite reference")),
        Command(_tr("Export this article…"), "download", commands.export_article, also=_tr("save download")),
        Command(_tr("Show raw record"), "file-code", article.show_raw, also=_tr("source original provenance")),
        Command(_tr("Larger text"), "a-large-small", article.enlarge, "Ctrl++", also=_tr("zoom in bigger font size")),
        Command(_tr("Smaller text"), "a-large-small", article.shrink, "Ctrl+−", also=_tr("zoom out font size")),
        Command(_tr("Article before"), "arrow-left", article.go_back, "Alt+←", also=_tr("back history")),
        Command(_tr("Article after"), "arrow-right", article.go_forward, "Alt+→", also=_tr("forward history")),
    )
    return (
        Command(_tr("Go to the search field"), "search", commands.search, "/", also=_tr("find query")),
        Command(_tr("Clear all filters"), "x", inquiry.clear_filters, also=_tr("reset remove chips facets")),
        Command(_tr("Copy query"), "copy", commands.copy_query, COPY_QUERY, also=_tr("clipboard")),
        Command(_tr("Copy query as a sentence"), "copy", commands.copy_sentence, also=_tr("clipboard explain")),
        Command(
            _tr("Search a list…"), "list-plus", commands.search_list, SEARCH_LIST, also=_tr("paste batch lines words")
        ),
        Command(
            _tr("Export results…"),
            "download",
            commands.export_results,
            EXPORT,
            also=_tr("save download csv json epub ris"),
        ),
        Command(_tr("Save corpus manifest…"), "file-plus", commands.save_manifest, also=_tr("reproduce paper")),
        Command(_tr("Verify a manifest…"), "file-check", commands.verify_manifest, also=_tr("check corpus reproduce")),
        *_orders(inquiry),
        Command(
            _tr("Show each version by itself") if inquiry.folded else _tr("Fold versions"),
            "layers",
            partial(inquiry.fold, not inquiry.folded),
            also=_tr("duplicates group"),
        ),
        Command(
            _tr("Show each version by itself in this search") if inquiry.folds else _tr("Fold versions in this search"),
            "layers",
            partial(inquiry.fold_here, not inquiry.folds),
            "Shift+V",
            also=_tr("duplicates group"),
        ),
        Command(
            _tr("Show the versions below their row, or fold them"),
            "layers",
            commands.toggle_versions,
            "V",
            also=_tr("duplicates unfold expand"),
        ),
        *_places(go_to),
        *saved,
        *(reading if article.article_id is not None else ()),
        Command(_tr("Import files…"), "file-up", commands.import_files, "Ctrl+I", also=_tr("add load archive drop")),
        Command(
            _tr("Import folder…"),
            "folder-up",
            commands.import_folder,
            "Ctrl+Shift+I",
            also=_tr("add load directory drop"),
        ),
        Command(
            _tr("Import with options…"),
            "table",
            commands.import_with_options,
            "Ctrl+Alt+I",
            also=_tr("add load mapping columns"),
        ),
        Command(_tr("Watch a folder…"), "eye", commands.watch_folder, also=_tr("monitor automatic import directory")),
        Command(_tr("New library…"), "plus", commands.new_library, also=_tr("create database")),
        Command(_tr("Open library…"), "folder-open", commands.open_library, "Ctrl+O", also=_tr("switch database")),
        Command(
            _tr("Show or hide the sidebar"),
            "panel-left",
            commands.toggle_sidebar,
            "Ctrl+B",
            also=_tr("toggle panel facets"),
        ),
        Command(
            _tr("Forget what was searched"),
            "trash-2",
            commands.forget_searched,
            also=_tr("clear delete history privacy"),
        ),
        *_appearances(commands),
        Command(
            _tr("What can be searched"),
            "circle-question-mark",
            commands.show_help,
            "F1",
            also=_tr("help manual syntax operators query language"),
        ),
        Command(_tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?", also=_tr("help hotkeys keys bindings")),
        Command(_tr("About Backfile"), "info", commands.show_about, also=_tr("help version licence license")),
        Command(_tr("Quit"), "power", commands.leave, "Ctrl+Q", also=_tr("exit close leave")),
    )


def _orders(inquiry: Inquiry) -> tuple[Command, ...]:
    words = {
        Sort.RELEVANCE: _tr("Sort by relevance"),
        Sort.NEWEST: _tr("Sort by date, newest first"),
        Sort.OLDEST: _tr("Sort by date, oldest first"),
    }
    return tuple(
        Command(words[sort], "list", partial(inquiry.sort_by, sort), also=_tr("order rank"))
        for sort in words
        if sort != inquiry.sort
    )


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
    return tuple(
        Command(*words[choice], partial(commands.choose_appearance, choice), also=_tr("theme mode colours"))
        for choice in words
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
