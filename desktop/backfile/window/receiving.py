"""What an import changes in the window while it runs, and when it ends."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backfile.window.coming import searchable
from backfile.window.imports.state import ImportState

if TYPE_CHECKING:
    from backfile.window.main import MainWindow


class Receiving(QObject):
    """Made when all parts are there: what came in is asked for again by each part that shows some of it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        importing, tree = window.importing, window.sidebar.tree
        importing.runner.changed.connect(self._show_import)
        importing.runner.committed.connect(window.inquiry.library_grew)
        importing.runner.committed.connect(window.saved.library_grew)
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

    def _end_import(self, state: ImportState) -> None:
        self._show_import(state)
        self._window.inquiry.library_grew()
        self._window.saved.library_grew()
        for view in self._window.later.made():
            view.library_grew()
