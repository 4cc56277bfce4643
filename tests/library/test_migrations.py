"""Libraries of earlier programs: opened, they have all that was in them, and find what a new one finds."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import namedtuple
from hashlib import sha256
from pathlib import Path

import pytest

from backfile.errors import LibraryReadOnly
from backfile.library import FileBegan, Library, Writer, identity
from backfile.library.check import check
from backfile.library.index_tables import statements
from backfile.library.migrating import copy_path, migrate
from backfile.library.opening import bring_forward
from backfile.library.reindex import Reindexing
from backfile.library.sqlite import sqlite3
from backfile.library.tables import FIRST
from backfile.search import Searcher, parse

from .conftest import entry, ferry

EARLIER = Path(__file__).with_name("earlier")
_, _, _, *GROWN = re.split(r"^-- (.+)$", (EARLIER / "grown.sql").read_text(), flags=re.MULTILINE)
GROWTH = dict(zip(GROWN[::2], GROWN[1::2], strict=True))
STAGES = ("first", *GROWTH)
FOUND = {
    "": {1, 2, 3}, "ferry": {1, 3}, "渡輪": {2}, "裡": {2}, "衛生": {2}, "ferr*": {1, 3}, "fery~1": {1, 3},
    "source:衛報": {2}, 'source:"衛報"': {2}, "source:wire": {1, 3}, "is:starred": {1}, "has:note": {1}, "tag:sea": {2},
    "is:undated": {3}, "date:2023-04": {1, 2}, "name:柯文濤": {1, 3}, "photo": {1}, "title:again": {1, 3},
    "lang:zh": {2}, "para:(ferry harbour)": {1, 3}, "words:<20": {2}, "has:section": set(),
}  # fmt: skip
OF_TEXTS = {"fts", "headlines", "vocabulary", "name_forms", "sketches", "meta"}


def earlier(path: Path, stage: str = "first") -> Path:
    """A library as the program of that stage left it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.executescript((EARLIER / "first.sql").read_text())
    for step in STAGES[1 : STAGES.index(stage) + 1]:
        connection.executescript(GROWTH[step])
    connection.close()
    return path


