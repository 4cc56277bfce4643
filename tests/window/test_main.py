"""The whole window on a real library: what a person types, presses and reads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from backfile.errors import NotALibrary
from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.paths import resources
from backfile.search.language.tree import Dates
from backfile.search.results import Sort
from backfile.window.main import MainWindow
from backfile.window.palette.palette import Palette
from backfile.window.results.model import Role
from backfile.window.results.row import Row
from backfile.window.sidebar.entries import Place
from backfile.window.top_bar import View


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample in it; the tests change nothing in it but stars and what was read."""
    path = tmp_path_factory.mktemp("sample") / "sample.backfile"
    run(path, [resources() / "sample"], Options(), lambda _: None, Control())
    return path


Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    opened: list[MainWindow] = []

    def open_one(library: Path, **state: object) -> MainWindow:
        window = MainWindow(library, state)
        qtbot.addWidget(window)
        opened.append(window)
        window.resize(1400, 860)
        window.show()
        qtbot.waitUntil(lambda: window.pages.total >= 0, timeout=10_000)
        return window

    yield open_one
    for window in opened:
        window.close()


@pytest.fixture
def window(open_window: Open, sample: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(sample)
    window.inquiry.fold(False)  # what is asked is counted here, whatever stands for it
    found(window, qtbot, 137)
    return window


def found(window: MainWindow, qtbot: QtBot, total: int) -> None:
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == total, timeout=10_000)


def asked(window: MainWindow) -> str:
    return window.inquiry.question.query.text


def type_in(window: MainWindow, qtbot: QtBot, words: str) -> None:
    field = window.top.field
    field.setFocus()
    field.selectAll()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:  # as an input method hands it over
        composed = QInputMethodEvent()
        composed.setCommitString(words)
        QApplication.sendEvent(field, composed)


def first_row(window: MainWindow, qtbot: QtBot) -> Row:
    results = window.results.list.results
    qtbot.waitUntil(lambda: isinstance(results.data(results.index(0, 0), Role.ROW), Row), timeout=10_000)
    row = results.data(results.index(0, 0), Role.ROW)
    assert isinstance(row, Row)
    return row


def reading(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.article.page.toPlainText(), timeout=10_000)


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


def test_the_query_is_copied_from_any_view(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry date:2023")
    qtbot.waitUntil(lambda: "2023" in window.results.summary.line.text(), timeout=10_000)

    for view in View:
        window.pages.show_view(view)
        QApplication.clipboard().clear()
        qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.clipboard().text() == "date:2023 ferry"


def test_typing_finds_and_enter_reads(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "bathtub ghost")
    found(window, qtbot, 1)
    assert first_row(window, qtbot).hit.kind == "excerpt"
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    qtbot.waitUntil(lambda: "of" in window.article.bar.counter.text())


def test_simplified_characters_find_traditional_ones(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "柯文涛")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)
    row = first_row(window, qtbot)
    marked = [row.hit.snippet[start:end] for start, end in row.hit.marks]
    assert "柯文濤" in marked or row.hit.title_marks


def test_a_word_that_is_not_finished_means_its_beginning(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "halcyo")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)


def test_the_last_answer_is_to_the_last_question(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("ferry", "lantern", "the", "halcyon", "zebra zebra", "bathtub ghost"):
        type_in(window, qtbot, words)
    found(window, qtbot, 1)
    qtbot.wait(300)
    assert len(window.results.list.results.ids) == 1


def test_a_field_that_does_not_exist_is_told_and_mended_by_a_press(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "sorce:courier")
    link = next_button(window, qtbot, "Use source:courier")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    found(window, qtbot, 27)


def next_button(window: MainWindow, qtbot: QtBot, text: str) -> QAbstractButton:
    def buttons() -> list[QAbstractButton]:
        return [each for each in window.findChildren(QAbstractButton) if text in each.text() and each.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=10_000)
    return buttons()[0]


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


def test_a_star_is_kept_in_the_library(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    type_in(window, qtbot, "bathtub ghost")
    found(window, qtbot, 1)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    item = window.article.article_id
    assert item is not None
    qtbot.keyClick(window.results.list, Qt.Key.Key_S)

    def starred() -> bool:
        with Library.open(sample, readonly=True) as library:
            return library.article(item).starred

    qtbot.waitUntil(starred, timeout=10_000)
    qtbot.waitUntil(lambda: first_row(window, qtbot).hit.starred, timeout=10_000)
    qtbot.keyClick(window.results.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not starred(), timeout=10_000)


def test_nothing_found_offers_what_would_find_something(window: MainWindow, qtbot: QtBot) -> None:
    window.search("ferry strait zebrafish")
    qtbot.waitUntil(lambda: window.results.nothing_found, timeout=10_000)
    line = next_button(window, qtbot, "zebrafish")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) > 0, timeout=10_000)
    assert "zebrafish" not in asked(window)


