"""Text pages: one to a file, or a file of many stories, a line or a block of lines each."""

import re
from collections.abc import Iterator
from statistics import median

from backfile.article import Problem
from backfile.importer.encodings import decode, detect, head_as_utf8, mend, repair_bytes
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD, lines_of
from backfile.importer.record import Options, Page, Read, Reader, Record, Source
from backfile.importer.utf8 import AsUtf8

_LOOKED_AT = 256 * 1024  # bytes: no article is longer, and no file of stories shorter than a quarter of it
_STORY = 700  # characters of a line that is a story and no paragraph, at the median; half of it in Chinese
_STORIES = 30  # so many of them must stand in what is looked at
_WIDE = re.compile("[\u2e80-\ufaff]")
_OPEN_END = re.compile(rb"[^.!?:;,\"'\xe2\x80\x9d)\]]\s*$")

_MARKUP = re.compile(rb"\s*(?:<(?:[!?%]|[A-Za-z][\w:.-]*[\s/>])|\{\\rtf|%PDF-|%!PS|#!|\{\s*\"|\[\s*\{)")
_OTHER_FORMATS = re.compile(
    rb"WARC/\d|filedesc://|From \S+@\S+ \w{3} |(?:Return-Path|Received|MIME-Version|Delivered-To|Message-I[Dd]): |"
    rb"-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|SQLite)|SQLite format|BEGIN TRANSACTION;|CREATE TABLE |INSERT INTO |"
    rb"TY  - |@\w+\{|BEGIN:VC|PK\x03\x04"
)
_MAIL = re.compile(rb"[A-Z][\w-]+: [^\n]*\n(?:[A-Z\s][^\n]*\n)*?(?:MIME-Version|Content-Type): ", re.IGNORECASE)
_SQL = re.compile(rb"^\s*(?:CREATE|ALTER|DROP)\s+(?:TABLE|DATABASE|TYPE|SCHEMA)\b|^INSERT INTO\s", re.MULTILINE)


def read_text(source: Source, options: Options) -> Iterator[Read]:
    """The file as one page, unless its lines or blocks are stories of their own."""
    begun = source.stream.read(_LOOKED_AT)
    text = AsUtf8(source, options, begun=begun)
    sample = head_as_utf8(begun[:_LOOKED_AT]) or begun
    if _is_story_a_line(sample):
        return _pages(text, _lines(text))
    if len(begun) == _LOOKED_AT and _is_blocks_of_stories(sample):
        return _pages(text, _blocks(text))
    return _page(source, options, begun)


def _page(source: Source, options: Options, begun: bytes) -> Iterator[Read]:
    raw = begun + source.stream.read(LARGEST_RECORD + 1 - len(begun)) if len(begun) == _LOOKED_AT else begun
    if len(raw) > LARGEST_RECORD:
        yield Problem(TOO_LARGE, f"one text of {LARGEST}", source.member, 1, 0)
        return
    decoded = decode(raw, options.encoding)
    source.encoding = decoded.encoding
    yield Record(Page(decoded.text, decoded.repaired), raw, 1, 0)


Piece = tuple[int, bytes | None]


def _pages(text: AsUtf8, pieces: Iterator[Piece]) -> Iterator[Read]:
    for number, (start, data) in enumerate(pieces, 1):
        offset, raw = text.raw(start, data or b"")
        if data is None:
            yield Problem(TOO_LARGE, f"a line of {LARGEST}", record=number, offset=offset)
            continue
        decoded, repaired = repair_bytes(data)
        yield Record(Page(mend(decoded), repaired), raw, number, offset)


def _lines(text: AsUtf8) -> Iterator[Piece]:
    for start, line in lines_of(text):
        bare = None if line is None else line.strip()
        if line is None or bare:
            yield start + (line.find(bare) if line and bare else 0), bare


def _blocks(text: AsUtf8) -> Iterator[Piece]:
    """Runs of lines between blank ones."""
    begins, size = 0, 0
    block: list[bytes] = []
    for start, line in lines_of(text):
        if line is None or (not line.strip() and block) or size > LARGEST_RECORD:
            if block:
                yield begins, b"\n".join(block).rstrip()
            if line is None:
                yield start, None
            block, size = [], 0
        if line and line.strip():
            if not block:
                begins = start
            block.append(line)
            size += len(line)
    if block:
        yield begins, b"\n".join(block).rstrip()


def _is_story_a_line(sample: bytes) -> bool:
    """Many long lines and no blank one: no article has thirty paragraphs of 700 characters one after another."""
    lines = sample.split(b"\n")[:-1][: 3 * _STORIES]
    if len(lines) < _STORIES or len(lines[0]) < 250:
        return False
    if sum(not line.strip() for line in lines) > 0.02 * len(lines):
        return False
    lengths = [len(text) + len(_WIDE.findall(text)) for text in (line.decode("utf-8", "replace") for line in lines)]
    return median(lengths) >= _STORY and sum(length >= 250 for length in lengths) >= 0.95 * len(lengths)


def _is_blocks_of_stories(sample: bytes) -> bool:
    """Blocks of several lines between blank ones, of which nearly every one begins with a headline or a caption."""
    blocks = [block.split(b"\n") for block in re.split(rb"\n[ \t\r]*\n", sample)[:-1]]
    blocks = [[line for line in block if line.strip()] for block in blocks if block]
    if len(blocks) < 20 or median(map(len, blocks)) < 4:
        return False
    firsts = [block[0] for block in blocks if block]
    headed = sum(len(line) < 250 and _OPEN_END.search(line) is not None for line in firsts)
    return headed >= 0.8 * len(firsts) and median(sum(map(len, block)) for block in blocks) >= 400


def _recognises(head: bytes) -> bool:
    """Any text that is not written in a markup or in another format that is known to hold no plain page."""
    sample = head_as_utf8(head)
    if sample is None or not sample.strip() or detect(head) is None:
        return False
    beginning = sample[:4096].lstrip()
    return not (
        _MARKUP.match(beginning) or _OTHER_FORMATS.match(beginning) or _MAIL.match(beginning) or _SQL.search(beginning)
    )


READER = Reader(
    name="Text",
    description="Plain pages, one to a file, or many stories in one file",
    suffixes=(".txt", ".text"),
    recognises=_recognises,
    records=read_text,
)
