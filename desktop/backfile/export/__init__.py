"""Writes what a query finds to a file, in formats that other programs read. One module a format, named in `FORMATS`.

An export streams: one article is in memory, whatever the result. The file appears whole or not at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from backfile.article import Article
from backfile.export import bibtex, csl_json, delimited, epub, jsonl, ris, web_page


@dataclass(frozen=True, slots=True)
class Format:
    """A format that articles can be written in."""

    name: str  # as the command line takes it
    description: str
    suffix: str
    write: Callable[[Iterable[Article], BinaryIO], None]


FORMATS = (
    Format("jsonl", "JSON Lines, one article a line, with everything that is known of it", ".jsonl", jsonl.write),
    Format("csv", "CSV with a header, for spreadsheets", ".csv", delimited.write),
    Format("ris", "RIS, for Zotero, Mendeley and EndNote, with the texts as abstracts", ".ris", ris.write),
    Format("bibtex", "BibTeX, for LaTeX", ".bib", bibtex.write),
    Format("csl-json", "CSL-JSON, for Pandoc and citation processors", ".json", csl_json.write),
    Format("html", "HTML, one page to read or to print", ".html", web_page.write),
    Format("epub", "EPUB, a book for e-readers", ".epub", epub.write),
)
