"""Factiva's XML, as its interfaces answer: each `<article>` a record, its text in a lead and a tail of paragraphs."""

import re
from collections.abc import Iterator

from backfile.article import Draft
from backfile.importer.readers.xml_reading import prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, every, find, local_name, text_in
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.vendors.found import Found

_SIGNATURE = re.compile(rb"global\.factiva\.com|<(?:\w+:)?PPSResponse\b")
_OURS = re.compile(rb"<(?:\w+:)?(?:accessionNo|leadParagraph|tailParagraphs|sourceCode)\b")
_TEXTS = ("leadParagraph", "tailParagraphs")
_INDEX = ("region", "industry", "company", "person")
_KEPT = ("accessionNo", "sourceCode", "publisherName", "copyright", "credit", "columnName", "contact", "notes",
         "corrections", "artWork", "volume", "modificationDate")  # fmt: skip


def read_factiva_xml(source: Source, options: Options) -> Iterator[Read]:
    """A record for each article."""
    return read_spans(source, scan(source, options, prefixed(source.head, "article", "Article")), _understand)


def _understand(article: Element, of: Scan) -> Draft | str:  # noqa: ARG001
    found = Found(
        title=_line(article, "headline"),
        byline=_line(article, "byline"),
        date=_line(article, "publicationDate"),
        source=_line(article, "sourceName"),
        section=_line(article, "sectionName") or _line(article, "section"),
        edition=_line(article, "edition"),
        page=_line(article, "page") or _line(article, "pages"),
        language=_line(article, "baseLanguage").lower(),
        paragraphs=_paragraphs(article),
        tags=[text_in(find(subject, "name")) for subject in every(article, "newsSubject")],
    )
    time = _line(article, "publicationTime")
    found.time = time if time and time not in found.date else ""
    if (words := _line(article, "wordCount")).isdecimal():
        found.extra["words"] = int(words)
    for name in _KEPT:
        found.note(name, _line(article, name))
    for name in _INDEX:
        found.note(name, "; ".join(filter(None, (text_in(find(each, "name")) for each in every(article, name)))))
    content = found.draft()
    return content if isinstance(content, Draft) else content.reason


def _line(article: Element, name: str) -> str:
    return text_in(find(article, name))


def _paragraphs(article: Element) -> list[str]:
    """Those of lead and tail; the characters of either where it has none."""
    texts: list[str] = []
    for part in every(article, *_TEXTS):
        inner = [each for each in every(part, "paragraph") if local_name(each.getparent()) != "paragraph"]
        texts += [text_in(each) for each in inner] or [text_in(part)]
    return [text for text in texts if text]


READER = Reader(
    name="Factiva XML",
    description="Articles of Factiva in XML",
    suffixes=(".xml",),
    recognises=lambda head: bool((sample := root_of(head)[1]) and _SIGNATURE.search(sample) and _OURS.search(sample)),
    records=read_factiva_xml,
)
