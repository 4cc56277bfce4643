"""Exports of news databases as HTML: one page of many documents, cut where each begins, with its place to the byte."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backfile.article import Draft, Problem
from backfile.importer.encodings import head_as_utf8, repair_bytes
from backfile.importer.fields_text import html_paragraphs
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import CHUNK, LARGEST, LARGEST_RECORD
from backfile.importer.readers.vendor_text import read_of
from backfile.importer.record import Options, Read, Source
from backfile.importer.utf8 import AsUtf8
from backfile.importer.vendors import europresse, factiva_html, lexisnexis
from backfile.importer.vendors.layout import NO_ARTICLE, NoArticle
from backfile.importer.vendors.sheet import Sheet

_LONGEST_TAG = 1024


@dataclass(frozen=True, slots=True)
class _Html:
    """How a database marks its documents up."""

    name: str
    signature: re.Pattern[bytes]
    begins: tuple[re.Pattern[bytes], ...]  # the first that the beginning of the file has
    ends: re.Pattern[bytes]  # what never belongs to a document
    understand: Callable[[str], Draft | NoArticle]


def _lexisnexis(markup: str) -> Draft | NoArticle:
    paragraphs = html_paragraphs(_COMMENT.sub("", markup))
    counted = [place for place, text in enumerate(paragraphs[:6]) if lexisnexis.COUNTER.match(text)]
    return lexisnexis.understand(Sheet.of_paragraphs(paragraphs[counted[0] + 1 if counted else 0 :]))


_COMMENT = re.compile(r"<!--.*?(?:-->|$)|</?DOC(?:FULL)?\b[^>]*>|^[^<]*-->", re.DOTALL | re.IGNORECASE)
_ANY_CASE = re.IGNORECASE

_DATABASES = (
    _Html(
        "LexisNexis",
        re.compile(rb"<!-- LXNComment|(?i:<a name)=[\"']?DOC_ID_\d|<DOCFULL>|>\s*\d+ of \d+ DOCUMENTS?\s*<"),
        (
            re.compile(rb"<a name=[\"']?DOC_ID_\d+_\d+[\"']?", _ANY_CASE),
            re.compile(
                rb"<(?:div|p|br|center|span)\b[^<>]*>(?:\s*<[^/<>][^<>]*>){0,4}\s*"
                rb"\d[\d,.]* (?:of|von|de|van) \d[\d,.]* "
                rb"(?:documents?|dokumenten?|documenten)\s*<",
                _ANY_CASE,
            ),
        ),
        re.compile(rb"</body\s*>", _ANY_CASE),
        _lexisnexis,
    ),
    _Html(
        "Factiva",
        re.compile(
            rb"<title>\s*(?:Dow Jones\s*)?Factiva\s*</title>|class=[\"']article [a-z]{2,4}Article[\"' ]|"
            rb"articleParagraph [a-z]{2,4}article"
        ),
        (re.compile(rb"<div\b[^<>]{0,200}\bclass=[\"']article(?:\s[\w\s-]{0,40})?[\"']", _ANY_CASE),),
        re.compile(rb"<div\b[^<>]*\bid=[\"'](?:pageFooter|footer)[\"']|</body\s*>", _ANY_CASE),
        factiva_html.understand,
    ),
    _Html(
        "Europresse",
        re.compile(rb"class=[\"']?(?:rdp__)?DocPublicationName|publiC-lblNodoc|class=[\"']?[Tt]itreArticleVisu"),
        (
            re.compile(rb"<article\b", _ANY_CASE),
            re.compile(rb"<(?:span|div)\b[^<>]{0,200}\bclass=[\"']?DocPublicationName\b", _ANY_CASE),
        ),
        re.compile(rb"</body\s*>", _ANY_CASE),
        europresse.understand,
    ),
)

_SIGNS = (b"LXNComment", b"DOC_ID_", b"<DOCFULL>", b" DOCUMENT", b"Factiva", b"articleParagraph", b"Article",
          b"DocPublicationName", b"lblNodoc", b"itreArticleVisu")  # fmt: skip
"""What some signature has in it: looked for first, since it is fast."""


def layout_of_html(head: bytes) -> str | None:
    """The database that an HTML page comes from."""
    sample = head_as_utf8(head)
    if sample is None or not sample.lstrip().startswith(b"<"):
        return None
    if not any(sign in sample for sign in _SIGNS):
        return None
    return next((database.name for database in _DATABASES if database.signature.search(sample)), None)


def read_html_export(source: Source, options: Options, name: str) -> Iterator[Read]:
    """A record for each document; an error page is a problem."""
    database = next(database for database in _DATABASES if database.name == name)
    text = AsUtf8(source, options)
    number = 0
    for number, (start, data) in enumerate(_spans(text, database), 1):
        offset, raw = text.raw(start, data)
        if len(data) > LARGEST_RECORD:
            yield Problem(TOO_LARGE, f"a document of {LARGEST}", source.member, number, offset)
            continue
        yield read_of(database.understand(repair_bytes(data)[0]), raw, source.member, number, offset, source.problems)
    if not number:
        yield Problem(NO_ARTICLE, f"an export of {name} without documents", source.member)


def _spans(text: AsUtf8, database: _Html) -> Iterator[tuple[int, bytes]]:
    """Where each document begins, and its bytes."""
    base, data = 0, b""
    begins: re.Pattern[bytes] | None = None
    inside, since, over = False, 0, False
    while not over:
        chunk = text.read(max(CHUNK, len(data)) if len(data) <= LARGEST_RECORD else CHUNK)
        over = not chunk
        data += chunk
        begins = begins or next((pattern for pattern in database.begins if pattern.search(data)), None)
        while begins is not None and (found := begins.search(data, since)) is not None:
            if found.end() == len(data) and not over:  # the chunk may end within it
                break
            if inside:
                yield base, _without_end(data[: found.start()], database)
            base, data = base + found.start(), data[found.start() :]
            inside, since = True, found.end() - found.start()
        if not inside:
            kept = min(len(data), _LONGEST_TAG)
            base, data, since = base + len(data) - kept, data[len(data) - kept :], 0
        else:
            since = max(since, len(data) - _LONGEST_TAG)
            data = data[: LARGEST_RECORD + CHUNK]
    if inside:
        yield base, _without_end(data, database)


def _without_end(data: bytes, database: _Html) -> bytes:
    found = database.ends.search(data)
    return (data[: found.start()] if found else data).rstrip()
