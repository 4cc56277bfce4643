"""What the library does with what an import hands it."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from backfile.article import Draft, Kind, Problem
from backfile.library import FileBegan, FileDone, FileKept, Library, Skipped, Tally, Writer
from backfile.library.check import check

from .conftest import entry, ferry, teaser


def test_an_article_comes_back_as_it_was_given(library: Library, writer: Writer) -> None:
    draft = ferry()
    tally = writer.write([entry(draft)])
    article = library.article(1)
    assert tally == Tally(records=1, articles=1)
    for fact in (
        "kind", "title", "kicker", "standfirst", "dateline", "authors", "date", "source", "section", "edition", "page",
        "language", "url", "paragraphs", "credits", "names", "extra", "derived", "text",
    ):  # fmt: skip
        assert getattr(article, fact) == getattr(draft, fact), fact
    assert (article.title_origin, article.date_origin) == ("given", "given")
    assert article.sightings[0].at.offset == 100
    assert article.sightings[0].dump == "/dumps/march.jsonl"


def test_an_excerpt_is_an_item_of_its_own_beside_its_article(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(excerpts=(teaser(), teaser("Fishmongers in three towns closed their stalls"))))])
    assert library.article(1).same_page == (2, 3)
    assert library.article(2).parent == 1
    assert library.article(2).same_page == (1, 3)
    assert library.article(2).title_origin == "derived"
    assert library.counts().excerpts == 2


def test_a_teaser_on_many_pages_is_one_excerpt_that_stands_beside_each(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(excerpts=(teaser(),)), 1)])
    tally = writer.write([entry(ferry(title="Other", paragraphs=("Another text.",), excerpts=(teaser(),)), 2)])
    assert tally == Tally(records=1, articles=1)
    assert library.article(3).same_page == (2,)
    assert [sighting.at.record for sighting in library.article(2).sightings] == [1, 2]


@pytest.mark.parametrize(
    ("again", "same"),
    [
        ({}, True),
        (
            {"paragraphs": ("OSTERMOOR —  The ferry sails\non Monday. ", "Commissioner Ko Wen-tao (柯文濤) said so.")},
            True,
        ),
        (
            {"title": "OSTERMOOR — The ferry…", "derived": {"title": "the first sentence"}},
            True,
        ),  # no headline to differ
        ({"source": "Ostermoor Courier", "date": "2023-04-04"}, True),  # the raw record keeps both
        ({"title": "Ferry back at night"}, False),  # another paper's headline: a version, no duplicate
        ({"paragraphs": ("OSTERMOOR — The ferry sails on Tuesday.",)}, False),
    ],
)
def test_the_same_text_is_one_article_with_two_sightings(
    library: Library, writer: Writer, again: dict[str, object], same: bool
) -> None:
    writer.write([entry(ferry(), 1)])
    tally = writer.write([entry(ferry(**again), 2)])
    assert (tally.duplicates, tally.articles) == ((1, 0) if same else (0, 1))
    assert library.counts().items == (1 if same else 2)
    assert len(library.article(1).sightings) == (2 if same else 1)


def test_the_same_text_twice_in_one_batch_is_one_article(library: Library, writer: Writer) -> None:
    assert writer.write([entry(ferry(), 1), entry(ferry(), 2)]) == Tally(records=2, articles=1, duplicates=1)
    assert len(library.article(1).sightings) == 2


def test_headlines_without_text_are_told_apart_by_date_and_address(library: Library, writer: Writer) -> None:
    def bare(date: str) -> Draft:
        return Draft(title="Corrections", date=date)

    tally = writer.write([entry(bare("2023-01-01"), 1), entry(bare("2023-01-08"), 2), entry(bare("2023-01-08"), 3)])
    assert tally == Tally(records=3, articles=2, duplicates=1)


def test_reading_a_record_twice_notes_one_sighting(library: Library, writer: Writer) -> None:
    for _ in range(2):
        writer.write([entry(ferry(excerpts=(teaser(),)))])
    assert len(library.article(1).sightings) == 1
    assert len(library.article(2).sightings) == 1


def test_a_member_that_is_read_again_has_the_books_of_one_reading(library: Library, writer: Writer) -> None:
    """As after a kill: the member began, half of it was committed, and it begins anew."""
    writer.write([entry(ferry(), 1), Problem("Not valid JSON", record=2)])
    again = Writer.begin(library, Path("/dumps/march.jsonl"))
    events = [entry(ferry(), 1), Problem("Not valid JSON", record=2), entry(ferry(title="B", paragraphs=("b",)), 3)]
    tally = again.write([FileBegan(None, 1000, None), *events, FileDone("JSON Lines", "utf-8")])
    again.finish("done", format="JSON Lines")
    assert tally == Tally(records=3, articles=1, duplicates=1, problems=1)  # what this run added
    (dump,) = library.dumps()
    assert (dump.status, dump.records, dump.articles, dump.duplicates, dump.problems) == ("done", 3, 2, 0, 1)
    assert len(library.problems()) == 1


def test_a_member_that_is_done_can_be_kept(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(), 1), entry(ferry(), 2), Skipped("a redirect"), FileDone("JSON Lines")])
    writer.finish("done")
    again = Writer.begin(library, Path("/dumps/march.jsonl"))
    assert again.done() == {None: (1000, "2024-05-14T10:42:00+00:00")}
    assert again.write([FileKept(None)]) == Tally(records=3, duplicates=2, skipped=1)


def test_every_record_is_accounted_for(library: Library, writer: Writer) -> None:
    tally = writer.write(
        [
            entry(ferry(), 1),
            entry(ferry(), 2),
            Skipped("an image"),
            Problem("Not valid JSON", record=4),
            Problem("Impossible date", "2023-02-31", record=1, lost=False),
        ]
    )
    assert tally.records == tally.articles + tally.duplicates + tally.skipped + 1
    assert tally.problems == 2


def test_a_batch_that_fails_leaves_nothing_behind(library: Library, writer: Writer) -> None:
    broken = entry(ferry(title="Broken", paragraphs=("x",)), 2)
    object.__setattr__(broken.article, "kind", "poem")
    with pytest.raises(Exception, match="CHECK"):
        writer.write([entry(ferry(), 1), broken])
    assert library.counts().items == 0
    assert writer.write([entry(ferry(), 1)]) == Tally(records=1, articles=1)
    assert library.article(1).source == "Northlight Wire"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ferry(), ferry(title="B", paragraphs=("Other.",)), id="two articles"),
        pytest.param(ferry(), ferry(paragraphs=("The ferry sails on Tuesday.",)), id="one headline, another text"),
        pytest.param(ferry(), ferry(kind=Kind.EXCERPT), id="an excerpt with the words of an article"),
        pytest.param(
            Draft(title="Corrections", derived={"title": "the first sentence"}), Draft(title="Obituaries"), id="no text"
        ),
    ],
)
@pytest.mark.parametrize("batches", [1, 2])
def test_texts_whose_digests_collide_stay_two_articles(
    library: Library, writer: Writer, one: Draft, other: Draft, batches: int
) -> None:
    first, second = entry(one, 1), entry(other, 2)
    object.__setattr__(second.article, "content_key", first.article.content_key)
    for batch in ([first, second],) if batches == 1 else ([first], [second]):
        writer.write(batch)
    assert [library.article(number).text for number in (1, 2)] == [one.text, other.text]
    assert library.article(2).title == other.title


@pytest.mark.parametrize("derived_first", [True, False])
def test_a_headline_that_was_only_derived_keeps_no_text_apart(
    library: Library, writer: Writer, derived_first: bool
) -> None:
    derived = ferry(title="OSTERMOOR — The ferry…", derived={"title": "the first sentence"})
    for number, draft in enumerate((derived, ferry()) if derived_first else (ferry(), derived)):
        writer.write([entry(draft, number)])
    assert library.counts().items == 1


def test_of_two_headlines_over_one_text_each_is_found_again(library: Library, writer: Writer) -> None:
    for number, title in enumerate(("Night\nferry", "Ferry back", "Ferry  back", "Night ferry")):
        writer.write([entry(ferry(title=title), number)])
    seen = {number: [each.at.record for each in library.article(number).sightings] for number in (1, 2)}
    assert library.counts().items == 2
    assert seen == {1: [0, 3], 2: [1, 2]}


def test_what_two_articles_could_be_is_the_one_that_came_first(library: Library, writer: Writer) -> None:
    """A text without a headline of its own, of which two papers' headlines are known."""
    writer.write([entry(ferry(), 1), entry(ferry(title="Ferry back"), 2)])
    writer.write([entry(ferry(title="OSTERMOOR…", derived={"title": "the first sentence"}), 3)])
    assert [each.at.record for each in library.article(1).sightings] == [1, 3]


