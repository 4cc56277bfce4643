"""A process of this very program beside the window: what takes long, or may die, or be ended at any time."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

import backfile

LAST = 1_000
"""Milliseconds that it is waited for once it was killed."""


class Child(QProcess):
    """`backfile` with a verb, as a shell would run it; what it writes as errors goes where the window's own go."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setProcessEnvironment(_environment())
        self.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)

    def begin(self, *words: str) -> None:
        """Start it with the words that follow the program's name."""
        self.start(sys.executable, ["-m", "backfile", *words])

    def end_within(self, grace: int) -> None:
        """Wait until it has ended, so many milliseconds at most; then it is killed."""
        if not self.waitForFinished(grace):
            self.kill()
            self.waitForFinished(LAST)


def _environment() -> QProcessEnvironment:
    """This process's own, and the way to this very package: the child shall be of the same version."""
    found = QProcessEnvironment.systemEnvironment()
    package = str(Path(backfile.__file__).resolve().parents[1])
    before = found.value("PYTHONPATH")
    found.insert("PYTHONPATH", os.pathsep.join([package, before]) if before else package)
    return found
