"""Columns that are kept beside the library: what is opened again finds what it would find without them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from backfile.library.sqlite import sqlite3
from backfile.search import FACETS, By, Searcher, Sort, parse
from backfile.search.plan import kept
from tests.search.conftest import Archive, MakeArchive, article


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "LEAST", 1)
    return tmp_path / "cache" / "backfile" / "columns"


@pytest.fixture
def archive(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("Ferry", "It sails at noon.", date="2023-05-02", source="Wire", url="https://a.example/1"),
        article("Harbour", "The quay is long.", date="2021", source="Ledger", section="Sea", language="en"),
        article("Undated", "Nobody knows when."),
        article("Strait", "A ferry there.", date="2023-05-02", source="Wire"),
    )


def open_again(archive: Archive) -> tuple[bool, list[object]]:
    """Whether kept columns were of use, and all that an answer says."""
    with Searcher(archive.path) as searcher:
        everything = parse("")
        said: list[object] = [searcher.run(everything, sort).ids.tolist() for sort in Sort]
        said += [
            searcher.run(parse(typed)).ids.tolist() for typed in ("ferry", "source:wire", "date:2023", "_exists_:url")
        ]
        said += [searcher.facets(everything), searcher.timeline(everything, By.DAY)]
        return bool(searcher._state._kept), said


def close_and_open(archive: Archive) -> tuple[bool, list[object]]:
    open_again(archive)
    return open_again(archive)


def fresh(archive: Archive, cache: Path) -> list[object]:
    shutil.rmtree(cache, ignore_errors=True)
    of_use, said = open_again(archive)
    assert not of_use
    return said


def test_a_library_that_is_opened_again_answers_by_kept_columns(archive: Archive, cache: Path) -> None:
    of_use, said = close_and_open(archive)
    assert of_use
    assert said == fresh(archive, cache)


def test_readers_in_one_process_share_them_and_see_their_own_items(archive: Archive, cache: Path) -> None:
    open_again(archive)
    with Searcher(archive.path) as first, Searcher(archive.path) as second:
        before = first.run(parse(""), Sort.NEWEST).ids.tolist()
        assert second.run(parse(""), Sort.NEWEST).ids.tolist() == before
        assert first._columns.source is second._columns.source
        archive.add(article("Later", "It sails again.", date="2025", source="Wire"), dump="/b")
        assert second.run(parse(""), Sort.NEWEST).ids.tolist() == [5, *before]
        assert first.run(parse(""), Sort.NEWEST).total == 5
    of_use, said = open_again(archive)
    assert of_use
    assert said == fresh(archive, cache)


def test_items_that_came_since_are_read_from_the_library(archive: Archive, cache: Path) -> None:
    open_again(archive)
    archive.add(
        article("Later ferry", "It sails again.", date="2022-01-01", source="Wire"),
        article("Also", "Undated."),
        dump="/b",
    )
    of_use, said = open_again(archive)
    assert of_use
    assert said == fresh(archive, cache)


def test_a_library_whose_items_were_changed_or_taken_away_is_read_anew(archive: Archive, cache: Path) -> None:
    from backfile.library.revisions import REVISED

    open_again(archive)
    archive.change("UPDATE items SET begins = begins + 86400 WHERE begins IS NOT NULL")
    archive.change(REVISED)
    of_use, said = open_again(archive)
    assert not of_use
    assert said == fresh(archive, cache)


def test_a_copy_that_was_put_back_and_went_on_otherwise_is_read_anew(
    archive: Archive, cache: Path, tmp_path: Path
) -> None:
    archive.close()
    with sqlite3.connect(archive.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "copy.backfile"
    shutil.copy(archive.path, copy)
    first = Archive(archive.path)
    first.add(article("One way", "It went so.", date="2020", source="Wire"), dump="/b")
    first.close()
    open_again(first)
    for path in archive.path.parent.glob(f"{archive.path.name}*"):
        path.unlink()
    shutil.copy(copy, archive.path)
    second = Archive(archive.path)
    second.add(article("Another way", "It went otherwise.", date="2019", source="Ledger"), dump="/c")
    of_use, said = open_again(second)
    second.close()
    assert not of_use
    assert said == fresh(second, cache)


def test_kept_columns_that_are_damaged_are_of_no_use(archive: Archive, cache: Path) -> None:
    open_again(archive)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    expected = fresh(archive, cache)
    cache.mkdir(exist_ok=True)
    for damaged in (b"", whole[:10], whole[:-1], whole + b"x", b"x" + whole[1:], *_with_a_flipped_byte(whole)):
        file.write_bytes(damaged)
        of_use, said = open_again(archive)
        assert not of_use
        assert said == expected
        file.unlink(missing_ok=True)


def _with_a_flipped_byte(whole: bytes) -> Iterator[bytes]:
    for at in range(0, len(whole), 97):
        yield whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :]


def test_a_cache_that_can_not_be_written_is_done_without(archive: Archive, cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("no folder")
    assert close_and_open(archive)[0] is False


def test_of_many_libraries_those_used_last_are_kept(
    archive: Archive, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_LIBRARIES", 2)
    archive.close()
    with sqlite3.connect(archive.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for name in "abcd":
        shutil.copy(archive.path, tmp_path / f"{name}.backfile")
        with Searcher(tmp_path / f"{name}.backfile") as searcher:
            searcher.run(parse(""))
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("values", [[0, 1, 1], [-5, 1 << 40], [np.iinfo(np.int64).min, 0], [300, -300], []])
def test_numbers_of_any_size_come_back_as_they_were(tmp_path: Path, archive: Archive, values: list[int]) -> None:
    with sqlite3.connect(archive.path) as connection:
        last, revision = connection.execute(
            "SELECT max(id), (SELECT value FROM meta WHERE key = 'revision') FROM items"
        ).fetchone()
        kept.keep(
            archive.path, connection, last, revision, {"a": np.array(values, np.int64), "b": np.ones(3, np.int64)}
        )
        loaded = kept.load(archive.path, connection)
    assert loaded is not None
    assert loaded[:2] == (last, revision)
    assert loaded[2]["a"].tolist() == values
    assert loaded[2]["b"].tolist() == [1, 1, 1]


def test_every_facet_is_among_those_compared() -> None:
    assert set(FACETS) >= {"source", "section", "language", "kind", "year", "dump"}