def test_what_was_open_comes_back(open_window: Open, window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    window.search("halcyon")
    qtbot.waitUntil(lambda: 0 < len(window.results.list.results.ids) < 137, timeout=10_000)
    window.inquiry.sort_by(Sort.NEWEST)
    window.results.focus_results()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.article.article_id is not None, timeout=10_000)
    memory = window.memory()
    again = open_window(sample, **memory)
    qtbot.waitUntil(lambda: again.article.article_id == memory["article"], timeout=10_000)
    assert asked(again) == "halcyon"
    assert again.inquiry.sort is Sort.NEWEST
    assert again.top.field.text() == "halcyon"


def test_an_empty_library_is_a_place_to_drop(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(tmp_path / "new.backfile")
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty(), timeout=10_000)
    names = {each.text() for each in window.empty().findChildren(QAbstractButton)}
    assert "Try the sample" in names
    said = " ".join(each.text() for each in window.empty().findChildren(QLabel))
    assert all(name in said for name in ("PDF", "Parquet", "WARC", "LexisNexis"))
    assert window.focusWidget() is window.empty()  # nothing is framed as if it had been chosen
    window.pages.show_view(View.CONCORDANCE)
    assert window.pages.currentWidget() is window.empty()
    assert window.focusWidget() is window.empty()
    assert window.concordance.made is None


def test_a_file_that_is_no_library_leaves_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "notes.backfile"
    other.write_text("no library")
    with pytest.raises(NotALibrary):
        window.open_library(other)
    assert window.library_path.name == "sample.backfile"


def test_a_newer_library_opens_for_reading_and_says_so(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "newer.backfile"
    with Library.open(path, create=True) as library:
        library.connection.execute("PRAGMA user_version=99")
    window = open_window(path)
    assert window.notice.isVisible()
    assert "later Backfile" in window.notice.accessibleName() + "".join(
        each.text() for each in window.notice.findChildren(QWidget) if hasattr(each, "text")
    )


def test_the_keyboard_reaches_field_and_results(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    assert window.focusWidget() is window.top.field
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    assert window.focusWidget() is window.results.list
    first = window.results.list.current_id()
    window.results.list.step(1)
    assert window.results.list.current_id() != first


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


def test_the_first_window_fits_its_screen(open_window: Open, sample: Path) -> None:
    window = MainWindow(sample)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.close()


def test_nothing_stands_where_nothing_narrows(window: MainWindow, qtbot: QtBot) -> None:
    chips = [each for each in window.results.summary.findChildren(QWidget) if each.accessibleName() == "Filters"]
    assert [each.isVisible() for each in chips] == [False]


def test_file_can_be_found_in_a_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    window.commanding.toggle_menu_bar()
    assert bar.isVisible()
    file = bar.actions()[0].menu()
    assert [action.text() for action in file.actions() if not action.isSeparator()] == [
        "Import files…", "Import folder…", "Import with options…", "Watch a folder…", "Use less of this computer",
        "Keep pictures", "Libraries", "Export results…", "Export this article…", "Save corpus manifest…",
        "Verify a manifest…", "Quit",
    ]  # fmt: skip
    file.hide()


def test_what_is_on_bears_a_tick_and_no_icon_in_its_place(window: MainWindow) -> None:
    ticked = [each for each in window.findChildren(QAction) if each.isCheckable()]
    assert {"Use less of this computer", "Fold versions"} <= {each.text() for each in ticked}
    assert all(each.icon().isNull() for each in ticked)


def test_the_size_of_pictures_that_are_kept_is_chosen_in_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.show_picture_size(2.0)
    menu = next(each for each in window.findChildren(QMenu) if each.title() == "Keep pictures")
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("None", False), ("Up to 0.5 MB", False), ("Up to 2 MB", True), ("Up to 10 MB", False),
    ]  # fmt: skip
    with qtbot.waitSignal(window.picture_size_chosen) as heard:
        menu.actions()[0].trigger()
    assert heard.args == [0.0]
    assert window.importing.runner.largest_picture == 0.0


def test_every_command_can_be_reached_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.field, "oldest")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.inquiry.sort is Sort.OLDEST
    assert not palette.isVisible()


