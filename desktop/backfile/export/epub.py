"""EPUB 3: a book for e-readers, a chapter an article, with a table of contents."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from backfile.article import Article
from backfile.export.pages import STYLE, body, language, plain

_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{attributes}>
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
{body}</body>
</html>
"""
_PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine>
<itemref idref="contents"/>
{spine}</spine>
</package>
"""


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One book. Titles are kept until the end, for its contents; nothing else is."""
    titles: dict[str, str] = {}  # by the name of the chapter
    languages: Counter[str] = Counter()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", ZIP_STORED)  # first and plain, or it is no EPUB
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("style.css", STYLE)
        for article in articles:
            name, title = f"article-{article.id}", plain(article.title)
            page = _PAGE.format(attributes=language(article), title=title, body=body(article, "h1"))
            book.writestr(f"{name}.xhtml", page)
            titles[name] = title
            languages.update([article.language] if article.language and language(article) else [])
        _write_contents(book, titles, languages)


def _write_contents(book: ZipFile, titles: dict[str, str], languages: Counter[str]) -> None:
    now = datetime.now(UTC)
    title = f"Articles, {now.date().isoformat()}"
    entries = "".join(f'<li><a href="{name}.xhtml">{title}</a></li>\n' for name, title in titles.items())
    contents = f'<nav epub:type="toc"><h1>{title}</h1><ol>\n{entries}</ol></nav>\n'
    book.writestr("contents.xhtml", _PAGE.format(attributes="", title=title, body=contents))
    package = _PACKAGE.format(
        identifier=uuid4(),
        title=title,
        language=next((each for each, _ in languages.most_common(1)), "und"),
        modified=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        items="".join(
            f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>\n' for name in titles
        ),
        spine="".join(f'<itemref idref="{name}"/>\n' for name in titles),
    )
    book.writestr("book.opf", package)
