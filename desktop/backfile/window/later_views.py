"""The views of a window that are made when they are first looked at: the first paint does not wait for them."""

from typing import TYPE_CHECKING

from backfile.window.later import Later
from backfile.window.top_bar import View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from backfile.window.concordance.pane import ConcordancePane
    from backfile.window.empty import EmptyPage
    from backfile.window.lines.pane import LinesPane
    from backfile.window.main import MainWindow
    from backfile.window.over_time.pane import OverTimePane


class LaterViews:
    """Each is joined with the parts of the window as it is made."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.concordance = Later(self._make_concordance)
        self.over_time = Later(self._make_over_time)
        self.lines = Later(self._make_lines)
        self.empty = Later(self._make_empty)
        self.homes: dict[View, Later[QWidget]] = {
            View.ARTICLES: Later(lambda: window.panes.inner),
            View.CONCORDANCE: self.concordance,
            View.OVER_TIME: self.over_time,
            View.LINES: self.lines,
        }

    def made(self) -> "list[ConcordancePane | OverTimePane | LinesPane]":
        """Those of a question that somebody has looked at."""
        made = (self.concordance.made, self.over_time.made, self.lines.made)
        return [pane for pane in made if pane is not None]

    def _make_concordance(self) -> "ConcordancePane":
        from backfile.window.concordance.pane import ConcordancePane

        pane = ConcordancePane(self._window)
        self._join(pane)
        pane.opened.connect(self._window.reading.open_line)
        return pane

    def _make_over_time(self) -> "OverTimePane":
        from backfile.window.over_time.pane import OverTimePane

        pane = OverTimePane(self._window)
        self._join(pane)
        return pane

    def _make_lines(self) -> "LinesPane":
        from backfile.window.lines.pane import LinesPane

        pane = LinesPane(self._window)
        self._join(pane)
        pane.failed.connect(self._window.notice.tell_error)
        return pane

    def _join(self, pane: "ConcordancePane | OverTimePane | LinesPane") -> None:
        pane.set_library(self._window.library_path)
        pane.told.connect(self._window.notice.say)

    def _make_empty(self) -> "EmptyPage":
        from backfile.window.empty import EmptyPage

        page = EmptyPage(self._window)
        page.choose_wanted.connect(self._window.importing.import_files)
        page.sample_wanted.connect(self._window.importing.import_sample)
        return page
