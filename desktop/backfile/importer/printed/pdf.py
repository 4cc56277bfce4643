"""A PDF file's pages as lines, by pdfium: its text layer alone, nothing is rendered and no script run."""

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, BinaryIO

from backfile.importer.printed.line import Piece, PrintedPage

if TYPE_CHECKING:
    import pypdfium2

_WORD_GAP = 0.16  # of the type's height, where the file itself has no space
_PIECE_GAP = 0.7  # wider than a space of type that is not stretched
_STRETCHED = 1.8  # of a stretched line's usual gap
_FEWEST_GAPS = 3  # that tell whether a line is stretched
_LEVEL = 0.25  # of the type's height, within one base line
_FARTHEST = 4.0  # within a line
_BOLD = 600
_MOST_CHARACTERS = 200_000  # of a page: a newspaper's has 60,000
_STRONG_RTL = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    bold: bool = False

    @property
    def height(self) -> float:
        """Of its box."""
        return self.bottom - self.top


@dataclass(slots=True)
class Layer:
    """What the text layer holds."""

    info: dict[str, str] = field(default_factory=dict)
    pages: list[PrintedPage] = field(default_factory=list)
    unreadable: int = 0  # characters whose font does not say what they are
    characters: int = 0


class LockedError(Exception):
    """It needs a password."""


class BrokenError(Exception):
    """pdfium can't open it. The message says why."""


def read_layer(file: BinaryIO, most: int, page_done: Callable[[], None]) -> Layer:
    """The text of all pages, as far as `most` characters; `page_done` is told of each.

    Raises LockedError, BrokenError.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise LockedError from None
        raise BrokenError(str(error)) from None
    with document:
        layer = Layer({key: value for key, value in document.get_metadata_dict().items() if value.strip("\0 ")})
        for number in range(len(document)):
            layer.pages.append(_page(document, number, layer))
            page_done()
            if layer.characters > most:
                break
    return layer


def _page(document: "pypdfium2.PdfDocument", number: int, layer: Layer) -> PrintedPage:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PrintedPage(0, 0)
    try:
        text = page.get_textpage()
        try:
            left, bottom, right, top = page.get_bbox()
            glyphs = _upright(list(_glyphs(text, left, top)))
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        return PrintedPage(0, 0)
    finally:
        page.close()
    layer.characters += len(glyphs)
    layer.unreadable += sum(_is_unreadable(glyph.text) for glyph in glyphs)
    width, height = right - left, top - bottom
    vertical = _is_vertical(glyphs)
    if vertical:
        glyphs = [_turned(glyph, width) for glyph in glyphs]
        width, height = height, width
    return PrintedPage(width, height, tuple(_pieces(glyphs)), _is_right_to_left(glyphs))


def _glyphs(text: "pypdfium2.PdfTextPage", left: float, top: float) -> Iterator[tuple[Glyph, float]]:
    """Each character with its box, and its angle in radians."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    at = ctypes.byref(box)
    across, origin = ctypes.c_double(), ctypes.c_double()
    points = ctypes.byref(across), ctypes.byref(origin)
    bold = False
    before = " "
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        character = chr(min(pdfium.FPDFText_GetUnicode(text, index), 0x10FFFF))
        if character in "\r\n":
            before = " "
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, at):
            continue
        if before == " ":
            bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD
        before = " " if character.isspace() else character
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        base = origin.value if pdfium.FPDFText_GetCharOrigin(text, index, *points) else box.bottom
        yield Glyph(before, box.left - left, top - box.top, box.right - left, top - box.bottom, top - base, bold), angle


def _upright(glyphs: list[tuple[Glyph, float]]) -> list[Glyph]:
    """The characters of the page's main direction, which is turned to the usual one; marginal ones at an angle go."""
    turns = [round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0 for _, angle in glyphs]
    main = max(range(4), key=turns.count)
    kept = [glyph for (glyph, _), turn in zip(glyphs, turns, strict=True) if turn == main]
    for _ in range(main):
        far = max((glyph.right for glyph in kept), default=0.0)
        kept = [_turned(glyph, far) for glyph in kept]
    return kept


