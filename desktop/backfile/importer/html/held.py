"""The pictures of a page that its dump holds, looked up before the page is understood: that may happen in another
process, which cannot ask the dump."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from backfile.importer.html.pictures import LARGEST, LARGEST_OF_ALL, Images

_TAG = re.compile(rb"<(?:img|source|a)\b[^>]{1,8000}>", re.IGNORECASE)
_VALUE = re.compile(
    rb"\b(?P<name>src|srcset|href|data-[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)(?:$|\?)", re.IGNORECASE)
_LONGEST = 2048


def held_by(images: Images, raw: bytes, base: str | None) -> dict[str, bytes]:
    """The bytes of the pictures that the tags of a page name, by the names that `images` knows them by."""
    found: dict[str, bytes] = {}
    room = LARGEST_OF_ALL
    for address in dict.fromkeys(_addresses(raw)):
        for name in dict.fromkeys((address, _absolute(address, base))):
            data = images(name) if name not in found else None
            if data is not None and len(data) <= min(LARGEST, room):
                found[name] = data
                room -= len(data)
                break
    return found


def _addresses(raw: bytes) -> Iterator[str]:
    for tag in _TAG.finditer(raw):
        is_link = tag[0][1:2] in b"aA"
        for value in _VALUE.finditer(tag[0]):
            written = value["double"] or value["single"] or value["bare"] or b""
            if written.startswith(b"data:") or len(written) > 4 * _LONGEST:
                continue
            text = unescape(written.decode("utf-8", "replace")).strip()
            if b"srcset" in value["name"].lower():
                yield from (part.split()[0] for part in text.split(",") if part.strip())
            elif 0 < len(text) <= _LONGEST and (not is_link or _LINKED.search(text)):
                yield text


def _absolute(address: str, base: str | None) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address
