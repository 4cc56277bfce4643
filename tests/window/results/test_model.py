"""The results as a model: every id at once, a row when it is first looked at."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backfile.search.results import Hit
from backfile.search.similarity.difference import Difference
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


# Versions below a result


class Written:
    """The same list, written out."""

    def __init__(self, model: ResultsModel) -> None:
        self.model = model
        self.results: list[int] = []
        self.versions: dict[int, list[int]] = {}

    def show(self, results: list[int], *, keep: bool) -> None:
        self.model.show(ids(results), keep=keep)
        self.results = results
        self.versions = {
            item: versions
            for item, versions in self.versions.items()
            if keep and item in results and not set(versions) & set(results)
        }

    def unfold(self, item: int, versions: list[int]) -> None:
        self.model.unfold(item, versions)
        if item in self.results:
            self.versions[item] = versions

    def fold(self, item: int) -> None:
        self.model.fold(item)
        self.versions.pop(item, None)

    def check(self) -> None:
        rows = [each for item in self.results for each in (item, *self.versions.get(item, ()))]
        assert self.model.rowCount() == len(rows)
        assert [self.model.id_at(row) for row in range(len(rows))] == rows
        assert [self.model.number_of(item) for item in rows] == list(range(len(rows)))
        assert [int(item) for item in self.model.ids] == self.results
        for number, item in enumerate(self.results):
            assert self.model.id_at(self.model.row_of_result(number)) == item
        tops = [item for item in self.results for _ in (item, *self.versions.get(item, ()))]
        assert [self.model.result_at(row) for row in range(len(rows))] == tops
        assert [at(self.model, row, Role.VERSION) for row in range(len(rows))] == [item > 100 for item in rows]
        assert [at(self.model, row, Role.UNFOLDED) for row in range(len(rows))] == [
            item in self.versions for item in rows
        ]


GROUPS = {item: [100 * item + each for each in range(1, 2 + item % 4)] for item in range(1, 9)}
RESULTS = st.permutations(sorted(GROUPS)).flatmap(lambda all_: st.integers(0, 8).map(lambda most: all_[:most]))


@given(
    steps=st.lists(st.one_of(RESULTS, st.tuples(st.sampled_from(("unfold", "fold")), st.sampled_from(range(1, 10)))))
)
def test_versions_stand_below_their_results_whatever_is_done(qapp: QApplication, steps: list[object]) -> None:
    made = ResultsModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    assert tester.model() is made
    written = Written(made)
    for step in steps:
        match step:
            case ("unfold", int(item)):
                written.unfold(item, GROUPS.get(item, [901]))
            case ("fold", int(item)):
                written.fold(item)
            case list() as results:
                written.show(results, keep=len(results) % 2 == 0)
        written.check()


def test_a_result_that_another_version_stands_for_now_is_folded(model: ResultsModel) -> None:
    model.show(ids([7, 8]), [row(7), row(8)])
    model.unfold(7, [71, 72], [row(71), row(72)])
    model.show(ids([71, 8]), [row(71)], keep=True)
    assert [model.id_at(number) for number in range(model.rowCount())] == [71, 8]
    assert at(model, 0, Role.ROW) == row(71)


def test_versions_that_have_become_more_are_shown_anew(model: ResultsModel) -> None:
    model.show(ids([7, 8]))
    model.unfold(7, [71])
    model.unfold(7, [71, 72])
    assert [model.id_at(number) for number in range(model.rowCount())] == [7, 71, 72, 8]


def test_versions_in_view_are_asked_for_with_what_stands_around_them(model: ResultsModel, qtbot: QtBot) -> None:
    model.show(ids([7, 8]), [row(7)])
    model.unfold(7, [71, 72], [row(71)])
    with qtbot.waitSignal(model.wanted) as asked:
        assert at(model, 2) is None
    assert asked.args == [(72, 8)]


def test_a_row_says_that_its_versions_are_below_it_and_a_version_why_it_is_one(model: ResultsModel) -> None:
    model.show(ids([7]), [row(7, versions=1, sources=2)])
    assert str(at(model, 0, Qt.ItemDataRole.AccessibleTextRole)).endswith("and 1 more · 2 sources, Unread")
    version = replace(row(71), difference=Difference(100, 0, 0, True, False))
    model.unfold(7, [71], [version])
    assert str(at(model, 0, Qt.ItemDataRole.AccessibleTextRole)).endswith("versions shown below, Unread")
    assert str(at(model, 1, Qt.ItemDataRole.AccessibleTextRole)).endswith("same text, other headline, Unread")
