"""Factiva as it shows articles, without codes: what a line is follows from its place and its form."""

import re
from collections.abc import Sequence

from backfile.article import Draft
from backfile.importer.vendors.factiva import ENDS, SEARCH_SUMMARY, is_language, take
from backfile.importer.vendors.found import Found
from backfile.importer.vendors.layout import NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.sheet import Sheet, as_line
from backfile.importer.vendors.words import COPYRIGHT, date_in
from backfile.text.bylines import OPENING

_WORDS = re.compile(
    r"\s*\d[\d.,\s\u00a0]*\s?(?:words?|mots?|Wörter|Worte|palabras?|parole|woorden|palavras|字|слов[ао]?|słów)\s*$"
)
_TIME = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[AP]M|GMT|UTC))?\s*$", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,10}$")
_PAGE = re.compile(r"(?:[A-Z]{1,3}-?)?\d{1,4}(?:[-,]\d{1,4})?$")
_SUMMARY = re.compile(
    r"\s*(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de la búsqueda)", re.IGNORECASE
)
_NAMES = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*|(?:and|und|et|y|e|en|de|von|van|der|la|le|di|del|da)\b|[,;&/])(?:\s+|(?=[,;])|$)"
)
_HEADER = 25  # lines between the number of words and the text at most
_LONGEST_SECTION = 45
_LONG_TOP = 4  # lines: a wrapped headline


def understand(sheet: Sheet, headline: str = "") -> Draft | NoArticle:
    """One document: headline and byline, the number of words, what is said of the publication, the text.

    `headline`: where the markup names it.
    """
    lines = [(place, line.strip()) for place, block in enumerate(sheet.blocks) for line in block]
    at = next((number for number, (_, line) in enumerate(lines) if _WORDS.match(line)), None)
    dated = at is not None and any(date_in(line) for _, line in lines[at + 1 : at + 3])
    if at is None or not dated:
        if any(_SUMMARY.match(line) for _, line in lines):
            return NoArticle(SEARCH_SUMMARY)
        return NoArticle(NO_ARTICLE, lines[0][1][:100] if lines else "", lost=True)
    found = Found()
    take(found, "words", lines[at][1])
    tops = [as_line(block) for block in sheet.blocks[: lines[at][0]]]
    above = [line for place, line in lines[:at] if place == lines[at][0]]
    _read_top(found, [*tops, *(above if tops or len(above) < _LONG_TOP else [as_line(above)])], headline)
    body = _read_publication(found, lines, at + 1)
    _read_body(found, sheet, lines, body)
    return found.draft()


def _read_top(found: Found, tops: list[str], headline: str) -> None:
    """Section, headline and byline, as many of them as there are."""
    if headline in tops:
        at = tops.index(headline)
        found.section, found.title, rest = " ".join(tops[:at]), headline, tops[at + 1 :]
        found.byline = rest.pop() if rest and is_byline(rest[-1]) else ""
        found.standfirst = " ".join(rest)
        return
    if len(tops) > 1 and is_byline(tops[-1]) and (OPENING.match(tops[-1]) or len(tops[-1]) < len(tops[-2])):
        found.byline = tops.pop()
    if len(tops) > 1 and len(tops[0]) <= min(_LONGEST_SECTION, len(tops[1])):
        found.section = tops.pop(0)
    if tops:
        found.title = tops.pop(0)
    found.standfirst = " ".join(tops)


def is_byline(line: str) -> bool:
    """Whether it names people, and says little more."""
    if OPENING.match(line) and len(line) < 200:
        return True
    words = line.split()
    return 2 <= len(words) <= 10 and len(line) <= 90 and "".join(found[0] for found in _NAMES.finditer(line)) == line


def _read_publication(found: Found, lines: Sequence[tuple[int, str]], at: int) -> int:
    """Date, time, publication, code, edition, page, language and copyright. Returns the first line after them."""
    last = at
    for number in range(at, min(len(lines), at + _HEADER)):
        line = lines[number][1]
        if COPYRIGHT.match(line):
            found.note("copyright", line)
            return number + 1
        if not found.date:
            found.date = line
        elif not found.time and not found.source and _TIME.match(line):
            found.time = line
        elif not found.source:
            found.source = line
        elif "source code" not in found.extra and _SOURCE_CODE.match(line):
            found.note("source code", line)
        elif is_language(line):
            found.language = line
        elif found.language or len(line) > 80:
            break
        elif not found.page and _PAGE.match(line):
            found.page = line
        else:
            found.edition = f"{found.edition}; {line}" if found.edition else line
        last = number + 1
    return last


def _read_body(found: Found, sheet: Sheet, lines: Sequence[tuple[int, str]], body: int) -> None:
    blocks: list[list[str]] = []
    before = -1
    for place, line in lines[body:]:
        if ENDS.match(line):
            take(found, "accession number", line)
        elif place == before:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            before = place
    found.paragraphs = sheet.paragraphs(blocks)


def recognises(lines: Sequence[str]) -> bool:
    """A document's number in a line of its own, or a number of words with date, publication and copyright below."""
    if any(ENDS.match(line) for line in lines):
        return True
    kept = [line for line in lines if line.strip()]
    for place, line in enumerate(kept[:200]):
        if _WORDS.match(line) and place + 1 < len(kept) and date_in(kept[place + 1]):
            after = kept[place + 2 : place + 10]
            if any(_SOURCE_CODE.match(each.strip()) for each in after) and any(COPYRIGHT.match(each) for each in after):
                return True
    return False


LAYOUT = Layout("Factiva", recognises, understand, ends=ENDS, keeps_edges=True)
