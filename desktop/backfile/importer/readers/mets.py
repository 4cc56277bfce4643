"""METS, a newspaper issue whose articles are put together from ALTO files beside it.

An ALTO file belongs to a METS file that lies with it, above it, or two folders above it, and names it. Then the METS
file's articles are read and the ALTO file is passed over, whichever of the two comes first: nothing is read twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import orjson

from backfile.article import Draft, Problem
from backfile.importer.fields_values import language_of
from backfile.importer.printed.hyphens import Vocabulary
from backfile.importer.printed.recognised import Block, Confidence, Facts, understand_recognised
from backfile.importer.readers.alto import blocks_of, language_in
from backfile.importer.readers.lines import LARGEST
from backfile.importer.readers.mets_structure import Area, Division, Issue, candidates, described_by, issue_of
from backfile.importer.readers.xml_reading import prefixed, root_of
from backfile.importer.readers.xml_scan import NOT_WELL_FORMED, scan
from backfile.importer.readers.xml_tree import Element, every, tree
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date

MISSING = "Text files missing"
NO_TEXT = "An issue without text files"
EMPTY = "An article without text"
_TITLES = frozenset(("title", "headline", "heading", "heading_text"))
_KICKERS = frozenset(("overline", "kicker"))
_BELOW = frozenset(("subtitle", "subheadline", "subheading", "sub_headline"))
_BYLINES = frozenset(("author", "byline"))


def read_mets(source: Source, options: Options) -> Iterator[Read]:
    """A record for each article, or for each page where the file tells no articles."""
    for span in scan(source, options, prefixed(source.head, "mets")).spans():
        root, fault = tree(span.data) if not span.fault or span.data else (None, LARGEST)
        if root is None:
            yield Problem(NOT_WELL_FORMED, fault, source.member)
            continue
        yield from _issue(issue_of(root), source)


def _issue(issue: Issue, source: Source) -> Iterator[Read]:
    pages = _Pages(issue.files, source)
    divisions = issue.divisions or list(_by_page(issue))
    if not divisions:
        yield Skipped(NO_TEXT)
        return
    wanted = dict.fromkeys(area.file for division in divisions for area in division.areas if area.file in issue.files)
    missing = [name for name in wanted if pages.blocks(name) is None]
    if len(missing) == len(wanted):
        first = issue.files[missing[0]] if missing else "none is named"
        yield Problem(MISSING, f"{first} and others; {len(divisions)} articles have their text there", source.member)
        return
    vocabulary = Vocabulary(chain.from_iterable(block.lines for name in wanted for block in pages.all(name)))
    for number, division in enumerate(divisions, 1):
        draft = _article(division, issue, pages, vocabulary)
        if draft is None:
            yield Skipped(EMPTY, number)
            continue
        raw = orjson.dumps({"title": draft.title, "date": draft.date, "paragraphs": draft.paragraphs})
        yield Record(draft, raw, number, None)
    if missing:
        yield Problem(MISSING, f"{issue.files[missing[0]]}, {len(missing)} in all", source.member, lost=False)


def _by_page(issue: Issue) -> Iterator[Division]:
    for name, address in issue.files.items():
        if name in issue.pages and address.lower().endswith(".xml"):
            yield Division("page", "", areas=[Area(name, "", ())])


def _article(division: Division, issue: Issue, pages: "_Pages", vocabulary: Vocabulary) -> Draft | None:
    parts: dict[str, list[Block]] = {}
    for area in division.areas:
        parts.setdefault(_role(area), []).extend(pages.at(area))
    text = {role: " ".join(line for block in blocks for line in block.lines) for role, blocks in parts.items()}
    first = next((area.file for area in division.areas), "")
    issued = described_by(issue.descriptions, "dateIssued", "date", "temporal")
    names = described_by(division.descriptions, "namePart", "displayForm", "creator")
    titled = " ".join(title for title in described_by(division.descriptions, "title") if any(map(str.isalnum, title)))
    language = next(iter(described_by([*division.descriptions, *issue.descriptions], "languageTerm", "language")), None)
    facts = Facts(
        title=titled or _telling(division.label),
        kicker=text.get("kicker"),
        standfirst=text.get("below"),
        authors=tuple(name for found in (names or [text.get("byline", "")]) for name in authors_of(found)),
        date=next((date for said in issued if (date := parse_date(said, True))), None),
        source=next(iter(described_by(issue.descriptions, "title")), None),
        page=issue.pages.get(first),
        language=language_of(language) or language_of(pages.language(first)),
        extra={"type": "" if division.kind.lower() == "article" else division.kind.lower(),
               "confidence": pages.confidence(first)},
    )  # fmt: skip
    blocks = [Block(block.paragraphs, heading=True) for block in parts.get("title", [])] + parts.get("text", [])
    return understand_recognised(blocks, facts, vocabulary)


def _role(area: Area) -> str:
    for kind in reversed(area.kinds):
        for names, role in ((_BELOW, "below"), (_KICKERS, "kicker"), (_BYLINES, "byline"), (_TITLES, "title")):
            if kind in names:
                return role
    return "text"


def _telling(label: str) -> str:
    return label if any(map(str.isalnum, label)) else ""


@dataclass(slots=True)
class _Page:
    """The blocks of one ALTO file by every identifier that an area may give."""

    blocks: dict[str, Block]
    groups: dict[str, list[str]]  # an identifier of what holds blocks, and theirs
    language: str | None
    confidence: float | None


@dataclass(slots=True)
class _Pages:
    """The ALTO files of an issue, each read once."""

    files: dict[str, str]
    source: Source
    _read: dict[str, _Page | None] = field(default_factory=dict)

    def blocks(self, name: str) -> dict[str, Block] | None:
        """Of one file; None where the dump does not have it."""
        page = self._page(name)
        return page.blocks if page else None

    def all(self, name: str) -> list[Block]:
        """Of one file, in order."""
        return list((self.blocks(name) or {}).values())

    def at(self, area: Area) -> list[Block]:
        """What stands in a piece of a page."""
        page = self._page(area.file)
        if page is None:
            return []
        if not area.begin:
            return list(page.blocks.values())
        names = [area.begin] if area.begin in page.blocks else page.groups.get(area.begin, [])
        return [page.blocks[name] for name in names]

    def language(self, name: str) -> str | None:
        """That a file declares."""
        page = self._page(name)
        return page.language if page else None

    def confidence(self, name: str) -> float | None:
        """The mean of its words."""
        page = self._page(name)
        return page.confidence if page else None

    def _page(self, name: str) -> _Page | None:
        if name not in self._read:
            self._read[name] = self._opened(self.files.get(name, ""))
        return self._read[name]

    def _opened(self, address: str) -> _Page | None:
        beside = self.source.beside
        if beside is None:
            return None
        data = next((found for path in candidates(address) if (found := beside(path)) is not None), None)
        if data is None or root_of(data)[0] != "alto":
            return None
        root, _ = tree(data)
        return _page_of(root) if root is not None else None


def _page_of(alto: Element) -> _Page:
    confidence = Confidence()
    blocks = blocks_of(alto, confidence)
    groups = {
        holder.get("ID", ""): [name for block in every(holder, "TextBlock") if (name := block.get("ID")) in blocks]
        for holder in every(alto, "ComposedBlock", "PrintSpace", "Page")
    }
    return _Page(blocks, groups, language_in(alto), confidence.mean)


READER = Reader(
    name="METS",
    description="Newspaper issues whose articles stand in ALTO files beside them",
    suffixes=(".xml",),
    recognises=lambda head: root_of(head)[0] == "mets",
    records=read_mets,
)