def test_read_a_third_time_an_article_of_two_records_is_noted_no_third_time(library: Library, writer: Writer) -> None:
    for _ in range(2):
        tally = writer.write([FileBegan(None, 1000, None), entry(ferry(), 1), entry(ferry(), 2), FileDone("JSON")])
    assert tally == Tally(records=2, duplicates=2)
    (file,) = library.files(writer.dump)
    assert (file.articles, file.duplicates) == (1, 1)  # as if it had been read once
    assert [each.at.record for each in library.article(1).sightings] == [1, 2]


def test_what_another_dump_has_by_now_is_still_an_article_of_the_first_one(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(), 1)])
    other = Writer.begin(library, Path("/dumps/april.jsonl"))
    other.write([FileBegan(None, 1000, None), entry(ferry(), 1), FileDone("JSON")])
    again = Writer.begin(library, Path("/dumps/march.jsonl"))
    again.write([FileBegan(None, 1000, None), entry(ferry(), 1), FileDone("JSON")])
    books = [(file.articles, file.duplicates) for dump in (again, other) for file in library.files(dump.dump)]
    assert books == [(1, 0), (0, 1)]


def test_what_a_container_had_to_say_of_what_never_began_is_said_once(library: Library, writer: Writer) -> None:
    """Of a refused member there are no books, and its container is walked again."""
    for _ in range(2):
        again = Writer.begin(library, Path("/dumps/march.jsonl"))
        again.write([Problem("Too deep", member="a.zip/b.zip"), FileBegan("a", 9, None), FileDone("JSON")])
        again.finish("done")
    assert [(each.member, each.reason) for each in library.problems()] == [("a.zip/b.zip", "Too deep")]
    assert [(dump.records, dump.problems) for dump in library.dumps()] == [(1, 1)]


