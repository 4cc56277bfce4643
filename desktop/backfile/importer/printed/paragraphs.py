"""Paragraphs of a printed text: where lines belong together, and where a column goes on in the next."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from backfile.importer.printed.hyphens import HYPHENS, Vocabulary, joined, without_soft
from backfile.importer.printed.line import Piece

_ENDS = re.compile(r"[.!?…:;。！？：」』”\"'’)\]]\s*$")
_LIST = re.compile(r"^(?:[•●▪■◆–—*]|\(?\d{1,2}[.)]|[a-z]\))\s")
_MOST_LEADING = 1.35  # of the usual distance between two lines
_INDENT = 0.8  # of the type's height
_FEWEST_VERSES = 4
_SHORT = 0.85  # of the column's width


@dataclass(slots=True)
class Paragraph:
    """Its lines, and the page (from 0) that it begins on."""

    lines: list[Piece]
    page: int

    @property
    def size(self) -> float:
        """The height of its type."""
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold for line in self.lines)

    @property
    def is_verse(self) -> bool:
        """Whether its lines end where they are meant to, far from the edge and each at another place."""
        if len(self.lines) < _FEWEST_VERSES or any(line.text.endswith(tuple(HYPHENS)) for line in self.lines):
            return False
        left, right = min(line.left for line in self.lines), max(line.right for line in self.lines)
        ends = [(line.right - left) / ((right - left) or 1.0) for line in self.lines[:-1]]
        return median(ends) < _SHORT

    def text(self, vocabulary: Vocabulary) -> str:
        """One line of text; of verse as many as it has."""
        if self.is_verse:
            return "\n".join(without_soft(line.text.strip()) for line in self.lines)
        return joined((line.text for line in self.lines), vocabulary)


def paragraphs_of(pages: Iterable[Sequence[list[Piece]]]) -> list[Paragraph]:
    """All paragraphs in reading order, of the regions of each page."""
    found: list[Paragraph] = []
    for number, regions in enumerate(pages):
        for region in regions:
            parts = [Paragraph(lines, number) for lines in _parted(region)]
            if found and parts and _goes_on(found[-1], parts[0]):
                found[-1].lines += parts.pop(0).lines
            found += parts
    return found


def _parted(region: list[Piece]) -> list[list[Piece]]:
    if not region:
        return []
    usual = _leading(region)
    left, right = min(line.left for line in region), max(line.right for line in region)
    parts = [[region[0]]]
    for before, line in pairwise(region):
        if _begins(before, line, parts[-1], usual, left, right):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _leading(region: list[Piece]) -> float:
    """The distance of two lines within a paragraph, in their type's height."""
    steps = [
        (line.base - before.base) / line.size
        for before, line in pairwise(region)
        if line.base > before.base and not _differ(before, line)
    ]
    return sorted(steps)[len(steps) // 4] if steps else 1.3


def _begins(before: Piece, line: Piece, part: list[Piece], usual: float, left: float, right: float) -> bool:
    """Whether a paragraph begins with `line`."""
    if _differ(before, line) or before.bold != line.bold:
        return True
    if line.base - before.base > _MOST_LEADING * usual * line.size or line.base < before.top:
        return True
    if before.text.rstrip().endswith(tuple(HYPHENS)) and line.text[:1].islower():
        return False
    if _LIST.match(line.text):
        return True
    indent = _INDENT * line.size
    indented = len(part) == 1 and line.left < before.left - indent  # only the first line was set in
    if line.left > before.left + indent and abs(before.left - left) < indent and line.left - before.left < 6 * indent:
        return True
    short = before.right < left + _SHORT * (right - left)
    return short and not indented and bool(_ENDS.search(before.text)) and not line.text[:1].islower()


def _differ(line: Piece, other: Piece) -> bool:
    """Whether two lines are set in different type."""
    return max(line.size, other.size) > 1.15 * min(line.size, other.size)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    last, first = before.lines[-1], after.lines[0]
    if _differ(last, first) or before.bold != after.bold:
        return False
    if last.text.rstrip().endswith(tuple(HYPHENS)):
        return first.text[:1].islower()
    return not _ENDS.search(last.text) and first.text[:1].islower()
