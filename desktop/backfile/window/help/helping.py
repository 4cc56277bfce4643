"""Help with what can be searched: a few examples under the field, and the page of the whole language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from backfile.window.later import Later
from backfile.window.views import Views

if TYPE_CHECKING:
    from backfile.window.help.page import HelpPage


class Helping(QObject):
    """Both are made when somebody asks for them."""

    taken = Signal(str)  # an example to try
    shown = Signal()  # the page is in the place of the view
    left = Signal()  # the view from before is shown again

    def __init__(self, field: QWidget, pages: Views, parent: QWidget) -> None:
        super().__init__(parent)
        self._field, self._pages, self._window = field, pages, parent
        self._page = Later(self._make_page)

    def show_examples(self) -> None:
        """Under the field."""
        from backfile.window.search_bar.help import SearchHelp  # the first paint does not wait for it

        popover = SearchHelp(self._window)
        popover.taken.connect(self.taken)
        popover.more_wanted.connect(self.show_language)
        popover.open_under(self._field)

    def show_language(self) -> None:
        """In the place of the view."""
        self._pages.show_page(self._page())
        self._page().setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _make_page(self) -> "HelpPage":
        from backfile.window.help.page import HelpPage

        page = HelpPage(self._pages)
        page.taken.connect(self.taken)
        page.left.connect(self._leave)
        self._pages.add_passing(page)
        return page

    def _leave(self) -> None:
        self._pages.show_home()
        self.left.emit()
