"""From a dropped path to a library: what is written, what is told, and that nothing is lost on the way."""

import gzip
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import orjson
import pytest

from backfile.article import Draft, Problem
from backfile.errors import BadOption, NoSuchPath
from backfile.importer import Control, Message, Options, decode, encode, run
from backfile.importer.messages import Began, Books, Done, Finished, ProblemMet, Progress
from backfile.importer.raw import raw_record
from backfile.importer.record import Reader, Record, Skipped, Source
from backfile.importer.understand import understand
from backfile.library import Library
from tests.importer.dumps import article, contents, imported, lines, titles, zipped


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.backfile"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "march.jsonl"
    path.write_bytes(lines(30))
    return path


def heard(library: Path, *paths: Path, options: Options | None = None) -> list[Message]:
    """All that a listener is told."""
    told: list[Message] = []
    run(library, list(paths), options or Options(), told.append, Control())
    return told


def test_a_dump_becomes_articles(library: Path, dump: Path) -> None:
    outcome = imported(library, dump)
    assert outcome.clean
    assert outcome.books == Books(files=1, records=30, articles=30)
    assert titles(library) == sorted(article(number)["title"] for number in range(1, 31))


def test_a_folder_is_one_dump_whatever_it_holds(library: Path, tmp_path: Path) -> None:
    root = tmp_path / "news"
    (root / "2023").mkdir(parents=True)
    (root / "2023" / "march.jsonl").write_bytes(lines(5))
    (root / "april.zip").write_bytes(zipped({"a.jsonl": lines(5, 6), "b.jsonl.gz": gzip.compress(lines(5, 11))}))
    outcome = imported(library, root)
    assert [(dump.dump, dump.files, dump.articles) for dump in outcome.dumps] == [("news", 3, 15)]
    with Library.open(library, readonly=True) as opened:
        (only,) = opened.dumps()
        assert [file.member for file in opened.files(only.id)] == [
            "2023/march.jsonl",
            "april.zip!/a.jsonl",
            "april.zip!/b.jsonl.gz",
        ]


def test_the_same_dump_twice_adds_nothing(library: Path, dump: Path) -> None:
    imported(library, dump)
    before = contents(library)
    again = imported(library, dump)
    assert again.books == Books(files=1, records=30, duplicates=30)
    assert contents(library) == before


