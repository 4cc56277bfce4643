"""Dialogs begin where the one before for the same purpose ended, also after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backfile.window import dialogs, folders
from backfile.window.folders import Purpose
from backfile.window.main import MainWindow


@pytest.fixture(autouse=True)
def nothing_used() -> Iterator[None]:
    folders.restore({})
    yield
    folders.restore({})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where each dialog began; the user takes a file of `tmp_path`."""
    begun: list[str] = []

    def save(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
        begun.append(start)
        return str(tmp_path / "taken.csv"), "CSV (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return begun


def test_the_first_dialog_begins_among_the_documents(window: QWidget, asked: list[str]) -> None:
    folders.ask_target(window, Purpose.TABLE, "Export", "lines.csv")
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert asked == [str((documents if documents.is_dir() else Path.home()) / "lines.csv")]


def test_the_next_one_begins_in_the_folder_used_last(window: QWidget, asked: list[str], tmp_path: Path) -> None:
    folders.ask_target(window, Purpose.TABLE, "Export", "lines.csv")
    folders.ask_target(window, Purpose.TABLE, "Export", "words.csv")
    assert asked[1] == str(tmp_path / "words.csv")


def test_each_purpose_has_its_own_folder(window: QWidget, asked: list[str], tmp_path: Path) -> None:
    folders.ask_target(window, Purpose.TABLE, "Export", "lines.csv")
    folders.ask_target(window, Purpose.RAW, "Save", "page.html")
    assert Path(asked[1]).parent == Path(asked[0]).parent != tmp_path


def test_a_folder_that_is_gone_is_not_proposed(tmp_path: Path) -> None:
    first = folders.begin(Purpose.LIST)
    folders.use(Purpose.LIST, tmp_path / "gone")
    assert folders.begin(Purpose.LIST) == first


def test_a_dialog_that_was_left_changes_nothing(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert dialogs.choose_files(window) == ()
    assert dialogs.choose_folder(window) == ()
    assert dialogs.choose_watched(window) is None
    assert folders.memory() == {}


def test_a_library_is_looked_for_beside_the_one_that_is_open_until_another_was_found(
    window: QWidget, asked: list[str], tmp_path: Path
) -> None:
    assert dialogs.name_library(window, tmp_path / "libraries") == tmp_path / "taken.csv.backfile"
    dialogs.name_library(window, tmp_path / "libraries")
    assert [Path(each).parent for each in asked] == [tmp_path / "libraries", tmp_path]


@pytest.mark.parametrize("stored", [None, "x", [1], {"table": 3, "other": "/"}])
def test_what_is_no_memory_of_folders_is_left_alone(stored: object) -> None:
    folders.restore(stored)
    assert folders.memory() == {}


def test_the_folders_come_back_after_a_restart(library: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(library, {})
    qtbot.addWidget(window)
    folders.use(Purpose.TABLE, tmp_path)
    state = window.memory()
    window.close()
    folders.restore({})
    again = MainWindow(library, state)
    qtbot.addWidget(again)
    assert folders.begin(Purpose.TABLE, "a.csv") == str(tmp_path / "a.csv")
    again.close()
