"""How the panes share the window's width: three side by side, a drawer, or one at a time."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from backfile.window.appearance import appearance, theme
from backfile.window.library_button import LibraryButton
from backfile.window.sidebar.pane import Sidebar
from backfile.window.top_bar import TopBar

SIDEBAR, RESULTS, ARTICLE, RESULTS_LEAST, ARTICLE_LEAST = 232, 452, 700, 320, 420
RESULTS_NARROW = 350  # where the sidebar is a drawer: the article needs its measure


class Room(IntEnum):
    """How much width there is; each holds from so many px at a UI font of 13."""

    ONE = 0
    SHORT = 560
    DRAWER = 760
    THREE = 1180


class Panes(QWidget):
    """The sidebar beside top bar and content; results and article inside it."""

    room_changed = Signal(object)  # Room

    def __init__(self, sidebar: Sidebar, top: TopBar, results: QWidget, article: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._sidebar, self._top, self._results, self._article = sidebar, top, results, article
        self._room = Room.THREE
        self._wants_sidebar = True
        self._empty = False
        self._inner_sizes: dict[bool, list[int]] = {}  # as left with the sidebar beside, and without
        self._reading = False  # which of the two is shown where there is room for one
        self.inner = QSplitter(Qt.Orientation.Horizontal, self)
        self.outer = QSplitter(Qt.Orientation.Horizontal, self)
        right = QWidget(self)
        self.content = QVBoxLayout(right)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self.content.addWidget(top)
        for splitter in (self.inner, self.outer):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.inner.addWidget(results)
        self.inner.addWidget(article)
        self.inner.setStretchFactor(1, 1)
        self.outer.addWidget(sidebar)
        self.outer.addWidget(right)
        self.outer.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.outer)
        sidebar.hidden.connect(self.toggle_sidebar)
        top.sidebar_wanted.connect(self.toggle_sidebar)
        top.results_wanted.connect(self.show_results)
        appearance().changed.connect(self._measure)
        self._measure()
        px = theme().px
        self.outer.setSizes([px(SIDEBAR), px(RESULTS + ARTICLE)])
        self.inner.setSizes([px(RESULTS), px(ARTICLE)])

    @property
    def room(self) -> Room:
        """How much width there is."""
        return self._room

    def sizes(self) -> list[list[int]]:
        """How the splitters stand."""
        beside = self._room is Room.THREE
        return [self.outer.sizes(), self.inner.sizes() if beside else self._inner_sizes.get(True, self.inner.sizes())]

    def restore(self, sizes: object) -> None:
        """Put the splitters where they were."""
        match sizes:
            case [[int(), int()] as outer, [int(), int()] as inner] if all((*outer, *inner)):
                self.outer.setSizes(outer)
                self.inner.setSizes(inner)
                self._inner_sizes = {True: list(inner)}

    @property
    def sidebar_shown(self) -> bool:
        """Whether the user wants the sidebar, where there is room for it."""
        return self._wants_sidebar

    def show_sidebar(self, on: bool) -> None:
        """Show the sidebar beside the results, or don't."""
        self._wants_sidebar = on
        self._arrange()

    def show_empty(self, on: bool, library: LibraryButton) -> None:
        """An empty library has nothing to search: the library's name moves into the top bar."""
        if on != self._empty:
            self._empty = on
            self._top.show_empty(on)
            if on:
                self._top.hold(library)
            else:
                self._sidebar.hold(library)
            self._arrange()

    def toggle_sidebar(self) -> None:
        """Show what is hidden and hide what is shown, drawer or pane."""
        if self._room is Room.THREE:
            self.show_sidebar(not self._wants_sidebar)
        elif self._sidebar.isVisibleTo(self):
            self._sidebar.hide()
        else:
            self._place_drawer()
            self._sidebar.show()
            self._sidebar.raise_()
            self._sidebar.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_drawer(self) -> bool:
        """Put the drawer away; False where none is open."""
        if self._room is Room.THREE or not self._sidebar.isVisibleTo(self):
            return False
        self._sidebar.hide()
        return True

    def show_results(self) -> bool:
        """Go back from the article, where there is room for one of them; False where both are shown."""
        was = self._room < Room.SHORT and self._reading
        self._reading = False
        self._arrange_reading()
        return was

    def show_article(self) -> None:
        """Show the article, where there is room for one of them."""
        self._reading = True
        self._arrange_reading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width() / theme().scale
        room = max(each for each in Room if width >= each)
        if room != self._room:
            before, self._room = self._room, room
            self._arrange()
            self._share_anew(before)
            self.room_changed.emit(room)
        self._place_drawer()

    def _arrange(self) -> None:
        beside = self._room is Room.THREE
        if beside:
            if self.outer.indexOf(self._sidebar) < 0:
                self.outer.insertWidget(0, self._sidebar)
                self.outer.setSizes([theme().px(SIDEBAR), max(1, self.width() - theme().px(SIDEBAR))])
            self._sidebar.setVisible(self._wants_sidebar and not self._empty)
        else:
            self._sidebar.setParent(self)
            self._sidebar.hide()
        self._sidebar.set_drawer(not beside)
        self._top.show_sidebar_button(not self._empty and not (beside and self._wants_sidebar))
        self._top.set_narrow(not beside)
        self._measure()
        self._arrange_reading()

    def _share_anew(self, before: Room) -> None:
        """Give results and article the widths that they had, or should have, where there is so much room."""
        was, now = before is Room.THREE, self._room is Room.THREE
        if was != now:
            if self.isVisible():  # before that, they are what nobody has seen
                self._inner_sizes[was] = self.inner.sizes()
            results = theme().px(RESULTS if now else RESULTS_NARROW)
            self.inner.setSizes(self._inner_sizes.get(now, [results, max(1, self.width() - results)]))

    def _arrange_reading(self) -> None:
        one = self._room < Room.SHORT
        self._results.setVisible(not one or not self._reading)
        self._article.setVisible(not one or self._reading)
        self._top.show_back(one and self._reading)

    def _place_drawer(self) -> None:
        if self._room is not Room.THREE:
            width = min(theme().px(280), self.width())
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._sidebar.setGeometry(self.width() - width if rtl else 0, 0, width, self.height())

    def _measure(self) -> None:
        px = theme().px
        both = self._room >= Room.DRAWER
        self._results.setMinimumWidth(px(RESULTS_LEAST) if both else px(240))
        self._results.setMaximumWidth(px(640) if self._room >= Room.SHORT else 16_777_215)
        self._article.setMinimumWidth(px(ARTICLE_LEAST) if both else px(280))
