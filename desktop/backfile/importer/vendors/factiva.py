"""Factiva with its codes: HD a headline, LP and TD the text, AN the number with which a document ends."""

import re
from collections.abc import Sequence

from backfile.article import Draft
from backfile.importer.fields_values import language_of
from backfile.importer.vendors.found import Found, words_in
from backfile.importer.vendors.layout import NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.sheet import Sheet, as_line

SEARCH_SUMMARY = "A summary of the search"

_CODES = {
    "HD": "title", "HL": "title", "BY": "byline", "CR": "credit", "WC": "words", "PD": "date", "ET": "time",
    "SN": "source", "SC": "source code", "ED": "edition", "PG": "page", "VOL": "volume", "LA": "language",
    "CY": "copyright", "LP": "text", "TD": "text", "HLP": "text", "TX": "text", "DLN": "dateline", "CLM": "column",
    "SE": "section", "CT": "contact", "RF": "reference", "CO": "companies", "IN": "industries", "NS": "subjects",
    "RE": "regions", "PUB": "publisher", "AN": "accession number", "ART": "art", "IPC": "IPC", "IPD": "IPD",
    "NGC": "group", "GC": "group code", "CX": "correction", "RST": "source list", "DE": "description",
    "RIC": "Reuters codes", "TD2": "text", "UR": "url", "URL": "url",
}  # fmt: skip
_CODE = re.compile(rf"\s{{0,3}}({'|'.join(_CODES)})(?:\s*\t\s*|\s{{2,}}|\s*:\s+|\s*$)(.*)")
_TIGHT = re.compile(rf"({'|'.join(_CODES)}) (?=\S)(.*)")
"""A single blank behind it, as some programs leave it: the code must not yet have come, and the text must be over."""

_NUMBER = r"[A-Za-z0-9]{4,12}(?:19|20)\d{6}[A-Za-z0-9]{5,12}"
ENDS = re.compile(rf"\s*(?:AN[:\s]+)?(?:Document|Dokument|Documento|文件)\s+{_NUMBER}\s*$")
_ACCESSION = re.compile(_NUMBER)
_SUMMARY = re.compile(
    r"\s*(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de la búsqueda|"
    r"Riepilogo (?:della )?ricerca|©\s*\d{4} Factiva)",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?:[a-z0-9]{1,10}\s*:\s*)?([^|]+)")


def understand(sheet: Sheet) -> Draft | NoArticle:
    """One document by its codes."""
    fields = _fields(sheet)
    if "HD" not in fields and "AN" not in fields and not any(_CODES[code] == "text" for code in fields):
        first = as_line(sheet.blocks[0])[:100] if sheet.blocks else ""
        if any(_SUMMARY.match(line) for block in sheet.blocks for line in block):
            return NoArticle(SEARCH_SUMMARY)
        return NoArticle(NO_ARTICLE, first, lost=True)
    texts = [blocks for code, blocks in fields.items() if _CODES[code] == "text"]
    values = {code: as_line(line for block in blocks for line in block) for code, blocks in fields.items()}
    return draft_of(values, sheet.paragraphs(block for blocks in texts for block in blocks))


def _fields(sheet: Sheet) -> dict[str, list[list[str]]]:
    """The lines of each code, in blocks."""
    fields: dict[str, list[list[str]]] = {}
    at: list[list[str]] = []
    for block in sheet.blocks:
        if at and at[-1]:
            at.append([])
        for line in block:
            if (code := _code(line, fields)) is not None:
                at = fields.setdefault(code[0], [])
                at.append([code[1]] if code[1] else [])
            elif at:
                at[-1].append(line.strip())
    return fields


def _code(line: str, seen: dict[str, list[list[str]]]) -> tuple[str, str] | None:
    found = _CODE.match(line)
    if found is not None:
        return found[1], found[2].strip()
    found = _TIGHT.match(line)
    if found is None or found[1] in seen:
        return None
    in_text = any(_CODES[code] == "text" for code in seen)
    if in_text and (_CODES[found[1]] in ("title", "byline", "date", "source") or not re.search(r" : |Document", line)):
        return None
    return found[1], found[2].strip()


def draft_of(values: dict[str, str], paragraphs: list[str]) -> Draft | NoArticle:
    """The article of a document whose codes have these values; `text` has been made into paragraphs."""
    found = Found(paragraphs=paragraphs)
    for code, value in values.items():
        take(found, _CODES.get(code, code), value)
    return found.draft()


def take(found: Found, name: str, value: str) -> None:
    """Put a value where it belongs."""
    match name:
        case "text":
            pass
        case "title" | "byline" | "date" | "time" | "source" | "section" | "edition" | "language" | "dateline":
            if not getattr(found, name):
                setattr(found, name, value)
        case "page":
            found.page = value
        case "words":
            found.note(name, value) if (words := words_in(value)) is None else found.extra.update(words=words)
        case "subjects":
            found.tags += terms_in(value)
            found.note(name, value)
        case "url":
            found.url = value
        case "accession number":
            number = _ACCESSION.search(value)
            found.note(name, number[0] if number else value)
        case _:
            found.note(name, value)


def terms_in(value: str) -> list[str]:
    """ "gpol : Domestic Politics | gvote : Elections" → Domestic Politics, Elections."""
    found = (_TERM.fullmatch(term.strip()) for term in value.split("|"))
    return [term[1].strip() for term in found if term is not None]


def is_text(code: str) -> bool:
    """Whether paragraphs stand behind this code."""
    return _CODES.get(code) == "text"


def is_language(line: str) -> bool:
    """Whether a line is but the name of a language: "English", "Français"."""
    return line.istitle() and line.isalpha() and language_of(line) is not None and len(line) > 3


def recognises(lines: Sequence[str]) -> bool:
    """Codes at the beginning of lines, the headline's among them."""
    codes = {found[1] for line in lines if (found := _CODE.match(line)) is not None}
    if "HD" not in codes:
        tight = {found[1] for line in lines if (found := _TIGHT.match(line)) is not None}
        codes = codes | tight if {"HD", "PD", "SN"} <= tight else codes
    return "HD" in codes and len(codes & {"PD", "SN", "WC", "LP", "TD", "AN", "SC", "LA"}) >= 3


LAYOUT = Layout("Factiva", recognises, understand, ends=ENDS, keeps_edges=True)
