"""The sentence under the field: what was found, how long it took, and how far it is in order."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.language.tree import Text
from backfile.search.results import Result
from backfile.window.question import Question, question
from backfile.window.search_bar.query_line import QueryLine
from backfile.window.search_bar.summary import Summary
from backfile.window.search_bar.told import Told, found_text, order_text
from backfile.window.search_bar.words import Phrase


@pytest.mark.parametrize(
    ("total", "importing", "said"),
    [
        (1204, False, "1,204 in 12 ms"),
        (0, False, "none, in 12 ms"),
        (214, True, "214 so far"),
        (0, True, "none, in 12 ms"),
    ],
)
def test_what_was_found(total: int, importing: bool, said: str) -> None:
    assert found_text(total, 0.012, importing=importing) == said


def test_what_is_still_being_counted_is_said_to_be_about_so_many() -> None:
    assert found_text(410_000, 0.012, importing=False, about=True) == "about 410,000"


@pytest.mark.parametrize(
    ("total", "ranked", "said"),
    [
        (1204, 1204, ""),
        (0, 0, ""),
        (605_000, 200, "the best 200 first, then the newest"),  # a word in most articles
        (605_000, 0, "headlines first, then the newest"),
    ],
)
def test_a_list_that_is_not_ranked_to_its_end_says_so(total: int, ranked: int, said: str) -> None:
    assert order_text(total, ranked) == said


LONG = " ".join(f"word{number}" for number in range(40))


def result(asked: Question, total: int = 12) -> Result:
    return Result(np.arange(1, total + 1), total, 0.003, total, asked.query, asked.query)


def told(words: str, left_out: str | None = None) -> Told:
    return Told((Phrase("Articles with "), Phrase(words, True)), "12 in 3 ms", words, left_out=left_out)


@pytest.fixture
def line(qtbot: QtBot) -> QueryLine:
    made = QueryLine()
    qtbot.addWidget(made)
    made.resize(400, 40)
    return made


@pytest.fixture
def summary(qtbot: QtBot) -> Summary:
    made = Summary()
    qtbot.addWidget(made)
    made.resize(900, 200)
    return made


def test_what_a_span_of_dates_leaves_out_is_told(summary: Summary) -> None:
    asked = question("ferry date:2023")
    summary.show_question(asked)
    summary.show_answer(asked, result(asked), importing=False)
    assert summary.line.text() == "Articles with ferry, 2023 · 12 in 3 ms"

    summary.show_undated(asked, 14)
    assert summary.line.text() == "Articles with ferry, 2023; 14 undated articles left out · 12 in 3 ms"

    summary.show_answer(asked, result(asked, 13), importing=False)  # more was imported; it is counted again soon
    assert "14 undated articles left out" in summary.line.text()


@pytest.mark.parametrize("text", ["ferry", "ferry -date:2023", "ferry (date:2023 OR is:undated)", "is:undated"])
def test_where_no_undated_article_is_left_out_none_is_told(summary: Summary, text: str) -> None:
    asked = question(text)
    summary.show_answer(asked, result(asked), importing=False)
    summary.show_undated(asked, 14)

    assert "left out" not in summary.line.text()


def test_a_count_of_another_question_is_not_told(summary: Summary) -> None:
    asked = question("ferry date:2023")
    summary.show_answer(asked, result(asked), importing=False)
    summary.show_undated(question("boat date:2023"), 14)

    assert "left out" not in summary.line.text()


def test_a_warning_stays_until_its_words_are_gone(summary: Summary) -> None:
    asked = Question("sorce:Wire")
    summary.show_question(asked)
    summary.show_warnings(asked.typed.warnings)
    summary.show_answer(asked, result(asked), importing=False)
    assert not summary.warning.isHidden()

    other = Question("source:Wire")
    summary.show_question(other)
    summary.show_answer(other, result(other), importing=False)
    assert summary.warning.isHidden()


def test_what_comes_later_never_moves_what_is_below(line: QueryLine) -> None:
    for words in ("ferry", "ferry and a strait that is long", LONG):
        line.tell(told(words, left_out=""))
        before = line.heightForWidth(400)
        line.tell(told(words, left_out="14 undated articles left out"))
        assert line.heightForWidth(400) == before


def test_a_second_line_stays_while_more_is_asked(line: QueryLine) -> None:
    one = line.heightForWidth(400)
    line.tell(told(LONG))
    assert line.heightForWidth(400) == 2 * one
    line.tell(told("ferry"))
    assert line.heightForWidth(400) == 2 * one
    line.tell(Told((Phrase("All articles"),), "1,204 in 3 ms"))
    assert line.heightForWidth(400) == one


def test_a_long_sentence_is_cut_and_keeps_what_was_found(line: QueryLine, qtbot: QtBot) -> None:
    line.tell(told(LONG))
    line.grab()

    assert line.toolTip() == f"Articles with {LONG} · 12 in 3 ms"
    line.tell(told("ferry"))
    line.grab()
    assert line.toolTip() == ""


def test_in_a_narrow_line_what_was_found_is_the_last_to_go(line: QueryLine) -> None:
    line.resize(230, 20)
    line.set_lines(1)
    line.tell(told("ferry and strait", left_out="14 undated articles left out"))
    line.grab()

    assert line.shown.startswith("Articles with")
    assert line.shown.endswith("… · 12 in 3 ms")
    assert "14 undated articles left out" in line.toolTip()


def test_a_word_that_runs_right_to_left_takes_no_figure_along(line: QueryLine) -> None:
    line.tell(told("السفينة"))
    line.grab()
    assert line.shown == "Articles with \u2068السفينة\u2069 · 12 in 3 ms"
    line.copy_sentence()
    assert QGuiApplication.clipboard().text() == "Articles with السفينة"


def test_how_long_it_took_goes_before_any_of_the_sentence(line: QueryLine) -> None:
    line.resize(230, 20)
    line.set_lines(1)
    line.tell(replace(told("ferry and strait"), brief="12 found"))
    line.grab()

    assert line.shown == "Articles with ferry and strait · 12 found"
    assert line.toolTip() == "Articles with ferry and strait · 12 in 3 ms"


def test_the_sentence_and_the_query_can_be_copied(summary: Summary) -> None:
    asked = question("(ferry OR boat) date:2023")
    summary.show_answer(asked, result(asked), importing=False)
    summary.show_undated(asked, 1)

    summary.line.copy_sentence()
    copied = QGuiApplication.clipboard().text()
    assert copied == "Articles with either ferry or boat, 2023; 1 undated article left out"
    summary.line.copy_query()
    assert QGuiApplication.clipboard().text() == asked.query.text
    summary.show_answer(Question(), Result(np.arange(0), 0, 0.003, 0, Query(), Query()), importing=False)
    summary.line.copy_query()
    assert QGuiApplication.clipboard().text() == "*"


def test_a_beginning_that_was_taken_for_one_is_said_to_be_so(qtbot: QtBot) -> None:
    summary = Summary()
    qtbot.addWidget(summary)
    asked = Question().with_words("harb")
    meant = Query(Text("harb", prefix=True))
    summary.show_answer(asked, replace(result(asked), query=meant), importing=False)
    assert summary.line.text() == "Articles with words that begin with harb · 12 in 3 ms"
    summary.show_answer(asked, result(asked), importing=False)
    assert summary.line.text() == "Articles with harb · 12 in 3 ms"
    summary.set_narrow(narrow=True, short=True)
    beside = replace(question("kind:article lang:en"), words="harb", typing=True)
    longer = Query(both(*question("kind:article lang:en").query.tree.parts, meant.tree))  # type: ignore[union-attr]
    summary.show_answer(beside, replace(result(beside), query=longer), importing=False)
    assert summary.line.text() == "Articles with words that begin with harb · 2 filters · 12 in 3 ms"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("date:foo", "“foo” is no date. Searched as words."),
        ("date:foo is:lost", "“foo” is no date. “is:” knows"),
        ("sorce:Wire date:foo", "No field is called “sorce”. “foo” is no date. Both are searched as words."),
        ("date:a date:b date:c", "“a” is no date. “b” is no date. “c” is no date. All are searched as words."),
    ],
)
def test_what_was_done_about_several_faults_is_said_once(summary: Summary, typed: str, said: str) -> None:
    asked = Question(typed)
    summary.show_warnings(asked.typed.warnings)
    assert summary.warning.text.startswith(said)
    assert summary.warning.text.count("earched as words") == 1
    assert (asked.typed.warning or "").startswith(said)
