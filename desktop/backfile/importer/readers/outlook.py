"""Messages of Outlook (MS-OXMSG), turned into messages as the net knows them."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.policy import compat32
from email.utils import format_datetime, formataddr
from io import BytesIO

from backfile.article import Problem
from backfile.importer.documents import NotADocument, read_rtf
from backfile.importer.documents.compound import MAGIC, Compound
from backfile.importer.limits import size
from backfile.importer.readers.lines import LARGEST_RECORD
from backfile.importer.readers.mail_headers import text_of
from backfile.importer.readers.mail_message import records_of_parsed
from backfile.importer.record import Options, Read, Reader, Source

MARK = "__properties_version1.0"
_DEEPEST = 8
_SUBJECT, _SENDER, _ADDRESS, _SMTP, _TO, _HEADERS = "0037", "0C1A", "0C1F", "5D01", "0E04", "007D"
_BODY, _HTML, _RTF, _ATTACHED_NAME, _ATTACHED_LONG_NAME = "1000", "1013", "1009", "3704", "3707"
_SENT, _RECEIVED, _CODE_PAGE = 0x0039, 0x0E06, 0x3FDE
_BEGIN = datetime(1601, 1, 1, tzinfo=UTC)
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    + b"\r\n"
    + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def read_outlook(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """The message, and those attached to it."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem("Record too large", f"a message of more than {size(LARGEST_RECORD)}", source.member, 1, 0)
        return
    yield from records_of_outlook(raw, source)


def records_of_outlook(raw: bytes, source: Source) -> Iterator[Read]:
    """The same, of the whole file."""
    try:
        message = _message(Compound.open(BytesIO(raw)), "", 0)
    except NotADocument as error:
        yield Problem(error.reason, str(error), source.member, 1, 0)
        return
    yield from records_of_parsed(message, 1, raw, 0)


def _message(compound: Compound, within: str, depth: int) -> Message:
    """What stands in a storage: its header and body, its attachments by name."""
    numbers = _numbers(compound.read(f"{within}{MARK}"), 24 if within else 32)
    said = _Said(compound, within, f"cp{numbers.get(_CODE_PAGE, 1252)}")
    whole = MIMEMultipart()
    for name, value in _header(said, numbers):
        whole[name] = value
    page = said.text(_HTML) or said.bytes_text(_HTML)
    body = page or said.text(_BODY) or _rich_text(said.bytes(_RTF))
    whole.attach(MIMEText(body.encode("utf-8", "replace").decode(), "html" if page else "plain", "utf-8"))
    for storage in sorted(_attachments(compound, within)):
        attached = _Said(compound, f"{storage}/", said.encoding)
        inner = f"{storage}/__substg1.0_3701000D"
        if compound.has(f"{inner}/{MARK}") and depth < _DEEPEST:
            whole.attach(MIMEMessage(_message(compound, f"{inner}/", depth + 1)))
            continue
        part = MIMEBase("application", "octet-stream")
        name = attached.text(_ATTACHED_LONG_NAME) or attached.text(_ATTACHED_NAME) or "unnamed"
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
        whole.attach(part)
    return whole


def _header(said: "_Said", numbers: dict[int, int]) -> Iterator[tuple[str, str]]:
    """As it was sent, where Outlook kept that; else from what it says of the message."""
    sent = HeaderParser(policy=compat32).parsestr(said.text(_HEADERS).lstrip("\r\n"))
    known = set()
    for name, value in sent.items():
        if not name.lower().startswith(("content-", "mime-version")):
            known.add(name.lower())
            yield name, str(value)
    stamp = numbers.get(_SENT) or numbers.get(_RECEIVED)
    address = said.text(_SMTP) or said.text(_ADDRESS)
    own = {
        "Subject": said.text(_SUBJECT),
        "From": formataddr((said.text(_SENDER), address if "@" in address and address.isascii() else ""), "utf-8"),
        "To": said.text(_TO),
        "Date": _moment(stamp) if stamp else "",
    }
    for name, value in own.items():
        if value and name.lower() not in known:
            yield name, " ".join(value.split())


class _Said:
    """The properties of one storage."""

    def __init__(self, compound: Compound, within: str, encoding: str) -> None:
        self._compound, self._within, self.encoding = compound, within, encoding

    def text(self, number: str) -> str:
        """A property that is text; empty where it has none."""
        wide = self.bytes(number, "001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return text_of(self.bytes(number, "001E"), self.encoding).rstrip("\0")

    def bytes_text(self, number: str) -> str:
        """Text that is kept as bytes."""
        return text_of(self.bytes(number), self.encoding).rstrip("\0")

    def bytes(self, number: str, kind: str = "0102") -> "bytes":
        """A property as it lies there."""
        name = f"{self._within}__substg1.0_{number}{kind}"
        return self._compound.read(name) if name in self._compound.names else b""


def _attachments(compound: Compound, within: str) -> set[str]:
    depth = within.count("/") + 1
    found = ("/".join(name.split("/")[:depth]) for name in compound.names if name.startswith(f"{within}__attach_"))
    return set(found)


def _numbers(stream: bytes, begins: int) -> dict[int, int]:
    """The properties of a fixed size."""
    found = {}
    for at in range(begins, len(stream) - 15, 16):
        kind, number = struct.unpack_from("<HH", stream, at)
        if kind == 0x0040:
            found[number] = struct.unpack_from("<Q", stream, at + 8)[0]
        elif kind == 0x0003:
            found[number] = struct.unpack_from("<I", stream, at + 8)[0]
    return found


def _moment(stamp: int) -> str:
    try:
        return format_datetime(_BEGIN + timedelta(microseconds=stamp // 10))
    except (OverflowError, ValueError):
        return ""


def _rich_text(packed: bytes) -> str:
    """The text of a body that is kept as RTF alone."""
    data = unpacked(packed)
    if not data:
        return ""
    try:
        return "\n\n".join(part.text for part in read_rtf(data).paragraphs)
    except NotADocument:
        return ""


def unpacked(packed: bytes) -> bytes:
    """RTF as Outlook packs it (MS-OXRTFCP); empty where it is no such thing."""
    if len(packed) < 16:
        return b""
    length, kind = struct.unpack_from("<I4s", packed, 4)
    if kind == b"MELA":
        return packed[16 : 16 + length]
    if kind != b"LZFu":
        return b""
    window = bytearray(_DICTIONARY.ljust(4096, b"\0"))
    write, at = len(_DICTIONARY), 16
    out = bytearray()
    while at < len(packed) and len(out) < length:
        control = packed[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 1 >= len(packed):
                    return bytes(out)
                reference = packed[at] << 8 | packed[at + 1]
                at += 2
                offset, count = reference >> 4, (reference & 15) + 2
                if offset == write:
                    return bytes(out)
                copied = range(count)
            else:
                if at >= len(packed):
                    return bytes(out)
                offset, copied = -1, range(1)
            for step in copied:
                byte = packed[at] if offset < 0 else window[(offset + step) % 4096]
                out.append(byte)
                window[write] = byte
                write = (write + 1) % 4096
            at += offset < 0
    return bytes(out)


def _recognises(head: bytes) -> bool:
    return head.startswith(MAGIC) and MARK.encode("utf-16-le") in head


READER = Reader(
    name="Outlook",
    description="Messages of Outlook, with those attached to them",
    suffixes=(".msg",),
    recognises=_recognises,
    records=read_outlook,
)
