"""Tables that are written off the GUI thread: how far one is can be seen, and it can be stopped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.library import Library
from backfile.window import folders
from backfile.window.folders import Purpose
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.export.table import Cell

Rows = Callable[[Library], "Iterable[Sequence[Cell]]"]
"""Makes the rows of a table from a library that is open for reading."""

_BETWEEN = 250  # rows between two looks at whether it is still wanted


class TableWriting(QObject):
    """One table at a time; the file appears whole or not at all."""

    progressed = Signal(int)  # percent
    written = Signal(object, int)  # Path, and how many rows
    stopped = Signal()
    failed = Signal(object)  # BackfileError

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = False
        self._lane: Lane[Library] = Lane(lambda: Library.open(library, readonly=True), Library.close, self)
        self._lane.failed.connect(self.failed)

    def write(self, path: Path, columns: Sequence[str], rows: Rows, count: int) -> None:
        """Write a table of `count` rows, as CSV, TSV or XLSX by its name; answers by `written`, `stopped`, `failed`."""
        self._wanted = True
        self._lane.start(lambda own: self._write(own, path, columns, rows, count))

    def stop(self) -> None:
        """Write no more; nothing is left of it."""
        self._wanted = False

    def close(self) -> None:
        """Stop, and let go of the library."""
        self.stop()
        self._lane.close()

    def _write(self, own: Library, path: Path, columns: Sequence[str], rows: Rows, count: int) -> None:
        from backfile.export.table import TableFormat, write_table
        from backfile.export.written import written

        try:
            with written(path, own.path) as file:
                written_rows = write_table(columns, self._watched(rows(own), count), file, TableFormat.of(path))
        except _StoppedError:
            self.stopped.emit()
        else:
            self.written.emit(path, written_rows)

    def _watched(self, rows: "Iterable[Sequence[Cell]]", count: int) -> "Iterator[Sequence[Cell]]":
        told = -1
        for number, row in enumerate(rows):
            if number % _BETWEEN == 0:
                if not self._wanted:
                    raise _StoppedError
                percent = min(99, 100 * number // max(1, count))
                if percent > told:
                    told = percent
                    self.progressed.emit(percent)
            yield row


class _StoppedError(Exception):
    """Nobody wants the table any more."""


def ask_path(parent: QWidget, title: str, name: str) -> Path | None:
    """Where a table shall be written, and by its name in which format; None where nowhere."""
    kinds = QCoreApplication.translate("TableWriting", "CSV (*.csv);;Excel (*.xlsx);;TSV (*.tsv)")
    chosen = folders.ask_target(parent, Purpose.TABLE, title, f"{name}.csv", kinds)
    return named(*chosen) if chosen is not None else None


def named(path: Path, kind: str) -> Path:
    """With the suffix of the kind that was chosen, where no other was typed; never a file that was not asked about."""
    suffix = kind[kind.find("*.") + 1 : -1]
    other = path.with_suffix(suffix) if path.suffix in {"", ".csv"} and suffix else path
    return path if other != path and other.exists() else other
