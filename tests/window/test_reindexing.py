"""An index of other rules is built anew by itself, and the window says so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.library import Library
from backfile.window.reindexing import ReindexingLine


@pytest.fixture
def outdated(tmp_path: Path) -> Path:
    path = tmp_path / "old.backfile"
    with Library.open(path, create=True) as library:
        library.connection.execute("UPDATE meta SET value = 'backfile-0' WHERE key = 'tokeniser'")
    return path


@pytest.fixture
def line(qtbot: QtBot) -> ReindexingLine:
    line = ReindexingLine()
    qtbot.addWidget(line)
    return line


def test_an_index_of_other_rules_is_built_anew(line: ReindexingLine, outdated: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.done, timeout=20_000):
        line.set_library(outdated)
        assert line.isVisible()
        assert "built anew: 0 %" in line._text.text()
    assert not line.isVisible()
    with Library.open(outdated) as library:
        assert library.index_is_current


def test_a_current_one_is_left_alone(line: ReindexingLine, tmp_path: Path) -> None:
    Library.open(tmp_path / "new.backfile", create=True).close()
    line.set_library(tmp_path / "new.backfile")
    assert not line.isVisible()
    assert line._process is None


def test_another_library_stops_it(line: ReindexingLine, outdated: Path, tmp_path: Path) -> None:
    Library.open(tmp_path / "new.backfile", create=True).close()
    line.set_library(outdated)
    line.set_library(tmp_path / "new.backfile")
    assert not line.isVisible()
    assert line._process is None


def test_it_can_be_paused_and_goes_on(line: ReindexingLine, outdated: Path, qtbot: QtBot) -> None:
    line.set_library(outdated)
    line._pause.click()
    line._pause.click()  # once more, before it has stopped
    qtbot.waitUntil(lambda: "paused at" in line._text.text(), timeout=10_000)
    assert line._pause.text() == "Resume"
    with qtbot.waitSignal(line.done, timeout=20_000):
        line._pause.click()
        assert line._pause.text() == "Pause"
    assert not line.isVisible()


def test_one_that_is_ended_from_outside_can_be_resumed(line: ReindexingLine, outdated: Path, qtbot: QtBot) -> None:
    line.set_library(outdated)
    assert line._process is not None
    line._process.kill()
    qtbot.waitUntil(lambda: "paused at" in line._text.text(), timeout=10_000)
    with qtbot.waitSignal(line.done, timeout=20_000):
        line._pause.click()
