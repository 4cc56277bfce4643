"""A library of an earlier version is made ready before its window opens, and the program goes on meanwhile."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from backfile.app.making_ready import make_ready
from backfile.errors import BackfileError
from backfile.library import Library, identity, migrating
from backfile.library.opening import is_due
from tests.library.test_migrations import earlier


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return earlier(tmp_path / "press.backfile")


def dialogs() -> list[QProgressDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QProgressDialog)]


def test_it_is_brought_forward_while_events_are_seen(
    qapp: QApplication, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_PORTION", 1)
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen.extend(dialog.labelText() for dialog in dialogs()))
    told = make_ready(library)
    qapp.processEvents()
    assert told.endswith(f"lies beside it: press.before-version-{identity.VERSION}.backfile")
    assert len(seen) == 1
    assert seen[0].startswith("press is from an earlier Backfile")
    assert not is_due(library)
    assert not any(dialog.isVisible() for dialog in dialogs())
    with Library.open(library) as opened:
        assert opened.counts().items == 3


def test_one_that_needs_nothing_shows_nothing(qapp: QApplication, tmp_path: Path) -> None:
    Library.open(tmp_path / "new.backfile", create=True).close()
    (tmp_path / "notes.txt").write_text("no library")
    for name in ("new.backfile", "notes.txt", "nothing.backfile"):
        assert not make_ready(tmp_path / name)
    assert not any(dialog.isVisible() for dialog in dialogs())
    assert qapp is not None


@pytest.mark.usefixtures("qapp")
def test_without_room_for_its_copy_it_opens_for_reading(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(100, 99, 1))
    assert not make_ready(library)
    with Library.open(library) as opened:
        assert opened.readonly


@pytest.mark.usefixtures("qapp")
def test_what_goes_wrong_is_told_as_by_opening_it(library: Path) -> None:
    data = library.read_bytes()
    library.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(BackfileError):
        make_ready(library)
