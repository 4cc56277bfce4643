"""Imports as the window runs them: real processes, a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backfile.library import Library
from backfile.window.imports import words
from backfile.window.imports.bar import ImportBar
from backfile.window.imports.runner import ImportRunner
from backfile.window.imports.state import ImportState, Phase
from backfile.window.imports.sum_line import SumLine

LONG = 60_000


@pytest.fixture
def runner(qtbot: QtBot, tmp_path: Path) -> Iterator[ImportRunner]:
    made = ImportRunner()
    made.set_library(tmp_path / "test.backfile")
    yield made
    made.close()


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A dump that takes some seconds."""
    file = tmp_path / "slow.jsonl"
    line = '{"title": "Ferry %d", "text": "%s", "date": "2023-03-18"}\n'
    words = "the strait and the ferry and the lantern " * 40
    with file.open("w") as out:
        out.writelines(line % (number, f"{number} {words}") for number in range(6_000))
    return file


def run_to_end(qtbot: QtBot, runner: ImportRunner, *paths: Path) -> ImportState:
    with qtbot.waitSignal(runner.ended, timeout=LONG) as ended:
        runner.start(paths)
    assert ended.args is not None
    state: ImportState = ended.args[0]
    return state


def test_an_import_ends_with_its_figures(qtbot: QtBot, runner: ImportRunner, page: Path) -> None:
    state = run_to_end(qtbot, runner, page)
    assert state.phase is Phase.DONE
    assert (state.name, state.articles, state.problems) == ("pages", 1, 0)
    assert state.excerpts > 0
    assert state.dump_id is not None


def test_what_was_committed_is_told_so_that_results_can_grow(qtbot: QtBot, runner: ImportRunner, page: Path) -> None:
    with qtbot.waitSignal(runner.committed, timeout=LONG):
        runner.start([page])
    qtbot.waitUntil(lambda: not runner.state.active, timeout=LONG)


def test_the_same_dump_again_adds_nothing(qtbot: QtBot, runner: ImportRunner, page: Path) -> None:
    first = run_to_end(qtbot, runner, page)
    again = run_to_end(qtbot, runner, page)
    assert first.articles == 1
    assert (again.articles, again.excerpts) == (0, 0)


def test_imports_wait_for_each_other(qtbot: QtBot, runner: ImportRunner, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "A lantern was found.\n\nNobody has said whose it is, and the harbour office keeps it for a year.\n"
    )
    ended: list[ImportState] = []
    runner.ended.connect(ended.append)
    runner.start([page])
    runner.start([other])
    assert runner.state.waiting == ("other.txt",)
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=LONG)
    assert [state.name for state in ended] == ["pages", "other.txt"]


def test_a_pause_holds_it_and_resume_lets_it_go_on(qtbot: QtBot, runner: ImportRunner, slow: Path) -> None:
    runner.start([slow])
    qtbot.waitUntil(lambda: runner.state.phase is Phase.RUNNING, timeout=LONG)
    runner.pause()
    assert runner.state.phase is Phase.PAUSED

    def stands() -> bool:
        """What it had in hand when it was told may still be on its way."""
        before = runner.state.done
        qtbot.wait(500)
        return runner.state.done == before

    qtbot.waitUntil(stands, timeout=LONG)
    assert runner.state.phase is Phase.PAUSED
    assert runner.state.articles < 6_000
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        runner.resume()
    assert runner.state.articles == 6_000


def test_a_cancelled_import_keeps_what_it_has_and_goes_on_later(qtbot: QtBot, runner: ImportRunner, slow: Path) -> None:
    runner.start([slow])
    qtbot.waitUntil(lambda: runner.state.articles > 0, timeout=LONG)
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        runner.cancel()
    assert runner.state.phase is Phase.CANCELLED
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        runner.again()
    assert runner.state.phase is Phase.DONE
    with Library.open(slow.parent / "test.backfile", readonly=True) as library:
        assert library.counts().items == 6_000


def test_a_process_that_dies_is_told_and_costs_nothing(qtbot: QtBot, runner: ImportRunner, slow: Path) -> None:
    runner.start([slow])
    qtbot.waitUntil(lambda: runner.state.articles > 0, timeout=LONG)
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        runner.kill()
    assert runner.state.phase is Phase.FAILED
    assert "stopped before its end" in runner.state.sentence
    assert "are safe" in runner.state.sentence
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        runner.again()
    assert runner.state.phase is Phase.DONE
    with Library.open(slow.parent / "test.backfile", readonly=True) as library:
        assert library.counts().items == 6_000


