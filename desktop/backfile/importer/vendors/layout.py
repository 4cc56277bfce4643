"""What a layout is, and what comes of cutting a file by it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from backfile.article import Draft
from backfile.importer.vendors.sheet import Sheet

COVER_PAGE = "A cover page"
NO_ARTICLE = "No article in this document"

LARGEST = 32 * 1024 * 1024
"""Characters of a document: what is longer is none."""

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class NoArticle:
    """A document of an export that is none: `lost` where it ought to be one, as an error page ought."""

    reason: str
    detail: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a database writes many documents into a file."""

    name: str  # of the database
    recognises: Callable[[Sequence[str]], bool]  # by the first lines of a file
    understand: Callable[[Sheet], Draft | NoArticle]  # one document, without the lines that it was cut at
    begins: re.Pattern[str] | None = None  # a line that begins a document
    ends: re.Pattern[str] | None = None  # a line that ends one
    cover: re.Pattern[str] | None = None  # a line that begins what is no document
    keeps_edges: bool = False  # those lines say something of the document
    starts_with_cover: bool = True  # what stands before the first line that begins one is none


@dataclass(slots=True)
class Cut(Generic[Line]):
    """The lines of one document, in the form in which they were given."""

    lines: list[Line] = field(default_factory=list)
    is_cover: bool = False
    size: int = 0  # in characters; of one that is too large only the first lines are kept


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a file."""

    text: str
    content: Draft | NoArticle
    is_cover: bool = False


def cuts(layout: Layout, lines: Iterable[Line], text_of: Callable[[Line], str]) -> Iterator[Cut[Line]]:
    """The documents of a file; those of blank lines alone are left out."""
    cut: Cut[Line] = Cut(is_cover=layout.begins is not None and layout.starts_with_cover)
    for line in lines:
        text = text_of(line)
        cover = layout.cover is not None and not cut.is_cover and layout.cover.match(text) is not None
        if cover or (layout.begins is not None and layout.begins.match(text)):
            if any(text_of(each).strip() for each in cut.lines):
                yield cut
            cut = Cut(is_cover=cover)
        cut.size += len(text)
        if cut.size <= LARGEST:
            cut.lines.append(line)
        if layout.ends is not None and layout.ends.match(text):
            yield cut
            cut = Cut()
    if any(text_of(each).strip() for each in cut.lines):
        yield cut


def content_of(
    layout: Layout, sheet_of: Callable[[Sequence[str]], Sheet], lines: Sequence[str], *, is_cover: bool
) -> Draft | NoArticle:
    """What one document says. `sheet_of` knows whether lines are paragraphs."""
    if is_cover:
        return NoArticle(COVER_PAGE)
    if not layout.keeps_edges and lines:
        first = layout.begins is not None and layout.begins.match(lines[0]) is not None
        last = layout.ends is not None and layout.ends.match(lines[-1]) is not None
        lines = lines[first : len(lines) - last]
    return layout.understand(sheet_of(lines))
