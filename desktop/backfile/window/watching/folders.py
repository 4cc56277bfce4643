"""Looks after the watched folders of one library: told by the system of changes, and by looking again now and then."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QThreadPool, QTimer, Signal

from backfile.errors import BackfileError
from backfile.library import Library
from backfile.library.watched_folders import mark_read, watch, watch_no_more, watched_folders
from backfile.window.imports.state import ImportState, Phase
from backfile.window.watching.scan import Scan, scan

LOOK = 30_000
"""Milliseconds between two looks: no system tells of every change, none of a network drive."""
STILL = 2_000
"""Milliseconds for which a file must not have grown."""
LONGEST = 300_000
"""Milliseconds after which what stands still is read although something beside it goes on growing."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder, as the sidebar shows it."""

    path: Path
    there: bool = True


@dataclass(slots=True)
class _Folder:
    """One folder, and what was seen of it last."""

    path: Path
    read_up_to: int
    before: Scan | None = None
    tried: int = 0  # up to here it was imported, whatever came of it
    waited: int = 0  # milliseconds
    importing: int = 0  # up to here, if that import ends well


class Watching(QObject):
    """Asks for an import when something was added and has stopped growing."""

    wanted = Signal(object)  # Path of a folder: import it
    changed = Signal(object)  # tuple[Watched, ...]
    failed = Signal(str)  # a sentence for the user
    _scanned = Signal(object, object)  # Path, Scan

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Path | None = None
        self._folders: dict[Path, _Folder] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._soon = QTimer(self, interval=STILL, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.look)
        self._scanned.connect(self._learn)

    @property
    def folders(self) -> tuple[Watched, ...]:
        """What is watched."""
        return tuple(Watched(each.path, each.before is None or each.before.there) for each in self._folders.values())

    def set_library(self, library: Path) -> None:
        """Watch what this library wants watched, and look at once for what came meanwhile."""
        self.close()
        self._library = library
        with Library.open(library, readonly=True) as opened:
            kept = watched_folders(opened)
        self._folders = {Path(each.path): _Folder(Path(each.path), each.read_up_to) for each in kept}
        self.changed.emit(self.folders)
        if self._folders:
            self._look.start()
            self.look()

    def close(self) -> None:
        """Watch nothing any more."""
        self._look.stop()
        self._soon.stop()
        if paths := self._watcher.directories():
            self._watcher.removePaths(paths)
        self._folders = {}
        self._pool.waitForDone()

    def add(self, folder: Path) -> bool:
        """Watch a folder from now on; what it holds already is imported first."""
        if self._library is None or folder in self._folders:
            return False
        if self._library.is_relative_to(folder):
            self.failed.emit(
                self.tr("The library itself lies in %1. Choose another folder.").replace("%1", folder.name)
            )
            return False
        if not self._keep(partial(watch, folder=str(folder))):
            return False
        self._folders[folder] = _Folder(folder, 0)
        self.changed.emit(self.folders)
        self._look.start()
        self.look()
        return True

    def remove(self, folder: Path) -> None:
        """Watch it no longer; what it gave stays."""
        if folder in self._folders and self._keep(partial(watch_no_more, folder=str(folder))):
            del self._folders[folder]
            self.changed.emit(self.folders)

    def look(self) -> None:
        """Look at every folder."""
        for each in self._folders.values():
            self._pool.start(partial(self._scan, each.path, max(each.read_up_to, each.tried)))

    def import_ended(self, state: ImportState) -> None:
        """What was imported well need not be looked at again, also not after a restart."""
        for each in self._folders.values():
            if each.importing and each.path in state.paths:
                if state.phase is Phase.DONE:
                    moment = each.read_up_to = each.importing
                    self._keep(partial(mark_read, folder=str(each.path), moment=moment))
                each.importing = 0

    def _keep(self, change: Callable[[Library], None]) -> bool:
        if self._library is None:
            return False
        try:
            with Library.open(self._library) as library:
                change(library)
        except BackfileError as error:
            self.failed.emit(error.sentence())
            return False
        return True

    def _scan(self, folder: Path, read_up_to: int) -> None:
        found = scan(folder, read_up_to)
        with suppress(RuntimeError):  # the window is gone meanwhile
            self._scanned.emit(folder, found)

    def _look_soon(self) -> None:
        self._soon.start()

    def _learn(self, folder: Path, found: Scan) -> None:
        each = self._folders.get(folder)
        if each is None:
            return
        before, each.before = each.before, found
        if (before is None or before.there) != found.there:
            self.changed.emit(self.folders)
        told_of = set(self._watcher.directories())
        if missing := [path for path in found.folders if path not in told_of]:
            self._watcher.addPaths(missing)
        if not found.new:
            each.waited = 0
        elif found.stands_still(before) or each.waited > LONGEST:
            each.tried = each.importing = found.latest
            each.waited = 0
            self.wanted.emit(folder)
        else:
            each.waited += STILL
            self._soon.start()
