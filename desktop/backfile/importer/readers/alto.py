"""ALTO, the Library of Congress's XML of recognised pages: an article a page, unless a METS file puts them together."""

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
    parted,
    understand_recognised,
    usual,
)
from backfile.importer.readers.mets_owner import is_read_by_mets
from backfile.importer.readers.xml_reading import prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import LANGUAGE, Element, children, every, find, local_name, text_in
from backfile.importer.record import Options, Read, Reader, Source

NO_TEXT = "A page without text"
WITH_ISSUE = "A page that was read with its issue (METS)"
FROM_NAME = "the file's name"


def read_alto(source: Source, options: Options) -> Iterator[Read]:
    """A record for the file, which is one page."""
    elements = scan(source, options, prefixed(source.head, "alto"))
    return read_spans(source, elements, partial(_page, source))


def _page(source: Source, alto: Element, of: Scan) -> Draft | str:  # noqa: ARG001
    if is_read_by_mets(source):
        return WITH_ISSUE
    confidence = Confidence()
    blocks = list(blocks_of(alto, confidence).values())
    page = find(alto, "Page")
    printed = page.get("PRINTED_IMG_NR", "").strip("[] ") if page is not None else ""
    date = day_in_name(source.name)
    facts = Facts(
        date=date,
        page=printed or None,
        language=language_of(language_in(alto)),
        extra={"confidence": confidence.mean, "software": text_in(find(alto, "softwareName"))},
        derived={"date": FROM_NAME} if date else {},
    )
    return understand_recognised(blocks, facts) or NO_TEXT


def language_in(alto: Element) -> str | None:
    """The language that most of its blocks declare."""
    declared = (
        block.get("LANG") or block.get("language") or block.get(LANGUAGE) for block in every(alto, "TextBlock", "Page")
    )
    return usual(declared)


def blocks_of(alto: Element, confidence: Confidence) -> dict[str, Block]:
    """The text blocks by their identifiers, in the order of the file, which is that of reading."""
    found: dict[str, Block] = {}
    for number, block in enumerate(every(alto, "TextBlock")):
        lines = [line for element in every(block, "TextLine") if (line := _line(element, confidence)).text]
        found[block.get("ID") or f"#{number}"] = Block(parted(lines))
    return found


def _line(line: Element, confidence: Confidence) -> Line:
    """Strings with single spaces; a word that is broken over two lines stands whole in the first of them."""
    parts: list[str] = []
    broken = False  # by a hyphen without the whole word being said
    for element in children(line):
        name = local_name(element)
        if name == "String":
            confidence.add(element.get("WC"))
            whole, part = element.get("SUBS_CONTENT"), element.get("SUBS_TYPE")
            content = element.get("CONTENT", "")
            if whole and part == "HypPart1":
                content = whole
            elif whole and part == "HypPart2":
                continue
            parts.append(content)
            broken = not whole
        elif name == "HYP" and broken and parts:
            parts[-1] += "\u00ad" if element.get("CONTENT") == "\u00ad" else "-"
    left, width = number(line, "HPOS"), number(line, "WIDTH")
    height = number(line, "HEIGHT")
    return Line(" ".join(parts).strip(), left, left + width, number(line, "VPOS") + height, height)


def number(element: Element, name: str) -> float:
    """An attribute as a number; 0 where it is none."""
    try:
        return float(element.get(name, 0))
    except ValueError:
        return 0.0


READER = Reader(
    name="ALTO",
    description="Recognised pages (OCR), an article a page",
    suffixes=(".alto", ".xml"),
    recognises=lambda head: root_of(head)[0] == "alto",
    records=read_alto,
)
