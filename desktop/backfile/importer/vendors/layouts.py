"""The layouts, the surest first."""

from collections.abc import Iterator, Sequence

from backfile.importer.vendors import factiva, factiva_display, lexisnexis, nexis_uni, proquest
from backfile.importer.vendors.layout import Layout, Piece, content_of, cuts
from backfile.importer.vendors.sheet import Sheet

LAYOUTS: tuple[Layout, ...] = (
    proquest.LAYOUT,
    lexisnexis.LAYOUT,
    nexis_uni.LAYOUT,
    factiva.LAYOUT,
    factiva_display.LAYOUT,
)


def layout_of(lines: Sequence[str]) -> Layout | None:
    """The layout of a file that begins with these lines; None where it is no export of a news database."""
    return next((layout for layout in LAYOUTS if layout.recognises(lines)), None)


def articles_of(paragraphs: Sequence[str]) -> Iterator[Piece] | None:
    """The documents in the paragraphs of a word processor's file; None where it is no such export."""
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    layout = layout_of(lines)
    return None if layout is None else _pieces(layout, paragraphs)


def _pieces(layout: Layout, paragraphs: Sequence[str]) -> Iterator[Piece]:
    for cut in cuts(layout, paragraphs, str):
        content = content_of(layout, Sheet.of_paragraphs, cut.lines, is_cover=cut.is_cover)
        yield Piece("\n".join(cut.lines), content, cut.is_cover)
