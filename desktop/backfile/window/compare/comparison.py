"""The page that compares versions, made when it is first asked for, and its place among the pages of a window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.window.later import Later
from backfile.window.views import Views

if TYPE_CHECKING:
    from backfile.window.compare.page import ComparePage


class Comparison(QObject):
    """Shows the page over whatever view is chosen, and goes back to that."""

    left = Signal()  # the view from before is shown again
    failed = Signal(object)  # BackfileError

    def __init__(self, pages: Views, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self._path: Path | None = None
        self.page = Later(self._make_page)

    def set_library(self, path: Path | None) -> None:
        """Compare versions of this library from now on."""
        self._path = path
        if (page := self.page.made) is not None:
            page.set_library(path)
            self._pages.leave(page)

    def show(self, item: int) -> None:
        """Compare the versions of an item."""
        self.page().show_versions(item)

    def _make_page(self) -> "ComparePage":
        from backfile.window.compare.page import ComparePage  # which the first paint would wait for

        page = ComparePage(self._pages)
        page.failed.connect(self.failed)
        page.shown.connect(lambda: self._pages.show_page(page, back=True))
        page.left.connect(self._leave)
        self._pages.add_passing(page)
        page.set_library(self._path)
        return page

    def _leave(self) -> None:
        if self._pages.leave(self.page()):
            self.left.emit()
