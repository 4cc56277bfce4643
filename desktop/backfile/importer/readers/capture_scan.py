"""The records of a web archive, cut out of the stream one after the other, whatever their lengths claim.

WARC and ARC are the same in this: a head that states the length of a block, the block, line ends, the next head. A
length that does not lead to a next head is wrong; the next head is then looked for, and what is between belongs to the
record.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from backfile.article import Problem
from backfile.importer.readers.lines import LARGEST_RECORD
from backfile.importer.readers.lookahead import Lookahead
from backfile.importer.record import Source

HEAD_SIZE = 64 * 1024
WRONG_LENGTH, CUT, NO_RECORD = "Wrong length", "Cut off", "Not a record"
_LINE_ENDS = re.compile(rb"[\r\n]{0,8}")
_OWN_ENDS = re.compile(rb"(?:\r?\n){0,2}")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a block. `kind` is WARC's: response, resource, conversion, request, …"""

    size: int  # bytes, with the empty line that ends it
    length: int | None  # of the block, as it says; None where it says none
    kind: str
    url: str = ""
    captured: str | None = None  # ISO 8601, UTC
    type: str = ""  # of the block: "application/http; msgtype=response"
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Capture:
    """One record. `raw` is None where it is too large to be held; `fault` is what is wrong with its length."""

    head: Head
    number: int
    offset: int
    raw: bytes | None
    length: int  # of the block
    fault: Problem | None = None
    beginning: bytes = b""  # of the block, where it is not held

    @property
    def block(self) -> bytes:
        """What follows the head."""
        return self.beginning if self.raw is None else self.raw[self.head.size : self.head.size + self.length]


@dataclass(frozen=True, slots=True)
class Framing:
    """How one of the formats tells where a record begins."""

    head: Callable[[bytes], Head | None]  # of what stands at the beginning
    following: re.Pattern[bytes]  # the beginning of a head, anywhere
    plainly: Callable[[bytes], bool]  # whether a head begins here


def captures(source: Source, framing: Framing) -> Iterator[Capture | Problem]:
    """Every record in order; what is none is passed and told."""
    ahead = Lookahead(source.stream)
    number = 0
    while True:
        ahead.skip(_line_ends(ahead))
        if not ahead.reach(1):
            return
        number += 1
        offset = ahead.offset
        ahead.reach(HEAD_SIZE)
        start = ahead.buffer[ahead.at : ahead.at + HEAD_SIZE]
        head = framing.head(start)
        if head is None:
            passed = ahead.skip(1) + ahead.skip_to(framing.following)
            detail = f"{passed:,} bytes that begin with “{start[:40].decode('ascii', 'replace')}”"
            yield Problem(NO_RECORD, detail.replace("\n", " "), source.member, number, offset)
        elif head.length is not None and head.size + head.length > LARGEST_RECORD:
            yield _passed(ahead, framing, head, number, source)
        else:
            yield _cut_out(ahead, framing, head, number, source)


def _line_ends(ahead: Lookahead) -> int:
    ahead.reach(8)
    found = _LINE_ENDS.match(ahead.buffer, ahead.at)
    assert found is not None
    return found.end() - found.start()


def _cut_out(ahead: Lookahead, framing: Framing, head: Head, number: int, source: Source) -> Capture:
    offset = ahead.offset
    size, fault = _true_size(ahead, framing, head)
    if fault is not None:
        fault = Problem(fault.reason, fault.detail, source.member, number, offset, lost=False)
    raw = ahead.take(size)
    if head.length is None or fault is not None:
        return Capture(head, number, offset, raw, max(0, len(raw.rstrip(b"\r\n")) - head.size), fault)
    return Capture(head, number, offset, raw, head.length)


def _true_size(ahead: Lookahead, framing: Framing, head: Head) -> tuple[int, Problem | None]:
    """How many bytes from here on are the record, and what is wrong with what it says."""
    if head.length is not None:
        stated = head.size + head.length
        whole = ahead.reach(stated)
        if whole and _is_followed(ahead, framing, stated):
            return stated + _ends_after(ahead, stated), None
        inner = ahead.find(framing.following, head.size, stated)
        if inner is not None:
            return inner, Problem(WRONG_LENGTH, f"it says {head.length:,} bytes, and the next record begins before")
        if not whole:
            have = len(ahead.buffer) - ahead.at
            return have, Problem(CUT, f"{stated - have:,} bytes are missing at the end")
    following = ahead.find(framing.following, head.size, LARGEST_RECORD)
    size = min(len(ahead.buffer) - ahead.at, LARGEST_RECORD) if following is None else following
    says = "no length" if head.length is None else f"{head.length:,} bytes"
    return size, Problem(WRONG_LENGTH, f"it says {says}, and has {size - head.size:,}")


def _is_followed(ahead: Lookahead, framing: Framing, at: int) -> bool:
    """Whether a record that ends `at` bytes from here has the next one, or nothing, behind it."""
    ahead.reach(at + 8 + 512)
    ends = _LINE_ENDS.match(ahead.buffer, ahead.at + at)
    assert ends is not None
    return ends.end() >= len(ahead.buffer) or framing.plainly(ahead.buffer[ends.end() : ends.end() + 512])


def _ends_after(ahead: Lookahead, at: int) -> int:
    """The line ends that belong to a record: two of them in WARC, one in ARC."""
    found = _OWN_ENDS.match(ahead.buffer, ahead.at + at)
    assert found is not None
    return found.end() - found.start()


def _passed(ahead: Lookahead, framing: Framing, head: Head, number: int, source: Source) -> Capture:
    """A film of 2 GB: read past, not into memory."""
    assert head.length is not None
    offset, fault = ahead.offset, None
    ahead.skip(head.size)
    ahead.reach(HEAD_SIZE)
    begins = ahead.buffer[ahead.at : ahead.at + HEAD_SIZE]
    passed = ahead.skip_to(framing.following, head.length)
    if passed < head.length:
        reason = WRONG_LENGTH if ahead.reach(1) else CUT
        detail = f"it says {head.length:,} bytes, and has {passed:,}"
        fault = Problem(reason, detail, source.member, number, offset)
    return Capture(head, number, offset, None, head.length, fault, begins)
