"""The raw record of an article, in a window of its own: read again from the dump, to the byte."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backfile.article import Sighting
from backfile.errors import RawRecordUnavailable
from backfile.window import folders, fonts
from backfile.window.appearance import theme
from backfile.window.article import words
from backfile.window.folders import Purpose
from backfile.window.fonts import Role
from backfile.window.memory import room_on_screen
from backfile.window.raw_text import SetOut, set_out
from backfile.window.raw_view import RawView


@dataclass(frozen=True, slots=True)
class Fetched:
    """A record's bytes, set out; or why they can't be had."""

    raw: bytes
    shown: SetOut | None
    sentence: str = ""


class Fetch(QObject):
    """Reads a record in a thread: an archive may have to be unpacked up to it."""

    done = Signal(object)  # Fetched

    def start(self, sightings: tuple[Sighting, ...], spool: Path) -> None:
        """Read the first of these that is still as it was."""
        QThreadPool.globalInstance().start(partial(self._run, sightings, spool))

    def _run(self, sightings: tuple[Sighting, ...], spool: Path) -> None:
        fetched = fetch(sightings, spool)
        try:
            self.done.emit(fetched)
        except RuntimeError:
            return  # the window was closed meanwhile


def fetch(sightings: tuple[Sighting, ...], spool: Path) -> Fetched:
    """The record at the first place where it is still as it was. For a thread."""
    from backfile.importer.raw import record_at

    sentence = ""
    for sighting in sightings:
        try:
            raw = record_at(sighting, spool)
        except RawRecordUnavailable as error:
            sentence = sentence or error.sentence()
        else:
            return Fetched(raw, set_out(raw, sighting.at.offset or 0))
    return Fetched(b"", None, sentence)


class RawRecord(QDialog):
    """Shows one record; copies it and saves it."""

    def __init__(self, sightings: tuple[Sighting, ...], spool: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._raw = b""
        self._name = " › ".join(words.steps(sightings[0]))
        self.setWindowTitle(self.tr("Raw record – %1").replace("%1", self._name))
        self._about = QLabel(self._name, self)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about.setWordWrap(True)
        self._state = QLabel(self.tr("Reading the dump…"), self)
        self._state.setWordWrap(True)
        self._view = RawView(self)
        self._copy = QPushButton(self.tr("Copy"), self)
        self._save = QPushButton(self.tr("Save…"), self)
        close = QPushButton(self.tr("Close"), self)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        close.clicked.connect(self.close)
        for button in (self._copy, self._save):
            button.setEnabled(False)
        self._lay_out(close)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._fetch = Fetch(self)
        self._fetch.done.connect(self._show)
        self._fetch.start(sightings, spool)

    def _lay_out(self, close: QPushButton) -> None:
        px = theme().px
        self.resize(QSize(px(780), px(600)).boundedTo(room_on_screen(self)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        self._about.setFont(fonts.font(Role.UI_STRONG))
        self._state.setFont(fonts.font(Role.SMALL))
        self._state.setStyleSheet(f"color: {theme().text3.name()}")
        column.addWidget(self._about)
        column.addWidget(self._state)
        column.addSpacing(px(6))
        column.addWidget(self._view, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._copy)
        row.addWidget(self._save)
        row.addStretch(1)
        row.addWidget(close)
        column.addSpacing(px(6))
        column.addLayout(row)

    def _show(self, fetched: Fetched) -> None:
        if fetched.shown is None:
            self._state.setText(fetched.sentence)
            self._state.setStyleSheet(f"color: {theme().warning.name()}")
            return
        self._raw = fetched.raw
        size = words.tr("%Ln byte(s)", len(fetched.raw))
        said = self.tr("%1, read as %2. The digest is the one of the import.")
        if fetched.shown.encoding == "bytes":
            said = self.tr("%1, no text. The digest is the one of the import.")
        self._state.setText(said.replace("%1", size).replace("%2", fetched.shown.encoding))
        self._view.show_record(fetched.shown)
        for button in (self._copy, self._save):
            button.setEnabled(True)

    def said(self) -> str:
        """What stands over the record."""
        return self._state.text()

    def text(self) -> str:
        """The record as it is shown."""
        return self._view.toPlainText()

    def copy(self) -> None:
        """Put what is selected on the clipboard, else the whole record as it is shown."""
        selected = self._view.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(selected or self._view.toPlainText())

    def save(self) -> None:
        """Save the record's bytes as they are."""
        if not self._save.isEnabled():
            return
        proposed = self._name.rsplit(" › ", 2)[-2] if " › " in self._name else self._name
        chosen = folders.ask_target(self, Purpose.RAW, self.tr("Save raw record"), Path(proposed).name)
        if chosen is not None:
            path, _ = chosen
            try:
                path.write_bytes(self._raw)
            except OSError as error:
                self._state.setText(self.tr("Not saved: %1").replace("%1", error.strerror or str(error)))
