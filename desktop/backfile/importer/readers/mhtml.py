"""Web pages with all that they show in one file, as messages of many parts (MHTML, RFC 2557)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from backfile.article import Problem
from backfile.importer.html import articles_in_html
from backfile.importer.readers.html_page import records_of_page
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD
from backfile.importer.record import Options, Read, Reader, Skipped, Source

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,8}(?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}")
_SAVED = re.compile(
    rb"^Snapshot-Content-Location:|^From:[^\n]*\bSaved by |^X-MAF-|"
    rb"^Content-Type:\s*multipart/related;(?=(?:[^\n]*\n[ \t]){0,6}[^\n]*type=\"?text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:To|Message-ID|Received|Delivered-To|Return-Path):", re.IGNORECASE | re.MULTILINE)
_PAGES = ("text/html", "application/xhtml+xml")
CUT = "Cut off"


def read_archive(source: Source, options: Options) -> Iterator[Read]:
    """The article of the page, with its pictures."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem(TOO_LARGE, f"a page of {LARGEST}", source.member, 1, 0)
        return
    message = message_from_bytes(raw.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    main = _main_part(message, parts)
    if main is None:
        yield _no_page(message, source)
        return
    kept = {name: part for part in parts for name in _names_of(part)}
    url = next((name for name in (_line(message, "Snapshot-Content-Location"), _line(main, "Content-Location"))
                if name.startswith(("http://", "https://"))), None)  # fmt: skip
    found = articles_in_html(
        _bytes_of(main) or b"",
        charset=options.encoding or main.get_content_charset(),
        url=url,
        images=lambda address: _bytes_of(kept.get(address)),
    )
    cut = _is_cut(message)
    if cut and isinstance(found, Skipped):
        yield Problem(CUT, "the file ends before its page does", source.member, 1, 0)
        return
    saved = _moment(str(message.get("Date", "")))
    if isinstance(found, tuple):
        found = tuple(replace(draft, captured=draft.captured or saved) for draft in found)
    yield from records_of_page(found, raw, source)
    if cut:
        yield Problem(CUT, "the file ends within this page", source.member, 1, 0, lost=False)


def _is_cut(message: Message) -> bool:
    return any("BoundaryNotFound" in type(defect).__name__ for defect in message.defects)


def _no_page(message: Message, source: Source) -> Problem:
    if _is_cut(message):
        return Problem(
            CUT, "the file ends before its page begins, or the page's first mark is missing", source.member, 1, 0
        )
    return Problem("Not recognised", "the web archive has no page inside", source.member, 1, 0)


def _main_part(message: Message, parts: list[Message]) -> Message | None:
    """The page among its parts: the one that the archive names, else the first."""
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    start, place = message.get_param("start"), _line(message, "Snapshot-Content-Location")
    for page in pages:
        if (start and _line(page, "Content-ID") == start) or (place and _line(page, "Content-Location") == place):
            return page
    return pages[0] if pages else None


def _names_of(part: Message) -> Iterator[str]:
    """By which the page calls it."""
    if location := _line(part, "Content-Location"):
        yield location
    if name := _line(part, "Content-ID").strip("<>"):
        yield f"cid:{name}"


def _line(part: Message, field: str) -> str:
    return "".join(str(part.get(field, "")).split())


def _bytes_of(part: Message | None) -> bytes | None:
    data = part.get_payload(decode=True) if part is not None else None
    return data if isinstance(data, bytes) else None


def _moment(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError):
        return None


def _recognises(head: bytes) -> bool:
    found = _HEAD.match(head.replace(b"\r\n", b"\n"))
    return found is not None and _SAVED.search(found[0]) is not None and _SENT.search(found[0]) is None


READER = Reader(
    name="MHTML",
    description="Web pages that a browser saved as one file, with their pictures",
    suffixes=(".mhtml", ".mht"),
    recognises=_recognises,
    records=read_archive,
)