def test_the_same_text_in_two_dumps_is_one_article_seen_twice(library: Path, dump: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.jsonl"
    other.write_bytes(lines(3) + lines(1, 100))
    imported(library, dump)
    assert imported(library, other).books == Books(files=1, records=4, articles=1, duplicates=3)
    with Library.open(library, readonly=True) as opened:
        assert [Path(sighting.dump).name for sighting in opened.article(1).sightings] == ["march.jsonl", "copy.jsonl"]


def test_a_file_that_has_grown_is_read_again(library: Path, dump: Path) -> None:
    imported(library, dump)
    dump.write_bytes(lines(32))
    assert imported(library, dump).books == Books(files=1, records=32, articles=2, duplicates=30)


def test_a_record_that_moved_in_its_file_is_known_where_it_stands_now(library: Path, dump: Path) -> None:
    dump.write_bytes(lines(1) + lines(1, 2))
    imported(library, dump)
    changed = lines(1, 77, paragraphs=3) + lines(1, 2)
    dump.write_bytes(changed)
    assert imported(library, dump).books == Books(files=1, records=2, articles=1, duplicates=1)
    with Library.open(library, readonly=True) as opened:
        assert raw_record(opened, 2) == lines(1, 2).rstrip()
        assert len(opened.article(2).sightings) == 1
        # What stood at the first place before and what stands there now were never on one page.
        assert opened.article(1).same_page == opened.article(3).same_page == ()


def test_a_dump_is_read_again_where_it_is_to_be_read_otherwise(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_bytes(b'{"title": "Old head", "other": "New head", "text": "One text."}\n' * 2)
    other = replace(Options(), mapping=(("title", "other"),))
    imported(library, path)
    assert imported(library, path, options=other).books.articles == 1
    assert imported(library, path, options=other).books.articles == 0
    assert titles(library) == ["New head"]  # of both records


def test_what_could_not_be_read_is_told_with_its_place(library: Path, dump: Path) -> None:
    dump.write_bytes(lines(2) + b'{"title": broken\n' + lines(1, 3))
    outcome = imported(library, dump)
    assert (outcome.books.records, outcome.books.articles, outcome.books.problems) == (4, 3, 1)
    assert not outcome.clean
    with Library.open(library, readonly=True) as opened:
        (problem,) = opened.problems()
    assert (problem.dump, problem.member, problem.offset) == (str(dump), None, len(lines(2)))


def test_members_without_articles_are_in_the_books(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "mixed.zip"
    path.write_bytes(
        zipped(
            {
                "photo.jpg": b"\xff\xd8\xff\xe0 an image",
                "empty.txt": b"",
                ".DS_Store": b"x",
                "old.rar": b"Rar!\x1a\x07\x01\0",
                "a.jsonl": lines(2),
            }
        )
    )
    for _ in range(2):
        outcome = imported(library, path)
        assert (outcome.books.records, outcome.books.skipped, outcome.books.problems) == (6, 3, 1)
    with Library.open(library, readonly=True) as opened:
        (dump,) = opened.dumps()
        assert (dump.records, dump.articles, dump.skipped, dump.problems) == (6, 2, 3, 1)
        assert [problem.sentence for problem in opened.problems()] == [
            "Not recognised: a RAR archive; unpack it and drop the folder"
        ]


def test_a_cut_dump_keeps_what_came_before(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "march.jsonl.gz"
    path.write_bytes(gzip.compress(lines(200))[:-20])
    outcome = imported(library, path)
    assert outcome.books.articles > 150
    with Library.open(library, readonly=True) as opened:
        assert opened.problems()[-1].reason == "Cut off"


def test_several_dumps_are_told_one_by_one_and_together(library: Path, dump: Path, tmp_path: Path) -> None:
    other = tmp_path / "april.jsonl"
    other.write_bytes(lines(4, 50))
    told = heard(library, dump, other)
    assert [(m.dump, m.number, m.of) for m in told if isinstance(m, Began)] == [
        ("march.jsonl", 1, 2),
        ("april.jsonl", 2, 2),
    ]
    assert [(m.dump, m.status, m.articles) for m in told if isinstance(m, Done)] == [
        ("march.jsonl", "done", 30),
        ("april.jsonl", "done", 4),
    ]
    assert isinstance(told[-1], Finished)
    assert told[-1].articles == 34


def test_the_last_progress_says_that_all_is_done(library: Path, dump: Path) -> None:
    progress = [message for message in heard(library, dump) if isinstance(message, Progress)][-1]
    assert progress.bytes_done == progress.bytes_total == dump.stat().st_size
    assert progress.committed_id == progress.articles == 30


def test_problems_are_told_as_they_are_met(library: Path, dump: Path) -> None:
    dump.write_bytes(lines(2) + b"{broken\n")
    (problem,) = [message for message in heard(library, dump) if isinstance(message, ProblemMet)]
    assert (problem.dump, problem.record) == ("march.jsonl", 3)


def test_messages_survive_the_pipe(library: Path, dump: Path) -> None:
    told = heard(library, dump)
    assert [decode(encode(message)) for message in told] == told
    assert decode(b"no message") is None
    assert decode(b'{"message": "unheard of"}') is None


@pytest.mark.parametrize("when", ["nothing", "some"])
def test_cancelling_keeps_what_is_there_and_a_second_import_finishes(library: Path, tmp_path: Path, when: str) -> None:
    root = tmp_path / "news"
    root.mkdir()
    for number in range(6):
        (root / f"{number}.jsonl").write_bytes(lines(40, 1 + 40 * number))
    control = Control()
    if when == "nothing":
        control.cancel()

    def cancel_soon(message: Message) -> None:
        if isinstance(message, Progress):
            control.cancel()

    outcome = run(library, [root], Options(), cancel_soon, control)
    assert not outcome.clean or when == "nothing"
    assert imported(library, root).clean
    whole = tmp_path / "whole.backfile"
    imported(whole, root)
    assert contents(library) == contents(whole)


def test_a_paused_import_waits(library: Path, dump: Path) -> None:
    control = Control()
    control.pause()
    states: list[bool] = []

    def resume(message: Message) -> None:
        if isinstance(message, Progress):
            states.append(message.paused)
            if message.paused:
                control.resume()

    assert run(library, [dump], Options(), resume, control).books.articles == 30
    assert states[0]
    assert not states[-1]


def test_a_path_that_is_not_there_stops_everything_before_it_begins(library: Path, dump: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        imported(library, dump, tmp_path / "nowhere")
    assert not library.exists()


def test_an_unknown_format_is_a_bad_option(library: Path, dump: Path) -> None:
    with pytest.raises(BadOption):
        imported(library, dump, options=Options(reader="Papyrus"))


def test_two_imports_into_one_library_take_turns(library: Path, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    paths = [tmp_path / f"{number}.jsonl" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(lines(300, 1 + number * 300))
    with ThreadPoolExecutor() as pool:
        outcomes = list(pool.map(lambda path: imported(library, path), paths))
    assert all(outcome.clean for outcome in outcomes)
    assert len(titles(library)) == 900


def broken_reader(number_of_records: int) -> Reader:
    """A reader with a fault: after some records it raises."""

    def records(source: Source, _options: Options) -> Iterator[Record | Skipped]:
        for number in range(1, number_of_records + 1):
            raw = source.stream.readline()
            yield Record(orjson.loads(raw), raw, number, 0)
        raise IndexError("nothing at 7")

    return Reader("Broken", "", (), lambda head: head.startswith(b"{"), records)


def test_a_fault_in_a_reader_costs_one_member(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "two.zip"
    path.write_bytes(zipped({"a.jsonl": lines(3), "b.jsonl": lines(3, 10)}))
    monkeypatch.setattr("backfile.importer.sniff.READERS", (broken_reader(2),))
    assert imported(library, path).books == Books(files=2, records=6, articles=4, problems=2)
    with Library.open(library, readonly=True) as opened:
        assert opened.problems()[0].sentence == "Reader failed: Broken: IndexError: nothing at 7"
    # With a mended reader the members are read again, and their problems are gone.
    monkeypatch.undo()
    assert imported(library, path).books == Books(files=2, records=6, articles=2, duplicates=4)
    with Library.open(library, readonly=True) as opened:
        assert not opened.problems()


def test_a_fault_in_one_record_costs_no_other(library: Path, dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(record: Record, source: Source, options: Options) -> Draft | Problem | Skipped:
        if record.number == 7:
            raise IndexError("nothing at 7")
        return understand(record, source, options)

    monkeypatch.setattr("backfile.importer.reading.understand", stumbling)
    assert imported(library, dump).books == Books(files=1, records=30, articles=29, problems=1)
    with Library.open(library, readonly=True) as opened:
        assert opened.problems()[0].sentence == "Record failed: JSON Lines: IndexError: nothing at 7"
        assert opened.problems()[0].record == 7
    monkeypatch.undo()
    assert imported(library, dump).books == Books(files=1, records=30, articles=1, duplicates=29)


def test_numbers_of_any_length_and_objects_of_any_depth_cost_nothing(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    deep = b'{"title": "Deep", "text": "The deep one.", "x": ' + 300 * b"[" + b"1" + 300 * b"]" + b"}\n"
    path.write_bytes(
        lines(1) + b'{"title": "Long", "text": "The long one.", "id": 1%s}\n' % (40 * b"0") + deep + lines(1, 2)
    )
    assert imported(library, path).books == Books(files=1, records=4, articles=4)


def test_books_name_every_count_of_a_dump() -> None:
    assert {part.name for part in fields(Books)} < {part.name for part in fields(Done)}


def test_options_are_kept_with_the_dump(library: Path, dump: Path) -> None:
    imported(library, dump, options=replace(Options(), reader="jsonlines", mapping=(("title", "title"),)))
    with Library.open(library, readonly=True) as opened:
        assert orjson.loads(opened.dumps()[0].options) == {"as": "jsonlines", "map": [["title", "title"]]}