def test_what_was_wrong_in_a_member_that_is_left_alone_is_still_known(library: Library, writer: Writer) -> None:
    writer.write([Problem("Not valid JSON", record=2), FileDone("JSON")])
    again = Writer.begin(library, Path("/dumps/march.jsonl"))
    again.write([FileKept(None)])
    again.finish("done")
    assert len(library.problems()) == 1


def test_an_import_that_goes_on_adds_its_time_and_keeps_what_is_known_of_the_dump(
    library: Library, writer: Writer
) -> None:
    writer.finish("cancelled", seconds=2.5, format="ZIP", sha256="ab" * 32)
    Writer.begin(library, Path("/dumps/march.jsonl")).finish("done", seconds=4.0)
    told = library.connection.execute("SELECT status, seconds, sha256 FROM dumps").fetchall()
    assert told == [("done", 6.5, "ab" * 32)]


def test_a_record_that_moved_in_its_file_is_seen_where_it_is_now(library: Library, writer: Writer) -> None:
    """The record before it has grown; its own bytes are the same."""
    first = entry(ferry(), 2)
    writer.write([first, FileDone("JSON")])
    moved = replace(first, at=replace(first.at, offset=777))
    writer.write([FileBegan(None, 1000, None), moved, FileDone("JSON")])
    assert [each.at.offset for each in library.article(1).sightings] == [777]
    other = replace(moved, at=replace(moved.at, length=5, sha256="cd" * 32))  # and now they are others, of one text
    writer.write([FileBegan(None, 1000, None), other, FileDone("JSON")])
    assert [(each.at.offset, each.at.length, each.at.sha256) for each in library.article(1).sightings] == [
        (777, 5, "cd" * 32)
    ]


def test_words_are_counted_however_many_texts_come_at_once(library: Library, writer: Writer) -> None:
    """More text than is cut into tokens in one go, in texts of which one alone is as much."""
    lengths = (3, 40_000, 20_000, 1, 32_768, 5)
    drafts = (ferry(title=f"T{words}", paragraphs=(("a " * words).strip(),), credits=()) for words in lengths)
    writer.write([entry(draft, number) for number, draft in enumerate(drafts)])
    counted = library.connection.execute("SELECT words FROM items ORDER BY id").fetchall()
    assert [words for (words,) in counted] == list(lengths)


def test_hostile_text_is_kept_as_text(library: Library, writer: Writer) -> None:
    hostile = "'; DROP TABLE items; -- \u202e <script>alert(1)</script>"
    writer.write([entry(ferry(title=hostile, source=hostile, paragraphs=(hostile,)))])
    assert library.article(1).title == hostile
    assert library.article(1).source == hostile


