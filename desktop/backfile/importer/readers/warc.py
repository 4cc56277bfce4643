"""Web archives: WARC 0.17 to 1.1 (ISO 28500:2017), and the texts that Common Crawl took out of them (WET)."""

import re
from collections.abc import Iterator

from backfile.importer.readers.capture_scan import Framing, Head
from backfile.importer.readers.captures import read_captures
from backfile.importer.record import Options, Read, Reader, Source

_BEGINS = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_FOLLOWING = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*:")
_END = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?)?)?")


def head_of(data: bytes) -> Head | None:
    """The named fields that `data` begins with."""
    begins = _BEGINS.match(data)
    end = _END.search(data, begins.end() - 2 if begins else 0)
    if begins is None or end is None:
        return None
    fields: dict[str, str] = {}
    for line in _FOLDED.sub(b" ", data[begins.end() : end.start()]).split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(name.strip().decode("ascii", "replace").lower(), value.strip().decode("utf-8", "replace"))
    length, date = fields.get("content-length", ""), fields.get("warc-date", "")
    return Head(
        size=end.end(),
        length=int(length) if length.isdecimal() and len(length) < 16 else None,
        kind=fields.get("warc-type", "").lower(),
        url=fields.get("warc-target-uri", "").strip("<>"),
        captured=date if _DATE.fullmatch(date) else None,
        type=fields.get("content-type", ""),
        fields=fields,
    )


FRAMING = Framing(head=head_of, following=_FOLLOWING, plainly=lambda data: _BEGINS.match(data) is not None)


def read_warc(source: Source, options: Options) -> Iterator[Read]:
    """The pages among the records, one in memory."""
    return read_captures(source, options, FRAMING)


READER = Reader(
    name="WARC",
    description="Web archives of crawlers: WARC, and the texts of Common Crawl (WET)",
    suffixes=(".warc", ".wet"),
    recognises=lambda head: _BEGINS.match(head.lstrip(b"\r\n")) is not None,
    records=read_warc,
)
