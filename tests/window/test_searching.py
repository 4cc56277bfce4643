"""Answers in the order of questions: the newest wins, whatever is slow, and nobody waits for an older one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from backfile.search import Searcher, parse
from backfile.search.answer import estimating, glimpse, sampling
from backfile.search.language.query import Query
from backfile.search.plan.shared import Shared
from backfile.search.results import Result, Sort
from backfile.window.answers.told import Answer, Counted, Unfolding
from backfile.window.inquiry import Inquiry
from backfile.window.likeness import said
from backfile.window.question import Question, question
from backfile.window.searching import Searching
from tests.search.conftest import Archive, article


class Gate:
    """A real searcher that stops at a word until it is let go, and does not hear that it is interrupted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = Event(), Event()
        run = Searcher.run

        def slow(searcher: Searcher, query: Query, sort: Sort, **facts: Any) -> Result:
            if "slow" in query.text:
                self.reached.set()
                assert self.opened.wait(10)
                return run(searcher, parse("ferry"), sort)
            return run(searcher, query, sort, **facts)

        monkeypatch.setattr(Searcher, "run", slow)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.opened.set()


@pytest.fixture
def searching(library: Path, qtbot: QtBot) -> Iterator[Searching]:
    made = Searching(library)
    yield made
    made.close()


def answers(searching: Searching) -> list[str]:
    heard: list[str] = []
    searching.answered.connect(lambda answer: heard.append(answer.query.text))
    return heard


def test_an_older_answer_never_comes_after_a_newer_question(searching: Searching, gate: Gate, qtbot: QtBot) -> None:
    heard = answers(searching)
    searching.search(parse("slow"), Sort.RELEVANCE)
    assert gate.reached.wait(10)
    last = searching.search(parse("strait"), Sort.RELEVANCE)  # returns at once, with the older one still at work
    assert heard == []
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    qtbot.wait(100)
    assert heard == ["strait"]
    assert searching.is_current(last)


def test_of_many_questions_asked_at_once_only_the_last_is_answered(
    searching: Searching, gate: Gate, qtbot: QtBot
) -> None:
    heard = answers(searching)
    searching.search(parse("slow"), Sort.RELEVANCE)
    assert gate.reached.wait(10)
    for end in range(1, 7):
        searching.search(parse("strait"[:end] + "*"), Sort.RELEVANCE)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    qtbot.wait(100)
    assert heard == ["strait*"]


def test_a_library_can_be_left_while_it_is_still_searched(library: Path, gate: Gate, qtbot: QtBot) -> None:
    searching = Searching(library)
    heard = answers(searching)
    searching.search(parse("slow"), Sort.RELEVANCE)
    assert gate.reached.wait(10)
    gate.opened.set()
    searching.close()
    qtbot.wait(50)
    assert heard == []


def both(searching: Searching, query: Query, qtbot: QtBot) -> tuple[Answer, Answer]:
    """The first rows, and the answer."""
    heard: list[Answer] = []
    searching.answered.connect(heard.append)
    searching.search(query, Sort.RELEVANCE, folded=True)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    first, whole = heard
    assert first.result.is_glimpse
    assert not first.completes
    assert not whole.result.is_glimpse
    assert whole.completes
    return first, whole


def test_everything_shows_its_first_rows_before_anything_slow_is_loaded(searching: Searching, qtbot: QtBot) -> None:
    first, whole = both(searching, parse(""), qtbot)
    assert [row.hit.id for row in first.rows] == list(first.result.ids) == whole.result.ids[: len(first.rows)].tolist()
    assert first.result.total == whole.result.total
    assert not first.result.is_estimate


