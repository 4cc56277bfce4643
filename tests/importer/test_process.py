"""The importing process and its reading process, as the window and the shell start them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.importer import Control, Message, Options, decode, pipeline, run
from backfile.importer import process as processes
from backfile.importer.messages import Done, Failed, Finished, Progress
from backfile.importer.process import ReaderDiedError, ReadingProcess
from backfile.importer.reading import Advanced, Job, read
from backfile.library import Library
from tests.conftest import ROOT
from tests.importer.dumps import contents, imported, lines, titles

LARGE = 5_000  # articles: over the size from which reading has a process of its own


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dumps") / "large.jsonl"
    path.write_bytes(lines(LARGE, paragraphs=9))
    assert pipeline.is_large(path)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.backfile"


def started(library: Path, *paths: Path) -> subprocess.Popen[bytes]:
    """An import as the window starts one."""
    return subprocess.Popen(
        [sys.executable, "-m", "backfile", "import", "--messages", "--library", str(library), *map(str, paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT / "desktop")},
    )


def messages(process: subprocess.Popen[bytes]) -> Iterator[Message]:
    assert process.stdout is not None
    for line in process.stdout:
        message = decode(line)
        assert message is not None, line
        yield message


def order(process: subprocess.Popen[bytes], word: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(word + b"\n")
    process.stdin.flush()


def children(pid: int) -> list[int]:
    """The processes that this one started, on Linux."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def gone(pid: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes by /proc")


def test_a_large_dump_is_read_in_a_process_of_its_own_with_the_same_result(library: Path, large: Path) -> None:
    outcome = imported(library, large)
    assert (outcome.books.records, outcome.books.articles) == (LARGE, LARGE)


def test_both_ways_of_reading_give_the_same_steps(large: Path) -> None:
    here = [step for step in read(Job(large)) if not isinstance(step, Advanced)]
    process = ReadingProcess(Job(large))
    try:
        there = [step for chunk in process.steps(1) for step in chunk if not isinstance(step, Advanced)]
    finally:
        process.close()
    assert there == here


def test_the_window_hears_an_import(library: Path, large: Path) -> None:
    with started(library, large) as process:
        told = list(messages(process))
    assert process.returncode == 0
    assert isinstance(told[-1], Finished)
    assert told[-1].articles == LARGE
    progress = [message for message in told if isinstance(message, Progress)]
    assert [message.bytes_done for message in progress] == sorted(message.bytes_done for message in progress)
    assert [message.committed_id for message in progress] == sorted(message.committed_id for message in progress)


def test_an_order_to_cancel_ends_an_import_that_can_be_finished_later(library: Path, large: Path) -> None:
    with started(library, large) as process:
        told = messages(process)
        while not (isinstance(message := next(told), Progress) and message.committed_id):
            continue
        order(process, b"cancel")
        (done,) = [message for message in told if isinstance(message, Done)]
    assert (process.returncode, done.status) == (1, "cancelled")
    assert len(titles(library)) == done.articles
    imported(library, large)
    assert len(titles(library)) == LARGE


def test_a_pause_holds_and_resume_goes_on(library: Path, large: Path) -> None:
    with started(library, large) as process:
        told = messages(process)
        order(process, b"pause")
        while not (isinstance(message := next(told), Progress) and message.paused):
            continue
        order(process, b"resume")
        assert isinstance(list(told)[-1], Finished)
    assert len(titles(library)) == LARGE


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_cancels(library: Path, large: Path, number: signal.Signals) -> None:
    with started(library, large) as process:
        told = messages(process)
        next(told)
        process.send_signal(number)
        assert [message.status for message in told if isinstance(message, Done)] == ["cancelled"]
    assert process.returncode == 1


def test_an_import_ends_when_the_window_has_gone(library: Path, large: Path) -> None:
    process = started(library, large)
    told = messages(process)
    next(told)
    assert process.stdin is not None
    process.stdin.close()
    assert [message.status for message in told if isinstance(message, Done)] == ["cancelled"]
    process.wait(20)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stderr.close()


@linux
def test_no_reader_is_left_when_the_import_is_killed(library: Path, large: Path) -> None:
    with started(library, large) as process:
        told = messages(process)
        while not isinstance(next(told), Progress):
            continue
        readers = children(process.pid)
        process.kill()
    assert readers
    assert all(gone(reader) for reader in readers)


def test_a_reader_that_is_killed_is_told_and_the_import_can_be_finished(
    library: Path, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "AHEAD", 64 * 1024)  # so that it still waits to be heard when it is killed
    told: list[Message] = []

    def kill_once_some_are_in(message: Message) -> None:
        told.append(message)
        if isinstance(message, Progress) and message.committed_id:
            for reader in multiprocessing.active_children():
                reader.kill()

    outcome = run(library, [large], Options(), kill_once_some_are_in, Control())
    (done,) = [message for message in told if isinstance(message, Done)]
    assert (outcome.clean, done.status, done.problems) == (False, "failed", 1)
    assert 0 < len(titles(library)) < LARGE
    with Library.open(library, readonly=True) as opened:
        (problem,) = opened.problems()
        assert problem.reason == "Reading stopped"
        assert "SIGKILL" in problem.detail
    assert imported(library, large).clean
    assert len(titles(library)) == LARGE


def test_a_reading_process_that_is_ended_early_leaves_nothing(large: Path) -> None:
    process = ReadingProcess(Job(large))
    next(process.steps(5))
    process.close()


def test_an_error_of_the_world_is_one_message(tmp_path: Path, large: Path) -> None:
    no_library = tmp_path / "notes.txt"
    no_library.write_text("not a library, and long enough to have had a header of one hundred bytes " * 3)
    with started(no_library, large) as process:
        told = list(messages(process))
        assert process.stderr is not None
        assert not process.stderr.read()
    assert process.returncode == 2
    assert [type(message) for message in told] == [Failed]


def test_reader_died_says_how(tmp_path: Path) -> None:
    process = ReadingProcess(Job(tmp_path / "nowhere"))
    try:
        with pytest.raises(ReaderDiedError, match="status 1"):
            list(process.steps(5))
    finally:
        process.close()


def test_contents_do_not_depend_on_the_process(tmp_path: Path, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(tmp_path / "there.backfile", large)
    monkeypatch.setattr(pipeline, "LARGE", 1 << 40)
    imported(tmp_path / "here.backfile", large)
    assert contents(tmp_path / "here.backfile") == contents(tmp_path / "there.backfile")
