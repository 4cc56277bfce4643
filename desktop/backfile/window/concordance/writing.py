"""What of a concordance can be written into a file, and the button for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.search.usage.tables import LINE
from backfile.window import numbers
from backfile.window.concordance import exporting
from backfile.window.concordance.told import Spread, Told, Wish
from backfile.window.export_button import ExportButton
from backfile.window.table_writing import Rows, TableWriting, ask_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Writing(QObject):
    """Offers the lines, the collocates and the dispersion, as far as they are known."""

    failed = Signal(object)  # BackfileError
    told = Signal(str)  # what was done

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self._tables: TableWriting | None = None
        self._told: Told | None = None
        self._spread: Spread | None = None
        self._wish = Wish()
        self.button = ExportButton(self._stop, parent)
        self._offer()

    def set_library(self, path: Path) -> None:
        """Write from this library."""
        self.close_library()
        self._tables = made = TableWriting(path, self)
        made.progressed.connect(self.button.show_progress)
        made.written.connect(self._say_written)
        made.stopped.connect(self._say_stopped)
        made.failed.connect(self._fail)

    def close_library(self) -> None:
        """Stop, and let go of the file."""
        if self._tables is not None:
            self._tables.close()
            self._tables.deleteLater()
            self._tables = None
        self._told = self._spread = None
        self.button.show_rest()
        self._offer()

    def show_told(self, told: Told, wish: Wish) -> None:
        """Other lines."""
        self._told, self._wish, self._spread = told, wish, None
        self._offer()

    def show_wish(self, wish: Wish) -> None:
        """Collocates are counted otherwise."""
        self._wish = wish

    def show_spread(self, spread: Spread) -> None:
        """The dispersion is known."""
        self._spread = spread
        self._offer()

    def write(self, path: Path, columns: "Sequence[str]", rows: Rows, count: int) -> None:
        """Write one of the tables."""
        if self._tables is not None:
            self.button.show_progress(0)
            self._tables.write(path, columns, rows, count)

    def _offer(self) -> None:
        offers: dict[str, Callable[[], None]] = {}
        told = self._told
        if told is not None and len(told.lines):
            known = told.lines.complete or told.lines.paused
            name = self.tr("Lines…") if told.lines.complete else self.tr("Lines that are read…")
            offers = {name: self._write_lines, self.tr("Collocates…"): self._write_collocates} if known else {}
        if self._spread is not None:
            offers[self.tr("Dispersion…")] = self._write_dispersion
        self.button.offers = offers
        self.button.setEnabled(bool(offers))

    def _write_lines(self) -> None:
        told = self._told
        path = ask_path(self._pane, self.tr("Export lines"), "concordance")
        if path is not None and told is not None:
            self.write(path, LINE, lambda own: exporting.line_rows(own, told), len(told.lines))

    def _write_collocates(self) -> None:
        told, wish = self._told, self._wish
        path = ask_path(self._pane, self.tr("Export collocates"), "collocates")
        if path is not None and told is not None:
            lines, columns = told.lines, exporting.collocate_columns(wish)
            self.write(path, columns, lambda own: exporting.collocate_rows(own, lines, wish), 0)

    def _write_dispersion(self) -> None:
        spread = self._spread
        path = ask_path(self._pane, self.tr("Export dispersion"), "dispersion")
        if path is not None and spread is not None:
            columns = exporting.dispersion_columns(len(spread.whole.hits))
            self.write(path, columns, lambda _: exporting.dispersion_rows(spread), 0)

    def _stop(self) -> None:
        if self._tables is not None:
            self._tables.stop()

    def _say_written(self, path: Path, rows: int) -> None:
        self.button.show_rest()
        said = self.tr("%1 row(s) are in %2.", "", rows)
        self.told.emit(said.replace("%1", numbers.count(rows)).replace("%2", path.name))

    def _say_stopped(self) -> None:
        self.button.show_rest()
        self.told.emit(self.tr("Stopped; nothing was written."))

    def _fail(self, error: object) -> None:
        self.button.show_rest()
        self.failed.emit(error)
