"""The index of a library being built anew, in a process of its own, and the quiet line that tells how far it is."""

import sys
from pathlib import Path

import orjson
from PySide6.QtCore import QProcess, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backfile.library import Library
from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.band import Band
from backfile.window.child import Child
from backfile.window.fonts import Role

GRACE = 3_000
"""Milliseconds that it gets to finish its transaction; what it has done it need not do again."""


class ReindexingLine(Band):
    """Hidden while nothing is to be built anew. What was paused or cut off goes on with the next start."""

    done = Signal()  # the new index is in place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._process: Child | None = None
        self._library: Path | None = None
        self._percent = 0
        self._pausing = False
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._pause = QPushButton(self)
        self._pause.setProperty("small", True)
        self._pause.clicked.connect(self._pause_or_resume)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._pause)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def set_library(self, library: Path) -> None:
        """Build the index of this one anew, where it was made by other rules and the library can be written."""
        self.close_library()
        with Library.open(library) as opened:
            outdated = not (opened.readonly or opened.index_is_current)
        if outdated:
            self._library, self._percent = library, 0
            self._start(library)

    def close_library(self) -> None:
        """Stop; the next one goes on from there."""
        self.hide()
        self._stop()

    def _start(self, library: Path) -> None:
        self._process = process = Child(self)
        process.readyReadStandardOutput.connect(self._listen)
        process.finished.connect(self._end)
        self._tell()
        process.begin("--library", str(library), "reindex", "--messages")

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.terminate()
            process.end_within(GRACE)
            process.deleteLater()

    def _pause_or_resume(self) -> None:
        if self._pausing:
            return
        if self._process is not None:
            self._pausing = True  # until its transaction is done; a button that goes grey would lose the focus
            self._process.terminate() if sys.platform != "win32" else self._process.kill()
        elif self._library is not None:
            self._start(self._library)

    def _listen(self) -> None:
        while self._process is not None and self._process.canReadLine():
            said = orjson.loads(self._process.readLine().data())
            self._percent = 100 * said["done"] // max(1, said["of"])
            if not self._pausing:
                self._tell()

    def _tell(self) -> None:
        self._pausing = False
        if self._process is None:
            sentence = self.tr("The new index is paused at %1 %. Searching is slower until it is whole.")
            self._pause.setText(self.tr("Resume"))
        else:
            sentence = self.tr("The index is being built anew: %1 %. Searching is slower until then.")
            self._pause.setText(self.tr("Pause"))
        self._text.setText(sentence.replace("%1", str(self._percent)))
        self._text.setAccessibleName(self._text.text())
        self.show()

    def _end(self, status: int, how: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if (status, how) == (0, QProcess.ExitStatus.NormalExit):
            self.hide()
            self.done.emit()
        else:
            self._tell()  # it was ended from outside, or said why: it can be tried again

    def _dress(self) -> None:
        self._text.setFont(fonts.font(Role.SMALL))
        px = theme().px
        self._row.setContentsMargins(px(16), px(3), px(12), px(4))
        palette = self._text.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
        self._text.setPalette(palette)
        self.update()
