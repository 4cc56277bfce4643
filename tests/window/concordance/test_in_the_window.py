"""The way from a line to its hit and back, and narrowing, in the whole window."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.window.concordance.model import Role
from backfile.window.main import MainWindow
from backfile.window.palette.views import view_commands
from backfile.window.top_bar import View
from tests.window.opening import Open

RECORDS = [
    {
        "title": f"Day {at}",
        "date": f"2023-0{at}-03",
        "source": ("Wire", "Ledger")[at % 2],
        "text": "\n\n".join(f"Paragraph {each} of day {at} has a ferry in it." for each in range(40)),
    }
    for at in range(1, 5)
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, open_window: Open) -> MainWindow:
    dump, path = tmp_path / "press.jsonl", tmp_path / "press.backfile"
    dump.write_text("".join(json.dumps(each) + "\n" for each in RECORDS), "utf-8")
    run(path, [dump], Options(), lambda _: None, Control())
    made = open_window(path)
    made.inquiry.fold(False)  # the days are much alike
    made.search("ferry")
    made.pages.show_view(View.CONCORDANCE)
    wait_for_lines(qtbot, made, 160)
    return made


def wait_for_lines(qtbot: QtBot, window: MainWindow, count: int) -> None:
    lines = window.concordance().list.lines
    qtbot.waitUntil(
        lambda: lines.lines is not None and lines.lines.complete and lines.rowCount() == count, timeout=10_000
    )


def open_line(qtbot: QtBot, window: MainWindow, row: int) -> tuple[int, int]:
    """Open a line's article; its number in the article, from 1, and the number of the line."""
    lines = window.concordance().list
    lines.setCurrentIndex(lines.lines.index(row, 0))
    qtbot.waitUntil(lambda: lines.lines.index(row, 0).data(Role.LINE) is not None)
    line = lines.lines.index(row, 0).data(Role.LINE).line
    lines.opened.emit(lines.lines.index(row, 0).data(Role.LINE))
    qtbot.waitUntil(lambda: window.article.article_id == line.id and window.article.page.settled, timeout=10_000)
    before = [each for each in range(line.number) if int(lines.lines.lines.item[each]) == line.id]
    return len(before) + 1, line.number


@pytest.mark.parametrize("back", ["esc", "view"])
def test_a_line_opens_its_own_hit_and_is_there_again_afterwards(qtbot: QtBot, window: MainWindow, back: str) -> None:
    for row in (150, 3, 77):
        wanted, number = open_line(qtbot, window, row)
        assert window.pages.view is View.ARTICLES
        qtbot.waitUntil(lambda wanted=wanted: window.article.page._current == wanted)
        if back == "esc":
            window.article.page.setFocus()
            qtbot.keyClick(window.article.page, Qt.Key.Key_Escape)
        else:
            window.pages.show_view(View.CONCORDANCE)
        assert window.pages.view is View.CONCORDANCE
        lines = window.concordance().list
        assert lines.lines.number_at(lines.currentIndex().row()) == number


def test_esc_stays_with_the_articles_where_the_article_came_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    open_line(qtbot, window, 9)
    window.reading.show(2)
    qtbot.keyClick(window.article.page, Qt.Key.Key_Escape)
    assert window.pages.view is View.ARTICLES


def test_a_source_of_the_dispersion_narrows_all_views_and_its_chip_is_there(qtbot: QtBot, window: MainWindow) -> None:
    window.concordance().facet_wanted.emit("source", "Wire")
    wait_for_lines(qtbot, window, 80)
    assert [chip.text() for chip in window.concordance().summary.chips.chips] == ["Wire"]
    window.pages.show_view(View.OVER_TIME)
    qtbot.waitUntil(lambda: [row.articles for row in window.over_time().table.rows] == ["2"], timeout=10_000)


def test_the_sidebar_narrows_the_chart_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.show_view(View.OVER_TIME)
    qtbot.waitUntil(lambda: [row.articles for row in window.over_time().table.rows] == ["4"], timeout=10_000)
    window.over_time().chart.setFocus()
    window.over_time().span_chosen.emit(None)
    qtbot.keyClick(window.over_time().chart, Qt.Key.Key_Right)
    qtbot.keyClick(window.over_time().chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.articles for row in window.over_time().table.rows] == ["1"], timeout=10_000)
    assert window.inquiry.question.query.text.startswith("date:2023-01")
    qtbot.keyClick(window.over_time().chart, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: [row.articles for row in window.over_time().table.rows] == ["4"], timeout=10_000)


def test_the_palette_has_the_views_and_what_the_shown_one_can_write(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: len(window.concordance().writing.button.offers) == 3, timeout=10_000)
    named = [each.words for each in view_commands(window.pages, window.concordance, window.over_time)]
    assert named[:3] == ["Export lines…", "Export collocates…", "Export dispersion…"]
    assert named[3:] == ["Show the articles", "Show the concordance", "Show over time"]
    window.pages.show_view(View.OVER_TIME)
    named = [each.words for each in view_commands(window.pages, window.concordance, window.over_time)]
    assert named[:2] == ["Compare with another query", "Export the chart as PNG…"]
