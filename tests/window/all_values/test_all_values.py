"""The panel with every value of a facet: found by name, several taken, one left out, all by keyboard."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.search.results import FacetValue
from backfile.window.all_values.looking import AllValues, Wish
from backfile.window.all_values.panel import AllValuesPanel
from backfile.window.main import MainWindow
from tests.window.opening import Open

Key = Qt.Key
FIRST = (
    "Ann",
    "Bo",
    "Cleo",
    "Dag",
    "Edda",
    "Finn",
    "Greta",
    "Hal",
    "Ivo",
    "Jon",
    "Kaja",
    "Lars",
    "Mona",
    "Nils",
    "Olga",
)
LAST = (
    "Aune",
    "Brekk",
    "Cho",
    "Dahl",
    "Eide",
    "Foss",
    "Gran",
    "Holm",
    "Iver",
    "Juhl",
    "Krog",
    "Lund",
    "Moe",
    "Ness",
    "Orr",
)
WRITERS = len(FIRST) * len(LAST)


def writer(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST)]}"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with as many writers as articles; the first have written two."""
    folder = tmp_path_factory.mktemp("press")
    dump = folder / "press.jsonl"
    rows = [
        {
            "title": f"Report {n}",
            "text": f"Berta Sollie (貝塔) told the paper about ferry {n}. Ann{n} Loft was there.",
            "author": writer(n % WRITERS) if n != 7 else "Łucja Ørsted",
            "source": "Courier" if n % 2 else "Ledger",
        }
        for n in range(WRITERS + 20)
    ]
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run(folder / "press.backfile", [dump], Options(), lambda _: None, Control())
    return folder / "press.backfile"


@pytest.fixture
def window(press: Path, qtbot: QtBot, open_window: Open) -> MainWindow:
    made = open_window(press, active=True)
    qtbot.waitUntil(lambda: bool(made.sidebar.tree.lines.heading("author").isValid()), timeout=10_000)
    return made


def open_panel(window: MainWindow, qtbot: QtBot, facet: str = "author") -> AllValuesPanel:
    window.sidebar.tree.all_wanted.emit(facet)
    panel = window.all_values.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=10_000)
    return panel


def asked(window: MainWindow) -> str:
    return window.inquiry.question.query.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Ko Wen-tao 柯文濤", "Wen Lo", "Ångström", None]),
        ("wen", ["Ko Wen-tao 柯文濤", "Wen Lo"]),
        ("tao ko", ["Ko Wen-tao 柯文濤"]),
        ("angs", ["Ångström"]),
        ("文涛", ["Ko Wen-tao 柯文濤"]),
        ("nob", []),
        ("no name", [None]),
    ],
)
def test_values_are_found_by_the_beginnings_of_their_words(typed: str, found: list[str | None]) -> None:
    values = [
        FacetValue("Ko Wen-tao 柯文濤", 9),
        FacetValue("Wen Lo", 4),
        FacetValue("Ångström", 1),
        FacetValue(None, 1),
    ]
    looked = AllValues(values, lambda value: value.value or "No name").found(Wish("name", typed))
    assert [each.value for each in looked.values] == found
    assert (looked.total, looked.found) == (3, sum(each is not None for each in found))


def test_they_stand_by_count_or_by_name(qtbot: QtBot) -> None:
    values = [FacetValue("Wire", 9), FacetValue("ant", 4), FacetValue(None, 3), FacetValue("Bee", 1)]
    looked = AllValues(values, lambda value: value.value or "No source")
    assert [each.value for each in looked.found(Wish("source", "", by_name=True)).values] == [
        "ant",
        "Bee",
        "Wire",
        None,
    ]


def test_years_stand_by_time_the_newest_first(qtbot: QtBot) -> None:
    values = [FacetValue("1999", 9), FacetValue("2023", 4), FacetValue(None, 3), FacetValue("2004", 1)]
    looked = AllValues(values, lambda value: value.value or "Undated")
    assert [each.value for each in looked.found(Wish("year", by_name=True)).values] == ["2023", "2004", "1999", None]
    window = QWidget()
    qtbot.addWidget(window)
    wishes: list[Wish] = []
    panel = AllValuesPanel("year", window, window)
    panel.wanted.connect(wishes.append)
    panel.look()
    assert wishes == [Wish("year", by_name=True)]


def test_more_values_than_the_sidebar_counts_are_all_in_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    assert panel.model.rowCount() == WRITERS + 1  # and one who was called otherwise once
    qtbot.keyClicks(panel.field, "luc")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=10_000)
    assert panel._said.text() == "1 of 226"


def test_the_sidebar_says_how_many_there_are(window: MainWindow, qtbot: QtBot) -> None:
    lines = window.sidebar.tree.lines

    def last() -> str:
        heading = lines.heading("author")
        return str(lines.index(lines.rowCount(heading) - 1, 0, heading).data())

    qtbot.waitUntil(lambda: last() == "All 226…", timeout=10_000)


def test_several_are_taken_and_one_is_left_out_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    qtbot.keyClick(panel.field, Key.Key_Down)
    assert panel.list.hasFocus()
    first = panel.model.value(0).value
    qtbot.keyClick(panel.list, Key.Key_Space)
    qtbot.keyClick(panel.list, Key.Key_Down)
    qtbot.keyClick(panel.list, Key.Key_Space)
    assert asked(window).startswith(f'author:("{first}" OR ')
    assert panel.model.entry(panel.model.index(0, 0)).state is True
    qtbot.keyClick(panel.list, Key.Key_Space)
    qtbot.keyClick(panel.list, Key.Key_Minus)
    assert "-author:" in asked(window)
    qtbot.keyClicks(panel.list, "olga")  # letters belong to the field
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(LAST), timeout=10_000)
    assert panel.field.hasFocus()
    qtbot.keyClick(panel.field, Key.Key_Escape)
    assert window.all_values.panel is None


def test_the_list_stands_still_when_it_is_counted_again(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    with qtbot.waitSignal(window.inquiry.values_found, timeout=10_000):
        panel.look()
    assert bar.value() == at > 0
    with qtbot.waitSignal(window.inquiry.values_found, timeout=10_000):
        qtbot.keyClicks(panel.field, "o")
    assert bar.value() == 0


def test_enter_takes_one_alone_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    qtbot.keyClicks(panel.field, "luc")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=10_000)
    qtbot.keyClick(panel.field, Key.Key_Return)
    assert asked(window) == 'author:"Łucja Ørsted"'
    assert window.all_values.panel is None


def test_its_counts_are_of_the_question_without_what_it_narrows_itself(window: MainWindow, qtbot: QtBot) -> None:
    window.search('source:"Courier" author:"Bo Aune"')
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=10_000)
    panel = open_panel(window, qtbot)
    assert panel.model.rowCount() == 122


def test_names_that_are_seen_are_counted_exactly(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot, "name")
    assert not panel.model._values[0].exact
    qtbot.waitUntil(lambda: panel.model.value(0).exact, timeout=10_000)


def test_assistive_technology_presses_a_value_by_selecting_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    index = panel.model.index(1, 0)
    with qtbot.waitSignal(panel.included) as heard:
        panel.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert heard.args[1] is True
    assert not panel.list.selectionModel().hasSelection()


def test_a_press_beside_it_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_panel(window, qtbot)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=panel.rect().bottomRight())
    assert window.all_values.panel is None
