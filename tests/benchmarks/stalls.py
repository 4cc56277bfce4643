"""How late the window is while an import runs and somebody searches, scrolls and reads in it.

    python tests/benchmarks/stalls.py [--articles 20000] [--dump FILE] [--library FILE] [--where]

The real window, on a screen where there is one. Prints the time from the start of its process to the first paint, and
each time that the event loop was served more than 16 ms too late. `--where` says in which line the window's thread was
then, at the cost of looking.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

LIMIT = 0.016  # seconds: a frame at 60 Hz
HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="of the synthetic archive")
    parser.add_argument("--dump", type=Path, help="import this instead")
    parser.add_argument("--library", type=Path, help="into this library instead of a new one")
    parser.add_argument("--where", action="store_true")
    parser.add_argument("--started", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.started is not None:
        watch(options.started, options.dump, options.library, options.where)
        return
    with tempfile.TemporaryDirectory() as folder:
        dump = options.dump or Path(folder) / "archive.jsonl"
        if options.dump is None:
            subprocess.run(
                [sys.executable, HERE / "archive.py", "--articles", str(options.articles), "--output", dump], check=True
            )
        library = options.library or Path(folder) / "a.backfile"
        environment = {**os.environ, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        if not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys():
            environment["QT_QPA_PLATFORM"] = "offscreen"
        command = [sys.executable, __file__, "--dump", dump.resolve(), "--library", library.resolve()]
        command += ["--where"] if options.where else []
        subprocess.run([*command, "--started", str(time.monotonic())], env=environment, check=True)


def watch(started: float, dump: Path, library: Path, where: bool) -> None:
    """In a process of its own, that began at `started` of the system's monotonic clock."""
    from backfile.app.instance import Request
    from backfile.app.memory import Memory
    from backfile.app.session import Session, make_application
    from backfile.window.imports.runner import ImportRunner
    from heartbeat import Heartbeat
    from person import Person

    application = make_application()
    session = Session(Memory(path=library.with_suffix(".json")), application)
    painted = first_paint(application)
    session.open(library)
    painted.exec()
    print(f"first paint after {time.monotonic() - started:.2f} s", flush=True)

    window = next(each for each in application.topLevelWidgets() if each.findChild(ImportRunner))
    runner = window.findChild(ImportRunner)
    runner.ended.connect(lambda state: QTimer.singleShot(2_000, application.quit))
    heartbeat = Heartbeat(application, LIMIT, look=where)
    person = Person(application)
    session.take(Request((dump,)))
    application.exec()
    state = runner.state
    print(f"{state.phase}: {state.articles:,} articles in {state.seconds:.1f} s, {person.pressed} keys")
    print(heartbeat.report())
    window.close()


def first_paint(application: QApplication) -> QEventLoop:
    """A loop that ends when any widget has been painted."""

    class Painted(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                application.removeEventFilter(self)
                QTimer.singleShot(0, loop.quit)
            return False

    loop = QEventLoop()
    application.installEventFilter(Painted(loop))
    return loop


if __name__ == "__main__":
    main()
