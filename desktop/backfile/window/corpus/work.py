"""Manifests that are written and verified off the GUI thread: how far one is can be seen, and it can be stopped."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.library.sqlite import sqlite3
from backfile.search.language.query import Query
from backfile.search.results import Interrupted
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search import Searcher


@dataclass(frozen=True, slots=True)
class _Own:
    searcher: "Searcher"
    library: Library

    def close(self) -> None:
        self.searcher.close()
        self.library.close()


class CorpusWork(QObject):
    """One manifest at a time."""

    progressed = Signal(int)  # percent of one part of the work
    written = Signal(object, object)  # Path, Manifest
    verified = Signal(object)  # Verification
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = True
        self._told = -1

        def make() -> _Own:
            from backfile.search import Searcher  # with numpy, which the first paint would wait for

            return _Own(Searcher(library), Library.open(library, readonly=True))

        self._lane: Lane[_Own] = Lane(make, _Own.close, self)
        self._lane.failed.connect(self.failed)

    def write(self, query: Query, path: Path) -> None:
        """Write down what a query finds; answers by `written` or `failed`."""
        self._lane.start(lambda own: self._write(own, query, path))

    def verify(self, path: Path) -> None:
        """Compare a manifest with what the library gives; answers by `verified` or `failed`."""
        self._lane.start(lambda own: self._verify(own, path))

    def close(self) -> None:
        """Stop; nothing is left of a file that is not whole."""
        self._wanted = False
        if self._lane.own is not None:
            self._lane.own.searcher.interrupt()
            self._lane.own.library.connection.interrupt()
        self._lane.close()

    def _write(self, own: _Own, query: Query, path: Path) -> None:
        from backfile.export.written import written
        from backfile.search.manifests.corpus import find
        from backfile.search.manifests.manifest import write_manifest

        try:
            with written(path, own.library.path) as file:
                corpus = find(
                    own.searcher, own.library, query, query.text, wanted=self._is_wanted, progress=self._progress
                )
                write_manifest(corpus.manifest, file)
        except (Interrupted, sqlite3.OperationalError):
            if self._wanted:
                raise
            return
        self.written.emit(path, corpus.manifest)

    def _verify(self, own: _Own, path: Path) -> None:
        from backfile.search.manifests.manifest import read_manifest
        from backfile.search.manifests.verify import verify

        manifest = read_manifest(path)
        try:
            verification = verify(own.searcher, own.library, manifest, wanted=self._is_wanted, progress=self._progress)
        except (Interrupted, sqlite3.OperationalError):
            if self._wanted:
                raise
            return
        self.verified.emit(verification)

    def _is_wanted(self) -> bool:
        return self._wanted

    def _progress(self, share: float) -> None:
        percent = int(100 * share)
        if percent != self._told:
            self._told = percent
            self.progressed.emit(percent)
