"""CSL-JSON, as Zotero, Pandoc and Crossref write references, read as any JSON and understood by its own names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from backfile.article import Draft, Problem
from backfile.importer.encodings import head_as_utf8
from backfile.importer.fields_text import one_line
from backfile.importer.fields_values import line_of, text_of
from backfile.importer.readers.json_document import read_json
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.vendors.found import Found
from backfile.importer.vendors.layout import NoArticle
from backfile.importer.vendors.references import put_keywords, put_texts

_OWN = re.compile(rb'"(?:container-title|date-parts|container-title-short|publisher-place|citation-key)"\s*:')
_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:article|article-newspaper|article-magazine|article-journal|webpage|post|post-weblog|broadcast|'
    rb'chapter|book|report|speech|interview|entry|journal-article|newspaper-article|review|document|paper-conference)"'
)
_USED = frozenset(("title", "author", "issued", "container-title", "abstract", "page", "section", "edition", "language",
                   "URL", "keyword", "fulltext", "full-text", "text"))  # fmt: skip


def read_csl_json(source: Source, options: Options) -> Iterator[Read]:
    """A record for each reference, with the place of its object."""
    for item in read_json(source, options):
        if not isinstance(item, Record) or not isinstance(item.content, Mapping) or "title" not in item.content:
            yield item
            continue
        content = _draft(item.content)
        if isinstance(content, NoArticle):
            yield (
                Problem(content.reason, content.detail, source.member, item.number, item.offset)
                if content.lost
                else (Skipped(content.reason, item.number))
            )
        else:
            yield replace(item, content=content)


def _draft(fields: Mapping[str, object]) -> Draft | NoArticle:
    given = {key: line_of(value) for key, value in fields.items()}
    found = Found(
        title=one_line(given.get("title", "")),
        authors=_names(fields.get("author")),
        date=_date(fields.get("issued")),
        source=given.get("container-title", ""),
        section=given.get("section", ""),
        edition=given.get("edition", ""),
        page=given.get("page", ""),
        language=given.get("language", ""),
        url=given.get("URL", ""),
    )
    put_keywords(found, given.get("keyword", ""))
    full = next((text for key in ("fulltext", "full-text", "text") if (text := text_of(fields.get(key)))), "")
    put_texts(found, full, text_of(fields.get("abstract")))
    found.extra.update(
        {key: value for key, value in fields.items() if key not in _USED and value not in (None, "", [], {})}
    )
    return found.draft()


def _names(value: object) -> tuple[str, ...]:
    names: list[str] = []
    for person in value if isinstance(value, list) else ():
        if isinstance(person, Mapping):
            parts = (
                line_of(person.get(part)) for part in ("given", "non-dropping-particle", "dropping-particle", "family")
            )
            names.append(line_of(person.get("literal")) or " ".join(filter(None, parts)) or line_of(person.get("name")))
        else:
            names.append(line_of(person))
    return tuple(dict.fromkeys(filter(None, names)))


def _date(value: object) -> str:
    """ "2011-12-29" of date-parts; a raw or literal date as it is."""
    if not isinstance(value, Mapping):
        return line_of(value)
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [int(str(part)) for part in first if str(part).isdecimal()][:3] if isinstance(first, list) else []
    if not numbers:
        return line_of(value.get("raw")) or line_of(value.get("literal"))
    return "-".join(f"{number:02}" if place else f"{number:04}" for place, number in enumerate(numbers))


def _recognises(head: bytes) -> bool:
    sample = head_as_utf8(head)
    if sample is None or sample.lstrip()[:1] not in (b"[", b"{"):
        return False
    return _OWN.search(sample) is not None and _TYPE.search(sample) is not None


READER = Reader(
    name="CSL-JSON",
    description="References in CSL-JSON with abstracts or texts: Zotero, Pandoc, Crossref",
    suffixes=(".json",),
    recognises=_recognises,
    records=read_csl_json,
)
