"""Which page stands in the middle of the window, and what of the rest goes with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from backfile.library import Counts
from backfile.window.sidebar.entries import Place, going_to
from backfile.window.top_bar import View

if TYPE_CHECKING:
    from backfile.window.main import MainWindow


class Paging(QObject):
    """Made when all parts are there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        pages = window.pages
        window.inquiry.library_counted.connect(self._show_library)
        window.top.view_chosen.connect(pages.show_view)
        pages.chosen.connect(self._show_view)
        pages.emptied.connect(self._show_emptiness)
        pages.filled.connect(window.focus_field)  # what was pressed is gone; one would search now
        window.asking.searched.connect(self._show_search)
        window.saved.shown.connect(self._show_search)
        window.sidebar.tree.place_chosen.connect(self.go_to)
        window.importing.page_wanted.connect(self._show_page)
        window.importing.page_left.connect(self._leave_mapping)

    def go_to(self, place: Place) -> None:
        """Go to a place of the sidebar."""
        window = self._window
        window.panes.close_drawer()
        if place is Place.IMPORTS:
            window.importing.show_report()
        else:
            window.pages.show_home()
            window.inquiry.ask(going_to(place))
            window.results.focus_results()

    def _show_library(self, counts: Counts) -> None:
        self._window.sidebar.tree.show_counts(counts)
        self._window.top.field.set_count(counts.items)
        self._window.pages.show_total(counts.items)

    def _show_view(self, view: View) -> None:
        window = self._window
        window.asking.completing.put_away()
        window.top.show_view(view)
        window.reading.forget_line()
        if window.pages.total == 0 or window.top.field.hasFocus():
            return
        if view is View.CONCORDANCE:
            window.concordance().focus_lines()
        elif view is View.OVER_TIME:
            window.over_time().chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_search(self) -> None:
        window = self._window
        if window.importing.imports.made is window.pages.currentWidget():
            window.sidebar.tree.show_question(window.inquiry.question)
        window.pages.show_home()

    def _show_emptiness(self, empty: bool) -> None:
        window = self._window
        if empty and window.focusWidget() is window.top.field:  # it goes, and Qt would frame whatever stands next
            window.empty().setFocus(Qt.FocusReason.OtherFocusReason)
        window.panes.show_empty(empty, window.library)

    def _show_page(self, page: QWidget) -> None:
        asks = page is self._window.importing.mapping.made
        if not asks:
            self._window.sidebar.tree.show_place(Place.IMPORTS)
        self._window.pages.show_page(page, back=asks)

    def _leave_mapping(self) -> None:
        if self._window.pages.leave(self._window.importing.mapping()):
            self._window.focus_field()
