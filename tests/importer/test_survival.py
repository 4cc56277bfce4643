"""A reading process that dies at one member: that member is told, and all others come in."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from backfile.importer import pipeline, process
from backfile.importer.native import is_read_by_native_code
from backfile.importer.reading import Job, Step, read
from backfile.library import Library
from tests.importer.dumps import imported, titles

FILES = 12


def dying(job: Job, hands: int = 0) -> "object":  # in the reading process, in the place of `read`
    for step in read(job, hands):
        yield step
        if getattr(step, "member", None) in DEADLY and type(step).__name__ == "FileBegan":
            os.abort()


DEADLY = {"05.jsonl", "06.jsonl", "sub/03.jsonl"}


def serve(*arguments: object) -> None:
    """The reading process, with members that end it."""
    process.read = dying  # type: ignore[assignment]
    SERVE(*arguments)  # type: ignore[arg-type]


SERVE = process._serve


def filled(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for number in range(FILES):
        text = "The harbour was closed on Monday. " * 3
        record = f'{{"title": "Number {number} of {folder.name}", "text": "{text}"}}\n'
        (folder / f"{number:02}.jsonl").write_text(record, "utf-8")
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_the_members_at_which_it_dies_are_told_and_all_others_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr(process, "_serve", serve)
    monkeypatch.setattr(pipeline, "LARGE", 0)  # a process of its own for a dump of any size
    dump = filled(tmp_path / "dump")
    if packed:
        with ZipFile(tmp_path / "dump.zip", "w") as archive:
            for path in sorted(dump.iterdir()):
                archive.write(path, path.name)
        dump = tmp_path / "dump.zip"
    outcome = imported(tmp_path / "l.backfile", dump)
    assert (outcome.books.articles, outcome.books.problems, outcome.books.duplicates) == (FILES - 2, 2, 0)
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        problems = library.problems()
    assert [(problem.reason, problem.member) for problem in problems] == [
        ("Reading stopped", "05.jsonl"),
        ("Reading stopped", "06.jsonl"),
    ]
    assert len(titles(tmp_path / "l.backfile")) == FILES - 2


def test_reading_begins_behind_a_member(tmp_path: Path) -> None:
    filled(tmp_path / "dump" / "sub")
    steps: list[Step] = list(read(Job(tmp_path / "dump", after="sub/09.jsonl")))
    assert [step.member for step in steps if type(step).__name__ == "FileBegan"] == ["sub/10.jsonl", "sub/11.jsonl"]  # type: ignore[union-attr]


def test_a_small_dump_that_native_code_reads_cannot_end_the_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_serve", serve)
    dump = filled(tmp_path / "dump")
    (dump / "z.zim").write_bytes(b"ZIM\x04" + bytes(100))
    assert not pipeline.is_large(dump)
    outcome = imported(tmp_path / "l.backfile", dump)
    assert outcome.books.articles == FILES - 2


@pytest.mark.parametrize(
    ("head", "native"),
    [(b"ZIM\x04", True), (b"PAR1", True), (b"7z\xbc\xaf\x27\x1c", True), (b'{"title": "A"}', False), (b"", False)],
)
def test_formats_of_native_code_are_known_by_their_content(tmp_path: Path, head: bytes, native: bool) -> None:
    (tmp_path / "a").write_bytes(head)
    assert is_read_by_native_code(tmp_path / "a") is native
    assert is_read_by_native_code(tmp_path) is native
