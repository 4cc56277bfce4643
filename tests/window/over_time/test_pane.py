"""The chart over time as a person uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.window.over_time.pane import OverTimePane
from backfile.window.question import Question


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> Iterator[OverTimePane]:
    made = OverTimePane()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def test_the_question_and_what_it_is_compared_with_are_counted(qtbot: QtBot, pane: OverTimePane) -> None:
    pane.show_question(Question("ferry"))
    pane.fields[0].setText("the")
    qtbot.waitUntil(lambda: len(pane.table.text().splitlines()) == 2 and "…" not in pane.table.text())
    first, second = pane.table.text().splitlines()
    assert first.startswith("ferry: 1 article, ")
    assert second == "the: 5 articles, 54 hits, 5 undated and not drawn"
    assert not pane.grab().isNull()
