"""Exports as the window runs them: real processes, a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from backfile.search.results import Sort
from backfile.window.exports.bar import ExportBar
from backfile.window.exports.runner import ExportRunner
from backfile.window.exports.state import ExportState, Wish
from tests.window.exports.conftest import ARTICLES, LONG, writing


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[ExportRunner]:
    made = ExportRunner()
    yield made
    made.close()


def wish(library: Path, output: Path, query: str = "", sort: Sort = Sort.OLDEST) -> Wish:
    return Wish(library, query, sort, "jsonl", output)


def test_a_file_is_written_in_the_order_that_is_shown(
    qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path
) -> None:
    output = tmp_path / "ferries.jsonl"
    with qtbot.waitSignal(runner.written, timeout=LONG) as written:
        runner.start(wish(many, output, "lantern -title:7", Sort.NEWEST))
    lines = output.read_text("utf-8").splitlines()
    assert written.args == [output, ARTICLES - 1]
    assert len(lines) == ARTICLES - 1
    assert f'"title":"Ferry {ARTICLES - 1}"' in lines[0]
    assert runner.state is None


def test_how_far_it_is_can_be_seen(qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path) -> None:
    seen: list[ExportState] = []
    runner.changed.connect(lambda state: seen.append(state) if state is not None else None)
    with qtbot.waitSignal(runner.written, timeout=LONG):
        runner.start(wish(many, tmp_path / "ferries.jsonl"))
    assert seen[0] == ExportState(tmp_path / "ferries.jsonl")
    assert ExportState(tmp_path / "ferries.jsonl", 0, ARTICLES) in seen
    assert [state.done for state in seen] == sorted(state.done for state in seen)


def test_a_list_that_no_command_line_takes_can_be_exported(
    qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path
) -> None:
    names = " OR ".join(f'"ferry {number}"' for number in range(5, 15_000, 5))
    with qtbot.waitSignal(runner.written, timeout=LONG) as written:
        runner.start(wish(many, tmp_path / "ferries.jsonl", names + ' OR "nobody at all"' * 5_000))
    assert written.args is not None
    assert written.args[1] == ARTICLES // 5 - 1


def test_a_cancelled_export_leaves_nothing_and_the_next_one_begins(
    qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path
) -> None:
    runner.start(wish(many, tmp_path / "first.jsonl"))
    runner.start(wish(many, tmp_path / "second.jsonl", "title:7"))
    assert runner.state is not None
    assert runner.state.waiting == 1
    with qtbot.waitSignal(runner.written, timeout=LONG) as written:
        with qtbot.waitSignal(runner.cancelled, timeout=LONG):
            runner.cancel()
        assert not runner.state.stopping
    assert written.args == [tmp_path / "second.jsonl", 1]
    assert list(tmp_path.iterdir()) == [tmp_path / "second.jsonl"]


def test_closing_ends_what_runs_and_what_waits(qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path) -> None:
    with writing(qtbot, runner):
        runner.start(wish(many, tmp_path / "first.jsonl"))
        runner.start(wish(many, tmp_path / "second.jsonl"))
    runner.close()
    assert runner.state is None
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_dies_is_told_and_leaves_nothing(
    qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path
) -> None:
    with writing(qtbot, runner):
        runner.start(wish(many, tmp_path / "first.jsonl"))
    with qtbot.waitSignal(runner.failed, timeout=LONG) as failed:
        runner.kill()
    assert failed.args == ["The export stopped before its end; nothing was written. Try it again."]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_told_with_what_to_do(
    qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path
) -> None:
    output = tmp_path / "gone" / "ferries.jsonl"
    with qtbot.waitSignal(runner.failed, timeout=LONG) as failed:
        runner.start(wish(many, output))
    assert failed.args == [f"{output} can't be written: No such file or directory. Choose another folder."]


def test_the_bar_shows_what_runs_and_cancels_it(qtbot: QtBot, runner: ExportRunner, many: Path, tmp_path: Path) -> None:
    bar = ExportBar(runner)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    with writing(qtbot, runner):
        runner.start(wish(many, tmp_path / "first.jsonl"))
    assert not bar.isHidden()
    progress = bar.findChild(QProgressBar)
    cancel = bar.findChild(QPushButton)
    assert progress is not None
    assert cancel is not None
    assert progress.maximum() == ARTICLES
    with qtbot.waitSignal(runner.cancelled, timeout=LONG):
        cancel.click()
        assert not cancel.isEnabled()
    assert bar.isHidden()
