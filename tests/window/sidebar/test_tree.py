"""The sidebar by mouse and keyboard, on a real model."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backfile.library import Counts
from backfile.search.results import FacetValue
from backfile.window.appearance import theme
from backfile.window.question import Filter, Question, of_facet
from backfile.window.sidebar.delegate import elided
from backfile.window.sidebar.entries import Entry, Place
from backfile.window.sidebar.spots import count_text, minus_box
from backfile.window.sidebar.tree import SidebarTree

SECTIONS = [FacetValue(name, 5) for name in ("Transport", "Politics", "Sport", "Region", "Culture", "Letters", "Tides")]
Key = Qt.Key


@pytest.fixture
def tree(qtbot: QtBot) -> SidebarTree:
    made = SidebarTree()
    QAbstractItemModelTester(made.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made)
    made.resize(232, 700)
    made.show()
    made.show_counts(Counts(137, 123, 14, 1, 25, 1))
    made.show_facets({"source": [FacetValue("Courier", 9), FacetValue("Wire", 2)], "section": SECTIONS})
    return made


def line(tree: SidebarTree, said: str) -> QModelIndex:
    model = tree.lines
    for top in (model.index(row, 0) for row in range(model.rowCount())):
        for index in (top, *(model.index(row, 0, top) for row in range(model.rowCount(top)))):
            if str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(said):
                return index
    raise AssertionError(said)


def press(tree: SidebarTree, qtbot: QtBot, said: str, held: Qt.KeyboardModifier) -> None:
    at = tree.visualRect(line(tree, said)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_a_press_includes_adds_or_leaves_out(tree: SidebarTree, qtbot: QtBot) -> None:
    heard: list[tuple[str, Filter, bool]] = []
    tree.included.connect(lambda one, also: heard.append(("in", one, also)))
    tree.excluded.connect(lambda one: heard.append(("out", one, False)))
    press(tree, qtbot, "Courier", Qt.KeyboardModifier.NoModifier)
    press(tree, qtbot, "Wire", Qt.KeyboardModifier.ControlModifier)
    press(tree, qtbot, "Wire", Qt.KeyboardModifier.AltModifier)
    courier, wire = of_facet("source", "Courier"), of_facet("source", "Wire")
    assert heard == [("in", courier, False), ("in", wire, True), ("out", wire, False)]


def test_the_margin_adds_and_the_minus_leaves_out(tree: SidebarTree, qtbot: QtBot) -> None:
    heard: list[tuple[str, bool]] = []
    tree.included.connect(lambda _, also: heard.append(("in", also)))
    tree.excluded.connect(lambda _: heard.append(("out", False)))
    index = line(tree, "Wire")
    rect = tree.visualRect(index)
    entry = tree.lines.line(index)
    assert isinstance(entry, Entry)
    minus = minus_box(rect, entry, theme()).center()
    for at in (QPoint(rect.left() + 8, rect.center().y()), minus, rect.center()):
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert heard == [("in", True), ("out", False), ("in", False)]


def test_counts_that_are_late_are_not_those_of_an_older_question(tree: SidebarTree, qtbot: QtBot) -> None:
    def count(label: str) -> str:
        entry = tree.lines.line(line(tree, label))
        return count_text(entry) if isinstance(entry, Entry) else ""

    tree.show_question(Question("ferry"))
    assert count("Courier") == "9"  # it may be a moment
    qtbot.waitUntil(lambda: count("Courier") == "…")
    tree.show_facets({"source": [FacetValue("Courier", 4)]})
    assert (count("Courier"), count("Transport")) == ("4", "…")
    tree.show_facets({"section": SECTIONS})
    assert count("Transport") == "5"


def test_the_same_by_keyboard(tree: SidebarTree, qtbot: QtBot) -> None:
    heard: list[str] = []
    tree.included.connect(lambda one, also: heard.append("as well" if also else "only"))
    tree.excluded.connect(lambda one: heard.append("not"))
    tree.setFocus()
    tree.setCurrentIndex(line(tree, "Courier"))
    qtbot.keyClick(tree, Key.Key_Space)
    qtbot.keyClick(tree, Key.Key_Plus)
    qtbot.keyClick(tree, Key.Key_Minus)
    assert heard == ["only", "as well", "not"]


def test_a_place_is_gone_to(tree: SidebarTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.place_chosen) as gone:
        press(tree, qtbot, "Undated", Qt.KeyboardModifier.NoModifier)
    assert gone.args == [Place.UNDATED]


def test_more_shows_the_rest_and_fewer_hides_it_again(tree: SidebarTree, qtbot: QtBot) -> None:
    press(tree, qtbot, "2 more", Qt.KeyboardModifier.NoModifier)
    assert line(tree, "Tides").isValid()
    press(tree, qtbot, "Fewer", Qt.KeyboardModifier.NoModifier)
    assert line(tree, "2 more").isValid()


def test_the_keyboards_place_is_kept_when_counts_change(tree: SidebarTree) -> None:
    tree.setCurrentIndex(line(tree, "Wire"))
    tree.show_question(Question().including(of_facet("source", "Courier")))
    tree.show_facets({"source": [FacetValue("Courier", 7), FacetValue("Wire", 4)], "section": SECTIONS[:1]})
    assert str(tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)) == "Wire, 4 articles"


def test_the_keyboard_stays_where_a_line_was_that_is_gone(tree: SidebarTree) -> None:
    tree.setCurrentIndex(line(tree, "Wire"))
    tree.show_facets({"source": [FacetValue("Courier", 9)], "section": SECTIONS})
    assert str(tree.currentIndex().data()) == "Section"
    tree.show_facets({"source": [], "section": []})
    assert str(tree.currentIndex().data()) == "Imports"


def test_assistive_technology_presses_a_line_by_selecting_it(tree: SidebarTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.included) as heard:
        tree.selectionModel().select(line(tree, "Courier"), QItemSelectionModel.SelectionFlag.Select)
    assert heard.args == [of_facet("source", "Courier"), False]
    assert not tree.selectionModel().hasSelection()  # so that it can be pressed again
    with qtbot.assertNotEmitted(tree.included):
        tree.setCurrentIndex(line(tree, "Wire"))
        qtbot.keyClick(tree, Key.Key_Down)


def test_a_name_that_was_cut_already_has_one_ellipsis(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    room = metrics.horizontalAdvance("x" * 20)
    assert elided("Either beacon or the strait seamen’s union…", metrics, room).count("…") == 1
    assert elided("Either beacon or the strait seamen’s union", metrics, room).endswith("union")
