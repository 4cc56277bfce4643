"""From a command to a window."""

from pathlib import Path

import pytest

from backfile.app.opening import NoScreenError, open_window, sorted_out
from backfile.errors import NoSuchPath


def test_libraries_and_dumps_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "dump.zip").touch()
    (tmp_path / "dump.backfile").touch()
    assert sorted_out([tmp_path / "dump.zip", tmp_path / "dump.backfile"]) == (
        (tmp_path / "dump.backfile",),
        (tmp_path / "dump.zip",),
    )


def test_a_relative_path_is_seen_from_where_the_command_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dump.zip").touch()
    monkeypatch.chdir(tmp_path)
    assert sorted_out(["dump.zip"]) == ((), (tmp_path / "dump.zip",))


def test_a_missing_path_is_refused_before_any_window_opens(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath, match="nothing-here"):
        sorted_out([tmp_path / "nothing-here"])


def test_without_a_screen_it_says_so_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(NoScreenError) as refused:
        open_window([], tmp_path / "a.backfile")
    assert "backfile import" in refused.value.sentence()
