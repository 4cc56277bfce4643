"""Web archives in the Internet Archive's ARC 1 and 2, which WARC followed in 2009."""

import re
from collections.abc import Iterator

from backfile.importer.readers.capture_scan import Framing, Head
from backfile.importer.readers.captures import read_captures
from backfile.importer.record import Options, Read, Reader, Source

# URL IP-address Archive-date Content-type [Result-code Checksum Location Offset Filename] Archive-length; the URL may
# have blanks in it.
_LINE = rb"(?:filedesc|https?|dns|ftp|gopher|whois|about|metadata|warcinfo):\S[^\r\n]{0,8192}? \S+ \d{8,18} [^\r\n]*"
_BEGINS = re.compile(_LINE + rb"\r?\n")
_FOLLOWING = re.compile(rb"(?<=\n)" + _LINE + rb"\r?\n")
_FIELDS = re.compile(r"(\S.*) (\S+) (\d{8,18}) (\S+(?: \S.*)?) (\S+)")


def head_of(data: bytes) -> Head | None:
    """The one line that `data` begins with."""
    begins = _BEGINS.match(data)
    found = _FIELDS.fullmatch(data[: begins.end()].decode("utf-8", "replace").rstrip("\r\n")) if begins else None
    if begins is None or found is None:
        return None
    url, _, date, kind, length = found.groups()
    scheme = url.partition(":")[0]
    return Head(
        size=begins.end(),
        length=int(length) if length.isdecimal() and len(length) < 16 else None,
        kind={"filedesc": "warcinfo", "warcinfo": "warcinfo", "metadata": "metadata"}.get(scheme, "response"),
        url=url,
        captured=_moment(date),
        type=kind.split(" ")[0].rstrip(";"),
    )


def _moment(date: str) -> str | None:
    """`20140216050221` as ISO 8601."""
    if len(date) < 14:
        return None
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:14]}Z"


FRAMING = Framing(head=head_of, following=_FOLLOWING, plainly=lambda data: _BEGINS.match(data) is not None)


def read_arc(source: Source, options: Options) -> Iterator[Read]:
    """The pages among the records, one in memory."""
    return read_captures(source, options, FRAMING)


READER = Reader(
    name="ARC",
    description="Web archives of crawlers before 2009",
    suffixes=(".arc",),
    recognises=lambda head: head.startswith(b"filedesc:") and _BEGINS.match(head) is not None,
    records=read_arc,
)