def _turned(glyph: Glyph, width: float) -> Glyph:
    """By 90 degrees against the clock: what ran downwards runs to the right, what stood right stands above."""
    left, right = width - glyph.right, width - glyph.left
    return Glyph(glyph.text, glyph.top, left, glyph.bottom, right, right, glyph.bold)


def _is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether East Asian text runs from the top to the bottom."""
    down = across = 0
    for before, glyph in pairwise(glyphs):
        if unicodedata.east_asian_width(glyph.text[0]) in "WF":
            size = glyph.height
            down += abs(glyph.left - before.left) < 0.3 * size and 0.5 * size < glyph.top - before.top < 2 * size
            across += abs(glyph.top - before.top) < 0.3 * size
    return down > across


def _is_right_to_left(glyphs: list[Glyph]) -> bool:
    strong = [unicodedata.bidirectional(glyph.text[0]) for glyph in glyphs[:4000]]
    return sum(kind in _STRONG_RTL for kind in strong) > strong.count("L")


def _pieces(glyphs: list[Glyph]) -> Iterator[Piece]:
    """Characters that follow each other on one base line, cut where a gap is wider than the others of that line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != " " and run and not _follows(run, glyph):
            yield from _cut(run)
            run = []
        if run or glyph.text != " ":
            run.append(glyph)
    if run:
        yield from _cut(run)


def _follows(run: list[Glyph], glyph: Glyph) -> bool:
    before = next(mark for mark in reversed(run) if mark.text != " ")
    smaller, larger = sorted((before.height, glyph.height))
    distance = _distance(before, glyph)
    if not -0.5 * larger < distance < _FARTHEST * larger:
        return False
    if abs(before.base - glyph.base) > _LEVEL * smaller:  # a raised number, or another line
        return distance < _WORD_GAP * larger and smaller < 0.9 * larger and abs(before.base - glyph.base) < 0.5 * larger
    return larger < (2.5 if distance < larger else 1.25) * smaller


def _distance(before: Glyph, glyph: Glyph) -> float:
    return max(glyph.left - before.right, before.left - glyph.right)


def _cut(run: list[Glyph]) -> Iterator[Piece]:
    words: list[list[Glyph]] = [[]]
    spaced = False
    for glyph in run:
        if glyph.text == " ":
            spaced = True
            continue
        if words[-1] and (spaced or _distance(words[-1][-1], glyph) > _WORD_GAP * glyph.height):
            words.append([])
        words[-1].append(glyph)
        spaced = False
    gaps = [_distance(before[-1], word[0]) for before, word in pairwise(words)]
    size = median(glyph.height for word in words for glyph in word)
    stretched = _STRETCHED * median(gaps) if len(gaps) >= _FEWEST_GAPS else 0.0
    widest = max(_PIECE_GAP * size, min(stretched, _FARTHEST * size))
    piece = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > widest:
            yield _piece(piece)
            piece = []
        piece.append(word)
    yield _piece(piece)


def _piece(words: list[list[Glyph]]) -> Piece:
    text = " ".join("".join(glyph.text for glyph in word) for word in words)
    marks = [glyph for word in words for glyph in word]
    return Piece(
        unicodedata.normalize("NFKC", text) if any("\ufb00" <= mark <= "\ufb06" for mark in text) else text,
        min(glyph.left for glyph in marks),
        min(glyph.top for glyph in marks),
        max(glyph.right for glyph in marks),
        max(glyph.bottom for glyph in marks),
        median(glyph.height for glyph in marks) or 1.0,
        median(glyph.base for glyph in marks),
        all(glyph.bold for glyph in marks),
    )


def _is_unreadable(character: str) -> bool:
    return character not in "\x02\ufffe " and unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")
