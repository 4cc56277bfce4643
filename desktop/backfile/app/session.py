"""The running program: one QApplication, one window, and what holds them to this library."""

import os
import signal
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from backfile.app.garbage import Garbage
from backfile.app.instance import Instance, Request, hand_over
from backfile.app.memory import Memory
from backfile.app.plurals import speak_english
from backfile.app.settings import read_settings, write_settings
from backfile.errors import BackfileError
from backfile.library.opening import is_due
from backfile.paths import default_library, resources
from backfile.window.appearance import Appearance, Choice
from backfile.window.main import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

TURN = 0.0002
"""Seconds that a thread may go on in Python while the window's thread waits. Each paint waits several times: with the
five milliseconds that are usual, a search in two threads holds up the window for a third of a second."""

REMEMBER = 5_000
"""Milliseconds between two looks at whether the window has changed: so much is lost by `kill -9`."""


def run(library: Path, paths: "Sequence[Path]", memory: Memory) -> int:
    """Show the window of `library` until it is closed."""
    application = make_application()
    session = Session(memory, application)
    try:
        session.open(library)
    except BackfileError as error:
        print(f"backfile: {error.sentence()}", file=sys.stderr)
        tell(error)
        if library == default_library():
            return 2
        session.open(default_library())
    session.take(Request(tuple(paths)))
    with Interruptions(application):
        return application.exec()


def make_application() -> QApplication:
    """QApplication with the names that desktops, screen readers and sessions know it by."""
    QGuiApplication.setDesktopFileName("backfile")
    _know_libraries_by_name()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("backfile")
    application.setApplicationDisplayName("Backfile")
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English))  # it groups the figures of a number
    icon = QIcon()
    for each in (resources() / "icon").glob("*.png"):
        icon.addFile(str(each))
    application.setWindowIcon(icon)
    application.installTranslator(speak_english(application))
    Appearance(application, Choice(read_settings().appearance))
    Garbage(application)
    sys.setswitchinterval(TURN)
    return application


def _know_libraries_by_name() -> None:
    """Let Qt's dialog for files take a library for one without looking into it.

    Closing the file, it would let go of the locks of the connections that are open; see `library/opening.py`.
    """
    if sys.platform == "linux":
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        os.environ["XDG_DATA_DIRS"] = f"{shared}:{resources()}"


def tell(error: BackfileError) -> None:
    """Show what went wrong, and what to do, before there is a window to show it in."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "Backfile", str(error))
    box.setInformativeText(error.remedy)
    box.exec()


class Session(QObject):
    """Joins the window to the instance and the memory."""

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        self._window: MainWindow | None = None
        self._settings = read_settings()
        self._instance = Instance(self)
        self._instance.asked.connect(self.take)
        self._timer = QTimer(self, interval=REMEMBER)
        self._timer.timeout.connect(self.remember)

    def open(self, library: Path) -> None:
        """Show `library`, here or in the process that has it open."""
        claimed = self._instance.claim(library)
        if not claimed and self._window is not None and hand_over(library, Request(())):
            return
        self.remember()
        to_tell = ""
        if is_due(library):
            from backfile.app.making_ready import make_ready  # the first paint does not wait for it

            to_tell = make_ready(library)
        if self._window is None:
            self._window = MainWindow(library, self._memory.window(library))
            self._window.library_wanted.connect(self.change)
            self._window.appearance_chosen.connect(self._keep_appearance)
            self._window.article.set_text_size(self._settings.text_size)
            self._window.article.text_size_changed.connect(self._keep_text_size)
            self._window.importing.runner.be_gentle(self._settings.gently)
            self._window.gentleness_chosen.connect(self._keep_gentleness)
            self._window.show_picture_size(self._settings.pictures)
            self._window.picture_size_chosen.connect(self._keep_picture_size)
            self._window.closed.connect(self.remember)
            self._window.show()
        else:
            self._window.open_library(library, self._memory.window(library))
        if to_tell:
            self._window.notice.tell(to_tell)
        self._memory.opened(library)
        self._window.set_recent(tuple(self._memory.recent))
        self._timer.start()

    def change(self, library: Path) -> None:
        """Show another library in the window's place; where it can't be opened, the window stays as it is."""
        try:
            self.open(library)
        except BackfileError as error:
            if self._window is not None:
                self._instance.claim(self._window.library_path)
            tell(error)

    def take(self, request: Request) -> None:
        """Import what another start brought, and come to the front."""
        if self._window is None:
            return
        if request.paths:
            self._window.importing.import_paths(request.paths)
        if request.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _keep_appearance(self, appearance: str) -> None:
        self._settings = replace(self._settings, appearance=appearance)
        write_settings(self._settings)

    def _keep_gentleness(self, on: bool) -> None:
        self._settings = replace(self._settings, gently=on)
        write_settings(self._settings)

    def _keep_picture_size(self, megabytes: float) -> None:
        self._settings = replace(self._settings, pictures=megabytes)
        write_settings(self._settings)

    def _keep_text_size(self, percent: int) -> None:
        self._settings = replace(self._settings, text_size=percent)
        write_settings(self._settings)

    def remember(self) -> None:
        """Keep how the window looks now, if it has changed."""
        if self._window is not None:
            library, state = self._window.library_path, self._window.memory()
            if self._memory.windows.get(str(library)) != state:
                self._memory.left(library, state)


class Interruptions:
    """Turns Ctrl+C, SIGTERM and SIGHUP into closing the window, so that what is open comes back."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._read, self._write = socket.socketpair()
        for each in (self._read, self._write):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, application)
        self._notifier.activated.connect(self._drain)

    def __enter__(self) -> None:
        signal.set_wakeup_fd(self._write.fileno())
        for each in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, each):
                signal.signal(getattr(signal, each), self._close)

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(-1)

    def _drain(self) -> None:
        self._read.recv(64)  # Python runs the handler on the way back here

    def _close(self, *_: object) -> None:
        self._application.closeAllWindows()
        self._application.quit()
