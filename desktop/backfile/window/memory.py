"""How a window is left and found again, and how large it is where nobody has left one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from backfile.search.results import Sort
from backfile.window import folders
from backfile.window.appearance import theme

if TYPE_CHECKING:
    from backfile.window.main import MainWindow

State = Mapping[str, object]
"""How a window was left: JSON values. Keys: geometry, splitters, sidebar, query, lines (of a list), sort, folded,
article, searched, folders (that dialogs begin in), export (its format)."""


def memory_of(window: "MainWindow") -> dict[str, object]:
    """How the window is now, for the next start."""
    return {
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode(),
        "splitters": window.panes.sizes(),
        "sidebar": window.panes.sidebar_shown,
        **window.asking.memory(),
        "sort": window.inquiry.sort.value,
        "folded": window.inquiry.folded,
        "article": window.article.article_id,
        "searched": list(window.asking.completing.searched.texts),
        "folders": folders.memory(),
        "export": window.exporting.memory(),
    }


def restore(window: "MainWindow", state: State) -> None:
    """Put a window as it was left, as far as its screen and its library allow."""
    folders.restore(state.get("folders"))
    window.exporting.restore(state.get("export"))
    geometry = state.get("geometry")
    if isinstance(geometry, str) and not window.isVisible():
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(window.size().boundedTo(room_on_screen(window)))  # it may have been a larger screen
    window.panes.restore(state.get("splitters"))
    window.panes.show_sidebar(state.get("sidebar") is not False)
    sort, text = state.get("sort"), state.get("query")
    window.reading.restore(state.get("article"))
    window.inquiry.sort_by(Sort(sort) if isinstance(sort, str) and sort in set(Sort) else Sort.RELEVANCE)
    window.inquiry.fold(state.get("folded") is not False)
    window.asking.restore(text)
    if isinstance(lines := state.get("lines"), str) and lines:
        window.lists.restore(lines, window.inquiry.question)


def first_size(window: QWidget) -> QSize:
    """The size of the design, or what the screen leaves."""
    return QSize(theme().px(1440), theme().px(900)).boundedTo(room_on_screen(window))


def room_on_screen(window: QWidget) -> QSize:
    """What the screen leaves beside the window's title and edges, which nobody knows before it is shown."""
    return window.screen().availableGeometry().size() - QSize(theme().px(8), theme().px(40))
