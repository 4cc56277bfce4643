"""What a shell hears of a library that an earlier program made."""

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from backfile.__main__ import main
from backfile.library import identity
from tests.library.test_migrations import earlier


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return earlier(tmp_path / "press.backfile")


def test_it_is_brought_forward_and_its_copy_is_told_of(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--library", str(library), "ferry"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["total"] == 2
    copy = library.with_name(f"press.before-version-{identity.VERSION}.backfile")
    assert output.err == f"backfile: press.backfile comes from an earlier Backfile. A copy of it as it was: {copy}\n"
    assert copy.is_file()
    assert main(["search", "--json", "--library", str(library), "ferry"]) == 0
    assert capsys.readouterr().err == ""


def test_without_room_for_its_copy_it_is_only_read(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(100, 99, 1))
    assert main(["search", "--json", "--library", str(library), "ferry"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["total"] == 2
    assert "no room for a copy" in output.err
    assert main(["reindex", "--json", "--library", str(library)]) == 2


def test_a_verb_that_needs_no_library_leaves_it_alone(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = library.read_bytes()
    assert main(["formats", "--json", "--library", str(library)]) == 0
    assert capsys.readouterr().err == ""
    assert library.read_bytes() == before
