"""PDF files: the text layer in reading order, one article a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import orjson

from backfile.article import Draft, Problem
from backfile.importer.limits import MB
from backfile.importer.printed.reading import BARE, NO_TEXT
from backfile.importer.printed.worker import worker
from backfile.importer.record import Options, Read, Reader, Record, Source
from backfile.importer.spool import spooled

_SIGNATURE = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]{0,64}%PDF-\d")
_WHOLE = 64 * MB  # up to which a file is a record with its bytes


def read_pdf(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """One record, or why there is none."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        found = understand_pdf(file)
        if isinstance(found, Problem):
            yield replace(found, member=source.member)
            return
        bare = found.extra.get(BARE)
        if file.seek(0, 2) <= _WHOLE:
            file.seek(0)
            yield Record(found, file.read(), 1, 0)
        else:
            yield Record(found, orjson.dumps({"title": found.title, "text": found.text}), 1, None)
        if isinstance(bare, list):
            yield Problem(NO_TEXT, f"on {len(bare)} of its pages, from page {bare[0]}", source.member, 1, lost=False)


def understand_pdf(file: BinaryIO) -> Draft | Problem:
    """The article of a PDF file, or what keeps it from being one."""
    return worker().read(file)


READER = Reader(
    name="PDF",
    description="Documents with a text layer, their columns in reading order",
    suffixes=(".pdf",),
    recognises=lambda head: _SIGNATURE.match(head) is not None,
    records=read_pdf,
)
