"""Asking for a manifest to be written or verified, by menu or by dropping one."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.window import folders
from backfile.window.exports.naming import proposed
from backfile.window.folders import Purpose
from backfile.window.inquiry import Inquiry

if TYPE_CHECKING:
    from backfile.window.corpus.dialog import CorpusDialog


class Manifests(QObject):
    """Of the library that is open."""

    search_wanted = Signal(str)  # the query of a manifest
    item_wanted = Signal(int)  # an item that differs

    def __init__(self, inquiry: Inquiry, window: QWidget) -> None:
        super().__init__(window)
        self._inquiry, self._window = inquiry, window
        self._library = Path()

    def set_library(self, library: Path) -> None:
        """Write and verify manifests of this one."""
        self._library = library

    def save(self) -> None:
        """Ask for a file, and write down in it what is asked and found."""
        title, kinds = self.tr("Save corpus manifest"), self.tr("Corpus manifests (*.json)")
        asked = self._inquiry.question.settled().query
        name = f"{proposed(self.tr('corpus') if asked.is_everything else asked.text, date.today())}.json"
        chosen = folders.ask_target(self._window, Purpose.MANIFEST, title, name, kinds)
        if chosen is not None:
            path, _ = chosen
            self._inquiry.settle()
            self._dialog().save(self._inquiry.question.query, path if path.suffix else path.with_suffix(".json"))

    def verify(self) -> None:
        """Ask for a manifest, and compare it with what the library gives."""
        kinds = self.tr("Corpus manifests (*.json);;All files (*)")
        path = folders.ask_file(self._window, Purpose.MANIFEST, self.tr("Verify a manifest"), kinds)
        if path is not None:
            self.verify_file(path)

    def verify_file(self, path: Path) -> None:
        """Compare this manifest with what the library gives."""
        self._dialog().verify(path)

    def _dialog(self) -> "CorpusDialog":
        from backfile.window.corpus.dialog import CorpusDialog  # the first paint does not wait for it

        dialog = CorpusDialog(self._library, self._window)
        dialog.search_wanted.connect(self.search_wanted)
        dialog.item_wanted.connect(self.item_wanted)
        return dialog
