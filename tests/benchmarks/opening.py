"""How soon the window is there: from the command to the first paint, to the first rows, and to all that is counted.

    python tests/benchmarks/opening.py LIBRARY [--times 5]      prints JSON: seconds, one each time

The real window, on a screen where there is one, from byte code, as an installed program runs. An empty library has no
rows to wait for. "cpu" is the processor time until the first paint, which others on the computer hardly change.
"""

import argparse
import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from backfile.library import Library

if TYPE_CHECKING:
    from backfile.window.main import MainWindow

LONGEST = 30_000  # ms


class Watch(QObject):
    """Notes when the window was painted first, when its list had rows, and when facets were counted."""

    def __init__(self, window: "MainWindow", started: float, *, empty: bool) -> None:
        super().__init__(window)
        self.seen: dict[str, float] = {}
        self._list = window.results.list
        self._started = started
        self._last = "paint" if empty else "counts"
        window.installEventFilter(self)  # who hears every event of the program holds it up by a tenth

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            if "paint" not in self.seen:
                self.seen["cpu"] = time.process_time()
                self.note("paint")
                self._list.viewport().installEventFilter(self)  # it is painted after the window
            elif watched is self._list.viewport() and self._list.results.rowCount() > 0:
                self.note("rows")
        return False

    def note(self, what: str) -> None:
        self.seen.setdefault(what, time.monotonic() - self._started)
        if what == self._last:
            QTimer.singleShot(0, QApplication.quit)


def watch(started: float, library: Path, *, empty: bool) -> None:
    """In a process of its own, that began at `started` of the system's monotonic clock."""
    gc.disable()  # as the command does
    from backfile.app.memory import Memory
    from backfile.app.session import Session, make_application
    from backfile.window.main import MainWindow

    application = make_application()
    Session(Memory.read(), application).open(library)
    window = next(each for each in application.topLevelWidgets() if isinstance(each, MainWindow))
    watching = Watch(window, started, empty=empty)
    inquiry = window.inquiry
    inquiry.answered.connect(lambda answer: None if answer.result.is_glimpse else watching.note("answer"))
    inquiry.counted.connect(
        lambda counted: watching.note("counts") if counted.facets and not counted.is_estimate else None
    )
    QTimer.singleShot(LONGEST, application.quit)
    application.exec()
    print(json.dumps(watching.seen), flush=True)
    window.close()


def measured(library: Path, times: int) -> list[dict[str, float]]:
    """Opened so many times, after once for the disk, the byte code, and what is kept of the library."""
    import subprocess  # not for the process that is measured
    import tempfile

    found = []
    with Library.open(library, readonly=True) as opened:
        empty = ["--empty"] if opened.counts().items == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
        environment["PYTHONPYCACHEPREFIX"] = folder
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys():
            environment["QT_QPA_PLATFORM"] = "offscreen"
        for _ in range(times + 1):
            command = [sys.executable, __file__, str(library), *empty, "--started", str(time.monotonic())]
            ended = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
            found.append(json.loads(ended.stdout))
    return found[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--started", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--empty", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.started is not None:
        watch(options.started, options.library.resolve(), empty=options.empty)
    else:
        print(json.dumps(measured(options.library, options.times)))


if __name__ == "__main__":
    main()
