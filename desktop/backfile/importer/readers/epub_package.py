"""What an EPUB says of itself (EPUB 2 and 3): its chapters in their order, its contents, and what it is an issue of."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from backfile.importer.documents.document import NotADocument
from backfile.importer.documents.package import Package
from backfile.importer.documents.xml_parts import attribute, local, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOT_AN_EPUB = "Not a valid EPUB"
CONTAINER = "META-INF/container.xml"
_FONTS_ALONE = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the book, as its manifest has it."""

    name: str
    type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    title: str
    name: str  # of the part that it leads to
    fragment: str
    depth: int  # from 1
    above: str = ""  # the title of the line that it stands below
    above_name: str = ""


@dataclass(slots=True)
class Book:
    """The package. Metadata by name, several values in their order."""

    package: Package
    parts: dict[str, Part] = field(default_factory=dict)
    spine: list[Part] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)  # of parts that the guide names: "cover", "toc"
    protected: frozenset[str] = frozenset()

    def first(self, name: str) -> str:
        """The first value of that name."""
        return next(iter(self.said.get(name, ())), "")


def open_book(package: Package) -> Book:
    """Raises NotADocument where it is none."""
    container = root_of(package, CONTAINER)
    if container is None:
        raise NotADocument(NOT_AN_EPUB, f"it has no {CONTAINER}")
    paths = [attribute(part, "full-path") for part in container.iter() if local(part) == "rootfile"]
    path = next((unquote(path) for path in paths if package.has(unquote(path))), None)
    root = root_of(package, path) if path is not None else None
    if path is None or root is None:
        raise NotADocument(NOT_AN_EPUB, "its package file is missing")
    book = Book(package)
    _take_metadata(book, root)
    _take_parts(book, root, posixpath.dirname(path))
    book.entries = _contents(book)
    book.protected = _protected(package)
    return book


def _take_metadata(book: Book, root: "Element") -> None:
    for element in root.iter():
        name, text = local(element), " ".join((element.text or "").split())
        if name == "metadata" or (name == "meta" and not text):
            name, text = attribute(element, "name"), attribute(element, "content")
        elif name == "meta":
            name = attribute(element, "property").rpartition(":")[2]
        elif name == "date" and attribute(element, "event") not in ("", "publication", "original-publication"):
            name = f"date of {attribute(element, 'event')}"
        elif name in ("creator", "contributor") and attribute(element, "role") not in ("", "aut"):
            name = f"{name} as {attribute(element, 'role')}"
        if name and text and name not in ("item", "itemref"):
            book.said.setdefault(name, []).append(text)


def _take_parts(book: Book, root: "Element", folder: str) -> None:
    by_id: dict[str, Part] = {}
    for element in root.iter():
        kind = local(element)
        if kind == "item":
            name = target(folder, attribute(element, "href"))[0]
            properties = frozenset(attribute(element, "properties").split())
            part = Part(name, attribute(element, "media-type").lower(), properties)
            by_id[attribute(element, "id")] = book.parts[name] = part
        elif kind == "itemref" and (found := by_id.get(attribute(element, "idref"))) is not None:
            if found not in book.spine[-1:]:
                book.spine.append(found)
        elif kind == "reference":
            book.roles[target(folder, attribute(element, "href"))[0]] = attribute(element, "type").lower()
        elif kind == "spine" and attribute(element, "toc") in by_id:
            book.roles[by_id[attribute(element, "toc")].name] = "ncx"


def target(folder: str, href: str) -> tuple[str, str]:
    """The part that an address within `folder` means, and the place in it."""
    path, _, fragment = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))).lstrip("/"), unquote(fragment)


def _contents(book: Book) -> list[Entry]:
    """Those of EPUB 3, else those of EPUB 2."""
    nav = next((part.name for part in book.parts.values() if "nav" in part.properties), None)
    root = root_of(book.package, nav) if nav is not None else None
    if nav is not None and root is not None:
        folder = posixpath.dirname(nav)
        for element in root.iter("{*}nav"):
            if attribute(element, "type") in ("toc", ""):
                found = list(_of_nav(element, folder, 1, Entry("", "", "", 0)))[:_MOST_ENTRIES]
                if found:
                    return found
    names = [name for name, role in book.roles.items() if role == "ncx"]
    names += [part.name for part in book.parts.values() if part.type == "application/x-dtbncx+xml"]
    for name in names:
        root = root_of(book.package, name)
        table = root.find(".//{*}navMap") if root is not None else None
        if table is not None:
            return list(_of_ncx(table, posixpath.dirname(name), 1, Entry("", "", "", 0)))[:_MOST_ENTRIES]
    return []


def _of_nav(element: "Element", folder: str, depth: int, above: Entry) -> Iterator[Entry]:
    if depth > 12:
        return
    for part in element:
        kind = local(part)
        if kind == "ol":
            yield from _of_nav(part, folder, depth, above)
        elif kind == "li":
            label = next((inner for inner in part if local(inner) in ("a", "span")), None)
            title = " ".join("".join(map(str, label.itertext())).split()) if label is not None else ""
            name, fragment = target(folder, attribute(label, "href")) if label is not None else ("", "")
            if label is None or not attribute(label, "href"):
                name = ""
            entry = Entry(title, name, fragment, depth, above.title, above.name)
            yield entry
            for inner in part:
                if local(inner) == "ol":
                    yield from _of_nav(inner, folder, depth + 1, entry)


def _of_ncx(element: "Element", folder: str, depth: int, above: Entry) -> Iterator[Entry]:
    if depth > 12:
        return
    for point in element.iterfind("{*}navPoint"):
        label, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
        title = " ".join((label.text or "").split()) if label is not None else ""
        name, fragment = target(folder, attribute(content, "src")) if content is not None else ("", "")
        entry = Entry(title, name, fragment, depth, above.title, above.name)
        yield entry
        yield from _of_ncx(point, folder, depth + 1, entry)


def _protected(package: Package) -> frozenset[str]:
    """The parts that can't be read without the seller's key; a font may be made unreadable and no text."""
    root = root_of(package, "META-INF/encryption.xml")
    names = set()
    for data in root.iter("{*}EncryptedData") if root is not None else ():
        method, place = data.find("{*}EncryptionMethod"), data.find(".//{*}CipherReference")
        if place is not None and (method is None or attribute(method, "Algorithm") not in _FONTS_ALONE):
            names.add(posixpath.normpath(unquote(attribute(place, "URI"))))
    return frozenset(names)


IN_TITLE = re.compile(
    r"\s*[\[(](?P<bracketed>[^\[\]()]*\d[^\[\]()]*)[\])]\s*$|"
    r"\s*[,:·|–—-]\s*(?P<behind>"
    r"(?:[^\W\d_.]+\.? )?\d{1,2}(?:st|nd|rd|th)?,? [^\W\d_.]+,? \d{4}|"
    r"[^\W\d_.]{3,12}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4}|\d{4}-\d\d(?:-\d\d)?|"
    r"(?:No|Nr|Issue|Vol|Heft|Ausgabe|N[°º])\.? ?\d[\w .,/-]*)$",
    re.IGNORECASE,
)
"""The issue in a title: "Harbour Post [Sat, 18 Mar 2023]", "Harbour Review - March 2023"."""
