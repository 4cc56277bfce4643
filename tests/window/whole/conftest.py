"""A window on the sample."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.paths import resources
from backfile.window.main import MainWindow
from tests.window.opening import Open
from tests.window.whole.steps import found


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample in it; the tests change nothing in it but stars and what was read."""
    path = tmp_path_factory.mktemp("sample") / "sample.backfile"
    run(path, [resources() / "sample"], Options(), lambda _: None, Control())
    return path


@pytest.fixture
def window(open_window: Open, sample: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(sample)
    window.inquiry.fold(False)  # what is asked is counted here, whatever stands for it
    found(window, qtbot, 137)
    return window
