"""The table of a list as a person uses it: figures while they are counted, order, which lines, and what goes out."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from backfile.search import Sort, parse
from backfile.search.searcher import Searcher
from backfile.window.lines.model import Column, LinesModel, Which
from backfile.window.lines.pane import LinesPane
from backfile.window.progress_bar import ProgressBar
from backfile.window.question import Question, of_facet

LIST = "strait\nnobody at all\nferry\nharbour OR strait\nzzzz"
EXCERPTS = of_facet("kind", "excerpt")


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> Iterator[LinesPane]:
    made = LinesPane()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def ask(qtbot: QtBot, pane: LinesPane, question: Question | str) -> None:
    asked = Question(question) if isinstance(question, str) else question
    model = pane.table.lines
    with qtbot.waitSignal(model.modelReset):
        pane.show_question(asked)
    qtbot.waitUntil(lambda: bool(model.counts) and model.counted == len(model.counts))


def shown(pane: LinesPane) -> list[str]:
    model = pane.table.lines
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def totals(pane: LinesPane) -> dict[str, int]:
    return {count.text: count.total for count in pane.table.lines.counts if count is not None}


def asked_alone(library: Path, line: str, among: str = "") -> int:
    with Searcher(library) as searcher:
        return searcher.run(parse(f"({line}) {among}"), Sort.NEWEST).total


def test_each_line_has_what_it_finds_by_itself(qtbot: QtBot, pane: LinesPane, library: Path) -> None:
    ask(qtbot, pane, LIST)
    assert shown(pane) == LIST.split("\n")
    assert totals(pane) == {line: asked_alone(library, line) for line in LIST.split("\n")}
    assert totals(pane)["ferry"] > 0
    assert pane.head.figures.text().startswith("3 of 5 lines found in ")
    assert not pane.progress.isVisible()


def test_chips_narrow_the_table_as_well(qtbot: QtBot, pane: LinesPane, library: Path) -> None:
    ask(qtbot, pane, Question(LIST, (EXCERPTS,)))
    assert totals(pane) == {line: asked_alone(library, line, "kind:excerpt") for line in LIST.split("\n")}
    assert sum(totals(pane).values()) < sum(asked_alone(library, line) for line in LIST.split("\n"))


def test_the_model_keeps_qts_rules_in_any_order(qtbot: QtBot, pane: LinesPane) -> None:
    QAbstractItemModelTester(pane.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ask(qtbot, pane, LIST)
    for column in Column:
        pane.heads.pressed.emit(column)
        pane.heads.pressed.emit(column)
    ask(qtbot, pane, "one\ntwo\nthree")
    assert sorted(shown(pane)) == ["one", "three", "two"]


def test_a_press_on_a_head_sorts_and_another_turns_the_order_round(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    pane.heads.pressed.emit(Column.ARTICLES)
    found = [totals(pane)[line] for line in shown(pane)]
    assert found == sorted(found, reverse=True)
    assert pane.head.order.currentData() is Column.ARTICLES
    pane.heads.pressed.emit(Column.ARTICLES)
    assert [totals(pane)[line] for line in shown(pane)] == sorted(found)
    pane.heads.pressed.emit(Column.LINE)
    assert shown(pane) == sorted(LIST.split("\n"))
    pane.head.order.setCurrentIndex(0)
    pane.head.order.activated.emit(0)
    assert shown(pane) == LIST.split("\n")


def test_lines_without_hits_stay_last_where_they_have_no_date(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    for _ in range(2):
        pane.heads.pressed.emit(Column.FIRST)
        assert {line for line in shown(pane)[-2:] if totals(pane)[line] == 0} == {"nobody at all", "zzzz"}


def test_lines_with_or_without_hits_can_be_seen_alone(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    assert [pane.head.which.itemText(number) for number in range(3)] == [
        "All lines (5)",
        "With hits (3)",
        "Without hits (2)",
    ]
    pane.head.which.setCurrentIndex(Which.MISSING)
    pane.head.which.activated.emit(Which.MISSING)
    assert shown(pane) == ["nobody at all", "zzzz"]
    pane.head.which.setCurrentIndex(Which.FOUND)
    pane.head.which.activated.emit(Which.FOUND)
    assert shown(pane) == ["strait", "ferry", "harbour OR strait"]


def test_enter_or_a_press_opens_a_line_that_finds_something(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    opened: list[int] = []
    pane.line_wanted.connect(opened.append)
    table = pane.table
    for row in (0, 1):
        at = table.visualRect(table.lines.index(row, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [0]
    table.setCurrentIndex(table.lines.index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [0, 2]


def test_what_is_shown_is_copied_or_written_as_a_table(
    qtbot: QtBot, pane: LinesPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(qtbot, pane, LIST)
    pane.head.which.setCurrentIndex(Which.MISSING)
    pane.head.which.activated.emit(Which.MISSING)
    pane.head.copy.click()
    header, *rows = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:2] == ["query", "total"]
    assert [row.split("\t")[:2] for row in rows] == [["nobody at all", "0"], ["zzzz", "0"]]
    output = tmp_path / "missing.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(output), ""))
    with qtbot.waitSignal(pane.told):
        pane.head.export.click()
    with output.open(encoding="utf-8-sig", newline="") as file:
        assert [row["query"] for row in csv.DictReader(file)] == ["nobody at all", "zzzz"]


def test_of_several_selected_lines_those_are_copied(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    pane.table.setCurrentIndex(pane.table.lines.index(1, 0))
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == ["nobody at all", "ferry"]


def test_a_hidden_pane_counts_when_it_is_shown(qtbot: QtBot, pane: LinesPane) -> None:
    pane.hide()
    pane.show_question(Question(LIST))
    assert pane.table.lines.rowCount() == 0
    pane.show()
    qtbot.waitUntil(lambda: pane.table.lines.counted == 5)


def test_rows_say_what_they_show_to_who_can_not_see_them(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(pane.table.lines.index(row, 0).data(role)) for row in range(2)]
    assert said[0].startswith("strait: ")
    assert said[1] == "nobody at all: no article"


def test_the_line_that_is_current_stays_so_when_the_list_is_narrowed(qtbot: QtBot, pane: LinesPane) -> None:
    ask(qtbot, pane, LIST)
    pane.table.show_line(3)
    ask(qtbot, pane, Question(LIST, (EXCERPTS,)))
    assert pane.table.currentIndex().row() == 3
    ask(qtbot, pane, "strait\nferry")
    assert pane.table.currentIndex().row() == -1


@pytest.mark.parametrize("by", [None, *Column])
@pytest.mark.parametrize("which", list(Which))
def test_lines_that_are_put_in_order_while_they_are_counted_end_in_the_same_order(
    qtbot: QtBot, pane: LinesPane, by: Column | None, which: Which
) -> None:
    ask(qtbot, pane, LIST)
    counts = [count for count in pane.table.lines.counts if count is not None]
    in_portions, at_once = LinesModel(), LinesModel()
    for model in (in_portions, at_once):
        model.by, model.which = by, which
        model.show_lines(pane.lines)
    for first, last in ((0, 2), (2, 3), (3, 5)):
        in_portions.take(first, counts[first:last])
        in_portions.arrange()
    at_once.take(0, counts)
    at_once.arrange()
    assert list(in_portions.numbers()) == list(at_once.numbers())
    assert in_portions.found == at_once.found == 3


def test_a_progress_bar_paints_with_everything_else(qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    painted: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(event)
            return False

    bar.setRange(0, 10)
    with qtbot.waitExposed(bar):
        bar.show()
    watch = Watch()
    bar.installEventFilter(watch)
    painted.clear()
    bar.setValue(5)
    bar.setRange(0, 4)
    assert not painted
    qtbot.waitUntil(lambda: bool(painted))