def test_a_path_that_is_gone_fails_with_a_sentence(qtbot: QtBot, runner: ImportRunner, tmp_path: Path) -> None:
    state = run_to_end(qtbot, runner, tmp_path / "gone.zip")
    assert state.phase is Phase.FAILED
    assert "gone.zip" in state.sentence


def test_a_closed_window_leaves_no_process_behind(qtbot: QtBot, runner: ImportRunner, slow: Path) -> None:
    runner.start([slow])
    qtbot.waitUntil(lambda: runner.state.phase is Phase.RUNNING, timeout=LONG)
    runner.close()
    assert not runner.busy


def test_the_bar_shows_while_there_is_something_to_tell(qtbot: QtBot, runner: ImportRunner, page: Path) -> None:
    bar = ImportBar(runner)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    run_to_end(qtbot, runner, page)
    assert not bar.isHidden()
    runner.dismiss()
    assert bar.isHidden()


def test_the_sum_leads_to_what_each_figure_counts(qtbot: QtBot, runner: ImportRunner, page: Path) -> None:
    (page / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    bar = ImportBar(runner)
    qtbot.addWidget(bar)
    bar.resize(1400, 44)
    bar.show()
    run_to_end(qtbot, runner, page)
    buttons = {each.text(): each for each in bar.findChildren(QPushButton) if each.isVisible()}
    assert any("1 article" in text for text in buttons)
    with qtbot.waitSignal(bar.skips_wanted):
        buttons["1 skipped"].click()
    with qtbot.waitSignal(bar.search_wanted) as heard:
        next(button for text, button in buttons.items() if "article" in text).click()
    assert heard.args == [f'dump:"{page}"']


def test_an_import_that_runs_can_be_told_to_use_less(qtbot: QtBot, runner: ImportRunner, slow: Path) -> None:
    with qtbot.waitSignal(runner.committed, timeout=LONG):
        runner.start([slow])
    runner.be_gentle(True)
    assert runner.gentle
    with qtbot.waitSignal(runner.ended, timeout=LONG) as ended:
        runner.be_gentle(False)
    assert ended.args is not None
    assert ended.args[0].articles == 6_000


@pytest.mark.parametrize(
    ("problems", "lost", "said"),
    [
        (24, 24, "24 problems"),
        (42, 33, "33 not read (42 problems)"),
        (1, 0, "1 problem, nothing lost"),
    ],
)
def test_the_sum_of_records_adds_up_where_a_problem_cost_none(problems: int, lost: int, said: str) -> None:
    state = ImportState(records=100 + lost, articles=90, duplicates=7, skipped=3, problems=problems)
    assert words.figure("problems", state) == (problems, said)


def test_the_keyboard_stays_in_the_bar_when_an_import_is_cancelled(
    qtbot: QtBot, runner: ImportRunner, slow: Path
) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    other, bar = QPushButton("My library", place), ImportBar(runner, place)
    bar.move(0, other.height())
    place.resize(1300, 200)
    with qtbot.waitSignal(runner.committed, timeout=LONG):
        runner.start([slow])
    place.show()
    place.activateWindow()
    bar.resize(1300, 44)
    cancel = next(each for each in bar.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.setFocus()
    qtbot.waitUntil(cancel.hasFocus)
    with qtbot.waitSignal(runner.ended, timeout=LONG):
        cancel.click()
        assert not other.hasFocus()
    focus = place.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Import again"


def test_the_keyboard_stays_in_the_bar_when_what_was_pressed_goes(
    qtbot: QtBot, runner: ImportRunner, page: Path
) -> None:
    bar = ImportBar(runner)
    qtbot.addWidget(bar)
    runner.start([page])
    bar.show()
    bar.activateWindow()
    cancel = next(each for each in bar.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.setFocus()
    qtbot.waitUntil(cancel.hasFocus)
    qtbot.waitUntil(lambda: runner.state.phase is Phase.DONE, timeout=LONG)
    focus = bar.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Show report"


def test_a_narrow_bar_says_why_there_is_no_article(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    line = SumLine(place)
    for articles, said in ((7, {"7 articles"}), (0, {"0 articles", "5 duplicates"})):
        line.show_state(ImportState(records=5 + articles, articles=articles, duplicates=5), narrow=True)
        assert {each.text() for each in line.findChildren(QPushButton) if not each.isHidden()} == said
