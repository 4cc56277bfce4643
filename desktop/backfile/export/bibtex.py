"""BibTeX, for LaTeX: an `@article` each, which BibTeX and biblatex both understand; UTF-8."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from backfile.article import Article
from backfile.export.references import date_parts, one_line, whole_text

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{each: f"\\{each}" for each in "$&%#_"},
    }
)


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One entry an article; its key is its number in the library."""
    for article in articles:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article) if value)
        out.write(f"@article{{backfile-{article.id},\n{fields}}}\n\n".encode("utf-8", "replace"))


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    parts = date_parts(article)
    yield "title", f"{{{_line(article.title)}}}"  # the second braces keep its capitals
    yield "author", " and ".join(_name(author) for author in article.authors)
    yield "journal", _line(article.source or "")
    if parts:
        yield "date", "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
        yield "year", f"{parts[0]:04}"
    if len(parts) > 1:
        yield "month", str(parts[1])
    yield "edition", _line(article.edition or "")
    yield "pages", _line(article.page or "")
    yield "language", article.language or ""
    yield "url", _address(article.url or "")
    yield "keywords", ", ".join(_line(tag) for tag in article.tags)
    yield "note", _line(article.note or "")
    yield "abstract", _escaped(whole_text(article))


def _name(author: str) -> str:
    """In braces where its own "and" or comma would part it."""
    name = _line(author)
    return f"{{{name}}}" if "," in name or " and " in name.lower() else name


def _line(text: str) -> str:
    return _escaped(one_line(text))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _address(url: str) -> str:
    """As it is, since \\url sets it so; but braces must be even, and a line end or a blank ends it."""
    return one_line(url).replace(" ", "%20").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
