"""All grammatical forms, by one switch."""

import pytest
from PySide6.QtWidgets import QApplication

from backfile.search import parse
from backfile.window.inquiry import Inquiry
from backfile.window.question import Question, question
from backfile.window.widening import Widening, can_widen, is_widened, widened


@pytest.mark.parametrize(
    ("asked", "in_all_forms"),
    [
        ("sail", "forms:sail"),
        ("ferry sails", "forms:(ferry sails)"),
        ("ferry OR boat", "forms:(ferry OR boat)"),
        ("ferry -sails", "forms:(ferry -sails)"),
        ('"night boats"', 'forms:"night boats"'),
    ],
)
def test_it_is_written_in_the_query_and_taken_out_again(asked: str, in_all_forms: str) -> None:
    wide = widened(question(asked), on=True)
    assert wide.words == in_all_forms
    assert is_widened(wide)
    assert parse(widened(wide, on=False).words).tree == parse(asked).tree


def test_filters_stay_as_they_are() -> None:
    wide = widened(question("sail source:Reuters date:2023"), on=True)
    assert wide.words == "forms:sail"
    assert [each.field for each in wide.filters] == ["source", "date"]


def test_a_filter_in_the_field_becomes_a_chip_and_is_not_widened() -> None:
    wide = widened(Question("sail source:Reuters", typing=True), on=True)
    assert wide.words == "forms:sail"
    assert [each.field for each in wide.filters] == ["source"]


def test_where_some_words_are_wide_already_all_become_so() -> None:
    some = question("forms:ferry boat")
    assert not is_widened(some)
    assert widened(some, on=True).words == "forms:(ferry boat)"
    assert is_widened(question("forms:ferry forms:boat"))
    assert widened(question("forms:ferry forms:boat"), on=False).words == "ferry boat"


@pytest.mark.parametrize("asked", ["", "source:Reuters", "ferry\nboat"])
def test_without_words_and_for_a_list_there_is_nothing_to_widen(asked: str) -> None:
    assert not can_widen(question(asked))
    assert not is_widened(question(asked))


def test_the_switch_asks_and_shows_what_is_asked(qapp: QApplication) -> None:
    inquiry = Inquiry()
    switch = Widening(inquiry, inquiry)
    assert not switch.action.isEnabled()
    inquiry.ask(question("sail source:Reuters"))
    assert switch.action.isEnabled()
    assert not switch.action.isChecked()
    switch.action.trigger()
    assert inquiry.question.words == "forms:sail"
    assert switch.action.isChecked()
    assert [each.words for each in switch.commands()] == ["These grammatical forms alone"]
    switch.toggle()
    assert inquiry.question.words == "sail"
    assert not switch.action.isChecked()
