"""XML in a vocabulary that we do not know: the element that repeats and has the fields of an article is a record.

What its elements and attributes are called is all that is known of them, as with the columns of a table. Databases
write `<field name="title">`; there the attribute is the name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from backfile.importer.encodings import head_as_utf8
from backfile.importer.fields_names import Role, role_of, shape
from backfile.importer.readers.xml_reading import agreed_language, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import (
    LANGUAGE,
    Element,
    Value,
    add,
    children,
    holds_markup,
    inner_markup,
    local_name,
    name_of,
    text_in,
    value_of,
)
from backfile.importer.record import Fields, Options, Read, Reader, Source

_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|"
    rb"<!DOCTYPE[^\[>]*(?:\[[^\]]*(?:\]|\Z)\s*)?(?:>|\Z)|"
    rb"<(/?)([A-Za-z_][\w.:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMED = "field str date arr int long double bool text column property element value attribute td col item meta"
_GENERAL = frozenset(_NAMED.split())
"""Elements that are called by what is in their attribute `name`."""
_OTHERS = """
    html svg plist kml gpx project manifest xsl stylesheet schema wsdl definitions document-content coverage testsuite
    testsuites
"""
_PARTS = """
    p div span a b i em strong table tr td ul ol li img br section h1 h2 h3 author image media comment link body head
    header meta metadata source category user
"""
_WITHIN = """
    head header front meta metadata info docinfo docdata properties details bibliographic bibl fields attributes content
    doc documentinfo articleinfo articlemeta identification administrative
"""
_OF_PAGES = frozenset(
    ("div", "p", "span", "a", "main", "section", "article", "aside", "nav", "header", "body", "table", "ul", "figure")
)
"""With these a page's source begins, where it is but a part of one."""
_NO_NEWS, _NO_RECORDS, _CONTAINERS = (frozenset(names.split()) for names in (_OTHERS, _PARTS, _WITHIN))
_PARAGRAPHS = {"para": "p", "paragraph": "p", "absatz": "p", "parrafo": "p", "paragraphe": "p", "heading": "h3"}


@dataclass(slots=True)
class _Kind:
    """What the beginning of a file shows of the elements of one name."""

    depth: int
    count: int = 0
    parents: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)  # of its attributes, and what its elements are called
    inner: set[str] = field(default_factory=set)  # the names of its elements


def read_xml_records(source: Source, options: Options) -> Iterator[Read]:
    """A record for each element of the name that looks like an article."""
    name = record_name(head_as_utf8(source.head) or b"") or root_of(source.head)[0]
    return read_spans(source, scan(source, options, (name,)), _fields)


def record_name(sample: bytes) -> str | None:
    """The element that is an article, by the names in and on it; None where there is none."""
    kinds = _kinds(sample)
    ranked: list[tuple[int, bool, int, str]] = []
    articles: set[str] = set()
    for name, kind in sorted(kinds.items(), key=lambda item: -item[1].depth):
        if _local(name).lower() in _NO_RECORDS:
            continue
        # An article within it is no text of its own.
        names = kind.names - {_local(each) for each in articles & kind.inner}
        found, roles = shape(tuple(sorted(names))), {role_of(each) for each in names} - {None}
        if (found.has_title and found.has_other and len(roles) > 2) or (found.has_text and len(roles) > 1):
            articles.add(name)
            ranked.append((kind.count, found.has_text, -kind.depth, name))
    if not ranked:
        return None
    name = max(ranked)[-1]
    parent, times = kinds[name].parents.most_common(1)[0] if kinds[name].parents else ("", 0)
    above = kinds.get(parent)
    if above is not None and above.depth > 0 and above.count > 1 and times == kinds[name].count == above.count:
        return parent  # the one element in each record that has its fields: `<url><loc/><news:news>…`
    return name


