"""SQLite databases: tables of articles among others, and what is damaged."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from backfile.importer.raw import raw_record
from backfile.library import Library
from backfile.library.sqlite import sqlite3
from tests.importer.dumps import imported, titles, zipped
from tests.importer.readers.support import read

NEWS = "CREATE TABLE news (id INTEGER PRIMARY KEY, title TEXT, body TEXT, published TEXT)"
FERRY = "INSERT INTO news VALUES (1, 'Ferry late again', 'The ferry came an hour late this week.', '2023-03-18')"
TOWER = "INSERT INTO news VALUES (2, 'Tower painted', 'The old tower gets a new coat of paint.', '2023-03-19')"
POSTS = "CREATE TABLE wp_posts (ID INT, post_title TEXT, post_content TEXT, post_type TEXT, post_status TEXT)"


def database(folder: Path, statements: Iterable[str]) -> bytes:
    path = folder / "made"
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ([NEWS, FERRY, TOWER], ["Ferry late again", "Tower painted"]),
        ([NEWS, FERRY, "CREATE VIEW latest AS SELECT * FROM news"], ["Ferry late again"]),
        ([NEWS, FERRY, "CREATE VIRTUAL TABLE f USING fts5(title, body)", "INSERT INTO f VALUES ('a', 'b')"],
         ["Ferry late again"]),
        ([NEWS, FERRY, "CREATE TABLE comments (id, author, text, date)",
          "INSERT INTO comments VALUES (1, 'A reader', 'What a pity that is for all of us.', '2023-03-20')"],
         ["Ferry late again"]),
        ([NEWS], []),
        (["CREATE TABLE results (team TEXT, goals INT)", "INSERT INTO results VALUES ('Harbour', 3)"], []),
        ([POSTS, "INSERT INTO wp_posts VALUES (1, 'Fog', 'Fog lay on the bay.', 'post', 'publish')",
          "INSERT INTO wp_posts VALUES (2, 'Fog', 'Fog lay on it.', 'revision', 'inherit')"], ["Fog"]),
    ],
)  # fmt: skip
def test_the_tables_that_hold_articles(tmp_path: Path, statements: list[str], found: list[str]) -> None:
    (tmp_path / "dump").write_bytes(database(tmp_path, statements))
    outcome = imported(tmp_path / "library.backfile", tmp_path / "dump")
    assert titles(tmp_path / "library.backfile") == found
    assert outcome.clean


@pytest.mark.parametrize(
    ("column", "other", "field", "value"),
    [
        ("author_id", "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT)", "author", "Mara Voss"),
        (
            "post_author",
            "CREATE TABLE wp_users (ID INTEGER PRIMARY KEY, display_name TEXT)",
            "post_author",
            "Mara Voss",
        ),
        ("source_id", "CREATE TABLE news_sources (id INTEGER PRIMARY KEY, name TEXT)", "source", "Harbour Post"),
        ("categoryId", "CREATE TABLE category (id INTEGER PRIMARY KEY, title TEXT)", "section", "Ports"),
        (
            "outlet INTEGER REFERENCES papers(id)",
            "CREATE TABLE papers (id INTEGER PRIMARY KEY, name)",
            "outlet",
            "Post",
        ),
        ("author_id", "CREATE TABLE authors (id INTEGER PRIMARY KEY, born INT)", "author", None),
        ("parent_id", "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT)", "author", None),
    ],
)
def test_a_number_has_the_name_that_another_table_gives_it(
    tmp_path: Path, column: str, other: str, field: str, value: str | None
) -> None:
    statements = [
        other,
        f"CREATE TABLE news (title TEXT, body TEXT, {column})",
        f"INSERT INTO {other.split()[2]} VALUES (7, {value!r})" if value else "SELECT 1",
        "INSERT INTO news VALUES ('Ferry late again', 'The ferry came an hour late this week.', 7)",
    ]
    (fields,) = (record.content for record in read(database(tmp_path, statements)).records)
    assert isinstance(fields, dict)
    assert fields.get(field) == value


def test_a_row_within_an_archive_comes_back(tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(zipped({"in/a.db": database(tmp_path, [NEWS, FERRY, TOWER])}))
    imported(tmp_path / "library.backfile", tmp_path / "dump")
    with Library.open(tmp_path / "library.backfile", readonly=True) as library:
        items = [item for (item,) in library.connection.execute("SELECT id FROM items ORDER BY id")]
        assert raw_record(library, items[1]).startswith(b'{"body":"The old tower')
    assert not list(tmp_path.glob(".spool-*"))


def test_the_rows_before_the_damage_are_read(tmp_path: Path) -> None:
    many = [NEWS, *(TOWER.replace("(2", f"({n}").replace("gets", f"gets {n} times " * 20) for n in range(2, 200))]
    data = database(tmp_path, many)
    found = read(data[: len(data) // 2 // 4096 * 4096], "SQLite")
    assert {problem.reason for problem in found.problems} == {"Damaged SQLite database"}


def test_what_is_no_database_is_a_problem() -> None:
    found = read(b"SQLite format 3\0" + b"and no more" * 100)
    assert [problem.reason for problem in found.problems] == ["Damaged SQLite database"]
