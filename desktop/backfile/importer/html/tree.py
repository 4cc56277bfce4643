"""A page as a tree, parsed once for all that is asked of it."""

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from backfile.importer.fields_text import clean_line, plain_paragraphs
from backfile.importer.markup import flat, has_many_attributes

Element = Any
"""lxml ships no types."""

LARGEST = 16 * 1024 * 1024
"""Characters of markup, data of pictures aside: no page that is read has as many."""

_DATA = re.compile(r"data:[\w./+-]{1,80}(?:;[\w=.\"-]{1,80})*,[^\"'\s)<>]{200,}")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
     "table", "td", "th", "tr", "ul", "br")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "svg", "iframe", "object", "select"))


def parse(text: str) -> tuple[Element | None, list[str]]:
    """The root element, and the `data:` addresses that stood in the page: `data:#3` names the fourth.

    No root where there is nothing in it, where it is nested so deep that the parser gives up within it, or where a tag
    has so many attributes that it would take hours.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"data:#{len(kept) - 1}"

    if "data:" in text:
        text = _DATA.sub(keep, text)
    if len(text) > LARGEST or has_many_attributes(text):
        return None, kept
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):  # there is nothing in it
        return None, kept
    gave_up = any("XML_PARSE_HUGE" in one.message for one in _parser().error_log.filter_from_errors())
    return (None if gave_up else root), kept


def bare_paragraphs(text: str) -> tuple[str, ...]:
    """The text of a page that no tree can be made of, its tags taken for line ends."""
    return plain_paragraphs(html.unescape(flat(text, "\n\n")))


@cache
def _parser() -> Any:
    from lxml.html import HTMLParser

    # As trafilatura's own, whose rules were made with it.
    return HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True)


def absolute(address: str | None, base: str | None) -> str | None:
    """An address of the web, made whole by the page's own; None where it leads nowhere else."""
    if not address:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        return whole if whole.startswith(("http://", "https://")) and urlsplit(whole).hostname else None
    except ValueError:
        return None


def line_in(element: Element | None) -> str:
    """All that an element shows, as one line."""
    if element is None:
        return ""
    return clean_line(" ".join("".join(_shown(element)).split()))


def beginning_of(element: Element, length: int) -> str:
    """The first characters of what it shows, some more than `length`, white space aside."""
    parts, count = [], 0
    for part in _shown(element):
        parts.append(part)
        count += len(part.strip())
        if count >= length:
            break
    return " ".join("".join(parts).split())


def _shown(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if element.text:
        yield element.text
    for child in element:
        if child.tag in _BLOCKS:
            yield " "
        yield from _shown(child)
        if child.tag in _BLOCKS:
            yield " "
        if child.tail:
            yield child.tail
