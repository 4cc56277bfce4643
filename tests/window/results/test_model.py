"""The results as a model: every id at once, a row when it is first looked at."""

from collections.abc import Iterable

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backfile.search.results import Hit
from backfile.window.results.model import KEPT, ResultsModel, Role
from backfile.window.results.row import Row


def row(item: int, **facts: object) -> Row:
    given: dict[str, object] = {
        "id": item, "kind": "article", "title": f"Headline {item}", "title_origin": "given", "title_marks": (),
        "kicker": None, "date": "2023-04-03", "source": "Northlight Wire", "section": "Transport", "language": "en",
        "snippet": "The ferry sails", "marks": ((4, 9),), "starred": False, "parent": None, "parent_title": None,
    }  # fmt: skip
    return Row(Hit(**{**given, **facts}))  # type: ignore[arg-type]


def ids(numbers: Iterable[int]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.fromiter(numbers, np.int64)


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert isinstance(tester.model(), QAbstractItemModel)
    return model


def at(model: ResultsModel, number: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.index(number, 0), role)


def test_a_row_that_is_looked_at_is_asked_for_once_with_its_page(model: ResultsModel, qtbot: QtBot) -> None:
    model.show(ids(range(1000, 1100)))
    with qtbot.waitSignal(model.wanted) as asked:
        assert at(model, 3) is None
        assert at(model, 5) is None
    assert asked.args is not None
    assert asked.args[0] == tuple(range(1000, 1032))


def test_a_row_that_was_read_is_shown_and_said(model: ResultsModel, qtbot: QtBot) -> None:
    model.show(ids([7, 8]))
    with qtbot.waitSignal(model.dataChanged):
        model.rows_read([row(7, starred=True)])
    assert at(model, 0) == "Headline 7"
    assert at(model, 0, Role.ROW) == row(7, starred=True)
    assert at(model, 0, Qt.ItemDataRole.AccessibleTextRole) == (
        "Headline 7, Northlight Wire, 3 April 2023, Starred, Unread"
    )


def test_rows_of_another_query_are_forgotten_and_those_of_the_same_one_kept(model: ResultsModel) -> None:
    model.show(ids([1, 2]), [row(1), row(2)])
    model.show(ids([3, 1, 2]), keep=True)
    assert [at(model, number) for number in range(3)] == [None, "Headline 1", "Headline 2"]
    model.show(ids([1]))
    assert at(model, 0) is None


def test_star_and_reading_show_at_once(model: ResultsModel) -> None:
    model.show(ids([1]), [row(1)])
    model.star(1, True)
    model.mark_seen(1)
    shown = at(model, 0, Role.ROW)
    assert isinstance(shown, Row)
    assert (shown.hit.starred, shown.seen) == (True, True)


def test_a_million_results_cost_what_is_looked_at(model: ResultsModel, qtbot: QtBot) -> None:
    model = ResultsModel()  # the tester looks at every row
    wished: list[tuple[int, ...]] = []
    model.wanted.connect(wished.append)
    model.show(ids(range(1_000_000, 0, -1)))
    assert model.rowCount() == 1_000_000
    at(model, 999_999)
    qtbot.waitUntil(lambda: bool(wished))
    assert len(wished) == 1
    assert len(wished[0]) <= 64
    assert 1 in wished[0]
    for first in range(0, 2 * KEPT, 1000):
        model.rows_read([row(item) for item in range(first + 1, first + 1001)])
    assert sum(at(model, number) is not None for number in range(1_000_000 - 2 * KEPT, 1_000_000)) == KEPT


def test_a_list_has_rows_and_no_children(model: ResultsModel) -> None:
    model.show(ids([1]), [row(1)])
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 1


@pytest.mark.parametrize(
    ("facts", "meta"),
    [
        ({}, "Northlight Wire · 3 Apr 2023 · Transport"),
        ({"source": None, "date": None, "section": None}, "No source · Undated"),
        ({"title_origin": "derived", "date": "2023"}, "Northlight Wire · 2023 · Transport · title derived"),
        ({"kind": "excerpt", "date": None, "parent_title": "Ferry crews"}, "Excerpt · beside “Ferry crews”"),
    ],
)
def test_the_foot_of_a_row_says_where_and_when(facts: dict[str, object], meta: str) -> None:
    assert row(1, **facts).meta() == meta
