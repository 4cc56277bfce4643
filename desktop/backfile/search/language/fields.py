"""The fields that a query can name, as the command line's contract lists them, and those that ask more of words."""

import unicodedata
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
    Field("last", "Last", "30d, 4w, 6m or 2y, counted back from the newest article"),
    Field("words", "Words", "how long it is: >1000, <=200, 500..800"),
    Field("id", "Number", "its number in the library: 48112, >48112, 100..200"),
    Field("is", "State", "starred, undated, derived, seen, repeated"),
    Field("has", "With", "note, tag, author, source, section, name, lang, date, url, credit, excerpt"),
    Field("para", "Paragraph", "all of this in one paragraph: para:(ferry strait)"),
    Field("sent", "Sentence", "all of this in one sentence: sent:(ferry strait)"),
    Field("lead", "Lead", "in the headline, the standfirst or the first two paragraphs"),
    Field("atleast", "At least", "so often: atleast:5(ferry)"),
    Field("forms", "Forms", "in all grammatical forms: forms:sail finds sailing"),
)
NAMES = {field.name: field for field in FIELDS}
ALIASES = {
    "language": "lang", "headline": "title", "body": "text", "year": "date", "by": "author", "byline": "author",
    "publication": "source", "paragraph": "para", "sentence": "sent", "wc": "words", "length": "words",
    "_exists_": "has",
}  # fmt: skip
TEXT_FIELDS = frozenset({"title", "text"})
DATE_FIELDS = frozenset({"date", "before", "after"})
WRAPPERS = frozenset({"para", "sent", "lead", "atleast", "forms"})
"""What stands before words, or before a field of words: `para:(title:ferry strait)`."""
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr",
    "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
"""Languages that `lang:` takes by name as well."""
STATES = ("starred", "undated", "derived", "seen", "repeated")
THINGS = ("note", "tag", "author", "source", "section", "name", "lang", "date", "url", "credit", "excerpt")


_ELSEWHERE = {
    "intitle": "title", "allintitle": "title", "ti": "title", "hd": "title", "subject": "title", "intext": "text",
    "inurl": "url", "site": "url", "domain": "url", "link": "url", "au": "author", "writer": "author", "la": "lang",
    "pub": "source", "journal": "source", "newspaper": "source", "category": "section", "desk": "section",
    "published": "date", "pubdate": "date", "since": "after", "until": "before", "person": "name", "type": "kind",
    "file": "dump",
}  # fmt: skip


def field_named(word: str) -> str | None:
    """The field that `word` names, whatever its case and width; None where there is none."""
    name = unicodedata.normalize("NFKC", word).lower()
    name = ALIASES.get(name, name)
    return name if name in NAMES else None


def nearest(word: str) -> str | None:
    """The field that other search boxes call `word`, or whose name is most like it, if any is."""
    if elsewhere := _ELSEWHERE.get(word.lower()):
        return elsewhere
    import difflib  # the first paint does not wait for it

    near = difflib.get_close_matches(word.lower(), [*NAMES, *ALIASES], n=1, cutoff=0.7)
    return near[0] if near else None
