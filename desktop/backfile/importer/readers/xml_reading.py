"""What the readers of XML have in common: a span of a file becomes a record, with its place and its faults."""

import re
from collections.abc import Callable, Iterator

from backfile.article import Draft, Problem
from backfile.importer.encodings import head_as_utf8
from backfile.importer.readers.json_values import CUT_OFF, TOO_LARGE
from backfile.importer.readers.lines import LARGEST
from backfile.importer.readers.xml_scan import NOT_CLOSED, NOT_WELL_FORMED, Scan
from backfile.importer.readers.xml_tree import Element, tree
from backfile.importer.record import Fields, Read, Record, Skipped, Source
from backfile.text.language import detect

_ROOT = re.compile(
    rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*+)*+<([A-Za-z_][\w.:-]*)(?=[\s/>])", re.DOTALL
)
_DETAILS = {CUT_OFF: "the file ends within this record", NOT_CLOSED: "the next one begins within this record"}


def root_of(head: bytes) -> tuple[str, bytes]:
    """The local name of the first tag, and the beginning of the file from there on; empty where it is no XML."""
    sample = head_as_utf8(head) or b""
    if b"<" not in sample[:1024]:
        return "", b""
    found = _ROOT.match(sample)
    return (
        (found[1].decode("utf-8", "replace").rpartition(":")[2], sample[found.start(1) - 1 :]) if found else ("", b"")
    )


def prefixed(head: bytes, *names: str) -> tuple[str, ...]:
    """Names of elements as they are, and with the prefix of the file's first tag."""
    sample = root_of(head)[1]
    found = re.match(rb"<([A-Za-z_][\w.-]*):", sample)
    return (*names, *(f"{found[1].decode()}:{name}" for name in names)) if found else names


def read_spans(
    source: Source, scan: Scan, understood: Callable[[Element, Scan], Fields | Draft | str], *, strict: bool = True
) -> Iterator[Read]:
    """A record for each element. `understood` gives its fields or its draft, or why it is none.

    `strict`: what is wrong around the records is worth telling, as it is in XML and is not in SGML.
    """
    number = 0
    for span in scan.spans():
        number += 1
        offset, raw = scan.text.raw(span.start, span.data)
        at = (source.member, number, offset)
        if span.fault == TOO_LARGE:
            yield Problem(TOO_LARGE, f"a record of {LARGEST}", *at)
            continue
        element, fault = tree(span.data)
        if element is None:
            yield Problem(NOT_WELL_FORMED, fault, *at)
            continue
        found = understood(element, scan)
        if isinstance(found, str):
            yield Skipped(found, number)
            continue
        yield Record(found, raw, number, offset)
        if span.fault:
            yield Problem(span.fault, _DETAILS[span.fault], *at, lost=False)
        elif fault and strict:
            yield Problem(NOT_WELL_FORMED, fault, *at, lost=False)
    if strict:
        yield from scan.faults()


def agreed_language(declared: str, text: str) -> str | None:
    """A declared language, unless the text is clearly in another: many systems put their own into every text."""
    if not declared.strip():
        return None
    found = detect(text)
    return declared if found is None or found.split("-")[0] == declared.strip().lower().split("-")[0] else None
