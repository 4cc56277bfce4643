"""What the disk, other programs and damage do to a library: a sentence for the user, and no article lost."""

from pathlib import Path

import pytest

from backfile.errors import DiskFull, LibraryBusy, LibraryDamaged
from backfile.library import FileBegan, Library, Skipped, Writer
from backfile.library.transaction import transaction

from .conftest import entry, ferry


def test_a_full_disk_keeps_what_was_committed(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(), 1)])
    (pages,) = library.connection.execute("PRAGMA page_count").fetchone()
    library.connection.execute(f"PRAGMA max_page_count={pages}")
    many = [entry(ferry(title=f"Headline {n}", paragraphs=(f"Paragraph {n}. " * 200,)), n) for n in range(2, 60)]
    with pytest.raises(DiskFull) as failure:
        writer.write([*many, Skipped("It is a picture.")])
    assert "safe" in failure.value.sentence()
    assert library.counts().items == 1
    library.connection.execute("PRAGMA max_page_count=1000000")
    assert writer.write([*many, Skipped("It is a picture.")]).articles == 58
    assert (library.files(1)[0].records, library.files(1)[0].articles, library.files(1)[0].skipped) == (60, 59, 1)
    assert [(skip.reason, skip.count) for skip in library.skips(1)] == [("It is a picture.", 1)]


@pytest.mark.parametrize("undone", [False, True], ids=["it goes on", "SQLite has undone it"])
def test_a_transaction_that_fails_is_undone_and_says_why(library: Library, undone: bool) -> None:
    """When the disk fails SQLite may undo it by itself; that there is nothing to be undone then is not the failure."""

    def fail() -> None:
        library.connection.execute("INSERT INTO tags (name) VALUES ('sea')")
        if undone:
            library.connection.execute("ROLLBACK")
        raise DiskFull("No room.")

    with pytest.raises(DiskFull, match="No room"), transaction(library.connection):
        fail()
    assert library.connection.execute("SELECT count(*) FROM tags").fetchone() == (0,)


def test_a_library_that_stays_locked_is_said_to_be_busy(library: Library, writer: Writer) -> None:
    with Library.open(library.path) as other:
        other.connection.execute("PRAGMA busy_timeout=0")
        library.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy, match=r"press\.backfile"):
            Writer.begin(other, Path("/dumps/b"))
        library.connection.execute("COMMIT")
        Writer.begin(other, Path("/dumps/b"))


def test_two_imports_write_one_library_by_turns(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(), 1)])
    with Library.open(library.path) as other:
        second = Writer.begin(other, Path("/dumps/b"))
        second.write([FileBegan(None, 5, None), entry(ferry(), 1), entry(ferry(title="B", paragraphs=("b",)), 2)])
        writer.write([entry(ferry(title="C", paragraphs=("c",)), 2)])
    assert [library.article(number).title for number in (1, 2, 3)] == ["Night ferry to sail again", "B", "C"]
    assert [sighting.dump for sighting in library.article(1).sightings] == ["/dumps/march.jsonl", "/dumps/b"]


def test_damage_is_called_damage(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(title=f"Headline {n}", paragraphs=(f"Paragraph {n}. " * 50,)), n) for n in range(1, 200)])
    path = library.path
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    library.close()
    content = bytearray(path.read_bytes())
    content[16384 : 16384 * 40] = b"\xff" * (16384 * 39)
    path.write_bytes(content)
    with Library.open(path) as damaged, pytest.raises(LibraryDamaged, match="damaged"):
        damaged.article(150)
