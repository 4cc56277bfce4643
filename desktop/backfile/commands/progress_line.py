"""The progress of an import as one line of a terminal, drawn again and again. Elsewhere nothing is written."""

import shutil
import sys
from typing import TextIO

from backfile.commands.output import plain
from backfile.importer.messages import Message, Progress


class ProgressLine:
    """Hears an import and draws it."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal if terminal.isatty() else None
        self._drawn = False

    def tell(self, message: Message) -> None:
        """Draw how far it is."""
        if self._terminal is None or not isinstance(message, Progress):
            return
        width = shutil.get_terminal_size().columns - 1
        self._terminal.write(f"\r\x1b[K{plain(line(message))[:width]}")
        self._terminal.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal is not None and self._drawn:
            self._terminal.write("\r\x1b[K")
            self._terminal.flush()


class ProgressOfReading:
    """How many of so many articles were read, drawn on a terminal; elsewhere nothing is written."""

    def __init__(self, of: int) -> None:
        self._of = of
        self._terminal = sys.stderr if sys.stderr.isatty() else None

    def show(self, read: int) -> None:
        """Draw it again; when all are read it goes."""
        self._draw(f"{read:,} of {self._of:,} articles read" if read < self._of else "")

    def clear(self) -> None:
        """Take it away."""
        self._draw("")

    def _draw(self, said: str) -> None:
        if self._terminal is not None:
            self._terminal.write(f"\r\x1b[K{said}")
            self._terminal.flush()


def line(progress: Progress) -> str:
    """For example "march.zip  61 %  11,980 articles  3,120/s  2 min left  12 problems"."""
    parts = [progress.dump]
    if progress.bytes_total:
        parts.append(f"{min(100, 100 * progress.bytes_done // progress.bytes_total)} %")
    parts.append(f"{progress.articles:,} articles")
    if progress.rate >= 1:
        parts.append(f"{progress.rate:,.0f}/s")
    if progress.paused:
        parts.append("paused")
    elif progress.seconds_left is not None:
        parts.append(remaining(progress.seconds_left))
    if progress.problems:
        parts.append(f"{progress.problems:,} problems")
    return "  ".join(parts)


def remaining(seconds: float) -> str:
    """A rough time, as one says it: "2 min left"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s left"
    minutes = round(seconds / 60)
    return f"{minutes} min left" if minutes < 90 else f"{minutes / 60:.1f} h left"
