"""The chart over time as a person uses it: compared queries, spans by keyboard and mouse, files."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.search.language.tree import Dates
from backfile.window.appearance import theme
from backfile.window.over_time.pane import OverTimePane
from backfile.window.question import Question, question
from backfile.window.tabs import ASIDE

Key = Qt.Key
WIRE = (
    "The ferry from Ostermoor sails again after three weeks in the dock where its second engine was taken out and put"
    " back twice while the island waited for flour and for post"
)
RECORDS = [
    *({"title": f"Day {at}", "date": f"2023-{at:02}-03", "text": f"The ferry of month {at}."} for at in range(1, 7)),
    {"title": "Quay", "date": "2023-03-09", "text": "The quay was empty."},
    {"title": "One day", "text": "No ferry came that day."},
    {"title": "That year", "date": "2023", "text": "A ferry of that year, a good ferry."},
    {"title": "Printed first", "date": "2023-04-11", "text": WIRE},
    {"title": "Printed later", "date": "2023-05-12", "text": WIRE},
]  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Path:
    dump, path = tmp_path / "press.jsonl", tmp_path / "press.backfile"
    dump.write_text("".join(json.dumps(each) + "\n" for each in RECORDS), "utf-8")
    run(path, [dump], Options(), lambda _: None, Control())
    return path


@pytest.fixture
def pane(qtbot: QtBot, library: Path) -> Iterator[OverTimePane]:
    made = OverTimePane()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def ask(qtbot: QtBot, pane: OverTimePane, text: str, *, folded: bool = True, queries: int = 1) -> None:
    pane.show_question(question(text), folded=folded)
    settle(qtbot, pane, queries)


def settle(qtbot: QtBot, pane: OverTimePane, queries: int) -> None:
    qtbot.waitUntil(lambda: not pane._soon.isActive() and len(pane._series) == queries, timeout=10_000)
    qtbot.waitUntil(lambda: not any(each.counting for each in pane._series.values()), timeout=10_000)


def test_the_question_has_a_row_with_its_own_figures(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    (row,) = pane.table.rows
    assert (row.name, row.articles, row.hits) == ("ferry", "9", "10")
    assert (row.left_out, row.left_out_said) == ("2", "1 undated, 1 dated more coarsely")
    assert row.first == "2023"
    assert not pane.grab().isNull()


def test_versions_count_as_the_search_folds_them_and_it_is_said(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    assert "Versions of one text count once" in pane.hint.text()
    ask(qtbot, pane, "ferry", folded=False)
    qtbot.waitUntil(lambda: pane.table.rows[0].articles == "10")
    assert "Each version counts by itself" in pane.hint.text()


def test_where_all_articles_are_asked_for_it_says_what_to_look_at(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "")
    assert "Count shows how many" in pane.hint.text()
    ask(qtbot, pane, "ferry")
    assert "Count shows how many" not in pane.hint.text()


def test_each_compared_query_has_a_colour_and_a_row(qtbot: QtBot, pane: OverTimePane) -> None:
    pane.queries.add("quay")
    pane.queries.add("month -ferry")
    ask(qtbot, pane, "ferry", queries=3)
    assert [(row.number, row.name, row.articles) for row in pane.table.rows] == [
        (0, "ferry", "9"),
        (1, "quay", "1"),
        (2, "month -ferry", "0"),
    ]
    assert [each.number for each in pane.chart.picture.curves] == [0, 1, 2]
    pane.queries.remove(pane.queries.others[0])
    settle(qtbot, pane, 2)
    assert [row.number for row in pane.table.rows] == [0, 2]
    assert len({each.number for each in pane.queries.others}) == 1


def test_no_more_queries_are_compared_than_there_are_colours(pane: OverTimePane) -> None:
    for _ in range(7):
        pane.queries.add()
    assert [each.number for each in pane.queries.others] == [1, 2, 3, 4]
    assert not pane.queries.add_button.isVisible()


def test_a_long_question_is_cut_where_one_sees_it(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    narrow = pane.queries.first.width()
    long = " OR ".join(f"harbour{number}" for number in range(12))
    ask(qtbot, pane, long)
    field = pane.queries.first.field
    assert narrow < pane.queries.first.width() <= 2 * narrow
    assert field.text().endswith("…")
    assert field.fontMetrics().horizontalAdvance(field.text()) <= field.width()
    assert long in field.toolTip()


def test_the_words_of_the_switches_stand_under_the_queries_and_over_the_chart(pane: OverTimePane) -> None:
    edge = pane.queries.mapTo(pane, QPoint()).x()
    assert pane.switches.mapTo(pane, QPoint(theme().px(ASIDE), 0)).x() == edge
    assert pane.chart.mapTo(pane, QPoint()).x() == edge


def test_the_filters_hold_for_what_is_compared_too(qtbot: QtBot, pane: OverTimePane) -> None:
    pane.queries.add("quay")
    ask(qtbot, pane, "ferry date:[2023-04 TO 2023-06]", queries=2)
    assert [row.articles for row in pane.table.rows] == ["4", "0"]
    assert [chip.filter.tree for chip in pane.summary.chips.chips] == [Dates("2023-04", "2023-06")]


def test_spans_are_selected_by_arrows_and_narrowed_to_by_enter(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    chart = pane.chart
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.selected == ("2023-01", "2023-01")
    qtbot.keyClick(chart, Key.Key_Right)
    qtbot.keyClick(chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.selected == ("2023-02", "2023-03")
    assert "February 2023 – March 2023" in chart.accessibleDescription()
    with qtbot.waitSignal(pane.span_chosen) as chosen:
        qtbot.keyClick(chart, Key.Key_Return)
    assert chosen.args == [Dates("2023-02", "2023-03")]


def test_esc_lets_go_of_a_span_and_then_goes_back(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry date:[2023-01 TO 2023-05]")
    qtbot.keyClick(pane.chart, Key.Key_End)
    qtbot.keyClick(pane.chart, Key.Key_Escape)
    assert pane.chart.selected is None
    qtbot.keyClick(pane.chart, Key.Key_Home)
    qtbot.keyClick(pane.chart, Key.Key_Return)
    with qtbot.waitSignal(pane.span_chosen) as chosen:
        qtbot.keyClick(pane.chart, Key.Key_Escape)
    assert chosen.args == [Dates("2023-01", "2023-05")]


def test_a_drag_narrows_to_the_spans_under_it(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    plot = pane.chart._here
    first, last = (QPoint(round(plot.x(plot.days[at])), 100) for at in (1, 3))
    qtbot.mousePress(pane.chart, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(pane.chart, last)
    pane.chart._selected = (1, 3)  # no pointer moves on an offscreen display
    with qtbot.waitSignal(pane.span_chosen) as chosen:
        qtbot.mouseRelease(pane.chart, Qt.MouseButton.LeftButton, pos=last)
    assert chosen.args == [Dates("2023-02", "2023-04")]


def test_plus_and_minus_change_the_span(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "ferry")
    qtbot.keyClick(pane.chart, Key.Key_Minus)
    assert pane.switches.by.current == "quarter"
    qtbot.waitUntil(lambda: pane.chart.picture.by == "quarter")
    assert pane.chart.picture.starts == ["2023-Q1", "2023-Q2"]
    qtbot.keyClick(pane.chart, Key.Key_Plus)
    qtbot.keyClick(pane.chart, Key.Key_Plus)
    assert pane.switches.by.current == "week"


@pytest.mark.parametrize(
    ("text", "by", "says"),
    [
        ("xyzzyx", "month", "No article matches all of this"),
        ("title:one", "month", "Nothing here has a date"),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_why(
    qtbot: QtBot, pane: OverTimePane, text: str, by: str, says: str
) -> None:
    pane.switches.by.choose(by)
    pane.show_question(Question(text, question("is:undated").filters if "one" in text else ()))
    settle(qtbot, pane, 1)
    assert pane.chart._empty == says


def test_show_asks_for_the_articles_of_a_row(qtbot: QtBot, pane: OverTimePane) -> None:
    pane.queries.add("quay")
    ask(qtbot, pane, "ferry", queries=2)
    with qtbot.waitSignal(pane.words_wanted) as wanted:
        pane.table.show_wanted.emit(1)
    assert wanted.args == ["quay"]


def test_the_figures_are_a_table_that_reads_as_it_is_shown(qtbot: QtBot, pane: OverTimePane, tmp_path: Path) -> None:
    pane.queries.add("=cmd quay")
    ask(qtbot, pane, "ferry", queries=2)
    path = tmp_path / "figures.csv"
    with qtbot.waitSignal(pane.told):
        pane.save_table(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    april = next(row for row in rows if (row["query"], row["start"]) == ("ferry", "2023-04"))
    assert (april["articles"], april["hits"], april["of_articles"], april["per_thousand"]) == ("2", "2", "2", "1000.0")
    assert {row["query"] for row in rows} == {"ferry", "'=cmd quay"}
    assert [row["articles"] for row in rows if row["query"] == "ferry" and row["start"] in ("undated", "coarse")] == [
        "1",
        "1",
    ]


@pytest.mark.parametrize("name", ["over.png", "over.svg"])
def test_the_picture_can_be_opened_again(qtbot: QtBot, pane: OverTimePane, tmp_path: Path, name: str) -> None:
    ask(qtbot, pane, "ferry")
    with qtbot.waitSignal(pane.told):
        pane.save_picture(tmp_path / name)
    image = QImage(str(tmp_path / name))
    if name.endswith("png"):
        assert image.width() == pane.chart.width() * 2
        assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 3
    else:
        root = ElementTree.parse(tmp_path / name).getroot()
        words = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("text"))
        assert "ferry" in words
        assert "articles per thousand" in words


@pytest.mark.parametrize("name", ["over.png", "over.svg"])
def test_a_place_that_can_not_be_written_is_said(qtbot: QtBot, pane: OverTimePane, tmp_path: Path, name: str) -> None:
    ask(qtbot, pane, "ferry")
    with qtbot.waitSignal(pane.failed) as failed:
        pane.save_picture(tmp_path / "nowhere" / name)
    assert "can't be written" in failed.args[0].sentence()


@pytest.mark.parametrize("width", [340, 450, 900])
def test_nothing_is_wider_than_the_pane(qtbot: QtBot, pane: OverTimePane, width: int) -> None:
    pane.queries.add("quay")
    pane.resize(width, 700)
    ask(qtbot, pane, "ferry", queries=2)
    for part in (pane.switches.measure, pane.switches.by, pane.switches.smoothed, *pane.queries.others):
        assert part.width() == part.sizeHint().width()
        assert part.mapTo(pane, QPoint(part.width(), 0)).x() <= width


def test_the_axis_is_the_span_that_is_asked_for(qtbot: QtBot, pane: OverTimePane) -> None:
    ask(qtbot, pane, "quay")
    assert pane.chart.picture.starts == ["2023-02", "2023-03", "2023-04"]
    ask(qtbot, pane, "quay date:[2022-06 TO 2023-04]")
    qtbot.waitUntil(lambda: pane.chart.picture.starts == ["2023-01", "2023-02", "2023-03", "2023-04"])
    plot = pane.chart._here
    assert plot.x(plot.days[0]) > plot.area.center().x()  # half a year before it has no article
    assert plot.x(plot.days[-1]) == plot.area.right()


def test_what_can_be_exported_stands_at_the_trailing_edge_of_the_page(pane: OverTimePane) -> None:
    button = pane.switches.export
    trailing = button.mapTo(pane, QPoint(button.width(), 0)).x()
    assert trailing == pane.chart.mapTo(pane, QPoint(pane.chart.width(), 0)).x()
    wanted: list[str] = []
    pane.switches.save_wanted.disconnect()
    pane.switches.save_wanted.connect(wanted.append)
    for action in button.menu_of_offers().actions():
        action.trigger()
    assert wanted == ["png", "svg", "table"]
