"""The pages of a window: a view of the result for each tab, and those that stand in their place for a while."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backfile.window.later import Later
from backfile.window.top_bar import View


class Views(QStackedWidget):
    """One page is shown. In an empty library the page to drop an archive on stands for every view."""

    emptied = Signal(bool)  # whether the library is empty, each time that it may have changed
    filled = Signal()  # what was empty is not any more
    chosen = Signal(object)  # View

    def __init__(self, homes: Mapping[View, Later[QWidget]], empty: Later[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.view = View.ARTICLES
        self._homes = homes
        self._empty = empty
        self.total = -1  # items in the library; -1 while nobody has counted
        self._before: QWidget | None = None  # the page to go back to from one that asks for something
        self._passing: list[QWidget] = []
        for page in (*homes.values(), empty):
            page.then(self.addWidget)

    @property
    def home(self) -> QWidget:
        """The page of the view that is chosen."""
        return self._homes[self.view]()

    def add_passing(self, page: QWidget) -> None:
        """A page that is looked at for a while, also in an empty library."""
        self._passing.append(page)
        self.addWidget(page)

    def show_view(self, view: View) -> None:
        """Articles, the words of the question in their contexts, or how often they occur over time."""
        self.view = view
        self.chosen.emit(view)
        self.show_home()

    def show_home(self) -> None:
        """Away from a page that stood in the view's place."""
        self._before = None
        self._show(self._empty() if self.total == 0 else self.home)

    def show_page(self, page: QWidget, *, back: bool = False) -> None:
        """One of the passing pages; with `back`, `leave` returns to what is shown now."""
        if back:
            self._before = self._before or self.currentWidget()
        self._show(page)

    def leave(self, page: QWidget) -> bool:
        """Back from a page to the one before it; whether it was the one that is shown."""
        before, self._before = self._before, None
        if self.currentWidget() is not page:
            return False
        self._show(before or self.home)
        return True

    def forget_total(self) -> None:
        """Another library, which nobody has counted."""
        self.total = -1

    def show_total(self, items: int) -> None:
        """How many items the library has."""
        self.total = items
        self._show_emptiness()

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """An empty library is a place to drop an archive; its imports can be looked at all the same."""
        here = self.currentWidget()
        looking = here in self._passing
        empty = self.total == 0 and not looking
        filled = here is self._empty.made and not empty and self.total > 0
        if not looking:
            self.setCurrentWidget(self._empty() if empty else self.home)
        if filled:
            self.filled.emit()
        self.emptied.emit(empty)
