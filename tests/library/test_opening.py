"""Creating, recognising, migrating and opening a library file."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from backfile.errors import BackfileError, LibraryReadOnly, NoSuchItem, NoSuchPath, NotALibrary
from backfile.library import Library, Writer, identity, schema
from backfile.library.opening import is_due
from backfile.library.sqlite import sqlite3

from .conftest import entry, ferry

if TYPE_CHECKING:
    from sqlite_utils import Database


def test_a_library_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "press.backfile"
    with pytest.raises(NoSuchPath):
        Library.open(path)
    assert not path.exists()
    Library.open(path, create=True).close()
    assert path.read_bytes()[68:72] == b"Back"
    assert sorted(each.name for each in path.parent.iterdir()) == ["press.backfile"]


def test_the_schema_knows_how_many_migrations_it_has() -> None:
    assert len(list(schema.migrations._migrations)) == identity.VERSION


@pytest.mark.parametrize(
    "content",
    [b"not a library", b"SQLite format 3\x00" + b"\x00" * 200, b"SQLite format 3\x00"],
    ids=["text", "other", "cut"],
)
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "press.backfile"
    path.write_bytes(content)
    with pytest.raises(NotALibrary) as refusal:
        Library.open(path, create=True)
    assert "press.backfile" in refusal.value.sentence()
    assert path.read_bytes() == content


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(BackfileError):
        Library.open(tmp_path, create=True)


def test_a_pipe_is_no_library_and_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotALibrary):
        Library.open(tmp_path / "pipe", create=True)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_where_nothing_is_yet_leads_to_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "link.backfile").symlink_to(tmp_path / "disk" / "real.backfile")
    Library.open(tmp_path / "link.backfile", create=True).close()
    assert (tmp_path / "disk" / "real.backfile").is_file()


def test_a_disk_without_hard_links_can_hold_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object, _target: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")  # what Linux says of exFAT

    monkeypatch.setattr(os, "link", refuse)
    with Library.open(tmp_path / "stick.backfile", create=True) as library:
        assert library.counts().items == 0


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    """As a file dialog leaves it that makes the file before its name is handed over."""
    path = tmp_path / "press.backfile"
    path.touch()
    with Library.open(path, create=True) as library:
        assert library.counts().items == 0


def test_a_newer_library_opens_for_reading_only(library: Library) -> None:
    writer = Writer.begin(library, Path("/dumps/a"))
    library.connection.execute("PRAGMA user_version=99")
    with Library.open(library.path) as newer:
        assert newer.readonly
        assert newer.notice is not None
        assert "later Backfile" in newer.notice
        with pytest.raises(LibraryReadOnly) as refusal:
            newer.set_starred(1, True)
        assert "Update Backfile" in refusal.value.sentence()
        assert "writable" not in refusal.value.sentence()
        with pytest.raises(LibraryReadOnly):
            Writer.begin(newer, Path("/dumps/b"))
    assert writer.library.counts().dumps == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_that_can_not_be_written_opens_for_reading_only(library: Library) -> None:
    library.close()
    library.path.chmod(0o444)
    library.path.parent.chmod(0o555)
    try:
        with Library.open(library.path) as opened:
            assert opened.readonly
            assert opened.counts().items == 0
    finally:
        library.path.parent.chmod(0o755)


def test_a_migration_runs_forward_after_a_copy_was_made(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    path = library.path
    Writer.begin(library, Path("/dumps/a"))
    library.close()

    def next_one(db: "Database") -> None:
        db.execute("ALTER TABLE dumps ADD COLUMN colour TEXT")

    version = identity.VERSION
    monkeypatch.setattr(identity, "VERSION", version + 1)
    monkeypatch.setattr(schema.migrations, "_migrations", list(schema.migrations._migrations))
    schema.migrations()(next_one)
    with Library.open(path) as migrated:
        assert migrated.connection.execute("SELECT path, colour FROM dumps").fetchall() == [("/dumps/a", None)]
        assert migrated.connection.execute("PRAGMA user_version").fetchone() == (version + 1,)
    copy = sqlite3.connect(path.with_name(f"press.before-version-{version + 1}.backfile"))
    assert copy.execute("PRAGMA user_version").fetchone() == (version,)
    assert copy.execute("SELECT path FROM dumps").fetchall() == [("/dumps/a",)]
    copy.close()


def test_a_reader_sees_what_another_window_wrote(library: Library) -> None:
    with Library.open(library.path, readonly=True) as reader:
        assert reader.counts().dumps == 0
        Writer.begin(library, Path("/dumps/a"))
        assert reader.counts().dumps == 1


def test_many_programs_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    path = tmp_path / "press.backfile"
    program = f"from backfile.library import Library; Library.open({str(path)!r}, create=True).close()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    started = [subprocess.Popen([sys.executable, "-c", program], env=environment) for _ in range(4)]
    assert [process.wait() for process in started] == [0, 0, 0, 0]
    with Library.open(path) as library:
        assert library.counts().items == 0


def test_a_library_may_be_moved_and_copied_as_one_file(library: Library, tmp_path: Path) -> None:
    Writer.begin(library, Path("/dumps/a"))
    library.close()
    moved = tmp_path / "elsewhere" / "moved.backfile"
    moved.parent.mkdir()
    shutil.copy(library.path, moved)
    with Library.open(moved) as opened:
        assert [dump.path for dump in opened.dumps()] == ["/dumps/a"]


def test_stars_and_what_was_seen_are_remembered(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry())])
    library.set_starred(1, True)
    library.set_starred(1, True)
    library.mark_seen(1)
    assert library.article(1).starred
    assert library.seen([1, 2]) == {1}
    assert library.counts().starred == 1
    library.set_starred(1, False)
    assert not library.article(1).starred


@pytest.mark.parametrize("number", [7, 10**20, -1])  # SQLite's own numbers end at 2**63
def test_an_article_that_is_not_there_is_said_to_be_missing(library: Library, number: int) -> None:
    with pytest.raises(NoSuchItem, match=f"no article {number}"):
        library.article(number)


def test_the_view_reads_like_a_table_of_articles(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry())])
    row = library.connection.execute("SELECT title, source, section, language, date, dump, starred FROM articles")
    assert row.fetchone() == (
        "Night ferry to sail again", "Northlight Wire", "Transport", "en", "2023-04-03T18:20:00+02:00",
        "/dumps/march.jsonl", 0,
    )  # fmt: skip


def test_a_connection_keeps_its_locks_when_another_one_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "press.backfile"
    Library.open(path, create=True).close()
    log = path.with_name(path.name + "-wal")
    write = "from pathlib import Path; from backfile.library import Library; import sys\n" + (
        "with Library.open(Path(sys.argv[1])) as library: library.connection.execute(sys.argv[2])"
    )
    with Library.open(path, readonly=True) as first:
        first.connection.execute("SELECT count(*) FROM items").fetchone()
        with Library.open(path, readonly=True):
            assert not is_due(path)
        held = log.stat().st_ino
        for statement in ("CREATE TABLE one(a)", "INSERT INTO one VALUES (1)", "INSERT INTO one VALUES (2)"):
            subprocess.run([sys.executable, "-c", write, str(path), statement], check=True)
            assert log.stat().st_ino == held  # nobody takes it away under this connection
        assert first.connection.execute("SELECT sum(a) FROM one").fetchone() == (3,)
