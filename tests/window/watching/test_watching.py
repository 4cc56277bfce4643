"""Watched folders: what is added is imported, once it has stopped growing; what is taken away takes nothing along."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.library import Library
from backfile.window.imports.state import ImportState, Phase
from backfile.window.main import MainWindow
from backfile.window.watching import Watched, Watching, folders
from backfile.window.watching.scan import Scan, scan

LONG = 60_000
Watch = Callable[[], Watching]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds in a test."""
    monkeypatch.setattr(folders, "STILL", 100)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "press.backfile"
    Library.open(path, create=True).close()
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def watch(library: Path, qtbot: QtBot) -> Iterator[Watch]:
    made: list[Watching] = []

    def one() -> Watching:
        watching = Watching()
        watching.set_library(library)
        made.append(watching)
        return watching

    yield one
    for watching in made:
        watching.close()


def write(folder: Path, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(f"{name}\n\nThe ferry left at one, by a bell that nobody rang.\n\nNobody had need of clocks.\n")
    return path


def imported(watching: Watching, folder: Path) -> None:
    watching.import_ended(ImportState(Phase.DONE, (folder,)))


def test_what_is_there_and_what_is_added_is_asked_for(watch: Watch, inbox: Path, qtbot: QtBot) -> None:
    write(inbox)
    watching = watch()
    with qtbot.waitSignal(watching.wanted, timeout=LONG) as heard:
        assert watching.add(inbox)
    assert heard.args == [inbox]
    imported(watching, inbox)
    with qtbot.waitSignal(watching.wanted, timeout=LONG):
        write(inbox, "b.txt")


def test_the_next_start_asks_only_for_what_came_meanwhile(watch: Watch, inbox: Path, qtbot: QtBot) -> None:
    write(inbox)
    first = watch()
    with qtbot.waitSignal(first.wanted, timeout=LONG):
        first.add(inbox)
    imported(first, inbox)
    first.close()
    with qtbot.assertNotEmitted(watch().wanted, wait=600):
        pass
    write(inbox, "b.txt")
    with qtbot.waitSignal(watch().wanted, timeout=LONG):
        pass


def test_an_import_that_was_cancelled_is_tried_again_at_the_next_start(watch: Watch, inbox: Path, qtbot: QtBot) -> None:
    write(inbox)
    first = watch()
    with qtbot.waitSignal(first.wanted, timeout=LONG):
        first.add(inbox)
    first.import_ended(ImportState(Phase.CANCELLED, (inbox,)))
    with qtbot.assertNotEmitted(first.wanted, wait=400):
        first.look()
    first.close()
    with qtbot.waitSignal(watch().wanted, timeout=LONG):
        pass


@pytest.mark.parametrize("name", ["march.zip.part", "march.zip.crdownload", "march.zip~"])
def test_a_file_that_is_called_unfinished_is_waited_for(inbox: Path, name: str) -> None:
    path = write(inbox, name)
    assert not scan(inbox, 0).stands_still(scan(inbox, 0))
    path.rename(inbox / "march.zip")
    assert scan(inbox, 0).stands_still(scan(inbox, 0))


def test_a_file_that_grows_is_waited_for(inbox: Path) -> None:
    path = write(inbox)
    before = scan(inbox, 0)
    path.write_text(path.read_text() * 2)
    assert not scan(inbox, 0).stands_still(before)
    assert not scan(inbox, 0).stands_still(None)


def test_a_file_that_is_moved_here_is_new_although_it_is_old(inbox: Path, tmp_path: Path) -> None:
    old = write(tmp_path)
    os.utime(old, (1_000_000, 1_000_000))
    write(inbox, "b.txt")
    up_to = scan(inbox, 0).latest
    time.sleep(0.05)  # the clock of a file system goes by ticks
    shutil.move(old, inbox / "moved.txt")
    assert list(scan(inbox, up_to).new) == [str(inbox / "moved.txt")]


def test_hidden_files_are_none(inbox: Path) -> None:
    write(inbox, ".DS_Store")
    (inbox / ".git").mkdir()
    write(inbox / ".git")
    assert scan(inbox, 0) == Scan(True, {}, (str(inbox),))


def test_a_folder_that_is_away_is_said_to_be(watch: Watch, inbox: Path, qtbot: QtBot) -> None:
    watching = watch()
    watching.add(inbox)
    inbox.rmdir()
    with qtbot.waitSignal(watching.changed, timeout=LONG):
        watching.look()
    assert watching.folders == (Watched(inbox, there=False),)


def test_the_folder_of_the_library_itself_is_refused(watch: Watch, library: Path, qtbot: QtBot) -> None:
    watching = watch()
    with qtbot.waitSignal(watching.failed) as heard:
        assert not watching.add(library.parent)
    assert heard.args is not None
    assert "library itself" in heard.args[0]


def test_in_the_window_it_is_imported_listed_and_let_go(library: Path, inbox: Path, qtbot: QtBot) -> None:
    write(inbox)
    window = MainWindow(library)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.importing.runner.ended, timeout=LONG):
        window.importing.watch(inbox)
    (inbox / "a.txt").unlink()
    with qtbot.waitSignal(window.importing.runner.ended, timeout=LONG):
        write(inbox, "b.txt")
    with Library.open(library, readonly=True) as opened:
        assert opened.counts().articles == 2  # what is taken away takes nothing along
    tree = window.sidebar.tree
    tree.setCurrentIndex(tree.lines.index(0, 0, tree.lines.heading("watched")))
    assert tree.currentIndex().data(Qt.ItemDataRole.DisplayRole) == "inbox"
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert window.importing.watching.folders == ()
    window.notice.take_back.click()
    assert [each.path for each in window.importing.watching.folders] == [inbox]
    window.close()
