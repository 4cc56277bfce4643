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


def test_what_belongs_to_no_article_is_told_and_taken_away(filled: Library) -> None:
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute("INSERT INTO item_values VALUES (1, 99)")
    assert any("belong to no article" in finding for finding in check(filled))
    repair(filled)
    assert check(filled) == []


def test_a_lost_text_is_told_and_the_rest_is_left(filled: Library) -> None:
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute("DELETE FROM texts WHERE id = 2")
    assert "1 articles have no text." in check(filled)
    repair(filled)
    assert filled.article(1).title == "Night ferry to sail again"
