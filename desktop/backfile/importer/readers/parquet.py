"""Columns on disk: Parquet, Arrow's file (also called Feather 2) and stream, as Hugging Face keeps its data sets."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from backfile.article import Problem
from backfile.importer.fields_names import shape
from backfile.importer.readers.rows import EMPTY_TABLE, NO_ARTICLES, record_of
from backfile.importer.record import Options, Read, Reader, Skipped, Source
from backfile.importer.spool import spooled

if TYPE_CHECKING:
    from arro3.core import RecordBatch, RecordBatchReader

PARQUET, ENCRYPTED, ARROW, STREAM, FEATHER_1 = b"PAR1", b"PARE", b"ARROW1", b"\xff\xff\xff\xff", b"FEA1"
NOT_PARQUET = "Not a valid Parquet or Arrow table"
_ROWS = 128  # at once


def recognises(head: bytes) -> bool:
    """By the magic numbers; a stream begins with its schema, a flatbuffer."""
    if head.startswith(STREAM):
        length = int.from_bytes(head[4:8], "little")
        return 16 <= length < 1 << 24 and not length % 8 and head[8:12] == b"\x10\0\0\0"
    return head.startswith((PARQUET, ENCRYPTED, ARROW, FEATHER_1))


def read_parquet(source: Source, options: Options) -> Iterator[Read]:
    """Each row, a few of them in memory."""
    if source.head.startswith(ENCRYPTED):
        yield Problem("Needs a password", "the footer of this Parquet file is encrypted", source.member)
        return
    if source.head.startswith(FEATHER_1):
        yield Problem(NOT_PARQUET, "Feather 1, which was given up in 2020; save it as Parquet", source.member)
        return
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        try:
            yield from _rows(_opened(file, source.head), options)
        except BaseException as error:
            # A panic of the library (arrow's Rust) is no `Exception`; anything that is not the library's goes on.
            if not (isinstance(error, Exception) or type(error).__name__ == "PanicException"):
                raise
            if isinstance(error, MemoryError):
                raise
            yield Problem(NOT_PARQUET, str(error).split("\n")[0][:200], source.member)


def _opened(file: BinaryIO, head: bytes) -> "RecordBatchReader":
    from arro3 import io

    if head.startswith(PARQUET):
        return io.read_parquet(file, batch_size=_ROWS)
    if head.startswith(STREAM):
        return io.read_ipc_stream(file)
    return io.read_ipc(file)


def _rows(batches: "RecordBatchReader", options: Options) -> Iterator[Read]:
    names = list(batches.schema.names)
    found = shape(tuple(names))
    if not (found.has_text or found.has_title or options.mapping) and len(names) > 1:
        yield Skipped(NO_ARTICLES)
        return
    number = 0
    for batch in _slices(batches):
        columns = [batch.column(place).to_pylist() for place in range(batch.num_columns)]
        for values in zip(*columns, strict=True):
            number += 1
            row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
            yield record_of(row, number)
    if not number:
        yield Skipped(EMPTY_TABLE)


def _slices(batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, min(_ROWS, batch.num_rows - start))


READER = Reader(
    name="Parquet",
    description="Tables by columns: Parquet, Arrow, Feather",
    suffixes=(".parquet", ".arrow", ".feather"),
    recognises=recognises,
    records=read_parquet,
)
