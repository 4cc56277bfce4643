"""Parquet and Arrow: rows with their types, and what is damaged."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from arro3 import io as arro3_io
from arro3.core import Array, DataType, Table
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.importer.raw import raw_record
from backfile.library import Library
from tests.importer.dumps import imported, titles, zipped
from tests.importer.readers.support import read

Columns = dict[str, tuple[list[object], DataType]]
NEWS: Columns = {
    "title": (["Ferry late again", "Tower painted"], DataType.utf8()),
    "text": (["The ferry came an hour late.", None], DataType.large_utf8()),
    "published": ([1_679_131_800_000_000, None], DataType.timestamp("us", tz="UTC")),
}


def table(columns: Columns) -> Table:
    return Table.from_pydict({name: _array(values, kind) for name, (values, kind) in columns.items()})


def _array(values: list[object], kind: DataType) -> Array:
    return Array(values, DataType.int64()).cast(kind) if DataType.is_temporal(kind) else Array(values, kind)


def written(columns: Columns, write: Callable[..., None]) -> bytes:
    out = io.BytesIO()
    write(table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize("write", [arro3_io.write_parquet, arro3_io.write_ipc, arro3_io.write_ipc_stream])
def test_each_row_is_a_record(write: Callable[..., None]) -> None:
    found = read(written(NEWS, write))
    assert found.reader == "Parquet"
    assert found.fields == [
        {
            "title": "Ferry late again",
            "text": "The ferry came an hour late.",
            "published": "2023-03-18T09:30:00+00:00",
        },
        {"title": "Tower painted"},
    ]


def test_a_table_of_numbers_holds_no_articles() -> None:
    counts: Columns = {"day": ([1, 2], DataType.int64()), "hits": ([7, 9], DataType.int64())}
    assert [skipped.reason for skipped in read(written(counts, arro3_io.write_parquet)).skipped] == [
        "A table without articles"
    ]


def test_a_row_within_an_archive_comes_back(tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    dump.write_bytes(zipped({"a.parquet": written(NEWS, arro3_io.write_parquet)}))
    imported(tmp_path / "library.backfile", dump)
    assert titles(tmp_path / "library.backfile") == ["Ferry late again", "Tower painted"]
    with Library.open(tmp_path / "library.backfile", readonly=True) as library:
        assert raw_record(library, 2) == b'{"title":"Tower painted"}'


@settings(max_examples=100, deadline=None)
@given(cut=st.integers(4, 600), wrong=st.integers(0, 255))
def test_damage_is_a_problem(cut: int, wrong: int) -> None:
    data = written(NEWS, arro3_io.write_parquet)
    found = read(data[:cut] + bytes([wrong]) * 3 + data[cut + 3 :], "Parquet")
    assert len(found.records) <= 2
    assert read(data[:cut], "Parquet").records == []
