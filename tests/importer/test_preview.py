"""What a user sees of a dump's columns before it is written, and what becomes of what they say."""

import json
import sqlite3
import tarfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from backfile.errors import BadOption
from backfile.importer import Control, Message, Options, run
from backfile.importer.doubt import Doubt
from backfile.importer.mapping import checked
from backfile.importer.messages import Asked
from backfile.importer.outcome import Outcome
from backfile.importer.preview import COLUMNED, LARGE, Table, preview
from backfile.importer.readers import READERS
from backfile.library import Library

BODY = "The ferry left at one, by a bell that nobody rang, and those who lived by it had no need of clocks. " * 4
BRIEF = BODY[:99]
OTHER = (
    "Children of four schools let go of nine hundred boats on Sunday, and the dredger stopped to watch them go. " * 4
)
HEADS = ("The night boat returns", "Paper boats by lantern", "A gauge at Tessaly Rock", "Foundry opens its mould",
         "Two hundred heads stolen", "Council puts off the dredging")  # fmt: skip


def table(tmp_path: Path, **columns: str) -> Path:
    """A dump of JSON Lines; "#" in a value is the record's headline."""
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.jsonl"
    rows = [{name: value.replace("#", head) for name, value in columns.items()} for head in HEADS]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def looked_at(path: Path, *mapping: tuple[str, str]) -> Table:
    (found,) = preview(path, Options(mapping=mapping))
    return found


@pytest.mark.parametrize(
    ("columns", "doubt"),
    [
        ({"title": "#", "text": BODY, "date": "2023-02-11"}, None),
        ({"hed": "#", "body": BODY, "zz": "1"}, None),
        ({"title": "#", "url": "https://courier.example/#"}, None),  # headlines alone
        ({"title": "#", "summary": BODY}, None),  # a summary is all that there is
        ({"title": "#", "zz_raw": BODY}, Doubt.NO_TEXT),
        ({"zz_line": "#", "zz_raw": BODY}, Doubt.NO_TEXT),
        ({"title": "#", "summary": "In short: #.", "zz_raw": BODY}, Doubt.NO_TEXT),
        ({"title": "#", "text": "It left at one, by a bell…", "zz_whole": BODY * 4}, Doubt.TWO_TEXTS),
        ({"title": "#", "content": BODY, "body": OTHER}, Doubt.TWO_TEXTS),
        ({"title": "#", "text": BODY, "html": f"<p>{BODY}</p>"}, None),  # one text in two forms
        ({"zz_line": "#", "text": BODY}, Doubt.NO_TITLE),
        ({"zz_line": "#", "zz_raw": BRIEF}, Doubt.NO_TEXT),
        ({"zz_line": "#", "text": BRIEF}, Doubt.NO_TITLE),  # a brief is an article as well
        ({"title": "#", "text": BODY, "zz_when": "12/02/2023"}, Doubt.NO_DATE),
        ({"title": "#", "text": BODY, "date": "2023-02-11", "zz_when": "12/02/2023"}, None),
        ({"title": "#", "text": BODY, "scraped_on": "12/02/2023"}, None),  # says nothing of publication
        ({"text": BODY, "id": "17"}, None),  # nothing that could be a headline
        ({"zz_note": BRIEF, "zz_path": "a/b.csv"}, None),  # notes, not articles
        ({"zz_note": f"“{BRIEF}”", "zz_path": "a/b.csv"}, None),  # nor by a mark that is no ASCII
        ({"title": "#", "zz_raw": "渡輪在夜裡一點離開，沒有人敲鐘，靠它生活的人也不需要時鐘。" * 4}, Doubt.NO_TEXT),
        ({"speed": "12", "colour": "red"}, None),  # no articles at all
    ],
)
def test_only_what_is_doubtful_is_asked_about(tmp_path: Path, columns: Mapping[str, str], doubt: Doubt | None) -> None:
    assert looked_at(table(tmp_path, **columns)).doubt == doubt


@pytest.mark.parametrize("value", ["[" * 300 + "]" * 300, '"\\ud800"', '{"a": "\\ud800"}', "[" + "1," * 99_999 + "1]"])
def test_odd_values_are_shown_somehow(tmp_path: Path, value: str) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(f'{{"title": "One", "zz": {value}}}\n{{"title": "Two"}}\n')
    (seen,) = preview(path, Options())
    assert seen.columns[1].sample
    assert len(seen.columns[1].sample) <= 300