def test_what_takes_long_shows_its_first_rows_before_the_answer(
    searching: Searching, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(glimpse, "LONG_WALK", 0)
    monkeypatch.setattr(glimpse, "ROWS", 1)
    first, whole = both(searching, parse("ferry"), qtbot)
    assert {row.hit.id for row in first.rows} <= set(whole.result.ids.tolist())
    assert all(row.hit.title_marks or row.hit.marks for row in first.rows)
    assert first.result.is_estimate


def inquire(library: Path, ask: Callable[[Inquiry], None], qtbot: QtBot) -> tuple[list[Answer], list[Counted]]:
    inquiry = Inquiry()
    answered: list[Answer] = []
    counted: list[Counted] = []
    inquiry.answered.connect(answered.append)
    inquiry.counted.connect(counted.append)
    inquiry.set_library(library)
    ask(inquiry)
    qtbot.waitUntil(lambda: any(each.facets is not None for each in counted), timeout=10_000)
    inquiry.close()
    return answered, counted


def test_every_keystroke_asks_and_the_last_one_is_counted(library: Path, qtbot: QtBot) -> None:
    def type_ferry(inquiry: Inquiry) -> None:
        for end in range(1, 6):
            inquiry.type("ferry"[:end])

    answered, counted = inquire(library, type_ferry, qtbot)
    assert answered[-1].result.total > 0
    assert {each.question for each in counted} == {Question("ferry", typing=True)}


def test_the_first_rows_come_with_the_answer(library: Path, qtbot: QtBot) -> None:
    answered, _ = inquire(library, lambda inquiry: inquiry.ask(question("ferry")), qtbot)
    answer = answered[-1]
    assert [row.hit.id for row in answer.rows] == [int(item) for item in answer.result.ids]


TEXT = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))


@pytest.fixture
def wire(tmp_path: Path, qtbot: QtBot) -> Iterator[Searching]:
    """Four versions, of which one does not say "ferry"."""
    archive = Archive(tmp_path / "wire.backfile")
    texts = (f"{TEXT} ferry", f"{TEXT} boat", f"{TEXT} ferry", f"{TEXT} ferry ferry")
    archive.add(*(article(f"Strait {at}", text, date=f"2023-04-0{at}") for at, text in enumerate(texts, 1)))
    archive.close()
    made = Searching(tmp_path / "wire.backfile")
    yield made
    made.close()


def test_the_versions_behind_a_row_come_with_how_they_differ_from_it(wire: Searching, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wire.answered) as answered:
        wire.search(parse("ferry"), Sort.NEWEST, folded=True)
    assert answered.args is not None
    answer: Answer = answered.args[0]
    assert (answer.result.ids.tolist(), answer.result.total, answer.versions) == ([4], 3, 2)
    with qtbot.waitSignal(wire.unfolded) as unfolded:
        wire.unfold(4)
    assert unfolded.args is not None
    found: Unfolding = unfolded.args[0]
    assert (found.item, found.versions) == (4, (1, 3))
    assert [said(row.difference) for row in found.rows if row.difference] == ["ends 1 word earlier, other headline"] * 2
    assert {row.hit.versions for row in found.rows} == {0}
    with qtbot.waitSignal(wire.rows_read) as read:
        wire.read_rows((4, 3))
    assert read.args is not None
    assert [(row.hit.id, row.hit.versions, row.difference is not None) for row in read.args[0]] == [
        (4, 2, False), (3, 0, True),
    ]  # fmt: skip


def test_what_is_not_folded_says_how_much_would_be(wire: Searching, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wire.answered) as answered:
        wire.search(parse("strait"), Sort.NEWEST)
    assert answered.args is not None
    assert (len(answered.args[0].result.ids), answered.args[0].versions) == (4, 3)


def test_what_takes_long_to_count_is_estimated_first(
    library: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sampling, "LONG_WALK", 0)
    monkeypatch.setattr(sampling, "MANY_READ", 0)
    monkeypatch.setattr(sampling, "FEW", 1)
    monkeypatch.setattr(estimating, "_LEAST", 1)
    monkeypatch.setattr(Shared, "has", lambda *_: False)  # as if the list were not answered sooner
    counted: list[Counted] = []
    inquiry = Inquiry()
    inquiry.counted.connect(counted.append)
    inquiry.set_library(library)
    inquiry.ask(question("strait"))
    qtbot.waitUntil(lambda: any("name" in (each.facets or ()) for each in counted), timeout=10_000)
    assert not any(each.is_estimate for each in counted)  # the first question of all loads what counts
    counted.clear()
    inquiry.ask(question("ferry"))
    qtbot.waitUntil(lambda: any("name" in (each.facets or ()) and not each.is_estimate for each in counted))
    inquiry.close()
    first, *exact = counted
    assert first.is_estimate
    assert first.timeline is not None
    assert first.timeline.is_estimate
    assert first.facets is not None
    assert all(value.is_estimate for values in first.facets.values() for value in values)
    assert not any(each.is_estimate for each in exact)
    assert any(each.timeline is not None and not each.timeline.is_estimate for each in exact)
    told = {facet for each in exact for facet in each.facets or {}}
    assert first.facets.keys() <= told
