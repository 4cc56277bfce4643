"""The menus of the top bar, and the keys that work everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from backfile.window import icons
from backfile.window.appearance import Choice
from backfile.window.top_bar import View

PICTURE_SIZES = (0.0, 0.5, 2.0, 10.0)
"""Megabytes that can be chosen as the size up to which pictures are kept."""

COPY_QUERY = "Ctrl+Shift+C"
SEARCH_LIST = "Ctrl+L"
EXPORT = "Ctrl+E"

Offered = TypeVar("Offered")


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menus call for; the window does it."""

    search: Callable[[], None]
    save_search: Callable[[], None]
    copy_query: Callable[[], None]
    search_list: Callable[[], None]
    save_manifest: Callable[[], None]
    verify_manifest: Callable[[], None]
    copy_sentence: Callable[[], None]
    export_results: Callable[[], None]
    export_article: Callable[[], None]
    import_files: Callable[[], None]
    import_folder: Callable[[], None]
    import_with_options: Callable[[], None]
    watch_folder: Callable[[], None]
    be_gentle: Callable[[bool], None]
    keep_pictures: Callable[[float], None]
    new_library: Callable[[], None]
    open_library: Callable[[], None]
    choose_appearance: Callable[[Choice], None]
    show_keys: Callable[[], None]
    show_about: Callable[[], None]
    show_help: Callable[[], None]
    show_palette: Callable[[], None]
    toggle_sidebar: Callable[[], None]
    show_view: Callable[[View], None]
    fold: Callable[[bool], None]
    turn_folding: Callable[[], None]
    toggle_versions: Callable[[], None]
    compare_versions: Callable[[], None]
    search_similar: Callable[[], None]
    forget_searched: Callable[[], None]
    leave: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ticked:
    """What several menus show: one object each, so that its tick is the same wherever it is shown."""

    gentle: QAction
    folding: QAction
    forms: QAction
    pictures: QMenu
    appearances: QMenu


def import_menu(commands: Commands, ticked: Ticked, parent: QWidget) -> QMenu:
    """What the Import button offers."""
    menu = QMenu(parent)
    _import_actions(menu, commands, ticked)
    return menu


