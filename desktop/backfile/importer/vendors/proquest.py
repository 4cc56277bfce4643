"""ProQuest's text files: records between lines of underscores, each fact behind its label."""

import re
from collections.abc import Sequence

from backfile.article import Draft
from backfile.importer.vendors.found import Found
from backfile.importer.vendors.layout import COVER_PAGE, NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.sheet import Sheet, as_line

RULE = re.compile(r"\s*_{20,}\s*$")
_LABELS = {
    "title": "title", "headline": "title", "subtitle": "standfirst", "author": "byline", "authors": "byline",
    "byline": "byline", "correspondence author": "", "full text": "text", "text": "text", "abstract": "abstract",
    "publication title": "source", "source": "source", "newspaper": "source", "section": "section", "pages": "page",
    "first page": "page", "start page": "page", "page": "page", "edition": "edition", "column": "column",
    "publication date": "date", "date": "date", "publication year": "year", "year": "year",
    "language of publication": "language", "language": "language", "dateline": "dateline", "document url": "url",
    "subject": "tags", "identifier / keyword": "tags", "identifier/keyword": "tags", "keywords": "tags",
    "publication info": "info", "word count": "words",
}  # fmt: skip
_KEPT_LABELS = frozenset((
    "location", "people", "company / organization", "company", "classification", "volume", "issue", "number of pages",
    "publisher", "place of publication", "country of publication", "publication subject", "issn", "source type",
    "source attribution", "document type", "document feature", "proquest document id", "proquest id", "copyright",
    "last updated",
    "database", "credit", "links", "illustration", "publication history", "online publication date", "isbn", "coden",
    "electronic issn", "e-issn", "accession number", "publication milestone dates", "ticker", "ethnicity", "notes",
    "proquest document link", "links to full text", "publication frequency", "business indexing term", "caption",
    "entry date", "doi", "products", "personal name", "supplement", "document status", "publication", "naics",
))  # fmt: skip
_WORDS_OF_TEXTS = frozenset((
    "date", "source", "section", "text", "page", "people", "location", "author", "notes", "year", "links",
    "publication", "company", "caption", "credit", "products", "column",
))  # fmt: skip
_LABEL = re.compile(r"\s*([A-Z][A-Za-z/ -]{1,38}?)\s*:(?:\s+(.*)|\s*$)")
_LINKS = re.compile(
    r"\s*(?:ProQuest document link|Document \d+ of \d+|https?://search\.proquest\.com/\S*)\s*$", re.IGNORECASE
)
_COVER = re.compile(
    r"\s*(?:Report Information from ProQuest|Table of contents|Bibliography|Citation style|Contact us at|"
    r"Database copyright|Terms and Conditions|.{0,80}ProQuest\s*$)",
    re.IGNORECASE,
)
_INFO_DATE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4}|\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b")
_WEAK = ("info", "year")  # what other labels say better


def understand(sheet: Sheet) -> Draft | NoArticle:
    """One record by its labels. An abstract is the text where there is no other, and the standfirst where there is."""
    fields, above = _fields(sheet)
    names = {_LABELS.get(label, "") for label in fields}
    if "title" not in names and "text" not in names and not (above and names & {"info", "source", "abstract"}):
        lines = [line for block in sheet.blocks for line in block]
        if any(_COVER.match(line) for line in lines) or not lines:
            return NoArticle(COVER_PAGE)
        return NoArticle(NO_ARTICLE, lines[0].strip()[:100], lost=True)
    found = Found(title=above[0] if above else "")
    for label, blocks in sorted(fields.items(), key=lambda field: _LABELS.get(field[0]) in _WEAK):
        _take(found, label, as_line(line for block in blocks for line in block))
    texts = {name: [block for label, blocks in fields.items() if _LABELS.get(label) == name for block in blocks]
             for name in ("text", "abstract")}  # fmt: skip
    found.paragraphs = _without_nothing(sheet.paragraphs(texts["text"]))
    abstract = _without_nothing(sheet.paragraphs(texts["abstract"]))
    if not found.paragraphs:
        found.paragraphs = abstract
        found.extra["text"] = "abstract"
    elif abstract and not _same_beginning(abstract[0], found.paragraphs[0]):
        found.standfirst = found.standfirst or " ".join(abstract)
    return found.draft()


