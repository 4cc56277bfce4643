"""Single messages: `.eml`, the files of a Maildir, and those of Apple's Mail."""

import re
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.limits import size
from backfile.importer.readers.lines import LARGEST_RECORD
from backfile.importer.readers.mail_message import records_of_message
from backfile.importer.record import Options, Read, Reader, Source

_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,8}(?P<length>\d{1,10}[ \t]*\r?\n)?")
_FIELD = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60}):[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*(?:\r?\n|$)")
_OF_MAIL = frozenset((b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"content-type",
                      b"dkim-signature", b"x-mailer", b"user-agent", b"reply-to", b"x-original-to", b"x-uidl",
                      b"x-mozilla-status", b"references", b"in-reply-to", b"list-id",
                      b"content-transfer-encoding"))  # fmt: skip
_SAID = frozenset((b"from", b"subject", b"date", b"to", b"sender"))
_WEB_ARCHIVE = re.compile(
    rb"^Snapshot-Content-Location:|^From:[^\n]*<?Saved by |^WARC|^X-MAF-|"
    rb"^Content-Type:\s*multipart/related;(?=[^\n]*(?:\n[ \t][^\n]*)*type=\"?text/html)"
    rb"(?![\s\S]*^(?:To|Message-ID|Received):)",
    re.IGNORECASE | re.MULTILINE,
)


def header_end(data: bytes, at: int) -> int | None:
    """Where the fields that begin at `at` end, if they are those of a message; None if they are not."""
    names: list[bytes] = []
    begun = at
    while (found := _FIELD.match(data, at)) is not None:
        names.append(found["name"].lower())
        at = found.end()
    rest = data[at : at + 2]
    if rest and not rest.startswith((b"\n", b"\r\n")):
        return None
    is_mail = len(_OF_MAIL.intersection(names)) >= 1 and len(_SAID.intersection(names)) >= 1 and len(names) >= 3
    return at if is_mail and _WEB_ARCHIVE.search(data[begun:at]) is None else None


def read_message(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """The message, and those attached to it."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem("Record too large", f"a message of more than {size(LARGEST_RECORD)}", source.member, 1, 0)
        return
    begun = _BEGIN.match(raw)
    start, length = (begun.end(), begun["length"]) if begun else (0, None)
    message = raw[start : start + int(length)] if length else raw[start:]
    yield from records_of_message(raw, 1, 0, message)


def _recognises(head: bytes) -> bool:
    begun = _BEGIN.match(head)
    return header_end(head, begun.end() if begun else 0) is not None


READER = Reader(
    name="Mail",
    description="Single messages and newsletters, also of Maildir folders and of Apple's Mail",
    suffixes=(".eml", ".emlx"),
    recognises=_recognises,
    records=read_message,
)
