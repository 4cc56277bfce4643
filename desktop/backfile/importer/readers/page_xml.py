"""PAGE XML, the recognised pages of PRImA and Transkribus: an article a page, its regions in reading order."""

import re
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
from backfile.importer.readers.alto import FROM_NAME, NO_TEXT
from backfile.importer.readers.xml_reading import prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, children, every, find, local_name, text_in
from backfile.importer.record import Options, Read, Reader, Source

_NO_TEXT_OF_IT = frozenset(
    ("page-number", "header", "footer", "catch-word", "signature-mark", "marginalia", "running-header")
)
_HEADINGS = frozenset(("heading", "headline", "title"))
_POINT = re.compile(r"(-?\d+(?:\.\d+)?)[, ](-?\d+(?:\.\d+)?)")


def read_page_xml(source: Source, options: Options) -> Iterator[Read]:
    """A record for the file, which is one page."""
    elements = scan(source, options, prefixed(source.head, "PcGts"))
    return read_spans(source, elements, partial(_page, source))


def _page(source: Source, root: Element, of: Scan) -> Draft | str:  # noqa: ARG001
    confidence = Confidence()
    regions = {region.get("id") or str(at): region for at, region in enumerate(every(root, "TextRegion"))}
    order = [reference.get("regionRef", "") for reference in every(root, "RegionRefIndexed", "RegionRef")]
    named = [name for name in dict.fromkeys(order) if name in regions]
    ordered = [regions[name] for name in (*named, *(name for name in regions if name not in named))]
    number = next((text for region in ordered if region.get("type") == "page-number" and (text := _text(region))), None)
    blocks = [
        Block(parted(_lines(region, confidence)), region.get("type") in _HEADINGS)
        for region in ordered
        if region.get("type") not in _NO_TEXT_OF_IT
    ]
    page = find(root, "Page")
    date = day_in_name((page.get("imageFilename", "") if page is not None else "") + " " + source.name)
    facts = Facts(
        date=date,
        page=number,
        language=language_of(
            usual(element.get("primaryLanguage") for element in every(root, "Page", "TextRegion", "TextLine"))
        ),
        extra={"confidence": confidence.mean, "software": text_in(find(root, "Creator"))},
        derived={"date": FROM_NAME} if date else {},
    )
    return understand_recognised(blocks, facts) or NO_TEXT


def _lines(region: Element, confidence: Confidence) -> list[Line]:
    """The lines that stand in a region itself, not in one within it; its own text where it has none."""
    lines = [line for line in children(region) if local_name(line) == "TextLine"]
    found = [Line(text, *_box(line)) for line in lines if (text := _text(line, confidence))]
    return found or [Line(line.strip()) for line in _text(region, confidence).split("\n") if line.strip()]


def _text(element: Element, confidence: Confidence | None = None) -> str:
    """Of several readings the first; of a line without one, its words."""
    readings = [child for child in children(element) if local_name(child) == "TextEquiv"]
    if readings:
        first = min(readings, key=lambda reading: int(reading.get("index", "0") or 0) if _is_number(reading) else 0)
        if confidence is not None:
            confidence.add(first.get("conf"))
        unicode = find(first, "Unicode")
        return "".join(unicode.itertext()).strip() if unicode is not None else text_in(first)
    words = (_text(word, confidence) for word in children(element) if local_name(word) == "Word")
    return " ".join(filter(None, words))


def _is_number(reading: Element) -> bool:
    return str(reading.get("index", "0")).isdecimal()


def _box(line: Element) -> tuple[float, float, float, float]:
    """Left, right, bottom and height, of the outline."""
    coordinates = find(line, "Coords")
    said = coordinates.get("points", "") if coordinates is not None else ""
    points = [(float(x), float(y)) for x, y in _POINT.findall(said)]
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), max(across), max(down), max(down) - min(down)


READER = Reader(
    name="PAGE XML",
    description="Recognised pages (OCR) of PRImA and Transkribus, an article a page",
    suffixes=(".xml",),
    recognises=lambda head: root_of(head)[0] == "PcGts",
    records=read_page_xml,
)
