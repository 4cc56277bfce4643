"""The index made anew is the one that the import made, whatever happened in between."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain, count, repeat
from pathlib import Path

import pytest

from backfile.article import Credit, Draft, Name, Picture
from backfile.errors import LibraryReadOnly
from backfile.library import FileBegan, FileDone, Library, Writer, reindex
from backfile.library.check import check
from backfile.library.name_forms import other_forms
from backfile.library.reindex import PORTION, Reindexing
from backfile.library.revisions import REVISED, state
from backfile.library.sqlite import sqlite3
from backfile.search import Searcher, parse
from backfile.text.fold import TOKENISER

from .conftest import entry, ferry, teaser


def fill(writer: Writer, count: int, first: int = 1) -> None:
    writer.write(
        [
            entry(
                ferry(
                    title=f"Story {number}",
                    paragraphs=(f"Body {number * 7:x} of 習近平 and {'ferry' if number % 3 else 'tram'}.",),
                    credits=(Credit("Ivo", f"Photo: Ivo {number}", 1),),
                    pictures=(Picture(0, f"A caption {number}", "Agency"),),
                    names=(Name("Xi Jinping", "習近平"),),
                ),
                number,
            )
            for number in range(first, first + count)
        ]
    )


def contents(library: Library) -> dict[str, object]:
    """All that is made of the texts."""
    ask = library.connection.execute
    terms = {}
    for index in ("fts", "headlines"):
        ask(f"CREATE VIRTUAL TABLE temp.seen_{index} USING fts5vocab(main, {index}, instance)")
        terms[index] = ask(f"SELECT * FROM temp.seen_{index} ORDER BY term, doc, col, offset").fetchall()
        ask(f"DROP TABLE temp.seen_{index}")
    return {
        **terms,
        "vocabulary": ask("SELECT word FROM vocabulary ORDER BY word").fetchall(),
        "words": ask("SELECT id, words FROM items").fetchall(),
        "sketches": ask("SELECT item, bands FROM sketches").fetchall(),
        "folded": ask("SELECT value, folded FROM facet_values ORDER BY id").fetchall(),
        "forms": other_forms(
            library.connection, [number for (number,) in ask("SELECT id FROM facet_values WHERE field = 'name'")]
        ),
    }


@pytest.fixture
def filled(library: Library, writer: Writer) -> Library:
    fill(writer, 3 * PORTION // 2)
    writer.write([entry(ferry(title="With a teaser", excerpts=(teaser(),)), 9000)])
    return library


def spoil(library: Library) -> None:
    ask = library.connection.execute
    ask("INSERT INTO fts (fts) VALUES ('delete-all')")
    ask("INSERT INTO headlines (headlines) VALUES ('delete-all')")
    ask("DELETE FROM vocabulary")
    ask("DELETE FROM name_forms")
    ask("UPDATE items SET words = 0")
    ask("UPDATE facet_values SET folded = ''")
    ask("UPDATE meta SET value = 'backfile-0' WHERE key = 'tokeniser'")


def tell_nothing(_done: int, _of: int) -> None:
    pass


def test_what_is_made_anew_is_what_the_import_made(filled: Library) -> None:
    before = contents(filled)
    spoil(filled)
    assert not filled.index_is_current
    told: list[tuple[int, int]] = []
    assert Reindexing(filled).run(lambda done, of: told.append((done, of)))
    assert filled.index_is_current
    assert contents(filled) == before
    assert check(filled) == []
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] == filled.counts().items
    assert state(filled.connection, told[-1][1])[0] is not None


def test_one_that_was_stopped_goes_on(filled: Library) -> None:
    before = contents(filled)
    spoil(filled)
    turns = iter((False, True))
    assert not Reindexing(filled).run(tell_nothing, lambda: next(turns))
    assert not filled.index_is_current
    told: list[int] = []
    assert Reindexing(filled).run(lambda done, _of: told.append(done))
    assert told[0] == PORTION
    assert contents(filled) == before


def test_what_is_imported_meanwhile_is_in_it(filled: Library, writer: Writer) -> None:
    spoil(filled)
    with Library.open(filled.path) as other:
        seen: list[int] = []

        def told(done: int, of: int) -> None:
            assert done <= of
            seen.append(done)
            if len(seen) <= 2:
                fill(writer, 300, 1000 * len(seen))

        assert Reindexing(other).run(told)
    assert check(filled) == []
    assert filled.connection.execute("SELECT count(*) FROM fts WHERE fts MATCH 'story'").fetchone() == (
        3 * PORTION // 2 + 600,
    )


def test_one_that_another_process_finished_is_done(filled: Library) -> None:
    before = contents(filled)
    spoil(filled)
    with Library.open(filled.path) as other:

        def told(done: int, _of: int) -> None:
            if done == PORTION:
                assert Reindexing(other).run(tell_nothing)

        assert Reindexing(filled).run(told)
    assert contents(filled) == before
    assert check(filled) == []


def at_each_beginning(connection: sqlite3.Connection, act: Callable[[], object]) -> None:
    """Let somebody else do something just before each transaction of a connection."""

    def heard(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE":
            act()

    connection.set_trace_callback(heard)


@pytest.mark.parametrize("turn", range(1, 6))
@pytest.mark.parametrize(
    "how", ["a portion", "all", "all, after items went", "nothing, but items went", "it begins again"]
)
def test_two_processes_at_once_make_the_same_index(
    filled: Library, monkeypatch: pytest.MonkeyPatch, turn: int, how: str
) -> None:
    """Whatever the other one does between the reading of this one and its transaction."""
    monkeypatch.setattr(reindex, "PORTION", 300)
    before = contents(filled)
    spoil(filled)
    beginnings = count(1)
    with Library.open(filled.path) as other:

        def act() -> None:
            if next(beginnings) != turn:
                return
            if how.endswith(("items went", "again")):
                other.connection.execute(REVISED)
            if how == "nothing, but items went":
                return
            turns = chain([how == "it begins again", how == "a portion"], repeat(how == "a portion"))
            Reindexing(other).run(tell_nothing, lambda: next(turns))

        at_each_beginning(filled.connection, act)
        assert Reindexing(filled).run(tell_nothing)
        filled.connection.set_trace_callback(None)
    assert filled.index_is_current
    assert contents(filled) == before
    assert check(filled) == []


def test_versions_that_another_process_found_meanwhile_are_no_firsts(
    library: Library, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never sketched, as an earlier program left them; of each three the first is that of a group."""
    monkeypatch.setattr(reindex, "PORTION", 3)
    texts = [" ".join(f"w{group}x{number}" for number in range(120)) for group in range(4)]
    drafts = [ferry(title=f"{copy} {at}", paragraphs=(text,)) for copy in "ABC" for at, text in enumerate(texts)]
    writer.write([entry(draft, number) for number, draft in enumerate(drafts)])
    before = library.connection.execute("SELECT id, version_of FROM items").fetchall()
    library.connection.execute("UPDATE items SET version_of = NULL")
    library.connection.execute("DELETE FROM sketches")
    spoil(library)
    with Library.open(library.path) as other:
        beginnings = count(1)

        def act() -> None:
            if next(beginnings) == 3:
                turns = iter((False, True))
                Reindexing(other).run(tell_nothing, lambda: next(turns))

        at_each_beginning(library.connection, act)
        assert Reindexing(library).run(tell_nothing)
    assert library.connection.execute("SELECT id, version_of FROM items").fetchall() == before


