"""Newspapers that Olive Software segmented: an article a file, word by word (PRXML)."""

import re
from collections.abc import Iterator
from functools import partial

from backfile.article import Draft
from backfile.importer.fields_values import language_of
from backfile.importer.printed.recognised import Block, Facts, Line, understand_recognised
from backfile.importer.readers.xml_reading import prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, children, every, find, local_name
from backfile.importer.record import Options, Read, Reader, Source
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date

NO_ARTICLE = "A picture or an advertisement without text"
_DAY_IN_PATH = re.compile(r"(?<!\d)(\d{4})/(\d\d)/(\d\d)(?!\d)")
_HEADLINES = ("HedLine_hl1", "HedLine")
_NO_NAMES = frozenset(("", "none", "untitled", "article", "untitled article", "no title", "ad", "picture"))


def read_olive(source: Source, options: Options) -> Iterator[Read]:
    """A record for the file, which is one article, advertisement or picture."""
    elements = scan(source, options, prefixed(source.head, "XMD-entity"))
    return read_spans(source, elements, partial(_entity, source))


def _entity(source: Source, entity: Element, of: Scan) -> Draft | str:  # noqa: ARG001
    meta = find(entity, "Meta")
    said = dict(meta.attrib) if meta is not None else {}
    headline = " ".join(text for name in _HEADLINES for text in _texts(entity, name))
    name = " ".join(said.get("NAME", "").split())
    known = name if name.casefold() not in _NO_NAMES else ""
    section = said.get("SECTION", "")
    facts = Facts(
        title=headline or known,
        standfirst=" ".join(_texts(entity, "HedLine_hl2")) or None,
        authors=authors_of(" ".join(_texts(entity, "Byline", "BylineName"))),
        date=_date(said, source),
        source=said.get("PUBLICATION") or None,
        section=section if section.casefold() not in _NO_NAMES else None,
        page=said.get("PAGE_LABEL") or entity.get("PAGE_NO") or None,
        language=language_of(entity.get("LANGUAGE")),
        extra={"type": entity.get("ENTITY_TYPE"), "id": entity.get("ID"), "document": entity.get("DOC_UID"),
               "release": said.get("RELEASE_NO")},
    )  # fmt: skip
    paragraphs = _paragraphs(list(every(entity, "Content", "Abstract", "Caption")))
    draft = understand_recognised([Block([paragraph]) for paragraph in paragraphs], facts)
    return draft or NO_ARTICLE


def _date(said: dict[str, str], source: Source) -> str | None:
    """The issue's; the folder that it lies in tells the day from the month."""
    found = _DAY_IN_PATH.search(said.get("BASE_HREF", "").replace("\\", "/"))
    printed = said.get("ISSUE_DATE", "")
    if found and sorted(map(int, re.findall(r"\d+", printed))) == sorted(map(int, found.groups())):
        return "-".join(found.groups())
    return parse_date(printed, source.dayfirst)


def _texts(entity: Element, *names: str) -> list[str]:
    """What the elements of a name say, one string each."""
    found = (
        " ".join(line.text for paragraph in _paragraphs([element]) for line in paragraph)
        for element in every(entity, *names)
    )
    return [text for text in found if text]


def _paragraphs(parts: list[Element]) -> list[list[Line]]:
    """Of lines, of which the first of a paragraph is marked (`P="S…"`). A broken word (Q, q) is whole in its QW."""
    whole = {word.get("QID"): "".join(word.itertext()) for part in parts for word in every(part, "QW")}
    told: set[str | None] = set()
    paragraphs: list[list[str]] = []
    spaced = True
    new_line = True
    for element in (leaf for part in parts for leaf in _leaves(part)):
        name, number = local_name(element), element.get("QID")
        if name == "L":
            new_line = True
            if element.get("P", "").startswith("S") or not paragraphs:
                paragraphs.append([])
                spaced = True
        elif number in told:
            if name == "q":  # the last part says whether a space follows the whole
                spaced = element.get("NS") != "y"
        elif name != "QW":
            word = element.text or ""
            if number is not None and number in whole:
                told.add(number)
                word = whole[number]
            _add(paragraphs, word, new_line=new_line, spaced=spaced)
            spaced, new_line = element.get("NS") != "y", False
    return [[Line(line) for line in lines] for lines in paragraphs if lines]


def _add(paragraphs: list[list[str]], word: str, *, new_line: bool, spaced: bool) -> None:
    if not paragraphs:
        paragraphs.append([])
    lines = paragraphs[-1]
    if not lines or (new_line and spaced):
        lines.append(word)
    else:
        lines[-1] += f" {word}" if spaced else word


def _leaves(primitive: Element) -> Iterator[Element]:
    for child in children(primitive):
        if local_name(child) in ("W", "Q", "q", "QW", "L"):
            yield child
        else:
            yield from _leaves(child)


READER = Reader(
    name="Olive",
    description="Newspaper articles that Olive Software segmented",
    suffixes=(".xml",),
    recognises=lambda head: root_of(head)[0] == "XMD-entity",
    records=read_olive,
)
