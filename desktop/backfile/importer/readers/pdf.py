"""PDF files: the text layer in reading order, one article a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import orjson

from backfile.article import Draft, Problem
from backfile.importer.limits import MB
from backfile.importer.printed.document import understand_document
from backfile.importer.printed.pdf import BrokenError, LockedError, read_layer
from backfile.importer.record import LARGEST_TEXT, TEXT_TOO_LARGE, Options, Read, Reader, Record, Source
from backfile.importer.spool import spooled

NO_TEXT = "No text layer"
UNREADABLE = "No readable text"
LOCKED = "Needs a password"
DAMAGED = "Damaged PDF"
_SIGNATURE = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]{0,64}%PDF-\d")
_GARBAGE = 0.3  # of all characters
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
        bare = found.extra.get("pages without text")
        if file.seek(0, 2) <= _WHOLE:
            file.seek(0)
            yield Record(found, file.read(), 1, 0)
        else:
            yield Record(found, orjson.dumps({"title": found.title, "text": found.text}), 1, None)
        if isinstance(bare, list):
            yield Problem(NO_TEXT, f"on {len(bare)} of its pages, from page {bare[0]}", source.member, 1, lost=False)


def understand_pdf(file: BinaryIO) -> Draft | Problem:
    """The article of a PDF file, or what keeps it from being one."""
    file.seek(0)
    try:
        layer = read_layer(file, LARGEST_TEXT)
    except LockedError:
        return Problem(LOCKED, "this PDF is encrypted; save a copy without a password")
    except BrokenError as error:
        return Problem(DAMAGED, str(error))
    if layer.characters > LARGEST_TEXT:
        return Problem(TEXT_TOO_LARGE, f"more than {LARGEST_TEXT >> 20} MB")
    if layer.unreadable > _GARBAGE * layer.characters > 0:
        return Problem(UNREADABLE, "its fonts don't say which letters they show; recognise its text (OCR) first")
    draft = understand_document(layer.pages, layer.info) if layer.pages else None
    if draft is None:
        count = len(layer.pages)
        return Problem(NO_TEXT, f"{count:,} page{'s' if count != 1 else ''} of images; recognise its text (OCR) first")
    bare = [number for number, page in enumerate(layer.pages, 1) if not page.pieces]
    return replace(draft, extra={**draft.extra, "pages without text": bare}) if bare else draft


READER = Reader(
    name="PDF",
    description="Documents with a text layer, their columns in reading order",
    suffixes=(".pdf",),
    recognises=lambda head: _SIGNATURE.match(head) is not None,
    records=read_pdf,
)
