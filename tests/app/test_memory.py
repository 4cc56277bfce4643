"""What comes back after a restart, whatever happened to its file."""

import json
from pathlib import Path

import pytest

from backfile.app.memory import RECENT, Memory
from backfile.app.settings import Settings, read_settings, write_settings


def test_the_latest_library_is_the_first_recent_one(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "state.json")
    for name in ("a", "b", "a"):
        memory.opened(tmp_path / f"{name}.backfile")
    assert [path.stem for path in Memory.read(tmp_path / "state.json").recent] == ["a", "b"]


def test_only_so_many_libraries_are_remembered(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "state.json")
    for number in range(RECENT + 5):
        memory.opened(tmp_path / f"{number}.backfile")
        memory.left(tmp_path / f"{number}.backfile", {"query": str(number)})
    again = Memory.read(tmp_path / "state.json")
    assert len(again.recent) == RECENT
    assert len(again.windows) == RECENT


def test_a_window_is_found_as_it_was_left(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "state.json")
    memory.opened(tmp_path / "a.backfile")
    memory.left(tmp_path / "a.backfile", {"query": "渡輪", "article": 3})
    assert Memory.read(tmp_path / "state.json").window(tmp_path / "a.backfile") == {"query": "渡輪", "article": 3}


def test_a_new_library_opens_as_large_as_the_last_one_and_with_no_query(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "state.json")
    memory.opened(tmp_path / "a.backfile")
    memory.left(tmp_path / "a.backfile", {"geometry": "xyz", "query": "ferry"})
    assert memory.window(tmp_path / "b.backfile") == {"geometry": "xyz"}


def test_a_library_that_is_gone_is_not_opened_again(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "state.json")
    memory.opened(tmp_path / "gone.backfile")
    assert memory.last_library.name == "library.backfile"
    (tmp_path / "gone.backfile").touch()
    assert memory.last_library == tmp_path / "gone.backfile"


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        '"text"',
        '{"recent": 3}',
        '{"recent": [3], "windows": []}',
        '{"windows": {"a": 3}}',
        "[" * 99_999,
    ],
)
def test_a_damaged_file_is_as_if_there_were_none(tmp_path: Path, stored: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(stored)
    assert Memory.read(file).recent == []
    assert Memory.read(file).windows == {}


def test_the_file_is_replaced_whole(tmp_path: Path) -> None:
    memory = Memory.read(tmp_path / "deep" / "state.json")
    memory.opened(tmp_path / "a.backfile")
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["state.json"]
    assert json.loads((tmp_path / "deep" / "state.json").read_text())["recent"] == [str(tmp_path / "a.backfile")]


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Memory.read(tmp_path / "file" / "state.json").opened(tmp_path / "a.backfile")


def test_settings_come_back(tmp_path: Path) -> None:
    chosen = Settings(appearance="dark", text_size=125)
    write_settings(chosen, tmp_path / "settings.json")
    assert read_settings(tmp_path / "settings.json") == chosen


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ({"appearance": "purple", "text_size": 125}, Settings(text_size=125)),
        ({"appearance": ["dark"], "text_size": "125"}, Settings()),
        ({"text_size": True}, Settings()),  # in Python True equals 1, and it is no size
        ({"unknown": 1}, Settings()),
    ],
)
def test_a_setting_that_is_not_allowed_is_the_default(
    tmp_path: Path, stored: dict[str, object], read: Settings
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(stored))
    assert read_settings(tmp_path / "settings.json") == read
