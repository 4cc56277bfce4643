"""Safari's web archives: a property list with the page and all that it shows."""

import plistlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers.expat import ExpatError

from backfile.article import Problem
from backfile.importer.html import articles_in_html
from backfile.importer.readers.html_page import records_of_page
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD
from backfile.importer.record import Options, Read, Reader, Source

_XML = re.compile(
    rb"\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist\b.{0,400}?<key>Web(?:MainResource|Subresources)", re.DOTALL
)
_KEYS = (b"WebMainResource", b"WebResourceData", b"WebSubresources")


def read_archive(source: Source, options: Options) -> Iterator[Read]:
    """The article of the page, with its pictures."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem(TOO_LARGE, f"a page of {LARGEST}", source.member, 1, 0)
        return
    try:
        archive = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        yield Problem("Damaged", f"the property list cannot be read: {error}".rstrip(": "), source.member, 1, 0)
        return
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        yield Problem("Not recognised", "the web archive has no page inside", source.member, 1, 0)
        return
    kept = dict(_resources(archive, 0))
    charset, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    found = articles_in_html(
        page,
        charset=options.encoding or (charset if isinstance(charset, str) else None),
        url=url if isinstance(url, str) and url.startswith(("http://", "https://")) else None,
        images=kept.get,
    )
    yield from records_of_page(found, raw, source)


def _resources(archive: Mapping[str, Any], depth: int) -> Iterator[tuple[str, bytes]]:
    """What the page shows, by its addresses; frames hold archives of their own."""
    for one in _listed(archive, "WebSubresources"):
        if isinstance(one, dict):
            url, data = one.get("WebResourceURL"), one.get("WebResourceData")
            if isinstance(url, str) and isinstance(data, bytes):
                yield url, data
    for frame in _listed(archive, "WebSubframeArchives"):
        if isinstance(frame, dict) and depth < 4:
            yield from _resources(frame, depth + 1)


def _listed(archive: Mapping[str, Any], name: str) -> list[Any]:
    found = archive.get(name)
    return found if isinstance(found, list) else []


def _recognises(head: bytes) -> bool:
    if head.startswith(b"bplist00"):
        return any(key in head for key in _KEYS)
    return _XML.match(head) is not None


READER = Reader(
    name="Web archive of Safari",
    description="Pages that Safari saved, with their pictures",
    suffixes=(".webarchive",),
    recognises=_recognises,
    records=read_archive,
)
