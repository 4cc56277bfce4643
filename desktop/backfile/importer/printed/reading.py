"""From a PDF file to its article, or to the reason why there is none."""

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from backfile.article import Draft, Problem
from backfile.importer.printed.document import understand_document
from backfile.importer.printed.pdf import BrokenError, LockedError, read_layer
from backfile.importer.record import LARGEST_TEXT, TEXT_TOO_LARGE

NO_TEXT = "No text layer"
UNREADABLE = "No readable text"
LOCKED = "Needs a password"
DAMAGED = "Damaged PDF"
BARE = "pages without text"
"""Where a draft's `extra` lists them, by number."""
_GARBAGE = 0.3  # of all characters


def read_document(file: BinaryIO, page_done: Callable[[], None]) -> Draft | Problem:
    """In this very process: see `worker` for files of which nobody knows where they are from."""
    try:
        layer = read_layer(file, LARGEST_TEXT, page_done)
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
    return replace(draft, extra={**draft.extra, BARE: bare}) if bare else draft
