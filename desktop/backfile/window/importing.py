"""Everything that leads to an import, and what the window shows of it: what was dropped, asked for or watched."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.library import Dump
from backfile.paths import resources
from backfile.window import dialogs
from backfile.window.drop import DropTarget
from backfile.window.imports.part import Part
from backfile.window.imports.runner import ImportRunner
from backfile.window.imports.state import ImportState, Phase
from backfile.window.imports.wish import Pairs, Wish, mapping_in
from backfile.window.later import Later
from backfile.window.notice import Notice
from backfile.window.watching import Watching

if TYPE_CHECKING:
    from backfile.window.imports.bar import ImportBar
    from backfile.window.imports.page import ImportsPage
    from backfile.window.mapping.page import MappingPage

LOOKED_AT = 20
"""Paths that may be a manifest: of more, nobody has chosen them one by one."""


class Importing(QObject):
    """The imports of one window: its pages, its bar, its drop target; nothing of how they are placed."""

    page_wanted = Signal(object)  # QWidget: `imports()` or `mapping()`
    page_left = Signal()  # the one that was there before `mapping`
    search_wanted = Signal(str)  # what a figure stands for
    manifest_found = Signal(object)  # Path: it is verified, not imported
    ended = Signal(object)  # ImportState
    watched = Signal()  # there is a folder more
    gentleness_chosen = Signal(bool)
    picture_size_chosen = Signal(float)  # megabytes

    def __init__(self, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._notice = notice
        self._library = Path()
        self.runner = ImportRunner(self)
        self.watching = Watching(self)
        self.imports = Later(self._make_imports)
        self.mapping = Later(self._make_mapping)
        self.bar = Later(self._make_bar)
        self.drop = DropTarget(window)
        self.runner.changed.connect(self._show_bar)
        self.runner.ended.connect(self._end)
        self.runner.asked.connect(lambda dump: self._look_at((dump,)))
        self.watching.wanted.connect(self._import_watched)
        self.watching.failed.connect(notice.tell)
        self.drop.dropped.connect(self.import_paths)
        self.drop.refused.connect(notice.tell)

    def _make_imports(self) -> "ImportsPage":
        from backfile.window.imports.page import ImportsPage  # the first paint does not wait for it

        page = ImportsPage(self._window)
        page.search_wanted.connect(self.search_wanted)
        page.again_wanted.connect(self.runner.start)
        page.otherwise_wanted.connect(self._understand_otherwise)
        page.failed.connect(self._notice.tell)
        page.set_library(self._library)
        return page

    def _make_mapping(self) -> "MappingPage":
        from backfile.window.mapping.page import MappingPage

        page = MappingPage(self._window)
        page.wanted.connect(self.runner.start)
        page.left.connect(self.page_left)
        page.set_library(self._library)
        return page

    def _make_bar(self) -> "ImportBar":
        from backfile.window.imports.bar import ImportBar

        bar = ImportBar(self.runner, self._window)
        bar.gentleness_wanted.connect(self.be_gentle)
        bar.report_wanted.connect(self.show_report)
        bar.problems_wanted.connect(lambda dump: self.show_report(dump, Part.PROBLEMS))
        bar.skips_wanted.connect(lambda dump: self.show_report(dump, Part.SKIPS))
        bar.search_wanted.connect(self.search_wanted)
        return bar

    def set_library(self, library: Path) -> None:
        """Import into this one from now on. Raises LibraryError."""
        self._library = library
        self.drop.set_library(library)
        self.runner.set_library(library)
        self.watching.set_library(library)
        for page in (self.imports.made, self.mapping.made):
            if page is not None:
                page.set_library(library)

    def close(self) -> None:
        """Let go of the library; what runs is cancelled."""
        self.watching.close()
        self.runner.close()
        for page in (self.imports.made, self.mapping.made):
            if page is not None:
                page.close_library()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the library that is open; a corpus manifest is verified instead."""
        from backfile.search.manifests.manifest import is_manifest  # the first paint does not wait for it

        manifests = [path for path in paths[:LOOKED_AT] if is_manifest(path)]
        self.runner.start([path for path in paths if path not in manifests] if manifests else paths)
        for path in manifests:
            self.manifest_found.emit(path)

    def import_files(self) -> None:
        """Ask for files, and import them."""
        self.import_paths(dialogs.choose_files(self._window))

    def import_folder(self) -> None:
        """Ask for a folder, and import it."""
        self.import_paths(dialogs.choose_folder(self._window))

    def import_sample(self) -> None:
        """Import what comes with the program."""
        self.import_paths((resources() / "sample",))

    def import_with_options(self) -> None:
        """Ask for files, and show how they are understood before they are imported."""
        self._look_at(dialogs.choose_files(self._window))

    def show_report(self, dump: int | None = None, part: Part | None = None) -> None:
        """Show what was imported."""
        self.imports().show_dump(dump, part)
        self.page_wanted.emit(self.imports())

    def be_gentle(self, on: bool) -> None:
        """Use less of this computer, or all that there is."""
        self.runner.be_gentle(on)
        self.gentleness_chosen.emit(on)

    def keep_pictures(self, megabytes: float) -> None:
        """Keep pictures up to this size from now on."""
        self.runner.largest_picture = megabytes
        self.picture_size_chosen.emit(megabytes)

    def watch_folder(self) -> None:
        """Ask for a folder, and watch it."""
        if (folder := dialogs.choose_watched(self._window)) is not None:
            self.watch(folder)

    def watch(self, folder: Path) -> None:
        """Import what is in a folder, and what will be added to it."""
        if self.watching.add(folder.absolute()):
            self.watched.emit()

    def stop_watching(self, folder: Path) -> None:
        """Import no more of what is added to a folder; it can be undone."""
        self.watching.remove(folder)
        words = self.tr("%1 is not watched any more. Its articles stay.").replace("%1", folder.name)
        self._notice.tell(words, partial(self.watching.add, folder))

    def _show_bar(self, state: ImportState) -> None:
        if state.phase is not Phase.IDLE:
            self.bar()

    def _end(self, state: ImportState) -> None:
        self.watching.import_ended(state)
        self.ended.emit(state)
        if (page := self.imports.made) is not None:
            page.refresh()

    def _import_watched(self, folder: Path) -> None:
        # Nobody has just dropped it: no question, and nothing is held up.
        self.runner.start(Wish((folder,), asks=False))

    def _understand_otherwise(self, dump: Dump) -> None:
        self._look_at((Path(dump.path),), mapping_in(dump.options))

    def _look_at(self, paths: Sequence[Path], mapping: Pairs = ()) -> None:
        if paths:
            self.page_wanted.emit(self.mapping())
            self.mapping().ask(paths, mapping)
