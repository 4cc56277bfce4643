"""Factiva's HTML: a table with a row for each code, or a block for each line of an article as it is displayed."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from backfile.article import Draft
from backfile.importer.fields_text import html_paragraphs
from backfile.importer.markup import tree_of
from backfile.importer.vendors import factiva, factiva_display
from backfile.importer.vendors.layout import NoArticle
from backfile.importer.vendors.sheet import Sheet

_LONGEST_CODE = 4


def understand(markup: str) -> Draft | NoArticle:
    """One document."""
    tree = tree_of(markup)
    values: dict[str, str] = {}
    paragraphs: list[str] = []
    for row in tree.css("tr"):
        cells = row.css("td, th")
        code = cells[0].text(deep=True).replace("\u00a0", " ").strip(" :\n\t") if len(cells) > 1 else ""
        if not code.isupper() or len(code) > _LONGEST_CODE:
            continue
        texts = html_paragraphs(cells[1].html or "")
        if factiva.is_text(code):
            paragraphs += texts
        elif code not in values:
            values[code] = " ".join(" ".join(texts).split())
    if "HD" in values or (values and paragraphs):
        return factiva.draft_of(values, paragraphs)
    return factiva_display.understand(Sheet.of_paragraphs(html_paragraphs(markup)), _headline(tree))


def _headline(tree: LexborHTMLParser) -> str:
    found: LexborNode | None = tree.css_first("[class$=Headline], #hd, #hdr")
    return " ".join(found.text(deep=True).split()) if found is not None else ""
