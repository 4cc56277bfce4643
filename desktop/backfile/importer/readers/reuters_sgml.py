"""Reuters-21578 and its like: SGML with a `<REUTERS>` element for each story of 1987, as tagged by D. D. Lewis."""

import re
from collections.abc import Iterator

from backfile.importer.readers.xml_reading import read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, Value, children, find, local_name, text_in
from backfile.importer.record import Fields, Options, Read, Reader, Source

_TAGS = ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES")
_SIGN_OFF = re.compile(r"\s*reuters?\s*", re.IGNORECASE)
_STARS = re.compile(r"\s*\*{2,}\s*")
_INDENT = "   "  # a paragraph begins with four spaces, now and then with three


def read_reuters(source: Source, options: Options) -> Iterator[Read]:
    """A record for each story."""
    return read_spans(source, scan(source, options, ("REUTERS",)), _fields, strict=False)


def _fields(story: Element, of: Scan) -> Fields:  # noqa: ARG001
    """Headline, byline, dateline and text stand within TEXT; a story that was never processed is all text."""
    fields: dict[str, Value] = {"source": "Reuters"}
    text = find(story, "TEXT")
    if text is not None:
        fields |= _parts(text)
    fields["date"] = text_in(find(story, "DATE"))
    tags: list[Value] = [
        tag for name in _TAGS if (element := find(story, name)) is not None for d in element if (tag := text_in(d))
    ]
    fields["tags"] = tags
    rest = {
        name: text_in(element) for element in children(story) if (name := local_name(element)) in ("UNKNOWN", "MKNOTE")
    }
    said = {"TOPICS attribute" if name == "TOPICS" else name: str(value) for name, value in story.attrib.items()}
    return {name: value for name, value in {**fields, **said, **rest}.items() if value}


def _parts(text: Element) -> dict[str, Value]:
    parts: dict[str, Value] = {
        "title": text_in(find(text, "TITLE")),
        "author": text_in(find(text, "AUTHOR")),
        "type": text.get("TYPE", ""),
    }
    dateline = text_in(find(text, "DATELINE"))
    body = find(text, "BODY")
    content = "".join(body.itertext()) if body is not None else _loose(text)
    parts["dateline"] = dateline.rstrip(" -")
    paragraphs = _paragraphs(content)
    if dateline and paragraphs:  # it was cut from the beginning of the text
        paragraphs[0] = f"{dateline} {paragraphs[0]}"
    parts["body"] = list(paragraphs)
    return parts


def _loose(text: Element) -> str:
    """What stands in TEXT beside its elements, without the asterisks of a brief."""
    return _STARS.sub("\n", "\n".join([text.text or "", *(child.tail or "" for child in text)]))


def _paragraphs(text: str) -> list[str]:
    paragraphs: list[str] = []
    for line in text.split("\n"):
        if not line.strip() or _SIGN_OFF.fullmatch(line):
            continue
        if paragraphs and not line.startswith(_INDENT):
            paragraphs[-1] += f" {line.strip()}"
        else:
            paragraphs.append(line.strip())
    return paragraphs


READER = Reader(
    name="Reuters SGML",
    description="The Reuters-21578 collection",
    suffixes=(".sgm", ".sgml"),
    recognises=lambda head: root_of(head)[0].upper() == "REUTERS",
    records=read_reuters,
)
