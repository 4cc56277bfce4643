"""RIS, which Zotero, Mendeley, EndNote and Citavi read: a newspaper article each, its text as the abstract.

Names stand as they were given: those programs part them better than a guess would.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from backfile.article import Article
from backfile.export.references import date_parts, one_line, whole_text

_TAG = re.compile(r"\n+\s*(?=[A-Z][A-Z0-9]\s{0,3}-)")
"""A line of a text that would be taken for a field."""


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One record an article, UTF-8."""
    for article in articles:
        lines = "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(article) if value)
        out.write(f"TY  - NEWS\r\n{lines}ER  - \r\n\r\n".encode("utf-8", "replace"))


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    parts = date_parts(article)
    yield "ID", str(article.id)
    yield "TI", one_line(article.title)
    for author in article.authors:
        yield "AU", one_line(author)
    yield "T2", one_line(article.source or "")
    if parts:
        yield "PY", f"{parts[0]:04}"
        # Year, month, day and a remark, with every stroke, also where a part is not known.
        yield "DA", "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]) + "/" * (4 - len(parts))
    yield "SE", one_line(article.section or "")
    yield "ET", one_line(article.edition or "")
    yield "SP", one_line(article.page or "")
    yield "LA", article.language or ""
    yield "UR", one_line(article.url or "")
    for tag in article.tags:
        yield "KW", one_line(tag)
    yield "N1", one_line(article.note or "")
    yield "AB", _TAG.sub(" ", whole_text(article)).replace("\n", "\r\n")
