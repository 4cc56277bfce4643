"""Looks at a dump in a process of its own: `backfile preview`, which a shell calls just so."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from backfile.window.child import Child
from backfile.window.imports.wish import Pairs, reading_words
from backfile.window.mapping.seen import seen_of

PATIENCE = 120  # ms between a choice and the look at what it makes of the dump: several come at once by keyboard


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at, and how to read it."""

    library: Path
    path: Path
    mapping: Pairs = ()
    encoding: str | None = None
    as_found: bool = False  # without what was said of these columns before

    def words(self) -> list[str]:
        """The arguments of the program."""
        reading = reading_words(self.mapping, self.encoding, as_found=self.as_found)
        return ["--library", str(self.library), "preview", "--json", *reading, "--", str(self.path)]


class Looking(QObject):
    """The newest look wins."""

    seen = Signal(object)  # Seen
    failed = Signal(str)  # a sentence for the user

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._process: Child | None = None
        self._due = QTimer(self, interval=PATIENCE, singleShot=True)
        self._due.timeout.connect(self._run)

    def look(self, look: Look) -> None:
        """Answer by `seen` or `failed`."""
        self._look = look
        self._stop()
        self._due.start()

    def close(self) -> None:
        """Look at nothing any more."""
        self._due.stop()
        self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._end)
            process.kill()
            process.waitForFinished(1_000)
            process.deleteLater()

    def _run(self) -> None:
        if self._look is None:
            return
        self._process = process = Child(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)  # its last line says why not
        process.finished.connect(self._end)
        process.begin(*self._look.words())

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        seen = seen_of(bytes(process.readAllStandardOutput().data()))
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        if seen is not None:
            self.seen.emit(seen)
        else:
            line = said.splitlines()[-1].removeprefix("backfile: ") if said else ""
            self.failed.emit(line or self.tr("The dump could not be looked at."))
