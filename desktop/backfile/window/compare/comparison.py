"""The page that compares versions, made when it is first asked for, and its place among the pages of a window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

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
        self.page: ComparePage | None = None

    def set_library(self, path: Path | None) -> None:
        """Compare versions of this library from now on."""
        self._path = path
        if self.page is not None:
            self.page.set_library(path)
            self._pages.leave(self.page)

    def show(self, item: int) -> None:
        """Compare the versions of an item."""
        if self.page is None:
            from backfile.window.compare.page import ComparePage  # which the first paint would wait for

            self.page = ComparePage(self._pages)
            self.page.failed.connect(self.failed)
            self.page.shown.connect(self._show)
            self.page.left.connect(self._leave)
            self._pages.add_passing(self.page)
            self.page.set_library(self._path)
        self.page.show_versions(item)

    def _show(self) -> None:
        if self.page is not None:
            self._pages.show_page(self.page, back=True)

    def _leave(self) -> None:
        if self.page is not None and self._pages.leave(self.page):
            self.left.emit()
