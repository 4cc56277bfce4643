"""Documents of the web out of an archive: pages, PDFs and texts become articles, of the rest it is said what it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from urllib.parse import urlsplit

from backfile.article import Draft, Problem
from backfile.errors import BadOption
from backfile.importer.anatomy import understand_page
from backfile.importer.encodings import codec_named, decode
from backfile.importer.fields import NO_TEXT
from backfile.importer.fields_values import language_of
from backfile.importer.html import understand_html
from backfile.importer.html.held import held_by
from backfile.importer.html.pictures import Images
from backfile.importer.html.saved import unwrapped
from backfile.importer.readers.extracted_text import understand_extract
from backfile.importer.readers.page_list import ListedPage
from backfile.importer.readers.pdf import understand_pdf
from backfile.importer.record import Options, Skipped, Understood, Work
from backfile.importer.sites import FROM_ADDRESS, site_of

_PDFS = ("application/pdf", "application/x-pdf")
_PAGES = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_TEXTS = ("text/plain", "text/markdown")
_UNSAID = ("", "application/octet-stream", "application/x-unknown", "unk", "unknown", "no-type", "text/plain", "*/*")
_OTHERS = (
    ("image/", "An image"),
    ("video/", "A film"),
    ("audio/", "A sound recording"),
    ("font/", "A font"),
    ("application/font", "A font"),
    ("application/x-font", "A font"),
    ("application/vnd.ms-fontobject", "A font"),
    ("text/css", "A style sheet"),
    ("text/dns", "The address of a server"),
    ("application/json", "Data of a page"),
    ("application/ld+json", "Data of a page"),
    ("text/json", "Data of a page"),
    ("application/rss", "A feed or another XML file"),
    ("application/atom", "A feed or another XML file"),
    ("text/xml", "A feed or another XML file"),
    ("application/xml", "A feed or another XML file"),
)
_ROBOTS = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt")
FROM_LIST = "the page list of the web archive"
FOR_ROBOTS = "A text for robots"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the web as its server gave it. `type` is a media type in small letters, or nothing."""

    type: str
    charset: str | None
    body: Callable[[], bytes]  # asked for where it is a page or may be one
    url: str = ""
    captured: str | None = None
    language: str | None = None  # as the archive knows it
    images: Images | None = None
    extracted: bool = False  # a text that was taken out of a page
    listed: ListedPage | None = None


def may_be_page(kind: str) -> bool:
    """Whether something of that media type is looked at."""
    return kind in _PAGES or kind in _TEXTS or kind in _PDFS or kind in _UNSAID


def not_a_page(kind: str) -> str:
    """What something of that media type is, as the reason for which it is skipped."""
    if "javascript" in kind or "ecmascript" in kind:
        return "A script"
    return next((reason for begins, reason in _OTHERS if kind.startswith(begins)), "Neither a page nor a text")


def work_on(document: Document, finish: Callable[[Understood], Understood], options: Options) -> Work:
    """The understanding of a document, with the pictures that the dump holds of it."""
    body = document.body()
    pictures = held_by(document.images, body, document.url or None) if document.images is not None else {}
    ready = replace(document, body=partial(_given, body), images=pictures.get if pictures else None)
    size = len(body) + sum(map(len, pictures.values()))
    return Work(_understood, (ready, options), size, finish)


def _given(body: bytes) -> bytes:
    return body


def _understood(document: Document, options: Options) -> Understood:
    found = understand_document(document, options)
    return (found,) if isinstance(found, Draft) else found


def understand_document(document: Document, options: Options) -> Draft | Problem | Skipped:
    """The article of it, with where and when it was fetched."""
    kind = document.type
    if not may_be_page(kind):
        return Skipped(not_a_page(kind))
    body = document.body()
    kind = _looks_like(body) or kind if kind in _UNSAID else kind
    if kind in _PAGES:
        charset, url = options.encoding or document.charset, document.url or None
        draft = _with_list(understand_html(body, charset=charset, url=url, images=document.images), document)
    elif kind in _PDFS:
        draft = understand_pdf(BytesIO(body))
    elif kind in _TEXTS:
        draft = _understand_text(document, body, options)
    else:
        return Skipped(not_a_page(kind))
    return _placed(draft, document) if isinstance(draft, Draft) else draft


def _with_list(found: Draft | Problem | Skipped, document: Document) -> Draft | Problem | Skipped:
    """With what a page list knows and the page itself does not say."""
    listed = document.listed
    if listed is None:
        return found
    if isinstance(found, Draft) and "title" in found.derived and listed.title:
        derived = {fact: what for fact, what in found.derived.items() if fact != "title"}
        return replace(found, title=listed.title, derived=derived)
    if isinstance(found, Skipped) and found.reason == NO_TEXT and listed.text:
        draft = understand_extract(f"{listed.title or document.url}\n{listed.text}", document.url)
        return found if draft is None else replace(draft, derived={**draft.derived, "text": FROM_LIST})
    return found


def _looks_like(body: bytes) -> str | None:
    """The type of a document that its server did not know."""
    begins = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "text/html"
    if begins.startswith(b"%pdf-"):
        return _PDFS[0]
    if begins.startswith((b"{", b"[{")):
        return "application/json"
    return "application/xml" if begins.startswith(b"<") else None


def _understand_text(document: Document, body: bytes, options: Options) -> Draft | Skipped:
    if _path(document.url).endswith(_ROBOTS):
        return Skipped(FOR_ROBOTS)
    decoded = decode(body, options.encoding or _known(document.charset))
    draft = understand_extract(decoded.text, document.url) if document.extracted else understand_page(decoded.text)
    if draft is None:
        return Skipped(NO_TEXT)
    return replace(draft, derived={**draft.derived, "encoding": decoded.repaired}) if decoded.repaired else draft


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _known(charset: str | None) -> str | None:
    try:
        return codec_named(charset) if charset else None
    except BadOption:
        return None


def _placed(draft: Draft, document: Document) -> Draft:
    derived = dict(draft.derived)
    source, language = draft.source, draft.language
    url, archived = unwrapped(document.url)  # of a crawl through the Wayback Machine
    if source is None and (source := site_of(url)) is not None:
        derived["source"] = FROM_ADDRESS
    if document.language is not None and (language is None or document.extracted or "language" in derived):
        language = language_of(document.language) or language
        derived.pop("language", None)
    return replace(
        draft,
        url=url or draft.url,
        captured=archived or document.captured or draft.captured,
        source=source,
        language=language,
        derived=derived,
    )
