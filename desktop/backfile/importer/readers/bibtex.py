"""BibTeX, parsed by `pybtex`: entries with an abstract, a text or at least a title."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from backfile.article import Draft
from backfile.importer.fields_text import one_line
from backfile.importer.readers.vendor_text import layout_in_text, read_text_export
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.vendors.found import Found
from backfile.importer.vendors.layout import NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.references import put_keywords, put_texts
from backfile.importer.vendors.sheet import Sheet

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

NO_ENTRY = "No entry"

_BEGINS = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]")
_ENTRY = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]\s*[^\s,{}()\"]+\s*,\s*(?:$|[A-Za-z][\w-]*\s*=)")
_ASIDE = re.compile(r"\s*@\s*(string|preamble|comment)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n\s*\n")
_MOST_PARTS = 2000  # joined by `#`, at each of which the parser looks at all that follows
_PARAGRAPH = "\ue001"  # stands for a blank line while `pybtex` reads, which knows none
_BRACES = re.compile(r"(?<!\\)[{}]")
_SOURCES = ("journaltitle", "journal", "booktitle", "newspaper", "publication", "howpublished", "series", "publisher")
_TEXTS = ("fulltext", "text", "content", "body", "annote")
_USED = frozenset((
    *_TEXTS[:-1], "title", "abstract", "date", "year", "month", "day", "pages", "language", "langid", "url", "keywords",
    "edition", "section", "subtitle",
))  # fmt: skip


def read_bibtex(source: Source, options: Options) -> Iterator[Read]:
    """A record for each entry; abbreviations that are defined hold from there on."""
    strings: dict[str, str] = {}

    def understand(sheet: Sheet) -> Draft | NoArticle:
        text = "\n".join(sheet.blocks[0])
        aside = _ASIDE.match(text)
        if aside is None:
            return _draft(strings, text)
        if aside[1].lower() == "string":
            _define(strings, text)
        return NoArticle(NO_ENTRY)

    return read_text_export(source, options, replace(LAYOUT, understand=understand), Sheet.of_lines)


def _define(strings: dict[str, str], text: str) -> None:
    """Take in what a `@string` abbreviates."""
    from pybtex.database.input.bibtex import Parser, month_names
    from pybtex.exceptions import PybtexError

    if text.count("#") > _MOST_PARTS or len(strings) > _MOST_PARTS:
        return
    parser = Parser(macros={**month_names, **strings})
    with suppress(PybtexError):
        parser.parse_string(text)
    strings.update((name, value) for name, value in parser.macros.items() if name not in month_names)


def _draft(strings: dict[str, str], text: str) -> Draft | NoArticle:
    from pybtex.database.input.bibtex import Parser, month_names  # plug-ins would be looked for anew for each entry
    from pybtex.exceptions import PybtexError

    if text.count("#") > _MOST_PARTS:
        return NoArticle(NO_ARTICLE, "values of thousands of parts", lost=True)
    macros = {**month_names, **strings}
    marked = _BLANK_LINE.sub(f" {_PARAGRAPH} ", text.strip())
    try:
        entries = Parser(macros=macros).parse_string(marked).entries
    except PybtexError:  # a blank line between two fields
        try:
            entries = Parser(macros=macros).parse_string(text).entries
        except PybtexError as error:
            return NoArticle(NO_ARTICLE, one_line(str(error))[:100], lost=True)
    if not entries:
        return NoArticle(NO_ARTICLE, "an entry without a key", lost=True)
    return _understood(next(iter(entries.values())))


def _understood(entry: "Entry") -> Draft | NoArticle:
    fields = {name.lower(): decoded(value) for name, value in entry.fields.items()}
    date = fields.get("date", "") or " ".join(filter(None, (fields.get(part) for part in ("day", "month", "year"))))
    found = Found(
        title=one_line(fields.get("title", "")),
        standfirst=one_line(fields.get("subtitle", "")),
        authors=tuple(decoded(str(_ordered(person))) for person in entry.persons.get("author", ())),
        date=date.partition("/")[0] if re.match(r"\d{4}-\d\d(?:-\d\d)?/", date) else date,
        source=one_line(next((fields[key] for key in _SOURCES if fields.get(key)), "")),
        page=fields.get("pages", "").replace("--", "–"),
        language=fields.get("language") or fields.get("langid", ""),
        url=fields.get("url", "").replace("\\", ""),
        section=one_line(fields.get("section", "")),
        edition=one_line(fields.get("edition", "")),
    )
    put_keywords(found, fields.get("keywords", ""))
    put_texts(found, next((fields[key] for key in _TEXTS if fields.get(key)), ""), fields.get("abstract", ""))
    for name, value in fields.items():
        if name not in _USED and value != found.source:
            found.note(name, value)
    return found.draft()


def _ordered(person: "Person") -> str:
    """First names before last ones."""
    parts = (getattr(person, part) for part in ("first_names", "middle_names", "prelast_names", "last_names"))
    lineage = " ".join(person.lineage_names)
    name = " ".join(word for part in parts for word in part)
    return f"{name}, {lineage}" if lineage else name


def decoded(value: str) -> str:
    """Text without TeX's accents, commands and braces."""
    import latexcodec  # noqa: F401  # gives the codec its name

    if "\\" in value:
        lines = value.split("\n")
        value = "\n".join(line.encode("utf-8", "replace").decode("latex+utf8") for line in lines)
        value = value.replace(r"\$", "$")  # which the codec takes for mathematics
    return _BRACES.sub("", value).replace(_PARAGRAPH, "\n\n").strip()


LAYOUT = Layout(
    "BibTeX",
    lambda lines: _is_bibtex([line for line in lines if line.strip()]),
    lambda _: NoArticle(NO_ENTRY),
    begins=_BEGINS,
    keeps_edges=True,
)


def _is_bibtex(lines: list[str]) -> bool:
    """The first line that begins anything is an entry's, and nothing but notes stands above it."""
    begun = next((place for place, line in enumerate(lines[:300]) if _BEGINS.match(line)), None)
    if begun is None or any(len(line) > 300 for line in lines[:begun]):
        return False
    if any(not line.lstrip().startswith("%") for line in lines[:begun]) and begun > 20:
        return False
    return any(_ENTRY.match(line) or _ASIDE.match(line) for line in lines[begun : begun + 30]) and any(
        re.match(r"\s*[A-Za-z][\w-]*\s*=\s*[\"{\w]|.*\{[^,]+,\s*\w+\s*=", line) for line in lines[begun : begun + 30]
    )


READER = Reader(
    name="BibTeX",
    description="References in BibTeX with abstracts or texts",
    suffixes=(".bib",),
    recognises=lambda head: layout_in_text(head, (LAYOUT,)) is not None,
    records=read_bibtex,
)
