"""A library of an earlier version, made ready before its window opens: its copy may take a while, and says so."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog

from backfile.errors import BackfileError, DiskFull
from backfile.library.migrating import copy_path
from backfile.library.opening import bring_forward, is_due

SHOWN_AFTER = 300
"""Milliseconds: a small library is ready before anybody has read a word."""


class _Making(QThread):
    copied = Signal(int)  # percent

    def __init__(self, library: Path) -> None:
        super().__init__()
        self._library = library
        self.failure: BackfileError | None = None

    def run(self) -> None:
        try:
            bring_forward(self._library, lambda done, of: self.copied.emit(100 * done // max(1, of)))
        except DiskFull:
            return  # it opens for reading, and says what to do
        except BackfileError as failure:
            self.failure = failure


def make_ready(library: Path) -> str:
    """Bring the library forward where it is of an earlier version; what the user should know of it afterwards.

    Raises what opening it would raise.
    """
    if not is_due(library):
        return ""
    translate = QCoreApplication.translate
    words = translate(
        "make_ready", "%1 is from an earlier Backfile and is being made ready. First it is copied, as it is."
    )
    dialog = QProgressDialog(words.replace("%1", library.stem), "", 0, 100)
    dialog.setCancelButton(None)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(SHOWN_AFTER)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    making = _Making(library)
    loop = QEventLoop()
    making.copied.connect(dialog.setValue)
    making.finished.connect(loop.quit)
    making.start()
    loop.exec()
    making.wait()
    dialog.close()
    dialog.deleteLater()
    if making.failure is not None:
        raise making.failure
    copy = copy_path(library)
    if is_due(library) or not copy.exists():
        return ""
    words = translate(
        "make_ready", "This library comes from an earlier Backfile. A copy of it as it was lies beside it: %1"
    )
    return words.replace("%1", copy.name)
