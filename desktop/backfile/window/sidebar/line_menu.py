"""The context menus of the sidebar's lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from backfile.window import icons


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu; without words, what parts two groups."""

    words: str = ""
    does: Callable[[], object] = bool
    icon: str = ""
    key: str = ""  # as it is typed; the list makes it work


def menu_of(items: list[Item], parent: QWidget) -> QMenu:
    """A menu that goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for item in items:
        if not item.words:
            menu.addSeparator()
            continue
        action = menu.addAction(icons.icon(item.icon) if item.icon else QIcon(), item.words)
        action.triggered.connect(lambda _=False, does=item.does: does())
        if item.key:
            action.setShortcut(QKeySequence(item.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
    return menu


def of_value(
    label: str,
    state: bool | None,
    only: Callable[[], object],
    also: Callable[[], object],
    without: Callable[[], object],
) -> list[Item]:
    """What can be done with a facet's value, by whether it is included or excluded already."""
    items = [Item(_tr("Only “%1”"), only, "check", "Space")]
    if state is True:
        items.append(Item(_tr("Without “%1” again"), also, "x", "+"))
    else:
        items.append(Item(_tr("“%1” as well"), also, "plus", "+"))
    items.append(Item(_tr("“%1” again") if state is False else _tr("Not “%1”"), without, "minus", "-"))
    return [replace(item, words=item.words.replace("%1", label)) for item in items]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sidebar", text)
