"""What a crawler fetched: the pages among the records of a web archive, and what the other records are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from backfile.article import Problem
from backfile.importer.readers.capture_scan import CUT, Capture, Framing, captures
from backfile.importer.readers.http_message import answer_in, charset_of, media_type
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST
from backfile.importer.readers.nearby import Nearby
from backfile.importer.readers.page_list import pages_beside
from backfile.importer.readers.web_documents import Document, may_be_page, not_a_page, work_on
from backfile.importer.record import Options, Read, Record, Skipped, Source, Understood

REDIRECT, ERROR_PAGE, NO_PAGE = "A redirect", "An error page of the server", "An answer of the server without a page"
PART = "A part of a file"
OWN_COPY = "A crawler's own copy of a page that it also kept"
LOG = "The log of the crawler"
_KINDS = {
    "warcinfo": "A description of the crawl",
    "request": "A request of the crawler",
    "metadata": "Notes of the crawler on a page",
    "revisit": "A revisit: the page had not changed",
    "continuation": "The second part of a record that was split",
}


def read_captures(source: Source, options: Options, framing: Framing) -> Iterator[Read]:
    """The pages among the records of a web archive. A page waits until the images around it were seen."""
    nearby: Nearby[Capture] = Nearby()
    pages = pages_beside(source)
    for found in captures(source, framing):
        if isinstance(found, Problem):
            yield found
            continue
        document = _document(found)
        if not isinstance(document, Document):
            yield _left(found, document, source)
        elif may_be_page(document.type):
            document = replace(document, listed=pages.get(document.url))
            nearby.wait(found, document, 2 * len(found.raw or b""))
            for capture, due in nearby.due():
                yield _page(capture, due, source, options)
        else:
            nearby.keep(document)
            yield _left(found, Skipped(not_a_page(document.type)), source)
    for capture, due in nearby.rest():
        yield _page(capture, due, source, options)


def _page(capture: Capture, document: Document, source: Source, options: Options) -> Record:
    assert capture.raw is not None

    def finish(found: Understood) -> Understood:
        if not isinstance(found, tuple):
            return _left(capture, found, source)
        fault = capture.fault or _cut_by_crawler(capture)
        if fault is not None:
            source.problems.append(fault)
        return found

    return Record(work_on(document, finish, options), capture.raw, capture.number, capture.offset)


def _cut_by_crawler(capture: Capture) -> Problem | None:
    """What the crawler left out on purpose (ISO 28500:2017, 5.13)."""
    why = capture.head.fields.get("warc-truncated")
    if why is None:
        return None
    detail = f"the crawler kept only the beginning of {capture.head.url} ({why})"
    return Problem(CUT, detail, record=capture.number, offset=capture.offset, lost=False)


def _left(capture: Capture, found: Problem | Skipped, source: Source) -> Problem | Skipped:
    """Why a capture is no article, with its place."""
    if isinstance(found, Problem):
        return replace(found, member=source.member, record=capture.number, offset=capture.offset)
    if capture.fault is not None:
        return replace(capture.fault, lost=True)
    return replace(found, number=capture.number)


def _document(capture: Capture) -> Document | Skipped | Problem:
    """The document that was fetched; or why there is none."""
    head = capture.head
    if head.kind in _KINDS:
        return Skipped(_KINDS[head.kind])
    if head.url.startswith(("urn:", "metadata:")):
        return Skipped(OWN_COPY if head.url.startswith("urn:") else LOG)
    answer = answer_in(capture.block) if head.kind == "response" else None
    if answer is None:
        kind, charset = media_type(head.type), charset_of(head.type)
    elif (reason := _no_page(answer.status, whole=answer.is_whole)) is not None:
        return Skipped(reason)
    else:
        kind, charset = answer.type, answer.charset
    if capture.raw is None and may_be_page(kind):
        return Problem(TOO_LARGE, f"{head.url} has {LARGEST}")
    body = partial(_block, capture) if answer is None else answer.body
    language = head.fields.get("warc-identified-content-language", "").partition(",")[0]
    return Document(kind, charset, body, head.url, head.captured, language or None, extracted=head.kind == "conversion")


def _block(capture: Capture) -> bytes:
    return capture.block


def _no_page(status: int, *, whole: bool) -> str | None:
    """Why an answer of that status (RFC 9110, 15) has no page."""
    if 300 <= status < 400:
        return REDIRECT
    if status >= 400:
        return ERROR_PAGE
    if status == 206:
        return None if whole else PART
    return None if status in (200, 203) else NO_PAGE
