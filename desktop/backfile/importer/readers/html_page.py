"""Pages of the web: saved by a browser, mirrored, or written by a scraper, one to a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from backfile.article import Draft, Problem
from backfile.importer.encodings import Decoded, decode, head_as_utf8
from backfile.importer.html import articles_of_page, decode_page
from backfile.importer.html.held import held_by
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD
from backfile.importer.record import Beside, Options, Read, Reader, Record, Skipped, Source, Understood, Work

_BEGIN = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--(?:(?!-->).){0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+(?:html|\[?\s*>)|(?:html|head|body|title|center|frameset)\b|meta\s|link\s|base\s|script\b|style\b|"
    rb"(?:div|p|table|article|section|main|header|h[1-6]|font|a|img|ul|span|b|br|noscript)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)


def read_page(source: Source, options: Options) -> Iterator[Read]:
    """The article of the page, or those that it holds."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem(TOO_LARGE, f"a page of {LARGEST}", source.member, 1, 0)
        return
    beside = source.beside
    pictures = {} if beside is None else held_by(lambda address: from_beside(beside, address), raw, None)
    decoded = decode(raw, options.encoding) if options.encoding else decode_page(raw)
    source.encoding = decoded.encoding
    size = 2 * len(raw) + sum(map(len, pictures.values()))
    yield Record(Work(_understood, (decoded, pictures), size, _placed), raw, 1, 0)


def _understood(decoded: Decoded, pictures: dict[str, bytes]) -> Understood:
    return articles_of_page(decoded, images=pictures.get if pictures else None)


def _placed(found: Understood) -> Understood:
    if isinstance(found, Problem):
        return replace(found, record=1, offset=0)
    return replace(found, number=1) if isinstance(found, Skipped) else found


def records_of_page(found: tuple[Draft, ...] | Problem | Skipped, raw: bytes, source: Source) -> Iterator[Read]:
    """A record for each article of a page whose bytes are `raw`; or why there is none."""
    if isinstance(found, Problem):
        yield replace(found, member=source.member, record=1, offset=0)
    elif isinstance(found, Skipped):
        yield replace(found, number=1)
    else:
        for number, draft in enumerate(found, 1):
            yield Record(draft, raw, number, 0)


def from_beside(beside: Beside, address: str) -> bytes | None:
    """A picture that lies beside the page, by its relative address."""
    if ":" in address.partition("/")[0] or address.startswith("/"):
        return None
    path = address.partition("#")[0]
    names = dict.fromkeys((unquote(path.partition("?")[0]), unquote(path), path))
    return next((data for name in names if (data := beside(name)) is not None), None)


def _recognises(head: bytes) -> bool:
    sample = head_as_utf8(head)
    return sample is not None and _BEGIN.match(sample.lstrip(b"\xef\xbb\xbf")) is not None


READER = Reader(
    name="HTML",
    description="Pages of the web, also with the folders that browsers and HTTrack save beside them, and SingleFile's",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    recognises=_recognises,
    records=read_page,
)