@pytest.mark.parametrize("turn", range(1, 6))
def test_more_than_a_portion_that_is_imported_before_any_step_is_in_it(
    filled: Library, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    monkeypatch.setattr(reindex, "PORTION", 300)
    spoil(filled)
    beginnings = count(1)
    with Library.open(filled.path) as other:

        def act() -> None:
            if next(beginnings) == turn:
                april = Writer.begin(other, Path("/dumps/april.jsonl"))
                april.write([FileBegan(None, 1, None)])
                fill(april, 700, 20_000)

        at_each_beginning(filled.connection, act)
        assert Reindexing(filled).run(tell_nothing)
        filled.connection.set_trace_callback(None)
    assert filled.connection.execute("SELECT count(*) FROM fts WHERE fts MATCH 'story'").fetchone() == (1_450,)
    assert check(filled) == []


@pytest.mark.parametrize("turn", range(1, 6))
def test_what_goes_before_any_step_is_not_in_it(filled: Library, monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    """It was of a dump that is read otherwise meanwhile."""
    monkeypatch.setattr(reindex, "PORTION", 300)

    def read(library: Library, options: str, *drafts: Draft) -> None:
        april = Writer.begin(library, Path("/dumps/april.jsonl"), options=options)
        april.write([FileBegan(None, 1, None), *map(entry, drafts), FileDone("JSON")])
        april.finish("done")

    before = contents(filled)
    read(filled, "{}", ferry(title="Zeppelin", paragraphs=("A zeppelin landed.",), credits=()))
    spoil(filled)
    beginnings = count(1)
    with Library.open(filled.path) as other:
        at_each_beginning(filled.connection, lambda: next(beginnings) == turn and read(other, '{"map": 1}'))
        assert Reindexing(filled).run(tell_nothing)
        filled.connection.set_trace_callback(None)
    assert check(filled) == []
    assert {name: made for name, made in contents(filled).items() if name != "folded"} == {
        name: made for name, made in before.items() if name != "folded"
    }


def test_one_who_searches_meanwhile_sees_the_versions_that_were_found(library: Library, writer: Writer) -> None:
    text = " ".join(f"w{number}" for number in range(120))
    writer.write([entry(ferry(title=title, paragraphs=(text,)), number) for number, title in enumerate("ABC")])
    library.connection.execute("UPDATE items SET version_of = NULL")
    library.connection.execute("DELETE FROM sketches")
    spoil(library)
    with Searcher(library.path) as searcher:
        assert len(searcher.run(parse("kind:article"), folded=True).ids) == 3
        Reindexing(library).run(tell_nothing)
        assert len(searcher.run(parse("kind:article"), folded=True).ids) == 1


def test_a_library_that_can_only_be_read_is_left_as_it_is(filled: Library) -> None:
    with Library.open(filled.path, readonly=True) as reader, pytest.raises(LibraryReadOnly):
        Reindexing(reader).run(tell_nothing)


def test_readers_see_the_old_index_until_the_new_one_is_whole(filled: Library) -> None:
    with Library.open(filled.path, readonly=True) as reader:
        counts: list[int] = []

        def told(_done: int, _of: int) -> None:
            counts.append(reader.connection.execute("SELECT count(*) FROM fts WHERE fts MATCH 'ferry'").fetchone()[0])

        Reindexing(filled).run(told)
        assert len(counts) > 2
        assert len(set(counts)) == 1


def test_where_items_went_it_begins_again(filled: Library) -> None:
    turns = iter((False, True))
    Reindexing(filled).run(tell_nothing, lambda: next(turns))
    filled.connection.execute("INSERT OR REPLACE INTO meta VALUES ('revision', '7')")
    assert Reindexing(filled).run(tell_nothing)
    assert check(filled) == []


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_one_that_was_killed_goes_on(filled: Library, wait: float) -> None:
    before = contents(filled)
    spoil(filled)
    program = "import sys; from backfile.__main__ import main; sys.exit(main(['reindex', '--library', sys.argv[1]]))"
    with subprocess.Popen([sys.executable, "-c", program, str(filled.path)], stdout=subprocess.DEVNULL) as process:
        began = time.monotonic()
        while process.poll() is None and time.monotonic() - began < 10:
            if filled.connection.execute("SELECT 1 FROM meta WHERE key = 'reindexing'").fetchone():
                break
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    Reindexing(filled).run(tell_nothing)
    assert filled.connection.execute("SELECT value FROM meta WHERE key = 'tokeniser'").fetchone() == (TOKENISER,)
    assert contents(filled) == before
    assert check(filled) == []


def test_until_it_is_made_anew_values_and_lengths_are_what_they_will_be(filled: Library) -> None:
    asked = ("source:wire", 'name:"xi jinping"', "words:9", "words:>9", "author:sunniva")
    with Searcher(filled.path) as searcher:
        before = [searcher.run(parse(text)).ids.tolist() for text in asked]
    assert any(before)
    spoil(filled)
    with Searcher(filled.path) as searcher:
        assert [searcher.run(parse(text)).ids.tolist() for text in asked] == before
        Reindexing(filled).run(tell_nothing)
        assert [searcher.run(parse(text)).ids.tolist() for text in asked] == before
