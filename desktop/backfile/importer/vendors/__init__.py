"""Exports of news databases, by their layouts: how one file of many documents is cut, and what each line of one means.

A layout is told from lines of text alone, so that plain text, HTML, DOCX and RTF need it written once. `articles_of`
reads the paragraphs of a file in memory; the readers of text and HTML cut a stream themselves.
"""

from backfile.importer.vendors.layout import COVER_PAGE, Layout, Piece
from backfile.importer.vendors.layouts import LAYOUTS, articles_of, layout_of

__all__ = ["COVER_PAGE", "LAYOUTS", "Layout", "Piece", "articles_of", "layout_of"]