def test_the_palette_is_left_by_escape_and_the_focus_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.results.list.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.results.list


def test_enter_opens_the_first_of_what_was_typed_and_not_of_what_stood_there(window: MainWindow, qtbot: QtBot) -> None:
    window.results.focus_results()
    qtbot.waitUntil(lambda: window.article.article_id is not None, timeout=10_000)
    type_in(window, qtbot, "lantern")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)  # the rows of before are still there
    qtbot.waitUntil(lambda: window.focusWidget() is window.results.list, timeout=10_000)
    assert asked(window) == "lantern"
    assert window.results.list.currentIndex().row() == 0
    assert window.results.list.selectionModel().selectedRows()
    qtbot.waitUntil(lambda: window.article.article_id == window.results.list.current_id(), timeout=10_000)
    reading(window, qtbot, "lantern")


def test_down_waits_for_the_rows_it_goes_to(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "bathtub ghost")
    qtbot.keyClick(window.top.field, Qt.Key.Key_Down)
    reading(window, qtbot, "bathtub")
    assert window.focusWidget() is window.results.list


def test_a_figure_of_a_report_leads_to_its_articles_and_the_keyboard_with_it(window: MainWindow, qtbot: QtBot) -> None:
    window.importing.show_report()
    qtbot.waitUntil(lambda: window.importing.imports().report.title() != "", timeout=5000)
    window.importing.imports().report.ledger.search_wanted.emit("kind:excerpt")
    qtbot.waitUntil(window.results.list.hasFocus, timeout=5000)


def test_enter_on_nothing_found_takes_the_first_change(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, qtbot, "ferry zebrafish")
    qtbot.waitUntil(lambda: window.results.nothing_found and not window.inquiry.waits, timeout=10_000)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Return)  # the counts may not be there: "zebrafish" alone finds nothing
    qtbot.waitUntil(lambda: not window.results.nothing_found, timeout=10_000)
    assert "zebrafish" not in asked(window)


def test_assistive_technology_reads_a_row_by_selecting_it(window: MainWindow, qtbot: QtBot) -> None:
    results = window.results.list
    flags = QItemSelectionModel.SelectionFlag
    results.selectionModel().select(results.results.index(3, 0), flags.Select | flags.Rows)
    qtbot.waitUntil(lambda: window.article.article_id == results.results.id_at(3), timeout=10_000)


def test_another_view_puts_the_completions_away(window: MainWindow, qtbot: QtBot) -> None:
    offered = window.asking.completing.list
    for leave in (lambda: window.pages.show_view(View.CONCORDANCE), window.help.show_language):
        type_in(window, qtbot, "source:north")
        qtbot.waitUntil(offered.isVisible)
        leave()
        assert not offered.isVisible()
        window.pages.show_view(View.ARTICLES)
        window.top.field.clear()


def test_what_is_typed_is_completed_and_what_was_searched_comes_back(
    open_window: Open, window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    field, offered = window.top.field, window.asking.completing.list
    type_in(window, qtbot, "source:north")
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == 'source:"Northlight Wire" '
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.memory()["searched"] == ['source:"Northlight Wire"']
    again = open_window(sample, searched=window.memory()["searched"])
    assert again.asking.completing.searched.texts == ('source:"Northlight Wire"',)
    again.asking.completing.forget_searched()
    assert again.memory()["searched"] == []
