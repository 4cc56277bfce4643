"""What an import changes in the window while it runs, and when it ends."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from backfile.window.coming import searchable
from backfile.window.imports.state import ImportState

SELDOM = 4_000  # ms between two questions of a view that reads many texts, while an import runs

if TYPE_CHECKING:
    from backfile.window.main import MainWindow


class Receiving(QObject):
    """Made when all parts are there: what came in is asked for again by each part that shows some of it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._seldom = QTimer(self, interval=SELDOM, singleShot=True)
        self._seldom.timeout.connect(self._refresh_views)
        importing, tree = window.importing, window.sidebar.tree
        importing.runner.changed.connect(self._show_import)
        importing.runner.committed.connect(window.inquiry.library_grew)
        importing.runner.committed.connect(window.saved.library_grew)
        importing.runner.committed.connect(self._refresh_soon)
        window.reindexing.done.connect(window.inquiry.library_grew)
        importing.ended.connect(self._end_import)
        importing.manifest_found.connect(window.manifests.verify_file)
        importing.search_wanted.connect(window.asking.follow_figure)
        importing.watched.connect(lambda: window.panes.show_sidebar(True))
        importing.watching.changed.connect(tree.show_watched)
        importing.gentleness_chosen.connect(window.gentleness_chosen)
        importing.picture_size_chosen.connect(window.picture_size_chosen)
        importing.picture_size_chosen.connect(window.commanding.show_picture_size)
        importing.drop.watch(window.top.field)
        tree.unwatched.connect(importing.stop_watching)

    def _show_import(self, state: ImportState) -> None:
        self._window.commanding.show_gentleness(self._window.importing.runner.gentle)
        self._window.asking.telling.set_importing(state.active)
        self._window.asking.telling.show_coming(searchable(state))

    def _refresh_soon(self) -> None:
        if not self._seldom.isActive():
            self._seldom.start()

    def _refresh_views(self) -> None:
        """What still answers comes later: asked anew each time, it would never be done."""
        later = self._window.later
        for view in (later.concordance.made, later.over_time.made):
            if view is None:
                continue
            if view.settled:
                view.library_grew()
            else:
                self._refresh_soon()

    def _end_import(self, state: ImportState) -> None:
        self._seldom.stop()
        self._show_import(state)
        self._window.inquiry.library_grew()
        self._window.saved.library_grew()
        for view in self._window.later.made():
            view.library_grew()
