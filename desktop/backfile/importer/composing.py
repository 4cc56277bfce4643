"""An article from paragraphs of a document that says part of what it is: what it leaves open, the text itself tells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from backfile.article import Credit, Draft, Picture
from backfile.importer.anatomy import credit_of, dateline_of, understand_page
from backfile.importer.anatomy.meta import Meta, read_meta, read_people
from backfile.importer.encodings import mend
from backfile.importer.fields_text import clean_line
from backfile.text.language import detect
from backfile.text.names import glosses

_FACTS = ("date", "source", "section", "page", "url")
DEEPEST = 6
"""So many paragraphs below a headline may be its standfirst, byline, date and source."""


def compose(given: Draft, *, header: bool = True) -> Draft | None:
    """`given` with tidy paragraphs and all that they tell; None where there is nothing to read.

    Its `title` may be empty: then the text has one, or it is derived. Pictures count the paragraphs as given. `header`
    says whether lines with byline, date and source may stand above the text.
    """
    paragraphs, places = _tidied(given.paragraphs)
    given = replace(
        given,
        title=clean_line(mend(given.title).replace("\n", " ")),
        paragraphs=paragraphs,
        pictures=_placed(given.pictures, places),
    )
    if not given.title:
        return _untitled(given)
    if paragraphs and _same(paragraphs[0], given.title):
        given = _without(given, {0})
    if header:
        given = _with_header(given)
    return _told(given)


def _untitled(given: Draft) -> Draft | None:
    """A document without a headline is a page without field names."""
    page = understand_page("\n\n".join(given.paragraphs))
    if page is None:
        return None
    facts = {
        name: value
        for name in ("date", "source", "section", "edition", "page", "language", "url", "tags", "authors", "standfirst")
        if (value := getattr(given, name)) and not (getattr(page, name) and name in given.derived)
    }
    derived = {**page.derived, **{name: said for name, said in given.derived.items() if name in facts}}
    last = len(page.paragraphs)
    pictures = tuple(replace(picture, after=min(picture.after, last)) for picture in given.pictures)
    return replace(page, pictures=pictures, extra={**given.extra, **page.extra}, derived=derived, **facts)


def _with_header(given: Draft) -> Draft:
    """Take the lines between headline and text that say by whom, when and where from."""
    meta, taken, loose = Meta(), set[int](), list[int]()
    for place, line in enumerate(given.paragraphs[:DEEPEST]):
        following = given.paragraphs[place + 1] if place + 1 < len(given.paragraphs) else ""
        found = _meta(line) or (read_people(line) if following and read_meta(following) else None)
        if found is not None:
            meta.take(found)
            taken.add(place)
        elif taken or loose or len(line) > 420 or dateline_of(line) is not None:
            break
        else:
            loose.append(place)
    if not taken:
        return given
    above = [place for place in loose if place < min(taken)]
    standfirst = given.standfirst
    if above and standfirst is None:
        standfirst = given.paragraphs[above[0]]
        taken.add(above[0])
    facts: dict[str, Any] = {name: value for name, value in meta.facts.items() if name in _FACTS}
    facts = {name: value for name, value in facts.items() if not getattr(given, name) or name in given.derived}
    authors = given.authors if given.authors and "authors" not in given.derived else meta.authors or given.authors
    if len(taken) >= len(given.paragraphs):  # nothing would be left to read
        taken = set()
    derived = dict(given.derived)
    for name in (*facts, *(("authors",) if authors is not given.authors else ())):
        derived.pop(name, None)
    extra = {**meta.printed, **given.extra}
    told = replace(given, authors=authors, standfirst=standfirst, extra=extra, derived=derived)
    return _without(replace(told, **facts), taken)


def _meta(paragraph: str) -> Meta | None:
    """What a paragraph says, if each of its lines is a line of a header."""
    whole = Meta()
    return whole if all(whole.take(read_meta(line)) for line in paragraph.split("\n")) else None


def _told(given: Draft) -> Draft:
    """What paragraphs say beyond their words: credits, dateline, language, names."""
    made_by = {place: name for place, line in enumerate(given.paragraphs) if (name := credit_of(line)) is not None}
    if len(made_by) == len(given.paragraphs):
        made_by = {}
    printed = tuple(
        Credit(name, given.paragraphs[place], sum(other not in made_by for other in range(place)))
        for place, name in made_by.items()
    )
    told = _without(given, set(made_by))
    found = dateline_of(told.paragraphs[0]) if told.paragraphs else None
    derived = dict(told.derived)
    language = told.language
    if language is None or language == "zh":
        seen = detect("\n".join((told.title, *told.paragraphs[:6])))
        if seen is not None and (language is None or seen.startswith("zh")):
            language, derived["language"] = seen, "the text"
    authors, source = told.authors, told.source
    if found is not None:
        authors, source = authors or found.authors, source or found.source
    return replace(
        told,
        dateline=told.dateline or (found.text if found else None),
        authors=authors,
        source=source,
        language=language,
        credits=(*told.credits, *printed),
        names=glosses((told.title, told.standfirst or "", *told.paragraphs)),
        derived=derived,
    )


def _tidied(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
    """The paragraphs that hold something, and how many of them stand before each as given."""
    kept: list[str] = []
    places: list[int] = []
    for paragraph in paragraphs:
        places.append(len(kept))
        lines = [line for line in map(clean_line, mend(paragraph).split("\n")) if line]
        if lines:
            kept.append("\n".join(lines))
    return tuple(kept), [*places, len(kept)]


def _placed(pictures: tuple[Picture, ...], places: list[int]) -> tuple[Picture, ...]:
    last = len(places) - 1
    return tuple(replace(picture, after=places[min(picture.after, last)]) for picture in pictures)


def _without(given: Draft, taken: set[int]) -> Draft:
    """The draft without the paragraphs at these places."""
    if not taken:
        return given
    places = [sum(place not in taken for place in range(upto)) for upto in range(len(given.paragraphs) + 1)]
    kept = tuple(text for place, text in enumerate(given.paragraphs) if place not in taken)
    return replace(given, paragraphs=kept, pictures=_placed(given.pictures, places))


def _same(line: str, title: str) -> bool:
    return "".join(line.split()).casefold() == "".join(title.split()).casefold()
