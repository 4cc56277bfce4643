"""The menus of the top bar, and the keys that work everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from backfile.window import icons
from backfile.window.appearance import Choice


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menus call for; the window does it."""

    search: Callable[[], None]
    import_files: Callable[[], None]
    import_folder: Callable[[], None]
    import_with_options: Callable[[], None]
    watch_folder: Callable[[], None]
    be_gentle: Callable[[bool], None]
    new_library: Callable[[], None]
    open_library: Callable[[], None]
    choose_appearance: Callable[[Choice], None]
    show_keys: Callable[[], None]
    show_about: Callable[[], None]
    show_help: Callable[[], None]
    show_palette: Callable[[], None]
    toggle_sidebar: Callable[[], None]
    fold: Callable[[bool], None]
    leave: Callable[[], object]


def import_menu(commands: Commands, gentle: QAction, parent: QWidget) -> QMenu:
    """What the Import button offers."""
    menu = QMenu(parent)
    _import_actions(menu, commands, gentle)
    return menu


def menu_bar(
    commands: Commands, gentle: QAction, folding: QAction, appearances: QMenu, libraries: QMenu, parent: QWidget
) -> QMenuBar:
    """The same as a menu bar, hidden until F10: for hands that look for File, and for assistive technology.

    A popup of a button is in no tree of accessibles; what a menu bar holds is.
    """
    bar = QMenuBar(parent)
    file = bar.addMenu(_tr("&File"))
    _import_actions(file, commands, gentle)
    file.addSeparator()
    libraries.setTitle(_tr("Libraries"))
    file.addMenu(libraries)
    file.addSeparator()
    _action(file, _tr("Quit"), "power", commands.leave, QKeySequence.StandardKey.Quit)
    view = bar.addMenu(_tr("&View"))
    _action(view, _tr("Sidebar"), "panel-left", commands.toggle_sidebar, "Ctrl+B")
    view.addAction(folding)
    view.addMenu(appearances)
    help_ = bar.addMenu(_tr("&Help"))
    _action(help_, _tr("All commands…"), "list", commands.show_palette, "Ctrl+K")
    _action(help_, _tr("What can be searched"), "circle-question-mark", commands.show_help)
    _action(help_, _tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?")
    _action(help_, _tr("About Backfile"), "info", commands.show_about)
    bar.hide()
    return bar


def main_menu(commands: Commands, gentle: QAction, folding: QAction, appearances: QMenu, parent: QWidget) -> QMenu:
    """What the ☰ button offers."""
    menu = QMenu(parent)
    _import_actions(menu, commands, gentle)
    menu.addSeparator()
    _action(menu, _tr("New library…"), "plus", commands.new_library)
    _action(menu, _tr("Open library…"), "folder-open", commands.open_library, QKeySequence.StandardKey.Open)
    menu.addSeparator()
    menu.addAction(folding)
    menu.addMenu(appearances)
    _action(menu, _tr("All commands…"), "list", commands.show_palette, "Ctrl+K")
    _action(menu, _tr("Keyboard shortcuts"), "keyboard", commands.show_keys, "?")
    _action(menu, _tr("About Backfile"), "info", commands.show_about)
    menu.addSeparator()
    _action(menu, _tr("Quit"), "power", commands.leave, QKeySequence.StandardKey.Quit)
    return menu


def _import_actions(menu: QMenu, commands: Commands, gentle: QAction) -> None:
    _action(menu, _tr("Import files…"), "file-up", commands.import_files, "Ctrl+I")
    _action(menu, _tr("Import folder…"), "folder-up", commands.import_folder, "Ctrl+Shift+I")
    _action(menu, _tr("Import with options…"), "table", commands.import_with_options, "Ctrl+Alt+I")
    _action(menu, _tr("Watch a folder…"), "eye", commands.watch_folder)
    menu.addSeparator()
    menu.addAction(gentle)


def gentle_action(commands: Commands, parent: QWidget) -> QAction:
    """Ticked while imports use less of this computer: one action, so that its tick is the same wherever it is shown."""
    action = QAction(icons.icon("gauge"), _tr("Use less of this computer"), parent)
    action.setCheckable(True)
    action.triggered.connect(commands.be_gentle)
    return action


def folding_action(commands: Commands, parent: QWidget) -> QAction:
    """Ticked while one row stands for each group of versions: one action, as above."""
    action = QAction(icons.icon("layers"), _tr("Fold versions"), parent)
    action.setCheckable(True)
    action.setChecked(True)
    action.triggered.connect(commands.fold)
    return action


def appearance_menu(commands: Commands, choice: Choice, parent: QWidget) -> QMenu:
    """Light, dark, or as the system: one menu, so that its tick is the same wherever it is shown."""
    menu = QMenu(_tr("Appearance"), parent)
    menu.setIcon(icons.icon("sun-moon"))
    group = QActionGroup(menu)
    for each, words in (
        (Choice.SYSTEM, _tr("As the system")),
        (Choice.LIGHT, _tr("Light")),
        (Choice.DARK, _tr("Dark")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(each is choice)
        action.triggered.connect(lambda _=False, each=each: commands.choose_appearance(each))
        group.addAction(action)
    return menu


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
