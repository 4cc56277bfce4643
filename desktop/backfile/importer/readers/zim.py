"""ZIM files: offline copies of web sites, wikis above all, by openZIM's own library."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from backfile.article import Draft, Problem
from backfile.importer.fields import NO_TEXT
from backfile.importer.html.pictures import LARGEST as LARGEST_IMAGE
from backfile.importer.readers.http_message import charset_of, media_type
from backfile.importer.readers.json_values import TOO_LARGE
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD
from backfile.importer.readers.web_documents import Document, may_be_page, not_a_page, work_on
from backfile.importer.readers.zim_directory import Listed, listed
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source, Understood
from backfile.importer.sites import site_of
from backfile.importer.spool import named

if TYPE_CHECKING:
    from libzim.reader import Archive

MAGIC = b"ZIM\x04"
NOT_ZIM, DAMAGED = "Not a valid ZIM file", "Damaged"
REDIRECT, OWN_DATA, INNER_PAGE = "A redirect", "Data of the ZIM file itself", "A part of another page"
_CONTENT = "CA"  # the namespaces of pages: C since 2021, A before
_OTHER_CONTENT = "IJ-"  # images, texts of images, layout
_UNSAID = ("", "N/A", "Unknown", "-")
_FOOTER = re.compile(r"This article is issued from \S+|Content is available under .{0,99}unless otherwise noted")
_FRONT = "listing/titleOrdered/v1"
_ERRORS = (RuntimeError, KeyError, ValueError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str | None
    language: str | None
    date: str | None
    is_crawl: bool  # its paths are addresses without their scheme, as warc2zim writes them
    front: frozenset[int] | None  # the numbers of the pages that stand for themselves, where it lists them


def read_zim(source: Source, options: Options) -> Iterator[Read]:
    """Each entry, cluster by cluster. A record's number is the entry's place in the order of paths."""
    with named(source) as path:
        if isinstance(path, Problem):
            yield path
            return
        from libzim.reader import Archive

        try:
            archive = Archive(path)
            about = _about(archive)
        except _ERRORS as error:
            yield Problem(NOT_ZIM, str(error), source.member)
            return
        with path.open("rb") as file:
            for entry in listed(file):
                try:
                    found = _read(archive, entry, about, options)
                except _ERRORS as error:
                    found = Problem(DAMAGED, str(error))
                yield _numbered(found, entry.number + 1, source.member)


def _numbered(found: Read, number: int, member: str | None) -> Read:
    if isinstance(found, Problem):
        return replace(found, member=member, record=number)
    return replace(found, number=number)


def _read(archive: "Archive", listed: Listed, about: About, options: Options) -> Read:
    if listed.namespace not in _CONTENT + _OTHER_CONTENT:
        return Skipped(OWN_DATA)
    if not listed.has_content:
        return Skipped(REDIRECT)
    entry = archive._get_entry_by_id(listed.number)  # by which alone all entries can be had
    item = entry.get_item()
    kind = media_type(item.mimetype)
    if listed.namespace not in _CONTENT or not may_be_page(kind):
        return Skipped(not_a_page(kind))
    if kind == "text/html" and about.front is not None and listed.number not in about.front:
        return Skipped(INNER_PAGE)
    if item.size > LARGEST_RECORD:
        return Problem(TOO_LARGE, f"{entry.path} has {LARGEST}")
    raw = bytes(item.content)
    document = Document(
        kind,
        charset_of(item.mimetype),
        body=lambda: raw,
        url=f"https://{entry.path}" if about.is_crawl and site_of(f"https://{entry.path}") else "",
        captured=about.date,
        language=about.language,
        images=lambda address: _image(archive, entry.path, address),
    )
    title, number = entry.title, listed.number + 1

    def finish(found: Understood) -> Understood:
        if isinstance(found, tuple):
            drafts = tuple(draft for draft in (_titled(draft, title, about) for draft in found) if draft.paragraphs)
            return drafts or Skipped(NO_TEXT, number)
        return replace(found, record=number) if isinstance(found, Problem) else replace(found, number=number)

    return Record(work_on(document, finish, options), raw, 1, None)


def _image(archive: "Archive", page: str, address: str) -> bytes | None:
    """An image by its address within the file, as a page refers to it."""
    if ":" in address or address.startswith("//"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address.partition("#")[0])))
    for name in (path, path.partition("?")[0]):
        with suppress(*_ERRORS):
            item = archive.get_entry_by_path(name).get_item()
            return bytes(item.content) if item.size <= LARGEST_IMAGE else None
    return None


def _titled(draft: Draft, title: str, about: About) -> Draft:
    """With what the file knows better than the page."""
    derived = dict(draft.derived)
    if "title" in derived and title and "/" not in title:
        derived.pop("title")
        draft = replace(draft, title=title)
    paragraphs = draft.paragraphs
    while paragraphs and _FOOTER.match(paragraphs[-1]):
        paragraphs = paragraphs[:-1]
    if about.is_crawl and draft.url:
        derived["url"] = "the path in the ZIM file"
    last = len(paragraphs)
    return replace(
        draft,
        source=draft.source or about.title,
        paragraphs=paragraphs,
        pictures=tuple(replace(picture, after=min(picture.after, last)) for picture in draft.pictures),
        credits=tuple(replace(credit, after=min(credit.after, last)) for credit in draft.credits),
        derived=derived,
    )


def _about(archive: "Archive") -> About:
    languages = (_metadata(archive, "Language") or "").replace(";", ",").split(",")
    return About(
        title=_metadata(archive, "Title") or _metadata(archive, "Creator"),
        language=languages[0].strip() if len(languages) == 1 and languages[0] else None,
        date=_metadata(archive, "Date"),
        is_crawl="warc2zim" in (_metadata(archive, "Scraper") or "").lower(),
        front=_front(archive),
    )


def _metadata(archive: "Archive", name: str) -> str | None:
    with suppress(*_ERRORS):
        value = archive.get_metadata(name).decode("utf-8", "replace").strip()
        return None if value in _UNSAID else value
    return None


def _front(archive: "Archive") -> frozenset[int] | None:
    if not archive.has_new_namespace_scheme:
        return None
    for number in range(archive.entry_count, archive.all_entry_count):
        with suppress(*_ERRORS):
            entry = archive._get_entry_by_id(number)
            if entry.path == _FRONT and not entry.is_redirect:
                raw = bytes(entry.get_item().content)
                return frozenset(memoryview(raw[: len(raw) // 4 * 4]).cast("I")) or None
    return None


READER = Reader(
    name="ZIM",
    description="Offline copies of web sites and wikis, as Kiwix reads them",
    suffixes=(".zim",),
    recognises=lambda head: head.startswith(MAGIC),
    records=read_zim,
)