def test_nobody_waits_until_a_large_archive_is_unpacked(tmp_path: Path) -> None:
    small, large = (table(tmp_path, title="#", zz_raw=BODY, **{f"n{n}": "1"}) for n in "12")
    large.write_text(large.read_text() * (LARGE // large.stat().st_size + 1))
    names = ("1", "2", "3")
    archive = tmp_path / "dump.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=1) as packed:
        for name, path in zip(names, (small, large, small), strict=True):
            packed.add(path, f"{name}.jsonl")
    assert [seen.member for seen in preview(archive, Options())] == ["1.jsonl", "2.jsonl"]


def test_what_has_columns_is_read_by_readers_that_there_are() -> None:
    assert {reader.name for reader in READERS} >= COLUMNED


def test_a_doubt_comes_with_what_most_likely_settles_it(tmp_path: Path) -> None:
    assert looked_at(table(tmp_path, title="#", zz_raw=BODY, id="7")).guess == (("text", "zz_raw"),)
    assert looked_at(table(tmp_path, zz_line="#", text=BODY)).guess == (("title", "zz_line"),)


def test_a_table_beside_that_of_the_articles_is_no_question(tmp_path: Path) -> None:
    path = tmp_path / "site.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE remarks (zz_who, zz_raw)")
        database.execute("INSERT INTO remarks VALUES ('Ivo', ?)", (BODY,))
        database.execute("CREATE TABLE posts (title, content)")
        assert [table.doubt for table in preview_after(database, path)] == [Doubt.NO_TEXT]
        database.execute("INSERT INTO posts VALUES (?, ?)", (HEADS[0], BODY))
        assert [table.doubt for table in preview_after(database, path)] == [None, None]


def preview_after(database: sqlite3.Connection, path: Path) -> list[Table]:
    database.commit()
    return preview(path, Options())


def test_each_column_says_what_it_is_taken_for(tmp_path: Path) -> None:
    seen = looked_at(table(tmp_path, title="#", text=BODY, zz="7", writer="Ivo Tarn"))
    assert {column.name: column.field for column in seen.columns} == {
        "title": "title",
        "text": "text",
        "zz": None,
        "writer": "authors",
    }
    assert (seen.columns[0].sample, seen.columns[0].filled, seen.records) == (HEADS[0], 6, 6)
    assert seen.rows[0].draft is not None
    assert seen.rows[0].draft.authors == ("Ivo Tarn",)


def test_a_mapping_settles_it_also_inside_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"zz": {"line": HEADS[0], "raw": BODY}, "n": 1}) + "\n" + "{}\n")
    seen = preview(path, Options(mapping=(("title", "zz.line"), ("text", "zz.raw"))))[0]
    assert seen.doubt is None
    assert seen.rows[0].draft is not None
    assert seen.rows[0].draft.title == HEADS[0]
    assert seen.rows[0].draft.text.startswith("The ferry left")


def test_a_column_can_be_kept_as_it_stands(tmp_path: Path) -> None:
    seen = looked_at(table(tmp_path, title="#", text=BODY, author="the desk"), ("extra", "author"))
    assert seen.rows[0].draft is not None
    assert (seen.rows[0].draft.authors, seen.rows[0].draft.extra) == ((), {"author": "the desk"})


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (("colour", "title"), ["no field “colour”", "standfirst", "columns: title, zz"]),
        (("text", "nowhere"), ["no column “nowhere”", "columns: title, zz"]),
    ],
)
def test_a_wrong_name_is_told_with_those_that_are_right(tmp_path: Path, pair: tuple[str, str], says: list[str]) -> None:
    with pytest.raises(BadOption) as raised:
        checked(Options(mapping=(pair,)), [table(tmp_path, title="#", zz=BODY)])
    assert all(words in raised.value.sentence() for words in says)


def imported(library: Path, path: Path, *mapping: tuple[str, str], **said: bool) -> tuple[Outcome, list[Message]]:
    told: list[Message] = []
    options = Options(mapping=mapping, keeps=said.get("keeps", True), asks=said.get("asks", False))
    return run(library, [path], options, told.append, Control()), told


def test_what_is_said_once_holds_for_every_dump_of_that_shape(tmp_path: Path) -> None:
    library = tmp_path / "press.backfile"
    first, second = table(tmp_path, zz_line="#", zz_raw=BODY), table(tmp_path, zz_line="#!", zz_raw=BODY)
    imported(library, first, ("title", "zz_line"), ("text", "zz_raw"))
    outcome, told = imported(library, second, asks=True)
    assert not [message for message in told if isinstance(message, Asked)]
    assert outcome.books.articles == 6
    with Library.open(library, readonly=True) as opened:
        assert opened.article(7).title == "The night boat returns!"
        assert json.loads(opened.dumps()[0].options)["map"] == [["title", "zz_line"], ["text", "zz_raw"]]


def test_what_was_said_can_be_forgotten(tmp_path: Path) -> None:
    library = tmp_path / "press.backfile"
    path = table(tmp_path, title="#", text=BODY, zz="Aside: #.")
    imported(library, path, ("title", "zz"))
    run(library, [path], Options(as_found=True), lambda _: None, Control())
    with Library.open(library, readonly=True) as opened:
        assert opened.counts().articles == 6
        assert opened.connection.execute("SELECT title FROM items LIMIT 1").fetchone() == (HEADS[0],)
        assert opened.connection.execute("SELECT count(*) FROM mappings").fetchone() == (0,)


def test_what_is_said_for_one_dump_alone_is_not_kept(tmp_path: Path) -> None:
    library = tmp_path / "press.backfile"
    first, second = table(tmp_path, zz_line="#", zz_raw=BODY), table(tmp_path, zz_line="#!", zz_raw=BODY)
    imported(library, first, ("title", "zz_line"), ("text", "zz_raw"), keeps=False)
    outcome, told = imported(library, second, asks=True)
    assert [message.path for message in told if isinstance(message, Asked)] == [str(second)]
    assert outcome.books.records == 0
    with Library.open(library, readonly=True) as opened:
        assert len(opened.dumps()) == 1  # nothing is written of what is asked about
