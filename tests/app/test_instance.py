"""One process has a library; a later start hands over what it was given."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.app.instance import Instance, Request, decoded, encoded, hand_over, socket_name

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", f"test {tmp_path}")


def start_another(library: Path, *paths: str) -> "subprocess.Popen[str]":
    code = (
        "import sys; from pathlib import Path; from backfile.app.instance import Request, hand_over;"
        "print(hand_over(Path(sys.argv[1]), Request(tuple(map(Path, sys.argv[2:])))))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(library), *paths], cwd=ROOT / "desktop", stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_hands_its_paths_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "a.backfile"
    first = Instance()
    assert first.claim(library)
    with qtbot.waitSignal(first.asked, timeout=10_000) as asked:
        second = start_another(library, "/dumps/one.zip", "/dumps/新聞.jsonl")
    assert asked.args is not None
    assert asked.args[0].paths == (Path("/dumps/one.zip"), Path("/dumps/新聞.jsonl"))
    assert second.communicate(timeout=10)[0].strip() == "True"
    first.release()


def test_a_library_that_nobody_has_open_is_not_handed_over(tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "a.backfile", Request(()))


def test_two_libraries_are_two_instances(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = Instance(), Instance()
    assert one.claim(tmp_path / "a.backfile")
    assert other.claim(tmp_path / "b.backfile")
    one.release()
    other.release()


def test_only_one_process_may_claim_a_library(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "a.backfile"
    holder = holding(library)
    try:
        assert not Instance().claim(library)
    finally:
        holder.kill()
        holder.wait()


def test_what_a_killed_process_left_behind_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "a.backfile"
    holder = holding(library)
    holder.kill()
    holder.wait()
    assert Path(socket_name(library)).exists(), "kill -9 leaves the socket: that is what this is about"
    assert not hand_over(library, Request(()))
    later = Instance()
    assert later.claim(library)
    later.release()


def holding(library: Path) -> "subprocess.Popen[str]":
    """A process that has claimed the library and then does nothing."""
    code = (
        "import sys, time; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from backfile.app.instance import Instance; app = QCoreApplication([]); held = Instance();"
        "print(held.claim(Path(sys.argv[1])), flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(library)], cwd=ROOT / "desktop", stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "True"
    return process


def test_the_socket_is_this_users_alone(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "a.backfile"
    first = Instance()
    first.claim(library)
    assert Path(socket_name(library)).stat().st_mode & 0o077 == 0
    first.release()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"null\n",
        b"[]\n",
        b'{"paths": 3, "token": ""}\n',
        b'{"paths": [3], "token": ""}\n',
        b'{"paths": []}\n',
        b"[" * 100_000,
        b"\xff\xfe\n",
    ],
)
def test_a_line_that_is_no_request_is_ignored(line: bytes) -> None:
    assert decoded(line) is None


def test_a_name_that_is_no_utf8_survives_the_way() -> None:
    request = Request((Path("/dumps/caf\udce9.txt"),), "token")
    assert decoded(encoded(request)) == request
