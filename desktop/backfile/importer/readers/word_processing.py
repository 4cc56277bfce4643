"""Documents of word processors as articles: nearly always one, several only where each has a headline and a header."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from backfile.article import Draft
from backfile.importer.anatomy import dateline_of
from backfile.importer.anatomy.meta import read_meta
from backfile.importer.composing import compose
from backfile.importer.documents import Document, Paragraph
from backfile.importer.readers.vendor_text import read_of
from backfile.importer.record import Read, Record, Skipped
from backfile.importer.vendors import Piece, articles_of

FROM_PROPERTIES = "the document's properties"
NO_TEXT = "No text"

_LONG = 400  # characters that a story of several in a document has at least
_TITLE_STYLES = ("title", "titel", "titre", "título", "titolo", "headline", "标题", "標題")
_SUBTITLE_STYLES = ("subtitle", "untertitel", "standfirst", "deck")
_NO_TITLE = re.compile(
    r"microsoft word|untitled|unbenannt|sans titre|sin t[ií]tulo|dokument ?\d|document ?\d|normal\.dot|powerpoint|"
    r"\.(?:docx?|rtf|odt|dotx?|txt|html?|pdf)$|^\S*_\S*$|^[\W\d_]*$|^(?:title|titel|doc|document)$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"^(?:user|admin|administrator|owner|default|root|guest|unknown|author|microsoft.*|python-docx|apache poi|"
    r"openoffice.*|libreoffice.*|un-?named|pc|hp|dell|lenovo|acer|asus|home|office|test|nexis|lexisnexis.*|factiva|"
    r"windows.*|[^\w]*|\S*@\S*|\S*\d\S*|[a-z]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Story:
    """Part of a document under one headline; `at` counts the paragraphs before it."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    at: int = 0


def records_of_document(document: Document, raw: bytes | None = None) -> Iterator[Read]:
    """A record for each article. `raw` is the file where it is one of text; else the paragraphs stand for it."""
    exported = articles_of([part.text for part in document.paragraphs])
    if exported is not None:
        yield from _exported(exported)
        return
    stories = stories_in(document)
    for number, story in enumerate(stories, 1):
        draft = compose(_given(story, document, whole=len(stories) == 1))
        if draft is None:
            yield Skipped(NO_TEXT, number)
        elif raw is not None and len(stories) == 1:
            yield Record(draft, raw, number, 0)
        else:
            texts = [part.text for part in story.paragraphs]
            lines = "\n".join(texts if story.title in ("", *texts[:1]) else [story.title, *texts])
            yield Record(draft, lines.encode("utf-8", "replace"), number, None)


def _exported(pieces: Iterable[Piece]) -> Iterator[Read]:
    """The documents of a news database's export; its cover page is none."""
    number = 0
    for piece in pieces:
        number += not piece.is_cover
        yield read_of(piece.content, piece.text.encode("utf-8", "replace"), None, number, None)


def stories_in(document: Document) -> list[Story]:
    """The articles of a document: several where each top heading has a long text whose first lines are a header."""
    paragraphs = document.paragraphs
    levels = [part.level for part in paragraphs if part.level and part.style not in _TITLE_STYLES]
    if not levels:
        return [_whole(document)]
    top = min(levels)
    starts = [place for place, part in enumerate(paragraphs) if part.level == top and part.style not in _TITLE_STYLES]
    ends = [*starts[1:], len(paragraphs)]
    stories = [
        Story(paragraphs[start].text, paragraphs[start + 1 : end], start + 1)
        for start, end in zip(starts, ends, strict=True)
    ]
    before = sum(len(part.text) for part in paragraphs[: starts[0]])
    if len(stories) > 1 and before < _LONG and all(map(_is_story, stories)):
        return stories
    return [_whole(document)]


def _is_story(story: Story) -> bool:
    """Whether it is one for sure: a chapter has no byline, no date and no dateline."""
    lines = [part.text for part in story.paragraphs[:3]]
    headed = any(read_meta(line) is not None or dateline_of(line) is not None for line in lines)
    return headed and sum(len(part.text) for part in story.paragraphs) >= _LONG


def _whole(document: Document) -> Story:
    """The document as one story, its title from style or properties; empty where only the text can tell."""
    paragraphs = document.paragraphs
    named = _place_of_title(paragraphs)
    if named is not None:
        rest = (*paragraphs[:named], *paragraphs[named + 1 :])
        return Story(paragraphs[named].text, rest)
    said = " ".join(document.title.split())
    if said and not _NO_TITLE.search(said) and (" " in said or not said.isascii() or _begins_with(paragraphs, said)):
        return Story(said, paragraphs)
    return Story("", paragraphs)


def _begins_with(paragraphs: tuple[Paragraph, ...], title: str) -> bool:
    return any(part.text.casefold() == title.casefold() for part in paragraphs[:3])


def _place_of_title(paragraphs: tuple[Paragraph, ...]) -> int | None:
    """The first paragraph in a style for titles, else the first heading with no more than a few lines above it."""
    for place, part in enumerate(paragraphs[:12]):
        if part.style in _TITLE_STYLES:
            return place
    for place, part in enumerate(paragraphs[:6]):
        if part.level:
            return place
        if len(part.text) > 120:
            break
    return None


def _given(story: Story, document: Document, *, whole: bool) -> Draft:
    derived: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    author = " ".join(document.author.split())
    if author and not _NO_AUTHOR.match(author):
        authors, derived["authors"] = (author,), FROM_PROPERTIES
    first = story.paragraphs[0] if story.paragraphs else None
    standfirst = first.text if story.title and first is not None and first.style in _SUBTITLE_STYLES else None
    parts = story.paragraphs[1:] if standfirst else story.paragraphs
    shift = story.at + (1 if standfirst else 0)
    last = shift + len(parts)
    kept = {"author": document.author, "created": document.created, "modified": document.modified,
            "subject": document.subject, "description": document.description}  # fmt: skip
    notes = (
        document.notes
        if whole
        else tuple(note for note in document.notes if any(note.split(" ", 1)[0] in part.text for part in parts))
    )
    return Draft(
        title=story.title,
        standfirst=standfirst,
        authors=authors,
        paragraphs=(*(part.text.replace("\t", " | ") for part in parts), *notes),
        pictures=tuple(
            replace(picture, after=max(0, picture.after - shift))
            for picture in document.pictures
            if whole or shift <= picture.after < last
        ),
        tags=document.keywords if whole else (),
        extra={name: value for name, value in kept.items() if value},
        derived=derived,
    )
