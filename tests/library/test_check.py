"""Is a library sound, and is it mended."""

import pytest

from backfile.library import Library, Writer
from backfile.library.check import check, repair

from .conftest import entry, ferry, teaser


@pytest.fixture
def filled(library: Library, writer: Writer) -> Library:
    writer.write([entry(ferry(excerpts=(teaser(),)))])
    return library


def found(library: Library, tokens: str) -> list[int]:
    return [item for (item,) in library.connection.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (tokens,))]


def test_a_library_as_an_import_leaves_it_is_sound(filled: Library) -> None:
    assert check(filled) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM fts WHERE rowid = 1", "not in the full-text index"),
        ("DELETE FROM headlines WHERE rowid = 1", "not in the full-text index"),
        ("DELETE FROM vocabulary WHERE word = 'ferry'", "not in the vocabulary"),
        ("UPDATE meta SET value = 'backfile-0' WHERE key = 'tokeniser'", "another tokeniser"),
    ],
)
def test_a_damaged_index_is_told_and_made_anew(filled: Library, damage: str, told: str) -> None:
    filled.connection.execute(damage)
    assert [told in finding for finding in check(filled)] == [True]
    assert repair(filled) == ["Made the full-text index anew."]
    assert check(filled) == []
    assert found(filled, "ferry") == [1]
    assert found(filled, "deck:harbour") == [1]
    assert found(filled, "deck:photo") == [1]
    assert found(filled, '"柯文 文涛"') == [1]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("item_values", "1, 99"), ("texts (id, text)", "99, 'x'"), ("sketches", "99, x'00'"),
        ("sightings (item, file, sha256)", "99, 1, ''"),
    ],
)  # fmt: skip
def test_what_belongs_to_no_article_is_told_and_taken_away(filled: Library, table: str, row: str) -> None:
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute(f"INSERT INTO {table} VALUES ({row})")
    assert any("belong to no article" in finding for finding in check(filled))
    assert any("belonged to no article" in done for done in repair(filled))
    assert check(filled) == []


@pytest.mark.parametrize("index", ["fts", "headlines"])
def test_what_the_index_has_of_articles_that_are_gone_is_told_and_mended(filled: Library, index: str) -> None:
    filled.connection.execute(f"INSERT INTO {index} (rowid, title) VALUES (99, 'ferry')")
    assert ["or it has some that are gone" in finding for finding in check(filled)] == [True]
    repair(filled)
    assert check(filled) == []


def test_an_index_of_the_file_that_lacks_rows_is_told_and_made_anew(filled: Library, writer: Writer) -> None:
    """As a disk leaves it that lost a page: rows are there, and one way to them does not have them."""
    ask = filled.connection.execute
    (whole,) = ask("SELECT sql FROM sqlite_schema WHERE name = 'items_by_begins'").fetchone()
    ask("PRAGMA writable_schema=ON")
    ask("UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE name = 'items_by_begins'")
    ask("PRAGMA writable_schema=RESET")
    writer.write([entry(ferry(title="Other", paragraphs=("Other text.",), date="2024"), 2)])
    ask("PRAGMA writable_schema=ON")
    ask("UPDATE sqlite_schema SET sql = ? WHERE name = 'items_by_begins'", (whole,))
    ask("PRAGMA writable_schema=RESET")
    assert any(finding.startswith("The file is damaged: row ") for finding in check(filled))
    assert "Made the indexes anew." in repair(filled)
    assert check(filled) == []


def test_a_sound_library_has_nothing_made_anew(filled: Library) -> None:
    assert repair(filled) == []


def test_an_article_that_does_not_say_where_it_was_seen_is_told(filled: Library) -> None:
    filled.connection.execute("DELETE FROM sightings WHERE item = 2")
    assert check(filled) == ["1 articles don't say where they were seen."]


def test_a_row_that_belongs_to_nothing_is_told_with_its_table(filled: Library) -> None:
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute("INSERT INTO notes (item, text, created, changed) VALUES (99, 'Ask.', '', '')")
    assert check(filled) == ["Row 1 of notes belongs to a row of items that is not there."]


def test_a_lost_text_is_told_and_the_rest_is_left(filled: Library) -> None:
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute("DELETE FROM texts WHERE id = 2")
    assert "1 articles have no text." in check(filled)
    repair(filled)
    assert filled.article(1).title == "Night ferry to sail again"
