"""Versions in the list: shown below the row that stands for them, and folded again."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from backfile.search import parse
from backfile.search.results import Result, Sort
from backfile.search.similarity.difference import Difference
from backfile.window.answers.told import Answer, Refresh, Unfolding
from backfile.window.question import Question
from backfile.window.results import version_row
from backfile.window.results.pane import ResultsPane
from tests.window.results.test_model import row

SAME = Difference(100, 0, 0, True, True)
VERSIONS = {7: (71, 72, 73), 9: (91,)}


def answer(*ids: int, refresh: Refresh | None = None) -> Answer:
    query = parse("ferry")
    result = Result(np.array(ids, dtype=np.int64), len(ids), 0.001, 0, query, query)
    rows = tuple(row(item, versions=len(VERSIONS.get(item, ()))) for item in ids)
    return Answer(1, query, Sort.NEWEST, result, rows, refresh)


def unfolding(item: int) -> Unfolding:
    return Unfolding(item, VERSIONS[item], tuple(row(version) for version in VERSIONS[item]))


@pytest.fixture
def pane(qtbot: QtBot) -> ResultsPane:
    pane = ResultsPane()
    qtbot.addWidget(pane)
    pane.resize(450, 900)
    pane.show()
    pane.list.unfolding_wanted.connect(lambda item: pane.show_versions(unfolding(item)))  # as a search answers
    pane.show_answer(answer(5, 7, 8, 9), Question())
    return pane


def rows(pane: ResultsPane) -> list[int | None]:
    results = pane.list.results
    return [results.id_at(number) for number in range(results.rowCount())]


def heights(pane: ResultsPane) -> list[int]:
    return [pane.list.rowHeight(number) for number in range(pane.list.results.rowCount())]


def test_a_row_unfolds_and_folds_by_keyboard(pane: ResultsPane, qtbot: QtBot) -> None:
    pane.list.choose(1)
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    assert rows(pane) == [5, 7, 71, 72, 73, 8, 9]
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert pane.list.current_id() == 71
    qtbot.keyClick(pane.list, Qt.Key.Key_Left)
    assert rows(pane) == [5, 7, 8, 9]
    assert pane.list.current_id() == 7
    qtbot.keyClick(pane.list, Qt.Key.Key_V)
    assert rows(pane) == [5, 7, 71, 72, 73, 8, 9]
    qtbot.keyClick(pane.list, Qt.Key.Key_V)
    assert rows(pane) == [5, 7, 8, 9]


def test_a_row_without_versions_stays_as_it_is(pane: ResultsPane, qtbot: QtBot) -> None:
    pane.list.choose(0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_V, Qt.Key.Key_Left):
        qtbot.keyClick(pane.list, key)
    assert rows(pane) == [5, 7, 8, 9]


def test_what_says_how_many_more_unfolds_them_and_chooses_nothing(pane: ResultsPane, qtbot: QtBot) -> None:
    rect = pane.list.visualRect(pane.list.results.index(1, 0))
    foot = QPoint(rect.right() - 30, rect.bottom() - 18)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    assert rows(pane) == [5, 7, 71, 72, 73, 8, 9]
    assert pane.list.current_id() is None
    pane.list.choose(3)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    assert rows(pane) == [5, 7, 8, 9]
    assert pane.list.current_id() == 7, "and not the row that has come into the version's place"


def test_versions_are_lower_than_results_also_after_a_refresh(pane: ResultsPane) -> None:
    result, version = heights(pane)[0], version_row.HEIGHT
    assert version < result
    pane.list.unfold(pane.list.results.index(1, 0))
    assert heights(pane) == [result, result, version, version, version, result, result]
    pane.show_answer(answer(4, 5, 7, 8, 9, refresh=Refresh(1, None, 1)), Question())
    assert heights(pane) == [result, result, result, version, version, version, result, result]
    pane.list.fold(pane.list.results.index(2, 0))
    assert heights(pane) == [result] * 5


def test_a_refresh_leaves_the_reader_at_the_version_that_is_read(pane: ResultsPane) -> None:
    pane.resize(450, 400)
    pane.list.unfold(pane.list.results.index(1, 0))
    pane.list.choose(3, quiet=True)
    bar = pane.list.verticalScrollBar()
    bar.setValue(pane.list.verticalHeader().sectionPosition(3) + 5)
    before = pane.list.top()
    assert before == (7, pane.list.rowHeight(1) + version_row.HEIGHT + 5)
    ids = (*range(100, 120), 5, 7, 8, 9, *range(200, 220))
    pane.show_answer(answer(*ids, refresh=Refresh(21, None, 20)), Question())
    assert pane.list.top() == before
    assert pane.list.current_id() == 72


def test_another_question_folds_everything(pane: ResultsPane) -> None:
    pane.list.unfold(pane.list.results.index(1, 0))
    pane.show_answer(answer(7, 9), Question())
    assert rows(pane) == [7, 9]
    assert len(set(heights(pane))) == 1


def test_a_version_is_opened_and_starred_as_a_result_is(pane: ResultsPane, qtbot: QtBot) -> None:
    pane.list.unfold(pane.list.results.index(1, 0))
    with qtbot.waitSignal(pane.list.chosen) as chosen:
        pane.list.choose(2)
    assert chosen.args == [71]
    with qtbot.waitSignal(pane.list.opened) as opened:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert opened.args == [71]
    with qtbot.waitSignal(pane.list.star_wanted) as starred:
        qtbot.keyClick(pane.list, Qt.Key.Key_S)
    assert starred.args == [71, True]


def test_rows_are_painted_whatever_they_show(pane: ResultsPane) -> None:
    pane.list.results.show(np.array([7, 8, 9]), [row(7, versions=3, sources=2, starred=True)])
    pane.list.results.unfold(7, (71, 72, 73), [row(71), row(72, starred=True, source=None, date=None)])
    assert not pane.grab().isNull()


def test_a_narrow_version_says_less_of_what_can_be_seen_and_never_loses_its_date() -> None:
    metrics = QFontMetrics(QFont())
    version = row(71, date="2023-03-18T05:40:00")
    version = replace(version, difference=Difference(100, 0, 0, True, False))
    whole = ("18 Mar 2023 · 05:40 · Northlight Wire", "same text, other headline")
    assert version_row.facts(version, metrics, metrics, 10_000) == whole
    day = "18 Mar 2023 · Northlight Wire"
    room = metrics.horizontalAdvance(day) + metrics.horizontalAdvance("same text, other headline")
    assert version_row.facts(version, metrics, metrics, room) == (day, "same text, other headline")
    assert version_row.facts(version, metrics, metrics, room - 1) == (day, "same text")
