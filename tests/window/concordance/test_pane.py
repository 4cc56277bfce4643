"""The concordance as a person uses it: lines, their order, the words around them, and the way to the article."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backfile.window.concordance.model import Role
from backfile.window.concordance.narrowing import narrowed
from backfile.window.concordance.pane import ConcordancePane
from backfile.window.question import Question


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> Iterator[ConcordancePane]:
    made = ConcordancePane()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def ask(qtbot: QtBot, pane: ConcordancePane, words: str) -> None:
    pane.show_question(Question(words), folded=True)
    qtbot.waitUntil(lambda: pane.list.lines.lines is not None and pane.list.lines.lines.query.text == words)
    qtbot.waitUntil(lambda: pane.list.lines.lines is not None and pane.list.lines.lines.complete)


def shown(qtbot: QtBot, pane: ConcordancePane) -> list[tuple[str, str]]:
    """Hit and right context of each line."""
    model = pane.list.lines
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    qtbot.waitUntil(lambda: all(row.data(Role.LINE) is not None for row in rows))
    return [(row.data(Role.LINE).line.hit, row.data(Role.LINE).line.right) for row in rows]


def test_each_hit_is_a_line_and_the_count_says_how_many(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "ferry")
    lines = shown(qtbot, pane)
    assert {hit.lower() for hit, _ in lines} == {"ferry"}
    assert pane.count.text().startswith(f"{len(lines)} line")


def test_the_model_keeps_qts_rules(qtbot: QtBot, pane: ConcordancePane) -> None:
    QAbstractItemModelTester(pane.list.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ask(qtbot, pane, "the")
    assert len(shown(qtbot, pane)) > 5


def test_lines_are_sorted_by_what_is_pressed(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "the")
    by_right = [right.split()[0].lower() for _, right in shown(qtbot, pane) if right.split()]
    assert by_right == sorted(by_right, key=lambda word: word.strip("“”‘’,.;:()"))
    pane.sort._buttons[2].click()
    assert pane.sort.keys == (1, -1)
    pane.sort._buttons["newest"].click()
    assert pane.sort.keys == ("newest",)
    pane.sort._buttons["newest"].click()
    assert pane.sort.keys == ()


def test_enter_opens_the_article_of_a_line(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "ferry")
    shown(qtbot, pane)
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    pane.list.step(0)
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert opened.args[0].shown.line.hit.lower() == "ferry"


def test_collocates_come_with_their_figures(qtbot: QtBot, pane: ConcordancePane) -> None:
    ask(qtbot, pane, "the")
    qtbot.waitUntil(lambda: pane.words.words.rowCount() > 0)
    word = pane.words.words.index(0, 0)
    assert str(word.data()) in str(word.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "log-likelihood" in str(word.data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(("words", "says"), [("", "Type a word"), ("xyzzyx", "No article")])
def test_where_there_is_no_line_it_says_why(qtbot: QtBot, pane: ConcordancePane, words: str, says: str) -> None:
    ask(qtbot, pane, words)
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.empty)
    assert pane.empty.text().startswith(says)


def test_a_hidden_pane_asks_when_it_is_shown(qtbot: QtBot, pane: ConcordancePane) -> None:
    pane.hide()
    pane.show_question(Question("ferry"), folded=True)
    pane.show()
    qtbot.waitUntil(lambda: pane.list.lines.rowCount() > 0)


@pytest.mark.parametrize(
    ("words", "window", "then"),
    [("ferry", 3, '"ferry captain"~2'), ("ferry source:Wire", 1, '"ferry captain"~0')],
)
def test_a_collocate_narrows_the_question_to_the_hits_near_it(words: str, window: int, then: str) -> None:
    found = narrowed(Question(words), "captain", window)
    assert found.words == then
    assert found.filters == Question(words).settled().filters
