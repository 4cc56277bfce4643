"""The XML within documents: parsed as it comes, without entities and without the net."""

from typing import TYPE_CHECKING, BinaryIO

from backfile.importer.documents.document import NotADocument
from backfile.importer.documents.package import DAMAGED, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element


def local(element: "Element") -> str:
    """The name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: "Element", name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def events(stream: BinaryIO) -> "Iterator[tuple[str, Element]]":
    """Starts and ends of elements. Raises NotADocument where it is no XML."""
    from lxml import etree

    try:
        yield from etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
    except etree.XMLSyntaxError as error:
        raise NotADocument(DAMAGED, f"its XML: {error.msg}") from error


def root_of(package: Package, name: str) -> "Element | None":
    """A small part as a tree; None where the document has none, or a broken one it can do without."""
    from lxml import etree

    if not package.has(name):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        return etree.fromstring(package.read(name), parser)
    except etree.XMLSyntaxError:
        return None


def drop(element: "Element") -> None:
    """Forget an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def properties(root: "Element | None") -> dict[str, str]:
    """What the document says of itself: the name of each element and its text, several of a kind a line each."""
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        name, text = local(element), (element.text or "").strip()
        if name and text and not len(element):
            found[name] = f"{found[name]}\n{text}" if name in found else text
    return found
