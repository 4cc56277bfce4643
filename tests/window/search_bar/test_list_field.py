"""A list in the search field: pasted as one token, taken back by undo, replaced by what is typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backfile.window.search_bar.list_field import ListField
from backfile.window.search_bar.listed import listed

NAMES = "Ada Quill\n\n  Bo Tarn\r\n渡輪\n"
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Heard:
    """What a field said."""

    def __init__(self, field: ListField) -> None:
        self.words: list[str] = []
        self.lists: list[str] = []
        self.opened = 0
        field.words_edited.connect(self.words.append)
        field.list_edited.connect(self.lists.append)
        field.list_opened.connect(self._open)

    def _open(self) -> None:
        self.opened += 1


@pytest.fixture
def field(qtbot: QtBot) -> ListField:
    made = ListField()
    qtbot.addWidget(made)
    made.resize(500, 34)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def heard(field: ListField) -> Heard:
    return Heard(field)


def paste(field: ListField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


def test_several_lines_are_a_list_and_one_query_over_several_lines_is_none() -> None:
    found = listed(NAMES)
    assert found is not None
    assert (found.words, found.lines) == ("Ada Quill\nBo Tarn\n渡輪", 3)
    assert found.preview == "Ada Quill, Bo Tarn, 渡輪"
    assert listed("one line\n\n") is None
    assert listed("(ferry OR\nboat)") is None
    assert listed("") is None


def test_a_pasted_list_is_one_token_of_the_field(field: ListField, heard: Heard) -> None:
    paste(field, NAMES)
    assert field.held is not None
    assert len(field.text()) <= 2  # one character, of two code units
    assert heard.lists == ["Ada Quill\nBo Tarn\n渡輪"]
    assert heard.words == []
    assert field.accessibleName() == "Search: 3 lines"


def test_undo_brings_back_what_was_there_before_the_paste(field: ListField, heard: Heard) -> None:
    QTest.keyClicks(field, "ferry")
    paste(field, NAMES)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.text() == "ferry"
    assert heard.words[-1] == "ferry"
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Redo))
    assert heard.lists == ["Ada Quill\nBo Tarn\n渡輪"] * 2


def test_what_is_typed_takes_the_place_of_the_list(field: ListField, heard: Heard) -> None:
    paste(field, NAMES)
    QTest.keyClick(field, Key.Key_Left)
    assert field.held is not None
    QTest.keyClicks(field, "b")
    assert (field.text(), heard.words) == ("b", ["b"])
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.held is not None
    QTest.keyClick(field, Key.Key_Backspace)
    assert field.text() == ""


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_opens_the_lines(field: ListField, heard: Heard, key: Qt.Key) -> None:
    paste(field, NAMES)
    QTest.keyClick(field, key)
    assert heard.opened == 1


def test_a_press_on_the_token_opens_the_lines_and_one_beside_it_does_not(field: ListField, heard: Heard) -> None:
    paste(field, NAMES)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(450, 17))
    assert heard.opened == 0
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=field._token().center())
    assert heard.opened == 1


def test_one_query_over_several_lines_is_typed_as_one(field: ListField, heard: Heard) -> None:
    paste(field, "(ferry OR\nboat)")
    assert (field.text(), field.held) == ("(ferry OR boat)", None)
    assert heard.words == ["(ferry OR boat)"]


def test_a_list_of_megabytes_is_taken_whole(field: ListField, heard: Heard) -> None:
    names = "\n".join(f"Name {number} Surname" for number in range(20_000))
    paste(field, names)
    assert heard.lists == [names]
    field.setText("")
    field.setText(names)
    assert field.held is not None
    assert field.held.lines == 20_000


def test_a_query_of_a_hundred_thousand_letters_is_taken_whole(field: ListField, heard: Heard) -> None:
    query = " OR ".join(f"name{number}" for number in range(10_000))
    paste(field, query)
    assert field.text() == query
    assert heard.words == [query]


def test_the_menus_paste_knows_lists(field: ListField, heard: Heard) -> None:
    QGuiApplication.clipboard().setText(NAMES)
    menu = field.list_menu()
    paste_of_menu = next(action for action in menu.actions() if action.objectName() == "edit-paste")
    paste_of_menu.trigger()
    assert heard.lists == ["Ada Quill\nBo Tarn\n渡輪"]
    menu.deleteLater()


def test_undo_goes_back_over_what_the_window_put_there(field: ListField, heard: Heard) -> None:
    QTest.keyClicks(field, "ferry")
    paste(field, NAMES)
    field.setText("Ada Quill")
    field.setText(NAMES)
    assert heard.words == ["f", "fe", "fer", "ferr", "ferry"]
    assert len(heard.lists) == 1
    for expected in ("Ada Quill", None, "ferry"):
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
        assert field.held is not None if expected is None else field.text() == expected
    assert heard.words[-2:] == ["Ada Quill", "ferry"]