@pytest.fixture(params=STAGES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return earlier(tmp_path / "press.backfile", request.param)


def tables(connection: sqlite3.Connection) -> dict[str, object]:
    """The columns of each table, and the statements of the rest."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    shape: dict[str, object] = {}
    for kind, name, sql in rows:
        if re.match(r"sqlite_|(fts|headlines)_", name) or "_sqlite_migrations" in name:
            continue
        columns = connection.execute("SELECT name, type, [notnull], pk, dflt_value FROM pragma_table_info(?)", (name,))
        shape[name] = sorted(map(str, columns)) if kind == "table" else " ".join((sql or "").split())
    return shape


def rows(connection: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    """All that stands in the tables that are not made of the texts."""
    found: dict[str, list[dict[str, object]]] = {}
    for name in (
        name for name, shape in tables(connection).items() if isinstance(shape, list) and name not in OF_TEXTS
    ):
        cursor = connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")
        names = [column[0] for column in cursor.description]
        found[name] = [dict(zip(names, row, strict=True)) for row in cursor]
    return found


def read(path: Path) -> dict[str, list[dict[str, object]]]:
    connection = sqlite3.connect(path)
    found = rows(connection)
    connection.close()
    return found


def find_all(path: Path) -> dict[str, set[int]]:
    with Searcher(path) as searcher:
        return {asked: set(searcher.run(parse(asked)).ids.tolist()) for asked in FOUND}


def test_an_earlier_library_gets_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as opened, Library.open(tmp_path / "new.backfile", create=True) as new:
        assert tables(opened.connection) == tables(new.connection)
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (identity.VERSION,)
        assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_nothing_that_stood_in_it_is_lost(path: Path) -> None:
    before = read(path)
    with Library.open(path) as opened:
        after = rows(opened.connection)
        article = opened.article(1)
    for table, known in before.items():
        kept = [{column: row[column] for column in row if column in old} for row, old in zip(after[table], known)]  # noqa: B905
        assert kept == [{column: old[column] for column in old if column in after[table][0]} for old in known], table
        assert len(after[table]) == len(known)
    assert (article.starred, article.note, article.date) == (True, "Ask the harbour.", "2023-04-03")


def test_a_copy_of_it_as_it_was_stays_beside_it(path: Path) -> None:
    before = read(path)
    Library.open(path).close()
    assert read(path.with_name(f"press.before-version-{identity.VERSION}.backfile")) == before
    assert not list(path.parent.glob("*.unfinished"))


def test_it_finds_what_it_has_before_its_index_is_made_anew_and_after(path: Path) -> None:
    assert find_all(path) == FOUND
    with Library.open(path) as opened:
        assert not opened.index_is_current
        assert Reindexing(opened).run(lambda _done, _of: None)
        assert opened.index_is_current
        assert check(opened) == []
        assert opened.connection.execute("SELECT count(*) FROM name_forms").fetchone() == (1,)
        assert opened.connection.execute("SELECT word FROM vocabulary WHERE word LIKE 'gang%'").fetchall()
    assert find_all(path) == FOUND


def test_versions_are_found_among_what_was_never_sketched(tmp_path: Path) -> None:
    with Library.open(earlier(tmp_path / "press.backfile")) as opened, Searcher(opened.path) as searcher:
        assert len(searcher.run(parse("ferry"), folded=True).ids) == 2
        Reindexing(opened).run(lambda _done, _of: None)
        assert [version.id for version in opened.versions(1)] == [1, 3]
        assert len(searcher.run(parse("ferry"), folded=True).ids) == 1
        assert [version.id for version in opened.versions(2)] == [2]


def test_what_was_imported_before_the_rebuild_joins_its_versions(tmp_path: Path) -> None:
    with Library.open(earlier(tmp_path / "press.backfile")) as opened:
        (text,) = opened.connection.execute("SELECT text FROM texts WHERE id = 1").fetchone()
        writer = Writer.begin(opened, Path("/dumps/april.jsonl"))
        writer.write([FileBegan(None, 1000, None)])
        for number, day in enumerate(("Wednesday", "Thursday")):
            paragraphs = tuple(text.replace("Monday", day).split("\n\n"))
            writer.write([entry(ferry(title=f"Night ferry, {day}", paragraphs=paragraphs, excerpts=()), number)])
        assert [version.id for version in opened.versions(4)] == [4, 5]
        Reindexing(opened).run(lambda _done, _of: None)
        assert {version.id for version in opened.versions(1)} == {1, 3, 4, 5}
        assert check(opened) == []


def test_where_nothing_can_be_written_it_is_read_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with Library.open(path) as opened:
        assert opened.readonly
        assert opened.article(1).starred
        assert opened.versions(1)
        assert opened.skips(1) == []
        assert opened.files(1)
        assert opened.connection.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert find_all(path) == FOUND
    assert path.read_bytes() == before


def test_without_room_for_the_copy_it_is_read_as_it_is_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    before = read(path)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _path: usage(100, 99, 1))
        with Library.open(path) as opened:
            assert opened.readonly
            assert opened.notice is not None
            assert "no room for a copy" in opened.notice
            assert "MB free" in opened.notice
            with pytest.raises(LibraryReadOnly) as refusal:
                opened.set_starred(2, True)
            assert refusal.value.sentence() == opened.notice
        assert find_all(path) == FOUND
        assert read(path) == before
    with Library.open(path) as opened:
        assert not opened.readonly


@pytest.mark.parametrize("place", ["apply", "_copy", "_tables"])
def test_killed_while_it_is_brought_forward_it_is_what_it_was(tmp_path: Path, place: str) -> None:
    """`place`: what had just been done."""
    path = earlier(tmp_path / "press.backfile")
    before = read(path)
    program = f"""
import os, signal, sys
from pathlib import Path
from backfile.library import Library, migrating
done = migrating.{place}
calls = []
def dying(*given):
    found = done(*given)
    calls.append(found)
    if len(calls) == {2 if place == "_tables" else 1}:
        os.kill(os.getpid(), signal.SIGKILL)
    return found
migrating.{place} = dying
Library.open(Path(sys.argv[1]))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run([sys.executable, "-c", program, str(path)], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    assert read(path) == before
    with Library.open(path) as opened:
        assert not opened.readonly
    assert find_all(path) == FOUND


def test_several_programs_may_bring_it_forward_at_once(tmp_path: Path) -> None:
    path = earlier(tmp_path / "press.backfile")
    before = read(path)
    program = f"from backfile.library import Library; Library.open({str(path)!r}).close()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    started = [subprocess.Popen([sys.executable, "-c", program], env=environment) for _ in range(4)]
    assert [process.wait() for process in started] == [0, 0, 0, 0]
    assert read(tmp_path / f"press.before-version-{identity.VERSION}.backfile") == before
    assert find_all(path) == FOUND


@pytest.mark.parametrize("later", [0, 1], ids=["this program", "a later one"])
def test_another_window_may_bring_it_forward_while_this_one_waits(tmp_path: Path, later: int) -> None:
    path = earlier(tmp_path / "press.backfile")
    before = read(path)
    connection = sqlite3.connect(path, isolation_level=None)
    waits = [True]

    def heard(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE" and waits.pop():
            with Library.open(path) as other:
                other.connection.execute(f"PRAGMA user_version = {identity.VERSION + later}")

    connection.set_trace_callback(heard)
    migrate(path, connection)
    connection.close()
    with Library.open(path) as opened:
        assert opened.readonly == bool(later)
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (identity.VERSION + later,)
    assert read(copy_path(path)) == before
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_copy_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = earlier(tmp_path / "press.backfile")
    copy_path(path).write_bytes(b"of the first time")
    Library.open(path).close()
    assert copy_path(path).read_bytes() == b"of the first time"


def test_what_a_killed_program_left_of_a_copy_is_no_part_of_the_next(tmp_path: Path) -> None:
    path = earlier(tmp_path / "press.backfile")
    before = read(path)
    copy_path(path).with_suffix(".unfinished").write_bytes(b"half of it")
    Library.open(path).close()
    assert read(copy_path(path)) == before
    assert not list(tmp_path.glob("*.unfinished"))


def test_one_that_is_stopped_while_it_is_copied_leaves_nothing_and_tells_how_far_it_was(tmp_path: Path) -> None:
    path = earlier(tmp_path / "press.backfile")
    before = read(path)
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_forward(path, stop)
    assert not copy_path(path).exists()
    assert not list(tmp_path.glob("*.unfinished"))
    assert read(path) == before
    bring_forward(path, lambda done, of: told.append((done, of)))
    assert all(0 < done <= of for done, of in told)
    assert told[-1][0] == told[-1][1]


def test_a_library_that_lacks_nothing_is_not_copied(library: Library) -> None:
    library.connection.execute("PRAGMA user_version = 1")
    library.connection.execute("DELETE FROM _sqlite_migrations WHERE name <> 'first'")
    library.close()
    with Library.open(library.path) as opened:
        assert opened.index_is_current
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (identity.VERSION,)
    assert not list(library.path.parent.glob("*before*"))


def test_the_tables_of_version_1_are_not_edited_any_more() -> None:
    """Libraries have them. A change is a migration; the tables of the index alone may change, by a new tokeniser."""
    fixed = [statement for statement in FIRST if statement not in statements()]
    assert sha256("\n".join(fixed).encode()).hexdigest()[:16] == "3fa7ac72abf1ef11"