def menu_bar(commands: Commands, ticked: Ticked, libraries: QMenu, parent: QWidget) -> QMenuBar:
    """The same as a menu bar, hidden until F10: for hands that look for File, and for assistive technology.

    A popup of a button is in no tree of accessibles; what a menu bar holds is.
    """
    bar = QMenuBar(parent)
    file = bar.addMenu(_tr("&File"))
    _import_actions(file, commands, ticked)
    file.addSeparator()
    libraries.setTitle(_tr("Libraries"))
    file.addMenu(libraries)
    file.addSeparator()
    _action(file, _tr("Export results…"), "download", commands.export_results, EXPORT)
    _action(file, _tr("Export this article…"), "download", commands.export_article)
    _manifest_actions(file, commands)
    file.addSeparator()
    _action(file, _tr("Quit"), "power", commands.leave, QKeySequence.StandardKey.Quit)
    view = bar.addMenu(_tr("&View"))
    for each, name, icon in (
        (View.ARTICLES, _tr("Articles"), "newspaper"),
        (View.CONCORDANCE, _tr("Concordance"), "text-align-center"),
        (View.OVER_TIME, _tr("Over time"), "chart-column"),
    ):
        _action(view, name, icon, partial(commands.show_view, each), f"Ctrl+{each + 1}")
    view.addSeparator()
    _action(view, _tr("Sidebar"), "panel-left", commands.toggle_sidebar, "Ctrl+B")
    _action(view, _tr("Save this search…"), "bookmark", commands.save_search, "Ctrl+D")
    _action(view, _tr("Copy query"), "copy", commands.copy_query, COPY_QUERY)
    _action(view, _tr("Copy query as a sentence"), "copy", commands.copy_sentence)
    _action(view, _tr("Search a list…"), "list-plus", commands.search_list, SEARCH_LIST)
    view.addAction(ticked.forms)
    view.addAction(ticked.folding)
    _action(view, _tr("Versions of this search, folded or not"), "layers", commands.turn_folding, "Shift+V")
    _action(view, _tr("Versions below their row, or folded"), "layers", commands.toggle_versions, "V")
    _action(view, _tr("Compare versions"), "layers", commands.compare_versions, "D")
    _action(view, _tr("More like this"), "text-search", commands.search_similar, "M")
    view.addMenu(ticked.appearances)
    help_ = bar.addMenu(_tr("&Help"))
    _action(help_, _tr("All commands…"), "list", commands.show_palette, "Ctrl+K")
    _action(help_, _tr("What can be searched"), "circle-question-mark", commands.show_help, "F1")
    _action(help_, _tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?")
    _action(help_, _tr("About Backfile"), "info", commands.show_about)
    bar.hide()
    return bar


def main_menu(commands: Commands, ticked: Ticked, parent: QWidget) -> QMenu:
    """What the ☰ button offers."""
    menu = QMenu(parent)
    _import_actions(menu, commands, ticked)
    menu.addSeparator()
    _action(menu, _tr("New library…"), "plus", commands.new_library)
    _action(menu, _tr("Open library…"), "folder-open", commands.open_library, QKeySequence.StandardKey.Open)
    menu.addSeparator()
    _action(menu, _tr("Save this search…"), "bookmark", commands.save_search, "Ctrl+D")
    _action(menu, _tr("Copy query"), "copy", commands.copy_query, COPY_QUERY)
    _action(menu, _tr("Search a list…"), "list-plus", commands.search_list, SEARCH_LIST)
    _action(menu, _tr("Export results…"), "download", commands.export_results, EXPORT)
    _manifest_actions(menu, commands)
    menu.addSeparator()
    menu.addAction(ticked.forms)
    menu.addAction(ticked.folding)
    menu.addMenu(ticked.appearances)
    _action(menu, _tr("What can be searched"), "circle-question-mark", commands.show_help, "F1")
    _action(menu, _tr("All commands…"), "list", commands.show_palette, "Ctrl+K")
    _action(menu, _tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?")
    _action(menu, _tr("About Backfile"), "info", commands.show_about)
    menu.addSeparator()
    _action(menu, _tr("Quit"), "power", commands.leave, QKeySequence.StandardKey.Quit)
    return menu


def _manifest_actions(menu: QMenu, commands: Commands) -> None:
    _action(menu, _tr("Save corpus manifest…"), "file-plus", commands.save_manifest)
    _action(menu, _tr("Verify a manifest…"), "file-check", commands.verify_manifest)


def _import_actions(menu: QMenu, commands: Commands, ticked: Ticked) -> None:
    _action(menu, _tr("Import files…"), "file-up", commands.import_files, "Ctrl+I")
    _action(menu, _tr("Import folder…"), "folder-up", commands.import_folder, "Ctrl+Shift+I")
    _action(menu, _tr("Import with options…"), "table", commands.import_with_options, "Ctrl+Alt+I")
    _action(menu, _tr("Watch a folder…"), "eye", commands.watch_folder)
    menu.addSeparator()
    menu.addAction(ticked.gentle)
    menu.addMenu(ticked.pictures)


def gentle_action(commands: Commands, parent: QWidget) -> QAction:
    """Ticked while imports use less of this computer."""
    action = _ticked(_tr("Use less of this computer"), parent)
    action.triggered.connect(commands.be_gentle)
    return action


def folding_action(commands: Commands, parent: QWidget) -> QAction:
    """Ticked while one row stands for each group of versions."""
    action = _ticked(_tr("Fold versions"), parent)
    action.setChecked(True)
    action.triggered.connect(commands.fold)
    return action


def _ticked(words: str, parent: QWidget) -> QAction:
    # Without an icon: it would stand where the tick stands.
    action = QAction(words, parent)
    action.setCheckable(True)
    return action


def appearance_menu(commands: Commands, choice: Choice, parent: QWidget) -> QMenu:
    """Light, dark, or as the system."""
    menu = QMenu(_tr("Appearance"), parent)
    menu.setIcon(icons.icon("sun-moon"))
    offered = {Choice.SYSTEM: _tr("As the system"), Choice.LIGHT: _tr("Light"), Choice.DARK: _tr("Dark")}
    _offer(menu, offered, choice, commands.choose_appearance)
    return menu


def pictures_menu(commands: Commands, megabytes: float, parent: QWidget) -> QMenu:
    """Up to which size an import keeps the pictures of articles."""
    menu = QMenu(_tr("Keep pictures"), parent)
    menu.setIcon(icons.icon("image"))
    offered = {size: _tr("Up to %1 MB").replace("%1", f"{size:n}") if size else _tr("None") for size in PICTURE_SIZES}
    _offer(menu, offered, megabytes, commands.keep_pictures)
    return menu


def _offer(menu: QMenu, offered: Mapping[Offered, str], chosen: Offered, choose: Callable[[Offered], None]) -> None:
    """Choices of which one is ticked."""
    group = QActionGroup(menu)
    for each, words in offered.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(each)
        action.triggered.connect(lambda _=False, each=each: choose(each))
        group.addAction(action)
    tick(menu, chosen)


def tick(menu: QMenu, chosen: object) -> None:
    """Show which of its choices is made."""
    for action in menu.actions():
        action.setChecked(action.data() == chosen)


def _action(
    menu: QMenu,
    words: str,
    icon: str,
    does: Callable[[], object],
    key: "str | QKeySequence.StandardKey | None" = None,
) -> QAction:
    action = menu.addAction(QIcon(icons.icon(icon)), words)
    action.triggered.connect(lambda _=False: does())
    if key is not None:
        # The key is shown here; `add_keys` makes it work, also while the menu was never opened.
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    return action


def add_keys(window: QWidget, keys: dict[str, Callable[[], object]]) -> None:
    """Keys that work wherever the focus is, except while a text field takes letters."""
    for key, does in keys.items():
        QShortcut(QKeySequence(key), window, does)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
