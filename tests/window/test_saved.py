"""Saved searches in the window: kept by a key, shown with what is new, deleted and put back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.library.saved_searches import saved_searches
from backfile.window.main import MainWindow
from backfile.window.question import question
from backfile.window.saved.wording import name_of
from backfile.window.sidebar.entries import Entry, Section


@pytest.fixture
def window(library: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(library, {})
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.show()
    qtbot.waitUntil(lambda: made._total >= 0, timeout=10_000)
    yield made
    made.close()


def entries(window: MainWindow) -> list[Entry]:
    lines = window.sidebar.tree.lines
    heading = lines.line(lines.heading("saved"))
    return list(heading.entries) if isinstance(heading, Section) else []


def save(window: MainWindow, qtbot: QtBot, query: str) -> Entry:
    before = len(entries(window))
    window.search(query)
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(entries(window)) > before and entries(window)[-1].count is not None, timeout=10_000)
    return entries(window)[-1]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ferry strait", "Ferry and strait"),
        ("ferry date:2023", "Ferry, 2023"),
        ("source:Courier", "From Courier"),
        ("", "All articles"),
    ],
)
def test_a_search_is_called_by_its_sentence(qtbot: QtBot, query: str, name: str) -> None:
    assert name_of(question(query)) == name


def test_a_key_keeps_what_is_asked_and_the_sidebar_says_what_it_finds(window: MainWindow, qtbot: QtBot) -> None:
    entry = save(window, qtbot, "ferry")
    assert (entry.label, entry.count, entry.new, entry.chosen) == ("Ferry", 1, 0, True)
    with Library.open(window.library_path, readonly=True) as library:
        assert [each.query for each in saved_searches(library)] == ["ferry"]


def test_what_was_imported_since_is_told_until_it_is_looked_at(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save(window, qtbot, "ferry")
    dump = tmp_path / "april.jsonl"
    dump.write_text("".join(json.dumps({"title": f"Ferry {n}", "text": f"The ferry {n} sails."}) + "\n" for n in "123"))
    run(window.library_path, [dump], Options(), lambda _: None, Control())
    window.search("strait")
    window.saved.searches.recount()
    qtbot.waitUntil(lambda: entries(window)[0].new == 3, timeout=10_000)
    assert entries(window)[0].spoken() == "Ferry, 4 articles, 3 new"
    assert not entries(window)[0].chosen
    window.saved.searches.open(entries(window)[0].saved or 0)
    qtbot.waitUntil(lambda: entries(window)[0].new == 0 and entries(window)[0].chosen, timeout=10_000)
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 4, timeout=10_000)


def test_a_deleted_search_comes_back_by_undo(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry")
    tree = window.sidebar.tree
    tree.setFocus()
    heading = tree.lines.heading("saved")
    tree.setCurrentIndex(tree.lines.index(0, 0, heading))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not entries(window) and window.notice.isVisible(), timeout=10_000)
    window.notice._undo.click()
    qtbot.waitUntil(lambda: [each.label for each in entries(window)] == ["Ferry"], timeout=10_000)


def test_a_search_that_is_kept_is_not_kept_twice(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry")
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    save(window, qtbot, "strait")
    assert [each.label for each in entries(window)] == ["Ferry", "Strait"]
