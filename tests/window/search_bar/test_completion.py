"""The list under the search field: when it comes, when it goes, and which keys are its own."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backfile.search.completing.offer import Completion, Kind
from backfile.window.search_bar.completion import CompletionList
from backfile.window.search_bar.completion_rows import CompletionsModel, Role, figures, spoken
from backfile.window.search_bar.field import SearchField
from backfile.window.search_bar.searched import Searched

Key = Qt.Key
FERRY = Completion(Kind.EARLIER, "ferry strait", "ferry strait", 12, "ferry strait")
SOURCE = Completion(Kind.FIELD, "source:", "source:", 7, None, "source", "the publication or agency")
NAME = Completion(Kind.NAME, "Berta Sollie", 'name:"Berta Sollie" ', 20, 'name:"Berta Sollie" ', "name", "貝塔")


class Bench(QWidget):
    """A field, and the list that watches it, as a window has them."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField(self)
        self.list = CompletionList(self.field, self)
        self.asked: list[str] = []
        self.taken: list[Completion] = []
        self.entered = self.left = 0
        QVBoxLayout(self).addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        self.resize(600, 500)
        self.offers: tuple[Completion, ...] = (FERRY, SOURCE, NAME)
        self.list.wanted.connect(self._answer)
        self.list.taken.connect(self.taken.append)
        self.field.entered.connect(self._count_entered)
        self.field.list_wanted.connect(self._count_left)

    def _answer(self) -> None:
        self.asked.append(self.field.text())
        self.list.offer(self.offers)

    def _count_entered(self) -> None:
        self.entered += 1

    def _count_left(self) -> None:
        self.left += 1


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    made = Bench()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(made.field.hasFocus)
    return made


def chosen(bench: Bench) -> int:
    return bench.list.list.currentIndex().row()


def test_typing_brings_it_and_the_field_keeps_the_focus(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    assert bench.asked == ["f", "fe"]
    assert bench.list.isVisible()
    assert bench.field.hasFocus()
    assert chosen(bench) == -1


def test_nothing_to_offer_is_no_list(bench: Bench, qtbot: QtBot) -> None:
    bench.offers = ()
    qtbot.keyClicks(bench.field, "fe")
    assert not bench.list.isVisible()


def test_text_that_was_pasted_or_set_brings_none(bench: Bench, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("ferry")
    qtbot.keyClick(bench.field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bench.field.text() == "ferry"
    bench.field.setText("harbour")
    qtbot.keyClick(bench.field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.asked == []


def test_enter_is_the_field_s_until_down_went_in(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    qtbot.keyClick(bench.field, Key.Key_Return)
    assert (bench.entered, bench.taken) == (1, [])
    assert not bench.list.isVisible()
    qtbot.keyClicks(bench.field, "r")
    qtbot.keyClick(bench.field, Key.Key_Down)
    qtbot.keyClick(bench.field, Key.Key_Down)
    qtbot.keyClick(bench.field, Key.Key_Return)
    assert (bench.entered, bench.taken) == (1, [SOURCE])


def test_tab_takes_the_first_or_the_chosen_one(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    qtbot.keyClick(bench.field, Key.Key_Tab)
    qtbot.keyClicks(bench.field, "r")
    qtbot.keyClick(bench.field, Key.Key_Up)  # the last
    qtbot.keyClick(bench.field, Key.Key_Tab)
    assert bench.taken == [FERRY, NAME]
    assert bench.field.hasFocus()


def test_tab_without_a_list_goes_on(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.field, Key.Key_Tab)
    assert bench.taken == []


def test_escape_closes_it_and_empties_the_field_the_next_time(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    qtbot.keyClick(bench.field, Key.Key_Escape)
    assert (bench.list.isVisible(), bench.field.text()) == (False, "fe")
    qtbot.keyClick(bench.field, Key.Key_Down)  # the results, as before
    assert bench.left == 1
    qtbot.keyClick(bench.field, Key.Key_Escape)
    assert bench.field.text() == ""


def test_down_past_the_last_is_what_was_typed_again(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    for at in (0, 1, 2, -1, 0):
        qtbot.keyClick(bench.field, Key.Key_Down)
        assert chosen(bench) == at


def test_down_in_the_empty_field_shows_what_was_searched_before(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.field, Key.Key_Down)
    assert (bench.list.isVisible(), chosen(bench), bench.left) == (True, 0, 0)


def test_a_composition_is_left_alone(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    QApplication.sendEvent(bench.field, QInputMethodEvent("xi jin", []))
    assert not bench.list.isVisible()
    done = QInputMethodEvent()
    done.setCommitString("習近平")
    QApplication.sendEvent(bench.field, done)
    assert bench.asked[-1] == "fe習近平"
    assert bench.list.isVisible()


def test_going_elsewhere_closes_it(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    bench.field.clearFocus()
    assert not bench.list.isVisible()
    bench.list.offer((FERRY,))  # a late answer
    assert not bench.list.isVisible()


def test_a_press_takes_a_row(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.field, "fe")
    view = bench.list.list
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert bench.taken == [SOURCE]
    assert bench.field.hasFocus()


def test_a_count_is_shown_when_it_is_there(qtbot: QtBot) -> None:
    model = CompletionsModel()
    model.show([FERRY, SOURCE])
    assert (figures(FERRY, None), figures(FERRY, 1204), figures(SOURCE, None)) == ("…", "1,204", "")
    model.count("ferry strait", 12)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "ferry strait, searched before, 12 articles"
    assert spoken(NAME, None) == "Berta Sollie, 貝塔, name"


def test_a_count_that_was_waited_for_comes_with_its_row(qtbot: QtBot) -> None:
    model = CompletionsModel()
    model.show([FERRY, NAME], {"ferry strait": 0})
    assert [figures(row, model.index(at, 0).data(Role.COUNT)) for at, row in enumerate(model.rows)] == ["0", "…"]


def test_what_was_searched_is_kept_once_the_latest_first() -> None:
    searched = Searched(["ferry", 7, "strait"])
    for text in ("Ferry", "storm", "stormy  sea", ""):
        searched.remember(text)
    assert searched.texts == ("stormy sea", "Ferry", "strait")  # “storm” was only on the way
    searched.forget("ferry")
    assert searched.texts == ("stormy sea", "strait")
    searched.clear()
    assert searched.texts == ()


def test_a_date_is_told_as_people_say_it() -> None:
    month = Completion(Kind.VALUE, "2023-03", "date:2023-03 ", 13, "date:2023-03 ", "date")
    assert spoken(month, 4) == "March 2023, 4 articles"