def _kinds(sample: bytes) -> dict[str, _Kind]:
    kinds: dict[str, _Kind] = {}
    open_tags: list[str] = []
    for found in _TAG.finditer(sample):
        if found[2] is None:
            continue
        name = found[2].decode("utf-8", "replace")
        if found[1]:
            if name in open_tags:
                del open_tags[len(open_tags) - 1 - open_tags[::-1].index(name) :]
            continue
        attributes = {key.decode(): (one or other).decode("utf-8", "replace")
                      for key, one, other in _ATTRIBUTE.findall(found[3])}  # fmt: skip
        kind = kinds.setdefault(name, _Kind(len(open_tags)))
        kind.count += 1
        kind.names |= {key for key in attributes if not key.startswith("xml")}
        if open_tags:
            kind.parents[open_tags[-1]] += 1
            kinds[open_tags[-1]].names.add(_called(name, attributes.get("name", "")))
            kinds[open_tags[-1]].inner.add(name)
        if not found[4]:
            open_tags.append(name)
    return kinds


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _called(name: str, given: str) -> str:
    local = _local(name) if not name.startswith("media:") else name
    return given if given and local.lower() in _GENERAL else local


def _fields(element: Element, of: Scan) -> Fields:  # noqa: ARG001
    fields: dict[str, Value] = {key.rpartition("}")[2]: str(said) for key, said in element.attrib.items()}
    fields.pop("lang", None)
    for child in children(element):
        add(fields, _called(name_of(child), child.get("name", "")), _value(child))
    for name, inner in list(fields.items()):
        if isinstance(inner, dict) and (name.lower() in _CONTAINERS or (_is_titled(inner) and not _is_titled(fields))):
            del fields[name]
            fields |= {key: said for key, said in inner.items() if key not in fields and key != "#text"}
    if not any(role_of(name) is Role.TEXT for name in fields) and (loose := " ".join((element.text or "").split())):
        fields["text"] = loose
    declared = element.get(LANGUAGE) or element.get("lang") or ""
    if declared and "language" not in fields:
        sample = " ".join(text_in(element).split()[:200])
        fields["language"] = agreed_language(declared, sample) or ""
    return {name: said for name, said in fields.items() if said}


def _is_titled(fields: Fields) -> bool:
    return shape(tuple(fields)).has_title


def _value(element: Element) -> Value:
    """A text with its paragraphs, whatever these are called; of anything else the value as JSON has it."""
    if not len(element):
        return value_of(element) if not element.get("name") else (element.text or "").strip()
    for part in element.iter():
        if isinstance(part.tag, str) and (name := _PARAGRAPHS.get(local_name(part).lower())) is not None:
            part.tag = name
    if holds_markup(element):
        return inner_markup(element)
    if role_of(_called(name_of(element), element.get("name", ""))) is Role.TEXT and not _has_fields(element):
        return "\n\n".join(filter(None, (text_in(part) for part in _leaves(element))))
    if local_name(element).lower() == "arr":
        return [text_in(child) for child in children(element)]
    return _plain(value_of(element))


def _plain(value: Value) -> Value:
    """Without the prefixes of names."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {_called(name, ""): _plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def _has_fields(element: Element) -> bool:
    return any(role_of(local_name(child)) in (Role.TITLE, Role.TEXT, Role.DATE) for child in children(element))


def _leaves(element: Element) -> Iterator[Element]:
    for child in children(element):
        if any(len(part) for part in children(child)) and not (child.text or "").strip():
            yield from _leaves(child)
        else:
            yield child


def _recognises(head: bytes) -> bool:
    root, rest = root_of(head)
    if not root or root.lower() in _NO_NEWS or b"<" not in rest[1:]:
        return False
    if root.lower() in _OF_PAGES and b"<?xml" not in head[:200]:
        return False
    return record_name(rest) is not None


READER = Reader(
    name="XML",
    description="News in XML of any vocabulary, by what its elements are called",
    suffixes=(".xml",),
    recognises=_recognises,
    records=read_xml_records,
)
