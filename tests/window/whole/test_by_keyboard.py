"""A window without a mouse, and without eyes: what the keyboard reaches and a screen reader says."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from backfile.search.language.tree import Dates
from backfile.window.main import MainWindow
from backfile.window.top_bar import View
from tests.window.opening import Open
from tests.window.whole.steps import first_row, reading, type_in


def test_the_keyboard_reaches_field_and_results(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    assert window.focusWidget() is window.top.field
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    assert window.focusWidget() is window.results.list
    first = window.results.list.current_id()
    window.results.list.step(1)
    assert window.results.list.current_id() != first


def test_down_waits_for_the_rows_it_goes_to(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "bathtub ghost")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    assert window.focusWidget() is window.results.list


def test_assistive_technology_reads_a_row_by_selecting_it(window: MainWindow, qtbot: QtBot) -> None:
    results = window.results.list
    flags = QItemSelectionModel.SelectionFlag
    results.selectionModel().select(results.results.index(3, 0), flags.Select | flags.Rows)
    qtbot.waitUntil(lambda: window.article.article_id == results.results.id_at(3), timeout=10_000)


def test_what_a_screen_reader_says(window: MainWindow, qtbot: QtBot) -> None:
    first_row(window, qtbot)
    assert window.top.field.accessibleName() == "Search"
    assert window.results.list.accessibleName() == "Results"
    assert window.article.page.accessibleName() == "Article"
    unnamed = [
        each
        for each in (*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit))
        if each.isVisible() and not (each.accessibleName() or each.text())
    ]
    assert unnamed == []
    said = window.results.list.results.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    row = first_row(window, qtbot)
    assert str(said).startswith(f"{row.hit.title}, {row.hit.source}, ")


def test_the_timeline_says_its_bars(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.results.timeline
    qtbot.waitUntil(lambda: len(timeline.shown_bars.bins) > 10, timeout=10_000)
    assert timeline.describe(0) == "June 2022, 3 articles"
    assert timeline.shown_bars.span(0, 2) == Dates("2022-06", "2022-08")


def test_tab_goes_from_the_field_over_chips_and_sidebar_to_what_is_found_and_the_foot(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample, active=True)
    window.pages.show_view(View.OVER_TIME)  # made after the bar at the foot
    window.pages.show_view(View.ARTICLES)
    window.importing.bar()
    window.search("kind:article lang:en ferry")
    qtbot.waitUntil(lambda: not window.inquiry.waits and len(window.results.summary.chips.chips) == 2)
    window.results.list.choose(0)
    qtbot.waitUntil(lambda: window.article.article_id is not None)
    first, second = window.results.summary.chips.chips
    bar = window.importing.bar()
    bar.show()
    marks = [window.top.field, first, second, window.sidebar.tree, window.results.list, window.article.page, bar]
    over_time = window.over_time()
    for view, wanted in (
        (View.ARTICLES, [*marks, window.top.tab(View.ARTICLES)]),
        (View.OVER_TIME, [window.sidebar.tree, over_time.chart, bar, window.top.tab(View.ARTICLES)]),
    ):
        window.pages.show_view(view)
        window.top.field.setFocus()
        passed = [window.focusWidget()]
        while window.focusNextPrevChild(True) and window.focusWidget() is not window.top.field:
            passed.append(window.focusWidget())
        at = [
            next(number for number, each in enumerate(passed) if each is mark or mark.isAncestorOf(each))
            for mark in wanted
        ]
        assert at == sorted(at)
        assert window.focusNextPrevChild(False)
        assert window.focusWidget() is passed[-1]
