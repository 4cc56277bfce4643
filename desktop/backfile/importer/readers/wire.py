"""Messages of news wires: IPTC 7901, ANPA 1312 and telex, one or many to a file, as agencies have sent them since 1979.

A message is its header behind SOH, its text behind STX, and the time of sending behind ETX; a telex stands between
ZCZC and NNNN.
"""

import re
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.encodings import mend, repair_bytes
from backfile.importer.readers.json_values import CUT_OFF, TOO_LARGE
from backfile.importer.readers.lines import CHUNK, LARGEST, LARGEST_RECORD
from backfile.importer.readers.wire_story import understand_message
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

NO_TEXT = "A message without text"

_BEGIN = re.compile(
    rb"\x16*\x01(?:\s*ZCZC)?|(?<![^\n\r\x00-\x08\x7f])ZCZC"
)  # a telex may stand within the frame of a message
_LONGEST_MARK = 64
_END = re.compile(rb"\x04|(?<![A-Za-z])NNNN(?![A-Za-z])[^\S\x01\x16]*")
_SIGNATURE = re.compile(
    rb"[\x00\x04\x0c\x0f\x11\x13\x16\x1a\x7f\s]*(?:"
    rb"\x01[^\x01-\x04]{1,600}\x02"  # a header and the begin of a text
    rb"|\x01[A-Za-z]{1,4}\d{3,4} \d [A-Za-z]{1,4} \d+"  # the header of IPTC 7901, in a message that lost its STX
    rb"|(?:\x01?\s*)ZCZC[^\n]{0,60}\n)"
)


def read_wire(source: Source, options: Options) -> Iterator[Read]:
    """A record for each message."""
    text = AsUtf8(source, options, by_rule=True)
    for number, (start, data, fault) in enumerate(_messages(text), 1):
        offset, raw = text.raw(start, data)
        at = (source.member, number, offset)
        if fault == TOO_LARGE:
            yield Problem(TOO_LARGE, f"a message of {LARGEST}", *at)
            continue
        decoded, repaired = repair_bytes(data)
        draft = understand_message(mend(decoded), repaired)
        if draft is None:
            yield Skipped(NO_TEXT, number)
            continue
        yield Record(draft, raw, number, offset)
        if fault:
            yield Problem(CUT_OFF, "the file ends within this message", *at, lost=False)


def _messages(text: AsUtf8) -> Iterator[tuple[int, bytes, str]]:
    """Where each message begins, its bytes, and what is wrong with it. Where no end is marked, the next begins one."""
    base, data, at, over = 0, b"", 0, False
    while True:
        begin = _BEGIN.search(data, at)
        stop = _end_of(data, begin, over) if begin else None
        if begin and stop is not None:
            large = stop - begin.start() > LARGEST_RECORD
            yield base + begin.start(), b"" if large else data[begin.start() : stop], TOO_LARGE if large else ""
            at = stop
            continue
        if begin and len(data) - begin.start() > LARGEST_RECORD:
            yield base + begin.start(), b"", TOO_LARGE
            at = begin.end()
            continue
        if over:
            if begin:
                rest = data[begin.start() :]
                yield base + begin.start(), rest, "" if b"\x03" in rest or b"\x02" not in rest else CUT_OFF
            return
        keep = begin.start() if begin else max(at, len(data) - _LONGEST_MARK)
        base, data, at = base + keep, data[keep:], 0
        chunk = text.read(max(CHUNK, len(data)))
        over = not chunk
        data += chunk


def _end_of(data: bytes, begin: re.Match[bytes], over: bool) -> int | None:
    """Behind the message's own end, or before the next one; None where neither is seen as yet."""
    following = _BEGIN.search(data, begin.end())
    end = _END.search(data, begin.end(), following.start() if following else len(data))
    if end is not None:
        return end.end() if over or following is not None or end.end() < len(data) else None
    return following.start() if following is not None and (over or following.end() < len(data)) else None


READER = Reader(
    name="News wire",
    description="Messages of news agencies: IPTC 7901, ANPA 1312, telex",
    suffixes=(".txt", ".tst", ".anpa", ".iptc"),
    recognises=lambda head: _SIGNATURE.match(head[:4096]) is not None,
    records=read_wire,
)
