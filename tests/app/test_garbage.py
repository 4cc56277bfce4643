"""Cycles that hold something of Qt die in the GUI thread, or Qt crashes."""

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from backfile.app.garbage import MANY, UNSEEN, Garbage, collect


class Cycle:
    """Garbage that the collector alone can find."""

    died_in: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.myself = self

    def __del__(self) -> None:
        self.died_in.append(threading.current_thread())


@pytest.fixture
def owner(qapp: QObject) -> Iterator[QObject]:
    made = QObject(qapp)
    yield made
    shiboken6.delete(made)  # else it would collect in all tests that follow
    gc.enable()
    gc.unfreeze()
    gc.collect()


def test_what_a_thread_leaves_behind_is_collected_in_the_gui_thread(owner: QObject, qtbot: QtBot) -> None:
    Garbage(owner)
    Cycle.died_in.clear()

    def leave_behind() -> None:
        for _ in range(5_000):
            Cycle()

    thread = threading.Thread(target=leave_behind)
    thread.start()
    thread.join()
    assert not Cycle.died_in
    qtbot.waitUntil(lambda: bool(Cycle.died_in), timeout=10_000)
    assert set(Cycle.died_in) == {threading.main_thread()}


def test_thousands_of_new_objects_are_not_looked_through_while_somebody_looks(owner: QObject) -> None:
    Garbage(owner)
    collect()
    before = gc.get_freeze_count()
    made = [[number] for number in range(MANY + 2_000)]
    collect()
    assert gc.get_freeze_count() - before >= len(made)


def test_what_stays_for_long_is_looked_through_while_another_window_is_in_front(owner: QObject, qtbot: QtBot) -> None:
    garbage = Garbage(owner)
    Cycle.died_in.clear()
    kept = Cycle()
    gc.freeze()
    del kept
    gc.collect()
    assert not Cycle.died_in
    garbage.follow(Qt.ApplicationState.ApplicationInactive)
    assert not Cycle.died_in
    qtbot.waitUntil(lambda: bool(Cycle.died_in), timeout=10 * UNSEEN)
    assert len(Cycle.died_in) == 1


def test_a_dialog_that_closes_is_no_other_window(owner: QObject, qtbot: QtBot) -> None:
    garbage = Garbage(owner)
    Cycle.died_in.clear()
    kept = Cycle()
    gc.freeze()
    del kept
    garbage.follow(Qt.ApplicationState.ApplicationInactive)
    garbage.follow(Qt.ApplicationState.ApplicationActive)
    qtbot.wait(UNSEEN + 500)
    assert not Cycle.died_in
