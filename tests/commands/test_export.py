"""`export` as a process: how it is followed, and what is left of it where it ends early."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backfile.export.messages import Failed, Finished, Message, Progress, decode, encode
from backfile.export.written import sweep
from backfile.importer import Control, Options
from backfile.importer import run as run_import

ARTICLES = 3_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    dump = folder / "ferries.jsonl"
    with dump.open("w", encoding="utf-8") as out:
        for number in range(ARTICLES):
            record = {"title": f"Ferry {number}", "text": f"渡輪 number {number} sails.", "date": "2023-03-18"}
            out.write(json.dumps(record) + "\n")
    path = folder / "ferries.backfile"
    run_import(path, [dump], Options(), lambda _: None, Control())
    return path


@contextmanager
def exporting(library: Path, query: str, output: Path) -> Iterator["subprocess.Popen[bytes]"]:
    words = ["export", "--messages", "--format", "jsonl", "--output", str(output), "--library", str(library)]
    with subprocess.Popen(
        [sys.executable, "-m", "backfile", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(query).encode() + b"\n")
        process.stdin.flush()
        yield process


def messages(process: "subprocess.Popen[bytes]") -> list[Message]:
    assert process.stdout is not None
    return [message for line in process.stdout if (message := decode(line)) is not None]


def test_it_tells_how_far_it_is_and_that_the_file_is_whole(library: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with exporting(library, "渡輪", output) as process:
        first, *_, last = messages(process)
    assert first == Progress(0, ARTICLES)
    assert last == Finished(ARTICLES)
    assert process.returncode == 0
    assert len(output.read_text("utf-8").splitlines()) == ARTICLES
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize("how", ["cancel", "end", "terminate"])
def test_what_is_stopped_leaves_the_folder_as_it_was(library: Path, tmp_path: Path, how: str) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before")
    with exporting(library, "", output) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        if how == "cancel":
            process.stdin.write(b"cancel\n")
            process.stdin.flush()
        elif how == "end":
            process.stdin.close()
        else:
            process.send_signal(signal.SIGTERM)
        assert not any(isinstance(message, Finished) for message in messages(process))
        assert process.wait() == (1 if sys.platform != "win32" or how != "terminate" else signal.SIGTERM)
    assert output.read_text() == "before"
    assert list(tmp_path.iterdir()) == [output]


def test_what_a_killed_one_leaves_can_be_swept_away(library: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with exporting(library, "", output) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    assert not output.exists()
    other = tmp_path / ".backfile-1-of-another"
    other.touch()
    sweep(output, process.pid)
    assert list(tmp_path.iterdir()) == [other]


def test_a_folder_that_is_not_there_is_said(library: Path, tmp_path: Path) -> None:
    with exporting(library, "", tmp_path / "nowhere" / "out.jsonl") as process:
        (only,) = messages(process)
    assert isinstance(only, Failed)
    assert only.sentence.endswith("can't be written: No such file or directory. Choose another folder.")
    assert process.returncode == 2


def test_a_full_disk_is_said_with_what_to_do(library: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with exporting(library, "", Path("/dev/full")) as process:
        last = messages(process)[-1]
    assert last == Failed(
        "/dev/full can't be written: No space left on device. Free some space there, or choose another disk."
    )


@pytest.mark.parametrize("message", [Progress(1, 2), Finished(3), Failed("The disk — 満杯 — is full.")])
def test_a_message_comes_back_from_its_line(message: Message) -> None:
    assert decode(encode(message)) == message


@pytest.mark.parametrize("line", [b"", b"[]", b'"x"', b'{"message": "other"}', b'{"message": "progress"}', b"\xff"])
def test_a_line_that_is_no_message_is_none(line: bytes) -> None:
    assert decode(line) is None
