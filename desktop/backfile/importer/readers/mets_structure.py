"""What a METS file says of a newspaper issue: its files, its articles with their parts, and what describes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from backfile.importer.readers.xml_tree import Element, children, every, find, local_name, text_in

_KINDS = """
    article advertisement ad advert obituary death_notice deathnotice birth_notice family_notice editorial letter review
    interview news news_item newsitem weather poem feuilleton serial announcement notice column report essay story
    article_collection miscellaneous entertainment sports shipping
"""
_ARTICLES = frozenset(_KINDS.split())
_PAGES = frozenset(("page", "newspaper:page", "np:page"))
_ISSUES = frozenset(("issue", "newspaper", "np:issue"))
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class Area:
    """A piece of a page: the file that has its text, where in it, and what it is to the article."""

    file: str
    begin: str  # an identifier in that file; empty for all of it
    kinds: tuple[str, ...]  # of the divisions around it within the article, outermost first


@dataclass(slots=True)
class Division:
    """An article, or whatever else the issue is made of."""

    kind: str
    label: str
    descriptions: list[Element] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)


@dataclass(slots=True)
class Issue:
    """What a METS file holds."""

    files: dict[str, str] = field(default_factory=dict)  # identifiers and addresses
    divisions: list[Division] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)  # a file's identifier and its page's number
    descriptions: list[Element] = field(default_factory=list)  # of the whole, the most particular first
    label: str = ""


def issue_of(mets: Element) -> Issue:
    """Read the structure of a METS file."""
    issue = Issue(label=mets.get("LABEL", ""))
    for file in every(mets, "file"):
        location = find(file, "FLocat")
        if location is not None and file.get("ID"):
            issue.files[file.get("ID")] = location.get(_HREF, "")
    described = {section.get("ID", ""): section for section in every(mets, "dmdSec")}
    for structure in every(mets, "structMap"):
        kind = structure.get("TYPE", "").lower()
        if kind.startswith("phys") or not any(_is_article(division) for division in every(structure, "div")):
            _take_pages(structure, issue)
        if kind.startswith("log") or not issue.divisions:
            for division in children(structure):
                issue.divisions += _divisions(division, described)
    issue.descriptions = _whole(mets, described)
    return issue


def _is_article(division: Element) -> bool:
    return division.get("TYPE", "").lower() in _ARTICLES


def _divisions(division: Element, described: dict[str, Element]) -> Iterator[Division]:
    """The outermost articles below."""
    if not _is_article(division):
        for child in children(division):
            if local_name(child) == "div":
                yield from _divisions(child, described)
        return
    found = Division(division.get("TYPE", ""), division.get("LABEL", ""))
    found.descriptions = [described[name] for name in division.get("DMDID", "").split() if name in described]
    found.areas = list(_areas(division, ()))
    yield found


def _areas(division: Element, kinds: tuple[str, ...]) -> Iterator[Area]:
    for child in children(division):
        if local_name(child) == "div":
            yield from _areas(child, (*kinds, child.get("TYPE", "").lower()))
        elif local_name(child) == "fptr":
            if child.get("FILEID"):
                yield Area(child.get("FILEID"), "", kinds)
            for area in every(child, "area"):
                yield Area(area.get("FILEID", ""), area.get("BEGIN", ""), kinds)


def _take_pages(structure: Element, issue: Issue) -> None:
    for number, page in enumerate((one for one in every(structure, "div") if one.get("TYPE", "").lower() in _PAGES), 1):
        name = page.get("ORDERLABEL") or page.get("ORDER") or str(number)
        for pointer in every(page, "fptr", "area"):
            if pointer.get("FILEID"):
                issue.pages.setdefault(pointer.get("FILEID"), name)


def _whole(mets: Element, described: dict[str, Element]) -> list[Element]:
    """The descriptions of the issue, of what it is part of, and those that nothing refers to."""
    inner: set[str] = set()
    outer: list[str] = []
    for division in every(mets, "div"):
        names = division.get("DMDID", "").split()
        if _is_article(division) or any(_is_article(above) for above in division.iterancestors()):
            inner.update(names)
        elif division.get("TYPE", "").lower() in _ISSUES:
            outer[:0] = names
        else:
            outer += names
    rest = [name for name in described if name not in inner]
    return [described[name] for name in dict.fromkeys((*outer, *rest)) if name in described]


def candidates(address: str) -> list[str]:
    """Where a file may lie beside the METS file that gives its address."""
    plain = unquote(re.sub(r"^[a-z]+:/{0,3}(?=[^/])", "", address.strip(), flags=re.IGNORECASE)).replace("\\", "/")
    parts = [part for part in plain.split("/") if part not in ("", ".", "..")]
    if not parts:
        return []
    found = ["/".join(parts[at:]) for at in range(max(0, len(parts) - 3), len(parts))]
    return list(dict.fromkeys((*found, f"alto/{parts[-1]}", f"ALTO/{parts[-1]}")))


def described_by(descriptions: list[Element], *names: str) -> list[str]:
    """The texts of the first of `names` that a description has, by local name; each once."""
    for description in descriptions:
        for name in names:
            found = [text for element in every(description, name) if (text := text_in(element))]
            if found:
                return list(dict.fromkeys(found))
    return []
