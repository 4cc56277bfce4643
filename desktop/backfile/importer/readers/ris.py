"""RIS, as reference managers and databases (ProQuest, Nexis, EBSCO, PressReader) write it, parsed by `rispy`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from backfile.article import Draft
from backfile.importer.fields_text import one_line
from backfile.importer.readers.vendor_text import layout_in_text, read_text_export
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.vendors.found import Found
from backfile.importer.vendors.layout import NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.references import name_of, put_texts
from backfile.importer.vendors.sheet import Sheet

_TAG = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,3}-(?:\s+(.*)|\s*)$")
_BEGINS = re.compile(r"\s*TY\s{1,3}-\s*[A-Z]{2,6}\s*$")
_ENDS = re.compile(r"\s*ER\s{1,3}-\s*$")
_TITLES = ("primary_title", "title", "translated_title", "short_title")
_SOURCES = ("alternate_title3", "journal_name", "secondary_title", "alternate_title2", "alternate_title1",
            "name_of_database")  # fmt: skip
_AUTHORS = ("first_authors", "authors")
_DATES = ("date", "publication_year", "year")
_TEXTS = ("TX", "FT", "U5")  # tags of some databases for a full text
_USED = frozenset((*_TITLES[:2], *_AUTHORS, "abstract", "notes_abstract", "keywords", "language", "section", "edition",
                   "start_page", "urls", "type_of_reference", "unknown_tag"))  # fmt: skip


def understand(sheet: Sheet) -> Draft | NoArticle:
    """One reference."""
    import rispy

    try:
        entries = rispy.loads(_tidied(sheet.blocks[0]), skip_unknown_tags=False)
    except (rispy.parser.ParseError, ValueError, KeyError) as error:
        return NoArticle(NO_ARTICLE, str(error)[:100], lost=True)
    if not entries:
        return NoArticle(NO_ARTICLE, "a reference without tags", lost=True)
    return _draft(entries[0])


def _tidied(lines: Sequence[str]) -> str:
    """Each tag as the format wants it, and lines that go on joined to theirs: a blank one begins a paragraph."""
    tidied: list[str] = []
    for line in lines:
        found = _TAG.match(line)
        if found is not None:
            tidied.append(f"{found[1]}  - {found[2] or ''}")
        elif tidied:
            tidied[-1] += _BREAK + line.strip()
    if not tidied or not tidied[-1].startswith("ER"):
        tidied.append("ER  - ")
    return "\n".join(tidied)


_BREAK = "\ue001"
"""Stands for a line end while `rispy` reads."""


def _draft(entry: Mapping[str, object]) -> Draft | NoArticle:
    unknown = entry.get("unknown_tag")
    others = (
        {tag: "\n\n".join(map(_text, values)) for tag, values in unknown.items()}
        if isinstance(unknown, Mapping)
        else {}
    )
    found = Found(
        title=one_line(_first(entry, _TITLES)),
        source=one_line(_first(entry, _SOURCES)),
        authors=tuple(dict.fromkeys(name_of(name) for key in _AUTHORS for name in _several(entry, key) if name)),
        date=_first(entry, _DATES).strip("/ "),
        language=_first(entry, ("language",)),
        section=one_line(_first(entry, ("section",))),
        edition=one_line(_first(entry, ("edition",))),
        page=one_line(_first(entry, ("start_page",))),
        url=next((url for url in _several(entry, "urls") if url.startswith("http")), ""),
        tags=[one_line(tag) for tag in _several(entry, "keywords")],
    )
    full = next((others.pop(tag) for tag in _TEXTS if others.get(tag)), "")
    texts = sorted(filter(None, (_first(entry, ("abstract",)), _first(entry, ("notes_abstract",)))), key=len)
    put_texts(found, full or (texts[-1] if len(texts) > 1 else ""), texts[0] if texts else "")
    for key, value in entry.items():
        if key not in _USED and value and _text(value) not in (found.source, found.title):
            found.note(key, " ; ".join(_text(each) for each in value) if isinstance(value, list) else _text(value))
    for tag, text in others.items():
        found.note(tag, text)
    return found.draft()


def _text(value: object) -> str:
    return str(value).replace(_BREAK, "\n").strip()


def _first(entry: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((text for key in keys for text in _several(entry, key) if text), "")


def _several(entry: Mapping[str, object], key: str) -> list[str]:
    value = entry.get(key)
    return [_text(each) for each in (value if isinstance(value, list) else [value]) if each]


LAYOUT = Layout("RIS", lambda lines: any(_BEGINS.match(line) for line in lines[:200]), understand, begins=_BEGINS,
                ends=_ENDS, keeps_edges=True)  # fmt: skip


def read_ris(source: Source, options: Options) -> Iterator[Read]:
    """A record for each reference."""
    return read_text_export(source, options, LAYOUT, Sheet.of_lines)


READER = Reader(
    name="RIS",
    description="References in RIS with abstracts or texts: ProQuest, Nexis, EBSCO, Zotero",
    suffixes=(".ris",),
    recognises=lambda head: layout_in_text(head, (LAYOUT,)) is not None,
    records=read_ris,
)
