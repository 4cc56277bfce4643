"""Results that an import adds: nothing that is being read moves."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from backfile.search import parse
from backfile.search.results import Result, Sort
from backfile.window.answers.told import Answer, Refresh
from backfile.window.question import Question
from backfile.window.results.pane import ResultsPane


def answer(*ids: int, refresh: Refresh | None = None) -> Answer:
    query = parse("")
    result = Result(np.array(ids, dtype=np.int64), len(ids), 0.001, 0, query, query)
    return Answer(1, query, Sort.NEWEST, result, (), refresh)


@pytest.fixture
def pane(qtbot: QtBot) -> ResultsPane:
    pane = ResultsPane()
    qtbot.addWidget(pane)
    pane.resize(450, 900)
    pane.show()
    return pane


def test_new_rows_above_never_push_down_what_is_read(pane: ResultsPane) -> None:
    pane.show_answer(answer(*range(100, 120)), Question())
    more = answer(*range(200, 210), *range(100, 120), refresh=Refresh(10, None, 10))
    pane.show_answer(more, Question())
    assert pane.list.top() == (100, 0)
    assert pane.new_above.count == 10


def test_from_few_rows_to_many_the_first_one_stays(pane: ResultsPane) -> None:
    pane.show_answer(answer(1, 2), Question())
    more = answer(*range(100, 130), 1, 2, *range(200, 230), refresh=Refresh(30, None, 30))
    pane.show_answer(more, Question())
    assert pane.list.top() == (1, 0)


def test_rows_that_are_all_in_view_are_not_announced(pane: ResultsPane) -> None:
    pane.show_answer(answer(1, 2), Question())
    pane.show_answer(answer(3, 1, 2, refresh=Refresh(1, None, 1)), Question())
    assert pane.new_above.isHidden()


def test_all_rows_take_the_place_of_the_first_ones_and_what_is_chosen_stays_chosen(pane: ResultsPane) -> None:
    pane.show_answer(answer(*range(100, 124)), Question())
    pane.list.choose(3)
    pane.show_answer(replace(answer(*range(90, 300)), completes=True), Question())
    assert pane.list.current_id() == 103
    assert pane.list.results.rowCount() == 210
    assert pane.new_above.isHidden()


def test_who_scrolled_among_the_first_rows_is_not_moved_when_all_are_there(pane: ResultsPane) -> None:
    pane.show_answer(answer(*range(100, 150)), Question())
    pane.list.scroll_to(10, 7)
    pane.show_answer(replace(answer(*range(95, 300)), completes=True), Question())
    assert pane.list.top() == (110, 7)
