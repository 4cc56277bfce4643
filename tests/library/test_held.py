"""Which files may be opened by SQLite alone, as closing one lets go of the locks of all connections."""

import subprocess
import sys
from pathlib import Path

import pytest

from backfile.errors import NotALibrary
from backfile.library import Library
from backfile.library.held import holds
from backfile.search.manifests.manifest import is_manifest
from backfile.window.drop_heads import recognise


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "press.backfile"
    Library.open(path, create=True).close()
    return path


def test_files_of_a_library_that_was_opened_and_folders_around_it_are_held(library: Path) -> None:
    assert holds(library)
    assert holds(library.with_name("press.backfile-wal"))
    assert holds(library.with_name("press.backfile-shm"))
    assert holds(library.parent)
    assert holds(library.parent / ".." / "archive")
    assert not holds(library.with_name("other.backfile"))
    assert not holds(library.parent / "pages")


def test_what_is_no_library_is_none_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    path.write_text('{"backfile_manifest": 1}')
    with pytest.raises(NotALibrary):
        Library.open(path)
    assert not holds(path)
    assert is_manifest(path)


def test_it_is_held_by_whatever_name_it_is_called(library: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.backfile"
    link.symlink_to(library)
    assert holds(link)


def test_a_library_dragged_onto_its_own_window_keeps_its_log(library: Path) -> None:
    log = library.with_name(library.name + "-wal")
    write = "from pathlib import Path; from backfile.library import Library; import sys\n" + (
        "with Library.open(Path(sys.argv[1])) as library: library.connection.execute('CREATE TABLE one(a)')"
    )
    with Library.open(library, readonly=True) as opened:
        opened.connection.execute("SELECT count(*) FROM items").fetchone()
        assert recognise(library, {}).said == "The library that is open"
        assert recognise(library.parent, {}).said == "Folder with the library that is open"
        assert not is_manifest(library)
        there = log.stat().st_ino
        subprocess.run([sys.executable, "-c", write, str(library)], check=True)
        assert log.stat().st_ino == there
