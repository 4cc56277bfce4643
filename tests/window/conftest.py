"""What the window's tests share: English plurals, and a real library with one scraped page in it."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backfile.app.plurals import EnglishPlurals
from backfile.importer import Control, Options, run
from backfile.paths import resources
from tests.window.opening import Open, windows

# Tests look at widgets, not at a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SCRAPED = resources() / "sample" / "pages" / "2023"
"""Pages of the sample: the one about the Calder Strait has excerpts beside it, glosses and a credit."""


class Patient(QtBot):
    """Waits as long as a busy machine may take, where a test does not say how long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 20_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As the plugin's, with patience."""
    return Patient(request)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))  # as the application does where the system names no language
    translator = EnglishPlurals(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """No collection in the thread of a search, as in the application (`backfile.app.garbage`)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A dump of one page."""
    found = next(
        file for file in SCRAPED.rglob("*.txt") if "Ferry crews on the Calder Strait" in file.read_text("utf-8")
    )
    folder = tmp_path / "pages"
    folder.mkdir()
    shutil.copy(found, folder / "harbour.txt")
    return folder


@pytest.fixture
def library(tmp_path: Path, page: Path) -> Path:
    """A library into which that dump was imported."""
    path = tmp_path / "test.backfile"
    run(path, [page], Options(), lambda _: None, Control())
    return path


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    """Opens a window on a library, as often as it is called."""
    with windows(qtbot) as opened:
        yield opened
