"""Exports of news databases as text: the lines of a member, cut into documents, each with its place to the byte."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from backfile.article import Draft, Problem
from backfile.importer.encodings import head_as_utf8, mark_of, repair_bytes
from backfile.importer.fields_dates import IMPOSSIBLE_DATE
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, lines_of
from backfile.importer.record import Options, Read, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8
from backfile.importer.vendors import LAYOUTS, Layout
from backfile.importer.vendors.layout import LARGEST as LARGEST_DOCUMENT
from backfile.importer.vendors.layout import NoArticle, content_of, cuts
from backfile.importer.vendors.sheet import Sheet

_YEAR = re.compile(r"\d{4}")


class _Line(NamedTuple):
    start: int
    data: bytes  # in UTF-8
    text: str


def layout_in(head: bytes, name: str) -> Layout | None:
    """The layout of a text of one database; None where it is another's, or none's, or marked up."""
    layout = layout_in_text(head, LAYOUTS)
    return layout if layout is not None and layout.name == name else None


def layout_in_text(head: bytes, layouts: Sequence[Layout]) -> Layout | None:
    """The first of these layouts that recognises a member's beginning; None for what is marked up."""
    sample = head_as_utf8(head)
    if sample is None or sample.lstrip()[:1] in (b"<", b"{", b"["):
        return None
    lines = sample.decode("utf-8", "replace").replace("\f", "\n").splitlines()
    return next((layout for layout in layouts if layout.recognises(lines)), None)


def read_text_export(
    source: Source, options: Options, layout: Layout, sheet_of: Callable[[Sequence[str]], Sheet] = Sheet.of
) -> Iterator[Read]:
    """A record for each document; cover pages are skipped, and an error page is a problem."""
    text = AsUtf8(source, options)
    number = 0
    problems: list[Problem] = []
    for cut in cuts(layout, _lines(text, _line_end(source.head), problems), lambda line: line.text):
        number += not cut.is_cover
        lines = cut.lines
        while lines and not lines[-1].text.strip():
            lines.pop()
        first = next((place for place, line in enumerate(lines) if line.text.strip()), 0)
        if not lines:
            continue
        start = lines[first].start
        raw_utf8 = _line_end(source.head).join(line.data for line in lines[first:])
        offset, raw = text.raw(start, raw_utf8)
        if cut.size > LARGEST_DOCUMENT:
            yield Problem(TOO_LARGE, f"a document of {LARGEST}", source.member, number or None, offset)
            continue
        content = content_of(layout, sheet_of, [line.text for line in lines], is_cover=cut.is_cover)
        yield read_of(content, raw, source.member, number, offset, source.problems)
    yield from problems


def read_of(
    content: Draft | NoArticle,
    raw: bytes,
    member: str | None,
    number: int,
    offset: int | None,
    problems: list[Problem] | None = None,
) -> Read:
    """A document as a reader yields it. A date that no calendar has goes to `problems`, and its article is undated."""
    if isinstance(content, Draft):
        date = content.extra.get("date")
        if problems is not None and content.date is None and isinstance(date, str) and _YEAR.search(date):
            problems.append(Problem(IMPOSSIBLE_DATE, date[:80], member, number, offset, lost=False))
        return Record(content, raw, number, offset)
    if content.lost:
        return Problem(content.reason, content.detail, member, number, offset)
    return Skipped(content.reason, number or None)


def _line_end(head: bytes) -> bytes:
    """A bare carriage return in texts of old Macintoshes."""
    sample = head if mark_of(head) is None else head_as_utf8(head) or b""
    return b"\r" if b"\n" not in sample and b"\r" in sample else b"\n"


def _lines(text: AsUtf8, end: bytes, problems: list[Problem]) -> Iterator[_Line]:
    for start, data in lines_of(text, end):
        if data is None:
            problems.append(Problem(TOO_LARGE, f"a line of {LARGEST}", offset=text.raw(start, b"")[0]))
            continue
        yield _Line(start, data, repair_bytes(data.rstrip(b"\r\n"))[0].strip("\f"))
