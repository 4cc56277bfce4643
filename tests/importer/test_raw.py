"""The raw record of an article comes back to the byte, or it is said why not."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.errors import NoSuchItem, RawRecordUnavailable
from backfile.importer.raw import raw_record
from backfile.library import Library
from tests.importer.dumps import imported, lines, tarred, zipped


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.backfile"


def records(library: Path) -> Iterator[bytes]:
    with Library.open(library, readonly=True) as opened:
        for (item,) in opened.connection.execute("SELECT id FROM items ORDER BY id").fetchall():
            yield raw_record(opened, item)


@pytest.mark.parametrize(
    "pack",
    [
        lambda data: data,
        gzip.compress,
        lambda data: zipped({"other.jsonl": lines(2, 900), "2023/a.jsonl": data}),
        lambda data: tarred({"deep/in.zip": zipped({"a.jsonl.gz": gzip.compress(data)}), "z": b""}, "w:xz"),
    ],
)
def test_every_record_comes_back_as_it_stood(library: Path, tmp_path: Path, pack: object) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack(lines(20)))  # type: ignore[operator]
    imported(library, path)
    expected = {line.rstrip(b"\n") for line in lines(20).splitlines()}
    assert expected <= {record.rstrip(b"\n") for record in records(library)}


def test_a_dump_that_is_gone(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(lines(2))
    imported(library, path)
    path.unlink()
    with pytest.raises(RawRecordUnavailable, match="gone"):
        list(records(library))


def test_a_dump_that_has_changed(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(lines(2))
    imported(library, path)
    path.write_bytes(lines(2, 7))
    with pytest.raises(RawRecordUnavailable, match="changed"):
        list(records(library))


def test_a_member_that_is_gone(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    path.write_bytes(zipped({"a.jsonl": lines(2)}))
    imported(library, path)
    path.write_bytes(zipped({"b.jsonl": lines(2)}))
    with pytest.raises(RawRecordUnavailable, match=r"dump\.zip!/a\.jsonl is gone"):
        list(records(library))


def test_another_sighting_stands_in(library: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_bytes(lines(1))
    second.write_bytes(lines(1))
    imported(library, first, second)
    first.unlink()
    assert [record.rstrip(b"\n") for record in records(library)] == [lines(1).rstrip(b"\n")]


def test_no_such_article(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(lines(1))
    imported(library, path)
    with Library.open(library, readonly=True) as opened, pytest.raises(NoSuchItem):
        raw_record(opened, 99)
