"""The reading order of a page: which white strips are gutters between columns, and what spans them.

The page is cut again and again: the tallest band of lines that a white strip runs through is set in columns; what
stands above it is read before, what stands below it after. (XY-cut, by Nagy and Seth 1984, with bands.)
"""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import numpy as np

from backfile.importer.printed.initials import with_initials
from backfile.importer.printed.line import Piece, PrintedPage

NARROWEST = 0.8  # of the type's height: the width of a gutter
FEWEST = 4  # lines on each side of it
GAP = "\u2003"  # between the cells of a row
_CELLS = 400  # across the page
_LEVEL_ROWS = 0.6  # of the rows of a table have a counterpart across the strip
_FILLED = 0.55  # of a column's width, by the usual line of a text
_NARROW = 8.0  # of the type's height: no column of text is
_DEEPEST = 30


def reading_order(page: PrintedPage) -> list[list[Piece]]:
    """The lines of a page, by region; each region lies in one column."""
    pieces = sorted(with_initials(page.pieces), key=lambda piece: piece.middle)
    return list(_cut(pieces, page.right_to_left, 0)) if pieces else []


def _cut(pieces: list[Piece], right_to_left: bool, depth: int) -> Iterator[list[Piece]]:
    """`pieces` from the top to the bottom."""
    found = _band(pieces) if len(pieces) >= 2 * FEWEST and depth < _DEEPEST else None
    if found is None or _is_table(pieces[found[0] : found[1]], found[2]):
        if pieces:
            yield _lines(pieces, right_to_left)
        return
    first, last, gutter = found
    band = pieces[first:last]
    sides = ([piece for piece in band if piece.left < gutter], [piece for piece in band if piece.left >= gutter])
    if first:
        yield from _cut(pieces[:first], right_to_left, depth + 1)
    for side in reversed(sides) if right_to_left else sides:
        yield from _cut(side, right_to_left, depth + 1)
    if last < len(pieces):
        yield from _cut(pieces[last:], right_to_left, depth + 1)


def _band(pieces: list[Piece]) -> tuple[int, int, float] | None:
    """The first and the last piece (exclusive) of the tallest band with a gutter, and where the gutter is."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    cell = max(right - left, 1.0) / _CELLS
    starts = np.array([int((piece.left - left) / cell) for piece in pieces])
    ends = np.array([max(int((piece.right - left) / cell + 0.999), 1) for piece in pieces])
    narrowest = max(2, round(NARROWEST * median(piece.size for piece in pieces) / cell))
    covered = np.zeros(_CELLS + 2, np.int32)
    best: tuple[int, int, int, int] | None = None
    first = 0
    for last in range(len(pieces) + 1):
        if last < len(pieces):
            covered[starts[last] : ends[last]] += 1
            if _strips(covered, narrowest):
                continue
            covered[starts[last] : ends[last]] -= 1  # the band ends above this line
        best = max(filter(None, (best, _gutter(covered, narrowest, starts, ends, first, last))), default=None)
        if last < len(pieces):
            covered[starts[last] : ends[last]] += 1
            while first <= last and not _strips(covered, narrowest):
                covered[starts[first] : ends[first]] -= 1
                first += 1
    if best is None:
        return None
    _, first, last, strip = best
    return first, last, left + strip * cell


def _strips(covered: "np.ndarray[tuple[int], np.dtype[np.int32]]", narrowest: int) -> list[tuple[int, int]]:
    """The white strips inside the region, as cells from and to."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], covered[:_CELLS] > 0, [1])).astype(np.int8)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(start, end) for start, end in runs if end - start >= narrowest]


def _gutter(
    covered: "np.ndarray[tuple[int], np.dtype[np.int32]]",
    narrowest: int,
    starts: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    ends: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    first: int,
    last: int,
) -> tuple[int, int, int, int] | None:
    """How many lines the strip with the most of them on both sides has on its emptier side, and where it is."""
    best = None
    for start, end in _strips(covered, narrowest):
        left = int((ends[first:last] <= start).sum())
        right = int((starts[first:last] >= end).sum())
        if min(left, right) >= FEWEST:
            best = max(filter(None, (best, (min(left, right), first, last, (start + end) // 2))))
    return best


def _is_table(band: list[Piece], gutter: float) -> bool:
    """Whether what stands on both sides of a strip are the cells of a table: short, and row by row."""
    sides = [[piece for piece in band if (piece.left < gutter) is left] for left in (True, False)]
    rows = [_rows(side) for side in sides]
    fewer, more = sorted(rows, key=len)
    level = sum(any(abs(row[0].base - other[0].base) < 0.2 * row[0].size for other in more) for row in fewer)
    narrow = any(median(_width(row) / row[0].size for row in side) < _NARROW for side in rows)
    return level >= _LEVEL_ROWS * len(fewer) and (narrow or min(_fill(side) for side in rows) < _FILLED)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if rows and piece.base - rows[-1][0].base < 0.3 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _fill(rows: list[list[Piece]]) -> float:
    """How much of a column's width its usual row takes."""
    width = max(piece.right for row in rows for piece in row) - min(piece.left for row in rows for piece in row)
    return median(_width(row) for row in rows) / (width or 1.0)


def _width(row: list[Piece]) -> float:
    return sum(piece.right - piece.left for piece in row)


def _lines(pieces: list[Piece], right_to_left: bool) -> list[Piece]:
    """Pieces on one base line become one line; a wide gap between them stays one."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        row = next((row for row in reversed(rows[-4:]) if row[-1].beside(piece) or row[0].beside(piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_line(sorted(row, key=lambda piece: -piece.right if right_to_left else piece.left)) for row in rows]


def _line(row: list[Piece]) -> Piece:
    if len(row) == 1:
        return row[0]
    parts = [row[0].text]
    for before, piece in pairwise(row):
        distance = max(piece.left - before.right, before.left - piece.right)
        parts += (GAP if distance > 2 * piece.size else " " if distance > 0.1 * piece.size else "", piece.text)
    return Piece(
        "".join(parts),
        min(piece.left for piece in row),
        min(piece.top for piece in row),
        max(piece.right for piece in row),
        max(piece.bottom for piece in row),
        max(row, key=lambda piece: len(piece.text)).size,
        median(piece.base for piece in row),
        all(piece.bold for piece in row),
    )
