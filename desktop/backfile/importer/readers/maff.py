"""Pages that Firefox saved by the Mozilla Archive Format: a zip archive with a folder for each page."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import partial

from backfile.article import Draft, Problem
from backfile.importer.documents.document import NotADocument
from backfile.importer.documents.package import Package
from backfile.importer.html import articles_in_html
from backfile.importer.readers.html_page import from_beside
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.spool import spooled

KIND = "a page archive of Firefox (MAFF)"
_FACT = re.compile(r"<(?:\w+:)?(\w+)\s+(?:\w+:)?resource=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Folder:
    """One saved page within the archive, as a page asks for the files beside it."""

    package: Package
    path: str

    def has(self, relative: str) -> bool:
        """Whether there is such a file."""
        return self.package.has(self._name(relative))

    def __call__(self, relative: str) -> bytes | None:
        """Its bytes; None where there is none, or it is damaged."""
        try:
            return self.package.read(self._name(relative)) if self.has(relative) else None
        except NotADocument:
            return None

    def _name(self, relative: str) -> str:
        return posixpath.normpath(posixpath.join(self.path, relative))


def read_archive(source: Source, options: Options) -> Iterator[Read]:
    """The article of each page, with its pictures."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        try:
            package = Package.open(file)
        except NotADocument as error:
            yield Problem(error.reason, str(error), source.member)
            return
        number = 0
        for name in package.parts:
            if name.endswith("/index.rdf") and name.count("/") == 1:
                for item in _page(package, name.removesuffix("/index.rdf"), options):
                    number += 1
                    yield _numbered(item, number, source)


def _page(package: Package, folder: str, options: Options) -> Iterator[Record | Problem | Skipped]:
    try:
        description = package.read(f"{folder}/index.rdf").decode("utf-8", "replace")
        facts = {name.lower(): html.unescape(value) for name, value in _FACT.findall(description)}
        path = posixpath.normpath(f"{folder}/{facts.get('indexfilename') or 'index.html'}")
        raw = package.read(path)
    except NotADocument as error:
        yield Problem(error.reason, str(error))
        return
    url = facts.get("originalurl", "")
    beside = Folder(package, posixpath.dirname(path))
    found = articles_in_html(
        raw,
        charset=options.encoding or facts.get("charset"),
        url=url if url.startswith(("http://", "https://")) else None,
        images=partial(from_beside, beside),
    )
    if not isinstance(found, tuple):
        yield found
        return
    for draft in found:
        yield Record(_captured(draft, facts.get("archivetime", "")), raw, 0, None)


def _captured(draft: Draft, when: str) -> Draft:
    try:
        moment = parsedate_to_datetime(when).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return draft
    return replace(draft, captured=moment.isoformat() + "Z")


def _numbered(item: Record | Problem | Skipped, number: int, source: Source) -> Read:
    if isinstance(item, Problem):
        return replace(item, member=source.member, record=number)
    return replace(item, number=number)


READER = Reader(
    name="MAFF",
    description="Pages that Firefox saved by the Mozilla Archive Format, with their pictures",
    suffixes=(".maff",),
    recognises=lambda _head: False,  # by the parts of the zip archive that it is
    records=read_archive,
    documents=(KIND,),
)