def test_fields_that_json_can_not_hold_are_kept_as_text(library: Library, writer: Writer) -> None:
    deep: object = {"end": 1}
    for _ in range(300):
        deep = [deep]
    writer.write([entry(ferry(extra={"id": 10**29, "deep": deep, "big": 2**64 - 1}))])
    kept = library.article(1).extra
    assert (kept["id"], kept["big"]) == ("1" + 29 * "0", 2**64 - 1)
    assert '{"end": 1}' in orjson.dumps(kept["deep"]).decode().replace("\\", "")


def test_what_is_left_alone_is_counted_by_its_reason(library: Library, writer: Writer) -> None:
    writer.write([Skipped("An image"), Skipped("A redirect"), Skipped("An image")])
    writer.write([Skipped("An image"), FileDone("ZIM")])
    writer.write([FileBegan("b.png", 10, None), Skipped("A redirect"), FileDone(None)])
    assert [(each.reason, each.count, each.member) for each in library.skips(writer.dump)] == [
        ("An image", 3, None),
        ("A redirect", 1, None),
        ("A redirect", 1, "b.png"),
    ]
    writer.write([FileBegan(None, 1000, None), Skipped("An image"), FileDone("ZIM")])  # read anew
    assert sum(each.count for each in library.skips(writer.dump)) == 2


def test_a_dump_that_is_read_otherwise_gives_other_articles_in_place_of_the_first(library: Library) -> None:
    def read(options: str, *drafts: Draft, to_its_end: bool = True) -> Tally:
        writer = Writer.begin(library, Path("/dumps/march.csv"), options=options)
        tally = writer.write([FileBegan(None, 9, None), *(entry(draft, n) for n, draft in enumerate(drafts, 1))])
        if to_its_end:
            writer.write([FileDone("CSV")])
            writer.finish("done")
        return tally

    def seen() -> list[tuple[str, str | None]]:
        return library.connection.execute("SELECT title, date FROM items ORDER BY id").fetchall()

    first, second = ferry(date="2023-04-03", excerpts=(teaser(),)), ferry(title="Other", date="2023-04-04")
    read("{}", first, second)
    library.set_starred(1, on=True)
    library.set_starred(3, on=True)
    now = (replace(first, date="2022-01-01"), replace(first, title="Renamed", paragraphs=("Another text.",)))
    read('{"map": 1}', *now, to_its_end=False)
    assert len(seen()) == 6  # nothing is missing while it is read, nor when it is cut off
    assert read('{"map": 1}', *now).articles == 0
    assert seen() == [("Night ferry to sail again", "2022-01-01"), (teaser().title, None), ("Renamed", "2023-04-03")]
    assert library.counts().starred == 2  # what the user did moves to what the record gives now
    assert check(library) == []
    assert read('{"map": 1}', *now) == Tally(records=2, duplicates=2)


def test_an_article_of_two_dumps_stays_when_one_is_read_otherwise(library: Library) -> None:
    for path, options, title in (("/a", "{}", "One"), ("/b", "{}", "One"), ("/a", '{"map": 1}', "Two")):
        writer = Writer.begin(library, Path(path), options=options)
        writer.write([FileBegan(None, 9, None), entry(ferry(title=title)), FileDone("CSV")])
        writer.finish("done")
    assert [(library.article(n).title, [seen.dump for seen in library.article(n).sightings]) for n in (1, 2)] == [
        ("One", ["/b"]),
        ("Two", ["/a"]),
    ]
    assert check(library) == []


def test_versions_of_what_is_read_otherwise_have_a_first_that_is_there(library: Library) -> None:
    long = " ".join(f"The ferry of day {n} left at one, by a bell that nobody rang on pier {n * 7}." for n in range(40))

    def read(path: str, options: str, *titles: str) -> None:
        writer = Writer.begin(library, Path(path), options=options)
        drafts = (ferry(title=title, paragraphs=(f"{long} {n}.",)) for n, title in enumerate(titles))
        writer.write([FileBegan(None, 9, None), *(entry(draft, n) for n, draft in enumerate(drafts, 1))])
        writer.write([FileDone("CSV")])
        writer.finish("done")

    read("/a", "{}", "One", "Two")
    read("/b", "{}", "Three")
    read("/a", '{"map": 1}', "Uno", "Due")
    rows = library.connection.execute("SELECT title, version_of FROM items ORDER BY id").fetchall()
    assert [title for title, _ in rows] == ["Three", "Uno", "Due"]
    assert {first for _, first in rows} == {None, 3}
    assert check(library) == []
