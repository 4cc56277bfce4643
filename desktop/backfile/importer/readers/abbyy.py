"""FineReader XML, ABBYY's recognised pages: an article a page, however many the file has."""

from collections.abc import Iterator
from functools import partial

from backfile.article import Draft
from backfile.importer.fields_values import language_of
from backfile.importer.printed.recognised import (
    Block,
    Confidence,
    Facts,
    Line,
    day_in_name,
    understand_recognised,
    usual,
)
from backfile.importer.readers.alto import FROM_NAME, NO_TEXT
from backfile.importer.readers.xml_reading import prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, children, every, local_name
from backfile.importer.record import Options, Read, Reader, Source


def read_abbyy(source: Source, options: Options) -> Iterator[Read]:
    """A record for each page."""
    elements = scan(source, options, prefixed(source.head, "page"))
    return read_spans(source, elements, partial(_page, source))


def _page(source: Source, page: Element, of: Scan) -> Draft | str:  # noqa: ARG001
    confidence = Confidence()
    blocks = [
        Block([[Line(_line(line, confidence)) for line in every(part, "line")] for part in every(block, "par")])
        for block in every(page, "block")
        if block.get("blockType", "Text") in ("Text", "Table")
    ]
    date = day_in_name(source.name)
    facts = Facts(
        date=date,
        language=language_of(usual(run.get("lang") for run in every(page, "formatting"))),
        extra={"confidence": confidence.mean},
        derived={"date": FROM_NAME} if date else {},
    )
    return understand_recognised(blocks, facts) or NO_TEXT


def _line(line: Element, confidence: Confidence) -> str:
    """Its characters, each of which has an element of its own in most of these files."""
    parts: list[str] = []
    for run in every(line, "formatting"):
        parts.append(run.text or "" if len(run) == 0 else "")
        for character in children(run):
            if local_name(character) == "charParams":
                confidence.add(character.get("charConfidence"), 100.0)
                parts.append(character.text or " ")
    return " ".join("".join(parts).split())


READER = Reader(
    name="FineReader XML",
    description="Recognised pages (OCR) of ABBYY FineReader, an article a page",
    suffixes=(".xml",),
    recognises=lambda head: root_of(head)[0] == "document" and b"FineReader_xml" in root_of(head)[1][:2048],
    records=read_abbyy,
)
