"""The fields that a query can name, as the command line's contract lists them."""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, what a person would call it, and what it holds."""

    name: str
    label: str
    help: str


FIELDS = (
    Field("title", "Headline", "words of the headline"),
    Field("text", "Text", "words of the paragraphs"),
    Field("author", "Author", "who wrote it"),
    Field("source", "Source", "the publication or agency"),
    Field("section", "Section", "the part of the paper"),
    Field("name", "Name", "a name or its second form that the text gives"),
    Field("lang", "Language", "a language tag: en, zh, zh-Hant"),
    Field("kind", "Kind", "article or excerpt"),
    Field("tag", "Tag", "a tag of yours"),
    Field("dump", "Dump", "what was imported, by its name or path"),
    Field("url", "Address", "any part of the address"),
    Field("date", "Date", "2023, 2023-03, 2023-03-18, [2022 TO 2023-06], 2019..2021"),
    Field("before", "Before", "earlier than a year, month or day"),
    Field("after", "After", "later than a year, month or day"),
    Field("is", "State", "starred, undated, derived, seen, repeated"),
    Field("has", "With", "note, tag, author, source, section, name, lang, date, url, credit, excerpt"),
)
NAMES = {field.name: field for field in FIELDS}
ALIASES = {"language": "lang", "headline": "title", "body": "text", "year": "date", "by": "author"}
TEXT_FIELDS = frozenset({"title", "text"})
DATE_FIELDS = frozenset({"date", "before", "after"})
STATES = ("starred", "undated", "derived", "seen", "repeated")
THINGS = ("note", "tag", "author", "source", "section", "name", "lang", "date", "url", "credit", "excerpt")


def field_named(word: str) -> str | None:
    """The field that `word` names, whatever its case; None where there is none."""
    name = word.lower()
    name = ALIASES.get(name, name)
    return name if name in NAMES else None


def nearest(word: str) -> str | None:
    """The field whose name is most like `word`, if any is."""
    near = difflib.get_close_matches(word.lower(), [*NAMES, *ALIASES], n=1, cutoff=0.7)
    return near[0] if near else None
