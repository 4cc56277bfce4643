"""CSL-JSON, which Pandoc, Zotero and citation processors read: an array of newspaper articles."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from backfile.article import Article
from backfile.export.references import date_parts, whole_text


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One object an article, one a line, in one array."""
    before = b"[\n"
    for article in articles:
        out.write(before + orjson.dumps({key: value for key, value in _reference(article).items() if value}))
        before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _reference(article: Article) -> dict[str, Any]:
    parts = date_parts(article)
    return {
        "id": f"backfile-{article.id}",
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author} for author in article.authors],  # as it was given: nobody guesses its parts
        "container-title": article.source,
        "issued": {"date-parts": [parts]} if parts else None,
        "section": article.section,
        "edition": article.edition,
        "page": article.page,
        "language": article.language,
        "URL": article.url,
        "keyword": ", ".join(article.tags),
        "note": article.note,
        "abstract": whole_text(article),
    }
