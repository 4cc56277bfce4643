"""Mailboxes in one file (RFC 4155, and the kinds mboxo, mboxrd and mboxcl): each message to the byte."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from backfile.article import Problem
from backfile.importer.limits import size
from backfile.importer.readers.lines import LARGEST_RECORD
from backfile.importer.readers.mail_message import records_of_message
from backfile.importer.record import Options, Read, Reader, Source

_LINE = 1024 * 1024  # bytes of a line that are looked at together
_BEGINS = re.compile(rb"From (?:[^\r\n]*\d:\d\d[^\r\n]*\d{4}[^\r\n]{0,20}|\S+@\S+[^\r\n]*|-[^\r\n]*)\r?\n")
_FIELD = re.compile(rb">?[A-Za-z][A-Za-z0-9-]{0,60}:")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """A record for each message, with its line that begins with "From "; attached messages follow theirs."""
    number = 1
    for offset, raw in _messages(source.stream):
        if raw is None:
            yield Problem(
                "Record too large", f"a message of more than {size(LARGEST_RECORD)}", source.member, number, offset
            )
            number += 1
            continue
        line_end = raw.find(b"\n") + 1
        message = _ESCAPED.sub(rb"\1", raw[line_end:]) if raw.startswith(b"From ") else raw
        for item in records_of_message(raw, number, offset, message):
            number = max(number, getattr(item, "number", None) or number)
            yield item
        number += 1


def _messages(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each with its offset; None for one that is too large. It begins behind a blank line and before a field."""
    parts: list[bytes] = []
    at = begins = held = 0
    blank, too_large = True, False
    line = stream.readline(_LINE)
    while line:
        following = stream.readline(_LINE)
        if blank and _BEGINS.fullmatch(line) and _FIELD.match(following):
            if held or too_large:
                yield begins, None if too_large else b"".join(parts)
            parts, begins, held, too_large = [], at, 0, False
        if held <= LARGEST_RECORD:
            parts.append(line)
            held += len(line)
        else:
            parts, too_large = [], True
        blank = line in (b"\n", b"\r\n")
        at += len(line)
        line = following
    if held or too_large:
        yield begins, None if too_large else b"".join(parts)


def _recognises(head: bytes) -> bool:
    first = _BEGINS.match(head)
    return first is not None and _FIELD.match(head, first.end()) is not None


READER = Reader(
    name="Mailbox",
    description="Mailboxes in one file, as Thunderbird, Takeout and list archives have them",
    suffixes=(".mbox", ".mbx"),
    recognises=_recognises,
    records=read_mbox,
)
