"""Columns on disk: Parquet, Arrow's file (also called Feather 2) and stream, as Hugging Face keeps its data sets."""

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from backfile.article import Problem
from backfile.importer.fields_names import shape
from backfile.importer.readers.rows import EMPTY_TABLE, NO_ARTICLES, record_of
from backfile.importer.record import Options, Read, Reader, Skipped, Source
from backfile.importer.spool import spooled

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
        from pyarrow import ArrowException

        try:
            yield from _rows(file, source.head, options)
        except (ArrowException, OSError, ValueError, KeyError) as error:  # pyarrow raises each of them for damage
            yield Problem(NOT_PARQUET, str(error).split("\n")[0][:200], source.member)


def _rows(file: BinaryIO, head: bytes, options: Options) -> Iterator[Read]:
    names, batches = _opened(file, head)
    found = shape(tuple(names))
    if not (found.has_text or found.has_title or options.wants(names)) and len(names) > 1:
        yield Skipped(NO_ARTICLES)
        return
    number = 0
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            part = batch.slice(start, _ROWS)
            part.validate(full=True)  # or what it says of its own lengths is believed
            for values in zip(*map(_values, part.columns), strict=True):
                number += 1
                row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
                yield record_of(row, number)
    if not number:
        yield Skipped(EMPTY_TABLE)


def _values(column: Any) -> list[Any]:
    try:
        return cast("list[Any]", column.to_pylist())
    except (OverflowError, ValueError):  # a moment that Python's calendar does not have
        return cast("list[Any]", column.cast("string").to_pylist())


def _opened(file: BinaryIO, head: bytes) -> tuple[list[str], Iterator[Any]]:
    """The names of its columns, and its rows in batches."""
    if head.startswith(PARQUET):
        from pyarrow import parquet

        table = parquet.ParquetFile(file)
        return table.schema_arrow.names, table.iter_batches(batch_size=_ROWS)
    from pyarrow import ipc

    if head.startswith(STREAM):
        stream = ipc.open_stream(file)
        return stream.schema.names, iter(stream)
    batches = ipc.open_file(file)
    return batches.schema.names, (batches.get_batch(number) for number in range(batches.num_record_batches))


READER = Reader(
    name="Parquet",
    description="Tables by columns: Parquet, Arrow, Feather",
    suffixes=(".parquet", ".arrow", ".feather"),
    recognises=recognises,
    records=read_parquet,
)
