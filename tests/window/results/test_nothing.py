"""Where nothing is found: what Enter would do is seen before, and loses nothing that was typed."""

from pytestqt.qtbot import QtBot

from backfile.window.question import question
from backfile.window.results.changes import changes
from backfile.window.results.nothing import ChangeLine, NothingPage


def test_a_single_word_stays_and_the_filters_go_first() -> None:
    offered = [change.question.query.text for change in changes(question("lantern lang:fr source:Reuters"))]
    assert all("lantern" in text for text in offered[:2])
    assert [text for text in offered if "lantern" not in text][-1] == ""


def test_of_several_words_one_goes_first() -> None:
    assert changes(question("ferry zebrafish lang:fr"))[0].question.query.text == "lang:fr zebrafish"


def test_the_line_that_enter_takes_is_the_first_that_finds_something(qtbot: QtBot) -> None:
    page = NothingPage()
    qtbot.addWidget(page)
    page.show()
    page.show_question(question("ferry zebrafish"))
    lines = page.findChildren(ChangeLine)
    for line, total in zip(lines, (0, 7, 9), strict=False):
        page.show_count(line.change.question.query, total)
    assert [line.is_first for line in lines[:3]] == [False, True, False]
