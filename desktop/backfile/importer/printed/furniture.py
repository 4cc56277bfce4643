"""Running heads, feet and page numbers: what stands at the edge of page after page, and is no part of the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from backfile.importer.printed.line import Piece, PrintedPage

_EDGE = 0.12  # of the page's height
_FEWEST = 2  # pages
_SHARE = 0.25  # of the pages: left and right pages have their own, and chapters theirs
_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:page|seite|página|pagina|стр\.?|p\.)\s*)?(?P<number>[A-Z]?\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|von|de|/|sur)\s*\d{1,4})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_FOOT = re.compile(r"(?:www\.|https?://|©|\||•|·)", re.IGNORECASE)
_NUMBER_AT_END = re.compile(r"^(?P<first>\d{1,4})\b(?=\s*[\s|•·])|(?:[\s|•·])\s*(?P<last>\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Cleared:
    """The pages without it, what it said, and the number that is printed on each page."""

    pages: list[PrintedPage]
    furniture: tuple[str, ...]  # each once
    numbers: tuple[str | None, ...]


def clear(pages: Sequence[PrintedPage]) -> Cleared:
    """Take the furniture out. What stands on one page alone stays, but for a number and a plain foot."""
    seen = Counter(key for page in pages for key in {_key(piece, page) for piece in _edge(page)})
    repeated = {key for key, count in seen.items() if count >= max(_FEWEST, _SHARE * len(pages))}
    kept: list[PrintedPage] = []
    numbers: list[str | None] = []
    said: dict[str, None] = {}
    for page in pages:
        out: list[Piece] = []
        number = None
        for row in _rows(_edge(page)):
            text = " ".join(piece.text for piece in row)
            alone = _number_in(text)
            beside = _number_beside(text)
            gone = row if alone or _is_foot(row, text, page) else [at for at in row if _key(at, page) in repeated]
            if beside or gone:  # the head of a chapter, which few pages have
                gone = [at for at in row if at in gone or seen[_key(at, page)] >= _FEWEST]
            number = number or alone or (beside if gone else None)
            said.update(dict.fromkeys(piece.text.strip() for piece in gone if not alone))
            out += gone
        taken = {id(piece) for piece in out}
        kept.append(replace(page, pieces=tuple(piece for piece in page.pieces if id(piece) not in taken)))
        numbers.append(number)
    return Cleared(kept, tuple(said), _in_order(numbers))


def _edge(page: PrintedPage) -> list[Piece]:
    top, bottom = _EDGE * page.height, (1 - _EDGE) * page.height
    return [piece for piece in page.pieces if piece.bottom < top or piece.top > bottom]


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """By base line, from the left to the right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.bottom):
        if rows and piece.bottom - rows[-1][0].bottom < 0.5 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _key(piece: Piece, page: PrintedPage) -> tuple[bool, int, str]:
    """The same for pieces that differ in their numbers alone. A title in large type is no running head."""
    text = re.sub(r"\d+", "#", " ".join(piece.text.split()).casefold())
    return piece.top < page.height / 2, round(piece.size), text


def _number_in(text: str) -> str | None:
    """The number of a line that is nothing but a page number."""
    found = _NUMBER.fullmatch(text.strip())
    return found["number"] if found else None


def _number_beside(text: str) -> str | None:
    found = _NUMBER_AT_END.search(" ".join(text.split()))
    return (found["first"] or found["last"]) if found else None


def _is_foot(row: list[Piece], text: str, page: PrintedPage) -> bool:
    """Whether a line at the very edge of one page is plainly its foot: an address or a rule, and a number."""
    outermost = row[0].bottom < 0.07 * page.height or row[0].top > 0.93 * page.height
    return outermost and bool(_FOOT.search(text)) and _number_beside(text) is not None


def _in_order(numbers: list[str | None]) -> tuple[str | None, ...]:
    """Page numbers, unless they don't count up: then they are something else."""
    counted = [int(number) for number in numbers if number and number.isdecimal()]
    return tuple(numbers) if all(one < other for one, other in pairwise(counted)) else (None,) * len(numbers)
