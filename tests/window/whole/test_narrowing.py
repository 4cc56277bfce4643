"""Facets, chips, the timeline and the places of a window edit what is asked, and say it alike."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from backfile.search.language.tree import Dates
from backfile.search.results import Sort
from backfile.window.main import MainWindow
from backfile.window.results.model import Role
from backfile.window.sidebar.entries import Place
from tests.window.opening import Open
from tests.window.whole.steps import asked, first_row, found, next_button


def test_every_view_says_what_is_asked_and_what_its_dates_leave_out(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry date:2023")
    qtbot.waitUntil(lambda: "left out" in window.results.summary.line.text(), timeout=10_000)

    said = window.results.summary.line.text()
    assert said.startswith("Articles with ferry, 2023; ")
    for pane in (window.concordance(), window.over_time()):
        assert pane.summary.line.text() == said
        assert [chip.text() for chip in pane.summary.chips.chips] == ["2023"]


def test_the_last_days_are_a_chip_and_a_span_among_the_bars(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry last:900d")
    qtbot.waitUntil(lambda: window.results.timeline.asked == Dates("2022-01-05"), timeout=10_000)

    (chip,) = window.results.summary.chips.chips
    assert chip.text() == "Last 900 days"
    chip.click()
    qtbot.waitUntil(lambda: window.results.timeline.asked is None, timeout=10_000)
    assert asked(window) == "ferry"


def press_value(window: MainWindow, qtbot: QtBot, label: str, modifier: Qt.KeyboardModifier) -> None:
    """Press a facet's value with the mouse, as it is drawn."""
    tree = window.sidebar.tree

    def at() -> QPoint | None:
        model = tree.model()
        for top in range(model.rowCount()):
            heading = model.index(top, 0)
            for number in [None, *range(model.rowCount(heading))]:
                index = heading if number is None else model.index(number, 0, heading)
                said = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
                if said.startswith(label + ","):
                    tree.scrollTo(index)
                    return tree.visualRect(index).center()
        return None

    qtbot.waitUntil(lambda: at() is not None, timeout=10_000)
    place = at()
    assert place is not None
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)


NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_facets_edit_the_query_and_count_what_it_finds(window: MainWindow, qtbot: QtBot) -> None:
    press_value(window, qtbot, "Northlight Wire", NONE)
    found(window, qtbot, 23)
    assert asked(window) == 'source:"Northlight Wire"'
    press_value(window, qtbot, "Ostermoor Courier", CTRL)
    found(window, qtbot, 23 + 27)
    press_value(window, qtbot, "Northlight Wire", NONE)  # only this one
    found(window, qtbot, 23)
    press_value(window, qtbot, "Northlight Wire", NONE)  # and off again
    found(window, qtbot, 137)


def test_a_value_can_be_left_out(window: MainWindow, qtbot: QtBot) -> None:
    press_value(window, qtbot, "Northlight Wire", ALT)
    found(window, qtbot, 137 - 23)
    assert asked(window).startswith("-source:")


def test_a_chip_takes_its_filter_away(window: MainWindow, qtbot: QtBot) -> None:
    window.search('lantern source:"Northlight Wire"')
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)
    (chip,) = [
        each
        for each in window.results.summary.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Remove filter") and each.isVisible()
    ]
    assert "Northlight Wire" in chip.accessibleName()
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: asked(window) == "lantern", timeout=10_000)
    assert window.focusWidget() is window.top.field  # and not what Qt finds next, framed


def test_a_drag_on_the_timeline_selects_a_span(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.results.timeline
    qtbot.waitUntil(lambda: len(timeline.shown_bars.bins) > 10, timeout=10_000)
    y = int(timeline.plot().area.center().y())
    start, end = (QPoint(int(timeline.plot().x(number)) + 2, y) for number in (3, 8))
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(timeline, QPoint((start.x() + end.x()) // 2, y))
    qtbot.mouseMove(timeline, end)
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=end)
    first, last = timeline.shown_bars.bins[3].start, timeline.shown_bars.bins[8].start
    qtbot.waitUntil(lambda: asked(window) == f"date:[{first} TO {last}]", timeout=10_000)
    count = sum(each.count for each in timeline.shown_bars.bins[3:9])
    found(window, qtbot, count)


def test_places_of_the_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    window.paging.go_to(Place.UNDATED)
    found(window, qtbot, 25)
    assert asked(window) == "is:undated"
    window.paging.go_to(Place.ALL)
    found(window, qtbot, 137)


def test_one_row_stands_for_a_group_of_versions(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.inquiry.type("beacon petrel tessaly")
    found(window, qtbot, 1)
    assert "2, folded to 1, in" in window.results.summary.line.text()
    row = window.results.list.results.index(0, 0).data(Role.ROW)
    assert row.more() == "and 1 more · 2 sources"
    window.results.list.choose(0)
    qtbot.waitUntil(lambda: "this one" in window.article.page.toPlainText(), timeout=10_000)
    window.inquiry.fold(False)
    found(window, qtbot, 2)
    assert "folded" not in window.results.summary.line.text()
    assert window.memory()["folded"] is False


def test_order_by_date(window: MainWindow, qtbot: QtBot) -> None:
    window.inquiry.sort_by(Sort.OLDEST)
    qtbot.waitUntil(lambda: (first_row(window, qtbot).hit.date or "").startswith("2022-06"), timeout=10_000)


def test_nothing_found_offers_what_would_find_something(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry strait zebrafish")
    qtbot.waitUntil(lambda: window.results.nothing_found, timeout=10_000)
    line = next_button(window, qtbot, "zebrafish")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) > 0, timeout=10_000)
    assert "zebrafish" not in asked(window)


def test_nothing_stands_where_nothing_narrows(window: MainWindow, qtbot: QtBot) -> None:
    chips = [each for each in window.results.summary.findChildren(QWidget) if each.accessibleName() == "Filters"]
    assert [each.isVisible() for each in chips] == [False]


def test_a_figure_of_a_report_leads_to_its_articles_and_the_keyboard_with_it(window: MainWindow, qtbot: QtBot) -> None:
    window.importing.show_report()
    qtbot.waitUntil(lambda: window.importing.imports().report.title() != "", timeout=5000)
    window.importing.imports().report.ledger.search_wanted.emit("kind:excerpt")
    qtbot.waitUntil(window.results.list.hasFocus, timeout=5000)