def _fields(sheet: Sheet) -> tuple[dict[str, list[list[str]]], list[str]]:
    """The blocks of each label; and what stands above the first one."""
    fields: dict[str, list[list[str]]] = {}
    above: list[list[str]] = []
    at = above
    for block in sheet.blocks:
        at.append([])
        for line in block:
            if _LINKS.match(line):
                continue
            label = _label(line, in_text=at is fields.get("full text"))
            if label is not None:
                at = fields.setdefault(label[0], [])
                at.append([label[1]] if label[1] else [])
            else:
                at[-1].append(line)
    return fields, [line for block in above if (line := as_line(block)) and not _COVER.match(line)]


def _label(line: str, *, in_text: bool) -> tuple[str, str] | None:
    found = _LABEL.match(line)
    if found is None:
        return None
    name = " ".join(found[1].casefold().split())
    if name not in _LABELS and name not in _KEPT_LABELS:
        return None
    # Within a text "Date: …" may be a sentence; what follows it is known by its longer names.
    if in_text and name in _WORDS_OF_TEXTS and not (name == "links" and (found[2] or "http").startswith("http")):
        return None
    return name, (found[2] or "").strip()


def _take(found: Found, label: str, value: str) -> None:
    role = _LABELS.get(label)
    match role:
        case "text" | "abstract":
            pass
        case "title":
            found.title = value or found.title
        case "byline" if not found.byline:
            found.byline = value
            found.authors = _authors(value)
        case "date":
            found.date = value
        case "year":
            found.date = found.date or value
        case "standfirst" | "source" | "section" | "edition" | "language" | "dateline" if not getattr(found, role):
            setattr(found, role, value)
        case "page":
            found.page = found.page or value.rstrip(".")
        case "tags":
            found.tags += [tag for term in value.split(";") if (tag := term.strip())]
        case "url":
            found.url = value if value.startswith("http") else ""
        case "info":
            _take_info(found, value)
        case _:
            found.note(label, value)


def _authors(value: str) -> tuple[str, ...]:
    """ "Roe, Jane; Doe, John" → Jane Roe, John Doe; none where they are not so written."""
    names = [name.strip(" .") for name in value.split(";")]
    pairs = [name.split(", ") for name in names if name]
    if not pairs or not all(len(pair) == 2 and len(pair[0].split()) <= 3 for pair in pairs):
        return ()
    if len(pairs) == 1 and all(" " in part for part in pairs[0]):
        return ()
    return tuple(f"{given} {family}" for family, given in pairs)


def _take_info(found: Found, value: str) -> None:
    """ "The Times ; London (UK) [London (UK)]05 Jan 2010: 4."."""
    found.note("publication info", value)
    head, _, page = value.rpartition(":")
    dates = _INFO_DATE.findall(head or value)
    found.date = found.date or (dates[-1] if dates else "")
    found.source = found.source or re.split(r"\s*;|\s*,\s|\s*\[", value)[0].strip()
    if (digits := page.strip(" .")) and len(digits) < 8:
        found.page = found.page or digits


def _without_nothing(paragraphs: list[str]) -> list[str]:
    return (
        [] if len(paragraphs) == 1 and paragraphs[0].casefold() in ("none available.", "not available.") else paragraphs
    )


def _same_beginning(one: str, other: str) -> bool:
    one, other = one.rstrip(" .…[]"), other.rstrip(" .…[]")
    return other.startswith(one[:80]) or one.startswith(other[:80])


def recognises(lines: Sequence[str]) -> bool:
    """A rule, and labels that only ProQuest has."""
    if not any(RULE.match(line) for line in lines):
        return False
    labels = {label[0] for line in lines if (label := _label(line, in_text=False)) is not None}
    return len(labels & _SURE) >= 2 and bool(labels & {"title", "full text", "abstract", "publication info"})


_SURE = frozenset((
    "full text", "publication title", "proquest document id", "publication info", "document url", "source type",
    "publication date", "language of publication", "publication year", "abstract", "title", "place of publication",
))  # fmt: skip

LAYOUT = Layout("ProQuest", recognises, understand, begins=RULE, starts_with_cover=False)
