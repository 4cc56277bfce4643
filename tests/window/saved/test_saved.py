"""Saved searches in the window: kept by a press, named at once, shown with what is new, deleted and put back."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QPoint, Qt
from pytestqt.qtbot import QtBot

from backfile.errors import LibraryReadOnly
from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.library.saved_searches import SavedSearch, rename_search, save_search, saved_searches
from backfile.search import parse
from backfile.search.news import News
from backfile.window.answers.told import SavedCount
from backfile.window.main import MainWindow
from backfile.window.question import question
from backfile.window.saved.naming import ChangedPanel, NamePanel
from backfile.window.saved.shelf import akin
from backfile.window.saved.wording import name_of, news_text
from backfile.window.sidebar.entries import Entry, Section
from backfile.window.top_bar import View
from tests.window.opening import Open

Key = Qt.Key


@pytest.fixture
def window(library: Path, open_window: Open) -> MainWindow:
    return open_window(library)


def entries(window: MainWindow) -> list[Entry]:
    lines = window.sidebar.tree.lines
    heading = lines.line(lines.heading("saved"))
    return list(heading.entries) if isinstance(heading, Section) else []


def entry(window: MainWindow, name: str) -> Entry | None:
    return next((each for each in entries(window) if each.label == name), None)


def search(window: MainWindow, qtbot: QtBot, query: str) -> None:
    window.search(query)
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=10_000)


def save(window: MainWindow, qtbot: QtBot, query: str, name: str) -> Entry:
    search(window, qtbot, query)
    window.saved.keep()
    panel = name_panel(window)
    panel.field.setText(name)
    qtbot.keyClick(panel.field, Key.Key_Return)
    qtbot.waitUntil(lambda: (known := entry(window, name)) is not None and known.count is not None, timeout=10_000)
    found = entry(window, name)
    assert found is not None
    return found


def name_panel(window: MainWindow) -> NamePanel:
    return next(each for each in window.findChildren(NamePanel) if each.isVisible())


def stored(window: MainWindow) -> list[SavedSearch]:
    with Library.open(window.library_path, readonly=True) as library:
        return saved_searches(library)


def import_ferries(window: MainWindow, folder: Path, numbers: str) -> None:
    dump = folder / f"ferries-{numbers}.jsonl"
    rows = ({"title": f"Ferry {n}", "text": f"The ferry {n} sails."} for n in numbers)
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run(window.library_path, [dump], Options(), lambda _: None, Control())


@pytest.mark.parametrize(
    ("query", "name"), [("ferry strait", "Ferry and strait"), ("source:Courier", "From Courier"), ("", "All articles")]
)
def test_a_search_is_called_by_its_sentence(qtbot: QtBot, query: str, name: str) -> None:
    assert name_of(question(query)).startswith(name)


def test_a_press_keeps_what_is_asked_and_lets_it_be_named_at_once(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "ferry")
    bookmark = window.top.field._bookmark
    assert bookmark.isVisible()
    assert bookmark.toolTip() == "Save this search (Ctrl+D)"
    bookmark.click()
    panel = name_panel(window)
    assert (panel.field.text(), panel.field.selectedText()) == ("Ferry", "Ferry")
    panel.field.setText("  Boats of   the strait ")
    qtbot.keyClick(panel.field, Key.Key_Return)
    qtbot.waitUntil(lambda: entry(window, "Boats of the strait") is not None, timeout=10_000)
    assert [(each.name, each.query) for each in stored(window)] == [("Boats of the strait", "ferry")]
    qtbot.waitUntil(lambda: bookmark.toolTip() == "Saved as “Boats of the strait” (Ctrl+D)")
    assert entries(window)[0].chosen
    places = [window.sidebar.tree.lines.line(window.sidebar.tree.lines.index(row, 0)) for row in range(4)]
    assert not any(isinstance(place, Entry) and place.chosen for place in places)


def test_esc_keeps_the_search_under_the_name_that_was_proposed(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "ferry")
    window.saved.keep()
    panel = name_panel(window)
    panel.field.setText("Boats")
    qtbot.keyClick(panel.field, Key.Key_Escape)
    qtbot.waitUntil(lambda: entry(window, "Ferry") is not None, timeout=10_000)
    assert [each.name for each in stored(window)] == ["Ferry"]


def test_a_second_press_offers_its_name_and_to_remove_it(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    window.saved.keep()
    panel = name_panel(window)
    assert panel.field.text() == "Boats"
    panel.removed.emit()
    panel.leave()
    qtbot.waitUntil(lambda: not entries(window), timeout=10_000)
    window.notice.take_back.click()
    qtbot.waitUntil(lambda: entry(window, "Boats") is not None, timeout=10_000)


def test_the_bookmark_of_a_search_that_finds_everything_is_offered_once_it_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "")
    assert not window.top.field._bookmark.isVisible()
    save(window, qtbot, "", "Everything")
    qtbot.waitUntil(window.top.field._bookmark.isVisible)


def test_a_name_is_changed_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    tree = window.sidebar.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.lines.index(0, 0, tree.lines.heading("saved")))
    qtbot.keyClick(tree, Key.Key_F2)
    assert tree._name.isVisible()
    tree._name.setText("Night boats")
    window.saved.searches.recount()  # counts come in while one types
    qtbot.keyClick(tree._name, Key.Key_Return)
    qtbot.waitUntil(lambda: entry(window, "Night boats") is not None, timeout=10_000)
    assert not tree._name.isVisible()
    qtbot.keyClick(tree, Key.Key_F2)
    tree._name.setText("Never mind")
    qtbot.keyClick(tree._name, Key.Key_Escape)
    assert not tree._name.isVisible()
    assert [each.name for each in stored(window)] == ["Night boats"]


def test_what_was_opened_and_then_changed_can_be_updated_or_kept_beside(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    search(window, qtbot, "ferry crews")
    assert window.top.field._bookmark.toolTip() == "“Boats” asked something else (Ctrl+D)"
    assert not entries(window)[0].chosen
    window.saved.keep()
    panel = next(each for each in window.findChildren(ChangedPanel) if each.isVisible())
    panel._update.click()
    qtbot.waitUntil(lambda: [each.query for each in stored(window)] == ["ferry crews"], timeout=10_000)
    qtbot.waitUntil(lambda: entries(window)[0].chosen)
    window.notice.take_back.click()
    qtbot.waitUntil(lambda: not entries(window)[0].chosen, timeout=10_000)
    assert [each.query for each in stored(window)] == ["ferry"]
    window.saved.keep()
    next(each for each in window.findChildren(ChangedPanel) if each.isVisible()).another_wanted.emit()
    qtbot.waitUntil(lambda: len(entries(window)) == 2, timeout=10_000)


def test_another_question_is_no_change_of_the_search_that_was_looked_at_last(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry source:wire", "Boats")
    search(window, qtbot, "strait")
    assert window.top.field._bookmark.toolTip() == "Save this search (Ctrl+D)"
    window.saved.keep()
    qtbot.waitUntil(lambda: [each.query for each in stored(window)] == ["source:wire ferry", "strait"], timeout=10_000)


@pytest.mark.parametrize(
    ("saved", "asked", "expected"),
    [
        ("ferry", "ferry crews", True),
        ("ferry", "fer", True),
        ("ferry", "-ferry strait", True),
        ("ferry source:wire", "strait source:wire", True),
        ("渡輪", "渡輪公司", True),
        ("ferry", "strait", False),
        ("ferry source:wire", "strait source:courier", False),
        ("ferry", "", False),
    ],
)
def test_questions_are_akin_that_share_a_word_or_a_filter(saved: str, asked: str, expected: bool) -> None:
    assert akin(parse(saved).tree, parse(asked).tree) is expected
    assert akin(parse(asked).tree, parse(saved).tree) is expected


def test_what_was_imported_since_is_told_and_can_be_shown_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save(window, qtbot, "ferry", "Boats")
    search(window, qtbot, "strait")
    import_ferries(window, tmp_path, "123")
    window.saved.searches.recount()
    qtbot.waitUntil(lambda: entries(window)[0].new == 3, timeout=10_000)
    assert entries(window)[0].spoken() == "Boats, 4 articles, 3 new"
    window.saved.searches.open(entries(window)[0].saved or 0)
    news = window.results.news
    qtbot.waitUntil(lambda: news.isVisible() and news.words.startswith("3 new since "), timeout=10_000)
    assert (entries(window)[0].new, entries(window)[0].chosen) == (0, True)
    for view in (View.CONCORDANCE, View.OVER_TIME):  # which are made now
        window.pages.show_view(view)
    assert window.over_time().news.isVisible()
    assert window.over_time().news.words == window.concordance().news.words == news.words
    window.over_time().news.press()
    window.pages.show_view(View.ARTICLES)
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 3, timeout=10_000)
    assert "id:>=" in window.inquiry.question.query.text
    assert entries(window)[0].chosen
    news.press()
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 4, timeout=10_000)
    assert window.inquiry.question.query.text == "ferry"
    search(window, qtbot, "strait")
    assert not news.isVisible()
    window.saved.searches.recount()
    qtbot.waitUntil(lambda: entries(window)[0].count == 4 and entries(window)[0].new == 0, timeout=10_000)


def test_what_comes_in_while_one_looks_is_not_new_afterwards(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    save(window, qtbot, "ferry", "Boats")
    import_ferries(window, tmp_path, "45")
    window.inquiry.library_grew()
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 3, timeout=10_000)
    search(window, qtbot, "strait")
    window.saved.searches.recount()
    qtbot.waitUntil(lambda: entries(window)[0].count == 3, timeout=10_000)
    assert entries(window)[0].new == 0


def test_words_on_the_way_to_others_are_no_look(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    save(window, qtbot, "ferry", "Boats")
    search(window, qtbot, "strait")
    import_ferries(window, tmp_path, "67")
    before = stored(window)
    window.top.field.setText("ferry")
    window.inquiry.type("ferry")
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 3, timeout=10_000)
    assert stored(window) == before
    window.inquiry.settle()
    qtbot.waitUntil(lambda: stored(window) != before, timeout=10_000)


def test_what_another_process_did_is_there_when_the_window_is_turned_to(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    with Library.open(window.library_path) as library:
        rename_search(library, entries(window)[0].saved or 0, "Ships")
        save_search(library, "Ahoy", "date:2023 ferry", "newest", 0)
    window.saved.searches.refresh()
    qtbot.waitUntil(lambda: [each.label for each in entries(window)] == ["Ahoy", "Ships"], timeout=10_000)
    window.search("ferry date:2023")  # the same, written otherwise
    qtbot.waitUntil(lambda: [each.chosen for each in entries(window)] == [True, False], timeout=10_000)


def test_what_another_process_added_is_found_when_the_window_is_turned_to(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save(window, qtbot, "ferry", "Boats")
    search(window, qtbot, "sails")
    import_ferries(window, tmp_path, "89")
    window.saved.searches.refresh()
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: entries(window)[0].new == 2, timeout=10_000)


def test_a_round_of_counts_ends_before_the_next_begins(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    searches = window.saved.searches
    rounds: list[object] = []
    searches.counts_wanted.disconnect(window.inquiry.count_saved)
    searches.counts_wanted.connect(rounds.append)
    searches.recount()
    searches._recount_in_turn()
    assert len(rounds) == 1
    searches.take_count(SavedCount(entries(window)[0].saved or 0, News(1, 0)))
    searches._recount_in_turn()
    assert len(rounds) == 2


def test_a_list_is_kept_as_a_list(window: MainWindow, qtbot: QtBot) -> None:
    window.inquiry.ask(question("ferry crews\nstrait\nharbour"))
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=10_000)
    window.saved.keep()
    name_panel(window).leave()
    qtbot.waitUntil(lambda: [each.query for each in stored(window)] == ["ferry crews\nstrait\nharbour"], timeout=10_000)
    qtbot.waitUntil(lambda: [each.chosen for each in entries(window)] == [True], timeout=10_000)
    search(window, qtbot, "strait")
    window.saved.searches.open(entries(window)[0].saved or 0)
    assert window.inquiry.question.is_list
    assert entries(window)[0].chosen


def test_a_deleted_search_comes_back_by_undo(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Ferry")
    tree = window.sidebar.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.lines.index(0, 0, tree.lines.heading("saved")))
    qtbot.keyClick(tree, Key.Key_Delete)
    qtbot.waitUntil(lambda: not entries(window) and window.notice.isVisible(), timeout=10_000)
    window.notice.take_back.click()
    qtbot.waitUntil(lambda: [each.label for each in entries(window)] == ["Ferry"], timeout=10_000)


def labels(window: MainWindow) -> list[str]:
    return [each.label for each in entries(window)]


def three(window: MainWindow, qtbot: QtBot) -> None:
    with Library.open(window.library_path) as library:
        for query, name in (("ferry", "A"), ("strait", "B"), ("harbour", "C")):
            save_search(library, name, query, "newest", 0)
    window.saved.searches.refresh()
    qtbot.waitUntil(lambda: labels(window) == ["A", "B", "C"], timeout=10_000)


def center(window: MainWindow, number: int) -> QPoint:
    tree = window.sidebar.tree
    return tree.visualRect(tree.lines.below("saved")[number]).center()


def test_they_are_put_in_order_by_keyboard_and_stay_so(window: MainWindow, qtbot: QtBot) -> None:
    three(window, qtbot)
    tree = window.sidebar.tree
    tree.setCurrentIndex(tree.lines.below("saved")[2])
    qtbot.keyClick(tree, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels(window) == ["A", "C", "B"]
    qtbot.keyClick(tree, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # it is the first
    assert labels(window) == ["C", "A", "B"]
    assert tree.lines.position(tree.currentIndex()) == tree.lines.position(tree.lines.below("saved")[0])
    qtbot.keyClick(tree, Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: [each.name for each in stored(window)] == ["A", "C", "B"], timeout=10_000)


def test_one_is_dragged_and_a_press_opens_one(window: MainWindow, qtbot: QtBot) -> None:
    three(window, qtbot)
    search(window, qtbot, "")
    tree, left = window.sidebar.tree, Qt.MouseButton.LeftButton
    view = tree.viewport()

    def drag(first: int, to: QPoint) -> None:
        qtbot.mousePress(view, left, pos=center(window, first))
        qtbot.mouseMove(view, to)

    drag(0, center(window, 2) + QPoint(0, 3))
    qtbot.mouseRelease(view, left, pos=center(window, 2))
    assert labels(window) == ["B", "C", "A"]
    assert window.inquiry.question.is_everything  # none was opened
    drag(2, center(window, 0))
    qtbot.keyClick(tree, Key.Key_Escape)
    qtbot.mouseRelease(view, left, pos=center(window, 0))
    assert labels(window) == ["B", "C", "A"]
    qtbot.mouseClick(view, left, pos=center(window, 1))
    assert window.inquiry.question.query.text == "harbour"


def test_of_a_library_that_can_only_be_read_they_stay_where_they_are(library: Path, qtbot: QtBot) -> None:
    with Library.open(library) as opened:
        for name in ("A", "B"):
            save_search(opened, name, name, "newest", 0)
        opened.connection.execute("PRAGMA user_version=99")  # of a later program
    window = MainWindow(library, {})
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.saved.searches.shelf.fixed, timeout=10_000)
    tree, left = window.sidebar.tree, Qt.MouseButton.LeftButton
    qtbot.mousePress(tree.viewport(), left, pos=center(window, 0))
    qtbot.mouseMove(tree.viewport(), center(window, 1) + QPoint(0, 5))
    qtbot.mouseRelease(tree.viewport(), left, pos=center(window, 1))
    tree.setCurrentIndex(tree.lines.below("saved")[0])
    qtbot.keyClick(tree, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert labels(window) == ["A", "B"]
    search(window, qtbot, "ferry")
    with qtbot.waitSignal(window.saved.failed, timeout=10_000) as told:
        window.saved.keep()
    assert isinstance(told.args[0], LibraryReadOnly)
    assert window.findChild(NamePanel) is None
    window.close()


def test_the_palette_has_each_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    save(window, qtbot, "ferry", "Boats")
    search(window, qtbot, "ferry strait")
    commands = {each.words: each for each in window.saved.commands()}
    assert list(commands) == ["Save this search", "Let “Boats” ask what is asked now", "Boats"]
    commands["Boats"].does()
    qtbot.waitUntil(lambda: window.inquiry.question.query.text == "ferry", timeout=10_000)
    assert "Rename or remove “Boats”" in {each.words for each in window.saved.commands()}


def test_it_is_there_after_a_restart_and_chosen_where_it_is_asked(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    save(window, qtbot, "ferry", "Boats")
    state = window.memory()
    window.close()
    again = MainWindow(library, state)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: [(each.label, each.chosen) for each in entries(again)] == [("Boats", True)], timeout=10_000)
    again.close()


def test_the_time_of_the_last_look_is_as_near_as_it_is_useful(qtbot: QtBot) -> None:
    now = QDateTime.fromString("2024-11-20T18:00:00", Qt.DateFormat.ISODate)

    def said(looked: str | None, new: int = 12) -> str:
        return news_text(new, looked, now)

    assert said(None) == "12 new"
    assert said("2024-11-20T09:05:00") == "12 new since 09:05"
    assert said("2024-11-03T09:05:00") == "12 new since 3 November"
    assert said("2023-11-03T09:05:00", 1_204) == "1,204 new since 3 November 2023"
