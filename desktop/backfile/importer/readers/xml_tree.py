"""One XML record as a tree, read as far as it can be, and the values in it as JSON would have them.

Nothing is expanded but the characters that HTML has names for, and nothing is fetched.
"""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from backfile.importer.encodings import repair_bytes

Element = Any
"""lxml ships no types."""

Value = str | dict[str, "Value"] | list["Value"]

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_NAMED = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z][A-Za-z\d]{1,30});|&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};)", re.DOTALL
)
_NUMBERED = re.compile(r"&#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}));")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HTML = """
p br b i u em strong a img div span h1 h2 h3 h4 h5 h6 ul ol li blockquote table tr td figure section article para
sub sup font center q cite hr small pre body html
"""
_MARKUP = frozenset(_HTML.split())
_DEEPEST = 40
_MOST_ATTRIBUTES = 1000  # each is looked for from the first on


def tree(data: bytes) -> tuple[Element | None, str]:
    """The element of one record, and what is not well-formed in it (empty where nothing is)."""
    from lxml import etree

    text = _legal(repair_bytes(data)[0])
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, str(error)
    faults = [entry for entry in parser.error_log if entry.domain != etree.ErrorDomains.NAMESPACE]
    return root, faults[0].message.strip() if faults else ""


def _legal(text: str) -> str:
    """Without the characters that XML forbids, and with HTML's named ones as themselves; other entities are text."""
    text = _ILLEGAL.sub("", text)
    if "&" not in text:
        return text
    return _NUMBERED.sub(_numbered, _NAMED.sub(_named, text)) if "&#" in text else _NAMED.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    name = found[1]
    if name in _OF_XML or found[0].startswith("<"):
        return found[0]
    character = html5.get(f"{name};") if name else None
    return html.escape(character, quote=False) if character else f"&amp;{found[0][1:]}"


def _numbered(found: re.Match[str]) -> str:
    """A control character has no place in a text; 128 to 159 are meant as Windows-1252, as browsers take them."""
    number = int(found[1]) if found[1] else int(found[2], 16)
    if 128 <= number <= 159:
        return html.unescape(found[0])
    legal = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    return found[0] if legal else ""


def name_of(element: Element) -> str:
    """The name as written, with its prefix; without it where the record's own element has the same."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith("{"):
        local = tag.partition("}")[2]
        return f"{element.prefix}:{local}" if element.prefix else local
    return tag


def local_name(element: Element) -> str:
    """The name without any prefix."""
    return name_of(element).rpartition(":")[2]


def children(element: Element) -> Iterator[Element]:
    """The elements in it."""
    return (child for child in element if isinstance(child.tag, str))


def find(element: Element, *names: str) -> Element | None:
    """The first element of the first of `names` that occurs below, by local name."""
    return next((found for name in names for found in every(element, name)), None)


def every(element: Element, *names: str) -> Iterator[Element]:
    """All elements below that have one of these local names, in the order of the text."""
    return (found for found in element.iter() if found is not element and local_name(found) in names)


def text_in(element: Element | None) -> str:
    """All characters in it, with single spaces."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def text_without(element: Element, name: str) -> str:
    """All characters in it but those of the elements of that name, with single spaces."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local_name(child) != name:
            parts.append(text_without(child, name))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def inner_markup(element: Element) -> str:
    """What stands between its tags, as HTML."""
    from lxml import etree

    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        for part in child.iter():
            if isinstance(part.tag, str):
                part.tag = local_name(part)
        etree.cleanup_namespaces(child)
        parts.append(etree.tostring(child, encoding="unicode", method="html", with_tail=True))
    return "".join(parts)


def holds_markup(element: Element) -> bool:
    """Whether paragraphs or words of a text stand in it as elements."""
    return any(local_name(child).lower() in _MARKUP for child in element)


def value_of(element: Element, depth: int = 0) -> Value:
    """As JSON: text, or an object of its attributes and elements; text with markup in it as HTML."""
    plain = len(element) == 0
    if not plain and holds_markup(element):
        return inner_markup(element)
    if depth >= _DEEPEST:
        return text_in(element)
    given = element.attrib.items() if len(element.attrib) <= _MOST_ATTRIBUTES else ()
    attributes = {key.rpartition("}")[2]: str(value) for key, value in given}
    text = (element.text or "").strip() if plain else ""
    if plain and not attributes:
        return text
    found: dict[str, Value] = dict(attributes)
    for child in children(element):
        add(found, name_of(child), value_of(child, depth + 1))
    loose = (
        text
        if plain
        else " ".join(filter(None, [(element.text or "").strip(), *((c.tail or "").strip() for c in element)]))
    )
    if loose:
        found["#text"] = loose
    return found


def add(fields: dict[str, Value], name: str, value: Value) -> None:
    """Another value of a field; the second makes it a list."""
    if not value:
        return
    before = fields.get(name)
    if before is None:
        fields[name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        fields[name] = [before, value]
