"""hOCR, recognised pages as HTML: an article a page."""

import re
from collections.abc import Iterator

from backfile.article import Draft, Problem
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
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import CHUNK, LARGEST, LARGEST_RECORD
from backfile.importer.readers.xml_scan import encoding_of
from backfile.importer.readers.xml_tree import LANGUAGE, Element
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

_PAGE = re.compile(rb"<\w+[^<>]*?\bclass\s*=\s*[\"'](?:[^\"']{0,200}\s)?ocr_page\b")
_LONGEST_TAG = 4096
_SOFTWARE = re.compile(rb"<meta\s+name=[\"']ocr-system[\"']\s+content=[\"']([^\"']{1,120})", re.IGNORECASE)
_BOX = re.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
_SURE = re.compile(r"\bx_wconf\s+(\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"\blpageno\s+\"?([^\";]+)")
_PARAGRAPHS = ("ocr_par", "ocr_textfloat", "ocr_caption", "ocr_header", "ocr_footer")
_LINES = ("ocr_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocrx_line")
_WORDS = ("ocrx_word", "ocr_word")


def read_hocr(source: Source, options: Options) -> Iterator[Read]:
    """A record for each page: from its tag to that of the next."""
    if options.encoding is None and (encoding := encoding_of(source.head)) is not None:
        options = Options(options.reader, encoding, options.mapping)
    software = _SOFTWARE.search(source.head)
    system = software[1].decode("utf-8", "replace") if software else None
    text = AsUtf8(source, options)
    for number, (start, page) in enumerate(_pages(text), 1):
        offset, raw = text.raw(start, page)
        if len(page) > LARGEST_RECORD:
            yield Problem(TOO_LARGE, f"a page of {LARGEST}", source.member, number, offset)
            continue
        draft = _page(page, source, system)
        yield Record(draft, raw, number, offset) if draft else Skipped(NO_TEXT, number)


def _pages(text: AsUtf8) -> Iterator[tuple[int, bytes]]:
    """Each page with its place in UTF-8."""
    base, data = 0, b""
    began = False
    while chunk := text.read(CHUNK):
        at = max(0, len(data) - _LONGEST_TAG)
        data += chunk
        while True:
            found = _PAGE.search(data, max(at, 1) if began else at)
            if found is None:
                break
            if began:
                yield base, data[: found.start()]
            base, data, began, at = base + found.start(), data[found.start() :], True, 0
        if not began and len(data) > _LONGEST_TAG:
            base, data = base + len(data) - _LONGEST_TAG, data[-_LONGEST_TAG:]
    if began:
        yield base, data


def _page(page: bytes, source: Source, system: str | None) -> Draft | None:
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(page, parser=parser)
    confidence = Confidence()
    blocks = _blocks(root, confidence)
    top = next(_classed(root, ("ocr_page",)), root)
    title = top.get("title", "")
    printed = _NUMBER.search(title)
    date = day_in_name(f"{title} {source.name}")
    facts = Facts(
        date=date,
        page=printed[1].strip() if printed else None,
        language=language_of(usual(element.get("lang") or element.get(LANGUAGE) for element in root.iter())),
        extra={"confidence": confidence.mean, "software": system},
        derived={"date": FROM_NAME} if date else {},
    )
    return understand_recognised(blocks, facts)


def _blocks(root: Element, confidence: Confidence) -> list[Block]:
    """By paragraphs, by areas, or whatever stands around the lines."""
    lines = list(_classed(root, _LINES))
    if not lines:
        return [Block([[Line(" ".join(root.text_content().split()))]])]
    found: dict[object, list[Line]] = {}
    marked: dict[object, bool] = {}
    for line in lines:
        holder = next((up for up in line.iterancestors() if _has(up, _PARAGRAPHS)), None)
        marked[holder if holder is not None else line.getparent()] = holder is not None
        if text := _text(line, confidence):
            found.setdefault(holder if holder is not None else line.getparent(), []).append(Line(text, *_box(line)))
    return [Block([held] if marked[holder] and len(held) < 3 else parted(held)) for holder, held in found.items()]


def _text(line: Element, confidence: Confidence) -> str:
    words = list(_classed(line, _WORDS))
    for word in words:
        sure = _SURE.search(word.get("title", ""))
        confidence.add(sure[1] if sure else None, 100.0)
    return " ".join(line.text_content().split())


def _box(line: Element) -> tuple[float, float, float, float]:
    found = _BOX.search(line.get("title", ""))
    if found is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = map(float, found.groups())
    return left, right, bottom, bottom - top


def _classed(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    return (found for found in element.iter() if isinstance(found.tag, str) and _has(found, names))


def _has(element: Element, names: tuple[str, ...]) -> bool:
    return not set(names).isdisjoint(element.get("class", "").split())


READER = Reader(
    name="hOCR",
    description="Recognised pages (OCR) as HTML, an article a page",
    suffixes=(".hocr", ".html"),
    recognises=lambda head: head[:512].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"<") and bool(_PAGE.search(head)),
    records=read_hocr,
)
