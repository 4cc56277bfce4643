"""Parquet and Arrow: rows with their types, and what is damaged."""

import io
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from backfile.importer.raw import raw_record
from backfile.library import Library
from tests.importer.dumps import imported, titles, zipped
from tests.importer.readers.support import read

NEWS = pa.table(
    {
        "title": pa.array(["Ferry late again", "Tower painted"], pa.string()),
        "text": pa.array(["The ferry came an hour late.", None], pa.large_string()),
        "published": pa.array([1_679_131_800_000_000, None], pa.timestamp("us", tz="UTC")),
    }
)
Write = Callable[[pa.Table, io.BytesIO], None]


def write_file(table: pa.Table, out: io.BytesIO) -> None:
    with pa.ipc.new_file(out, table.schema) as file:
        file.write_table(table)


def write_stream(table: pa.Table, out: io.BytesIO) -> None:
    with pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)


def written(table: pa.Table, write: Write = parquet.write_table) -> bytes:
    out = io.BytesIO()
    write(table, out)
    return out.getvalue()


WRITERS = (parquet.write_table, write_file, write_stream)


@pytest.mark.parametrize("write", WRITERS)
def test_each_row_is_a_record(write: Write) -> None:
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
    counts = pa.table({"day": [1, 2], "hits": [7, 9]})
    assert [skipped.reason for skipped in read(written(counts)).skipped] == ["A table without articles"]


def test_a_moment_that_no_calendar_has_costs_no_row() -> None:
    moments = pa.array([1_679_131_800, 1 << 60], pa.timestamp("ms"))
    found = read(written(pa.table({"title": ["Ferry", "Tower"], "text": ["It came.", "It stood."], "date": moments})))
    assert [fields["title"] for fields in found.fields] == ["Ferry", "Tower"]  # type: ignore[index]


def test_a_row_within_an_archive_comes_back(tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    dump.write_bytes(zipped({"a.parquet": written(NEWS)}))
    imported(tmp_path / "library.backfile", dump)
    assert titles(tmp_path / "library.backfile") == ["Ferry late again", "Tower painted"]
    with Library.open(tmp_path / "library.backfile", readonly=True) as library:
        assert raw_record(library, 2) == b'{"title":"Tower painted"}'


@settings(max_examples=100, deadline=None)
@given(write=st.sampled_from(WRITERS), cut=st.integers(4, 900), wrong=st.integers(0, 255))
def test_damage_is_a_problem(write: Write, cut: int, wrong: int) -> None:
    data = written(NEWS, write)
    found = read(data[:cut] + bytes([wrong]) * 3 + data[cut + 3 :], "Parquet")
    assert len(found.records) <= 2
    cut_off = read(data[: min(cut, len(data) - 1)], "Parquet")
    assert len(cut_off.records) <= 2
    assert write is write_stream or cut_off.problems
