"""Versions of an article side by side, on a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from backfile.library import Library
from backfile.window.compare import comparing
from backfile.window.compare.cards import Card
from backfile.window.compare.comparing import Part, compared, group_of, joint
from backfile.window.compare.page import ComparePage
from backfile.window.compare.written import written
from tests.search.conftest import Archive, article

FILLER = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(120))
EARLY = f"The ferry crews were close to a deal on Friday.\n\n{FILLER}\n\nNobody was hurt."
LATE = f"The ferry crews reached a deal on Friday.\n\n{FILLER}\n\nBoats of three islands came at dawn."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = Archive(tmp_path / "wire.backfile")
    made.add(article("Crews near deal", EARLY, source="Northlight Wire", date="2023-03-17", kicker="Harbour"))
    made.add(
        article("Crews reach deal", LATE, source="Strait Ledger", date="2023-03-18"),
        article("Crews near deal", EARLY + " Soup was brought.", source="Islander", date="2023-03-19"),
        article("Garden show", "Roses were shown."),
        dump="/dumps/ledger.jsonl",
    )
    made.close()
    return tmp_path / "wire.backfile"


@pytest.fixture
def page(qtbot: QtBot, path: Path) -> ComparePage:
    made = ComparePage()
    qtbot.addWidget(made, before_close_func=lambda page: page.set_library(None))
    made.resize(1100, 700)
    made.show()
    made.set_library(path)
    return made


def open_versions(qtbot: QtBot, page: ComparePage, item: int) -> None:
    with qtbot.waitSignal(page.sheet.moved, timeout=10_000), qtbot.waitSignal(page.shown, timeout=10_000):
        page.show_versions(item)
    qtbot.waitUntil(lambda: page.sheet.settled and page.sheet.changes > 0, timeout=10_000)


def test_the_version_that_is_read_is_compared_with_the_one_before_it(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    assert page.cards.pair == (1, 2)
    assert page.title.text() == "3 versions of one article"
    assert page.remark.text() == "from 2 dumps"
    text = page.sheet.toPlainText()
    assert "Crews near deal" in text
    assert "Crews reach deal" in text
    assert page.counter.text() == f"Change 1 of {page.sheet.changes}"


def test_the_first_version_is_compared_with_the_next(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 1)
    assert page.cards.pair == (1, 2)


def test_an_article_without_versions_shows_no_page(qtbot: QtBot, page: ComparePage) -> None:
    with qtbot.assertNotEmitted(page.shown, wait=300):
        page.show_versions(4)


def test_changes_are_gone_through_in_a_ring(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    changes = page.sheet.changes
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.counter.text() == f"Change 2 of {changes}"
    qtbot.keyClick(page, Qt.Key.Key_P)
    qtbot.keyClick(page, Qt.Key.Key_P)
    assert page.counter.text() == f"Change {changes} of {changes}"


def test_the_first_step_leads_to_the_first_change_where_that_is_out_of_sight(qtbot: QtBot, page: ComparePage) -> None:
    page.resize(1100, 260)
    open_versions(qtbot, page, 3)
    page.sheet.verticalScrollBar().setValue(page.sheet.verticalScrollBar().maximum())
    changes = page.sheet.changes
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.counter.text() == f"Change 1 of {changes}"
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.counter.text() == f"Change 2 of {changes}"


def test_another_version_is_chosen_by_mouse_and_by_keyboard(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    cards = page.cards.findChildren(Card)
    qtbot.mouseClick(cards[2], Qt.MouseButton.LeftButton)
    assert page.cards.pair == (1, 3)
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert page.cards.pair == (2, 3)
    qtbot.mouseClick(cards[2], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert page.cards.pair == (3, 2), "the other way round"
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.cards.pair == (3, 1)
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.cards.pair == (3, 1), "there is none further on"
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.cards.pair == (2, 1)


def test_one_text_is_shown_where_there_is_little_room_or_it_is_wished(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    beside = page.sheet.changes
    qtbot.mouseClick(page.mode, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.sheet.settled)
    assert page.sheet.inline
    assert page.sheet.changes == beside
    assert "were close to reached" in page.sheet.toPlainText()
    qtbot.mouseClick(page.mode, Qt.MouseButton.LeftButton)
    assert not page.sheet.inline
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page.sheet.inline and page.sheet.settled)


def test_escape_leaves_it(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_comparison_is_copied_as_text(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("A: “Crews near deal”, Northlight Wire")
    assert "The ferry crews [-were close to-] {+reached+} a deal on Friday." in text
    assert "[-Nobody was hurt.-]" in text
    assert "\u2068" not in text
    assert "{+Boats of three islands came at dawn.+}" in text


def test_two_versions_are_compared_part_by_part(path: Path) -> None:
    with Library.open(path, readonly=True) as library:
        group = group_of(library, 3)
        found = compared(library.article(1), library.article(2))
    assert [(version.id, version.share is None) for version in group.versions] == [(1, True), (2, False), (3, False)]
    assert [row.part for row in found.rows][:3] == [Part.KICKER, Part.HEADLINE, Part.ABOUT]
    assert found.rows[0].pair.other is None
    assert (found.lacks, found.adds) == (6, 8)
    assert written(found).count("{+") >= 3


def test_pages_are_painted_light_and_dark_side_by_side_and_in_one_text(qtbot: QtBot, page: ComparePage) -> None:
    open_versions(qtbot, page, 2)
    assert not page.grab().isNull()
    page.sheet.set_inline(True)
    assert not page.grab().isNull()


@pytest.mark.parametrize(
    ("gone", "come", "after", "joined"),
    [("a", "b", " c", (" ", "")), ("a", "", "c", ("", " ")), ("a", "", ", c", ("", "")), ("", "b", "c", ("", ""))],
)
def test_words_of_a_change_do_not_run_into_others(gone: str, come: str, after: str, joined: tuple[str, str]) -> None:
    assert joint(gone, come, after) == joined


def test_of_hundreds_of_versions_those_around_the_one_that_is_read_are_offered(
    qtbot: QtBot, page: ComparePage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "AROUND", 1)
    with Library.open(path, readonly=True) as library:
        assert [version.id for version in group_of(library, 3).versions] == [2, 3]
        assert [version.id for version in group_of(library, 2).versions] == [1, 2, 3]
    page.resize(400, 700)
    open_versions(qtbot, page, 3)
    assert page.title.text() == "3 versions of one article"
    last = page.cards.findChildren(Card)[-1]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
