"""EPUB books and issues of magazines: a chapter is an article; covers, contents and imprints are skipped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from backfile.article import Draft, Picture, Problem
from backfile.importer.composing import compose
from backfile.importer.documents.document import LARGEST_PICTURE, NotADocument
from backfile.importer.documents.package import Package
from backfile.importer.fields_values import language_of
from backfile.importer.readers.epub_chapter import Chapter, not_read, read_chapter
from backfile.importer.readers.epub_package import IN_TITLE, NOT_AN_EPUB, Book, Entry, Part, open_book
from backfile.importer.record import Options, Read, Reader, Record, Skipped, Source
from backfile.importer.spool import spooled
from backfile.text.dates import parse_date

FROM_BOOK = "the book"

_TEXTS = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document", "application/x-dtbook+xml")
_LONG = 400  # characters that a piece of a chapter has at least, where it is an article of its own
_SPLIT = re.compile(r"(?P<whole>.+?)[_-](?:split|part)[_-]?\d+\.\w+$")
_SHORT = 1_200
_BLURB, _LINE = 600, 120  # characters beside each link of a menu, and of a list of links
_NOTES = frozenset(("footnotes", "endnotes", "rearnotes", "footnote", "endnote"))
_RIGHTS = re.compile(r"©|\(c\) \d{4}|copyright|all rights reserved|isbn", re.IGNORECASE)
_NO_CREATOR = re.compile(r"calibre|unknown|unbekannt|inconnu|anonymous|various(?: authors)?|editors?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for every chapter."""

    title: str
    source: str
    edition: str | None
    authors: tuple[str, ...]
    date: str | None
    language: str | None
    tags: tuple[str, ...]


@dataclass(slots=True)
class Piece:
    """A chapter, or the part of one that has a line of its own in the contents."""

    draft: Draft
    raw: bytes
    name: str


def read_epub(source: Source, options: Options) -> Iterator[Read]:  # noqa: ARG001
    """A record for each chapter, in the order of reading."""
    with spooled(source) as file:
        if isinstance(file, Problem):
            yield file
            return
        try:
            book = open_book(Package.open(file))
        except NotADocument as error:
            yield Problem(error.reason, str(error), source.member)
            return
        if not book.spine:
            yield Problem(NOT_AN_EPUB, "it has no chapters", source.member)
            return
        yield from _numbered(book, source)


def _numbered(book: Book, source: Source) -> Iterator[Read]:
    number = 0
    held: Piece | None = None
    for item in _pieces(book):
        if isinstance(item, Piece) and held is not None and _goes_on(held, item, book):
            held = _joined(held, item)
            continue
        if held is not None:
            number += 1
            yield _record(held, number)
            held = None
        if isinstance(item, Piece):
            held = item
        else:
            number += 1
            if isinstance(item, Problem):
                yield replace(item, member=source.member, record=number)
            else:
                yield replace(item, number=number)
    if held is not None:
        yield _record(held, number + 1)


def _record(piece: Piece, number: int) -> Read:
    draft = compose(piece.draft)
    return Record(draft, piece.raw, number, None) if draft is not None else Skipped("No text", number)


def _pieces(book: Book) -> Iterator[Piece | Skipped | Problem]:
    facts = _facts(book)
    for part in book.spine:
        if "nav" in part.properties:
            yield Skipped("A table of contents")
        elif part.name in book.protected:
            yield Problem("Needs a password", "this book is protected against copying")
        elif part.type not in _TEXTS:
            yield Skipped("An image" if part.type.startswith("image/") else f"A part of the type {part.type or 'none'}")
        else:
            try:
                raw = book.package.read(part.name)
            except NotADocument as error:
                yield Problem(error.reason, str(error))
                continue
            yield from _chapter(book, part, raw, facts)


def _chapter(book: Book, part: Part, raw: bytes, facts: Facts) -> Iterator[Piece | Skipped]:
    lines = [entry for entry in book.entries if entry.name == part.name]
    top = [entry for entry in lines if entry.depth == min(line.depth for line in lines)]
    places = tuple(entry.fragment for entry in top if entry.fragment) if len(top) > 1 else ()
    chapter = read_chapter(raw, part.name, lambda name: _picture(book, name), places)
    first = top[0] if top else None
    reason = not_read(chapter, first.title if first else "", book.roles.get(part.name, ""))
    if reason is None and _is_menu(book, part, chapter):
        reason = "A table of contents"
    if reason is None and _is_title_page(chapter, facts):
        reason = "A title page"
    if reason is not None:
        yield Skipped(reason)
        return
    cuts = [(entry, chapter.cuts.get(entry.fragment, 0)) for entry in top] if places else []
    for entry, begin, end in _cut(cuts, chapter, first):
        title = _title(entry, chapter, facts, whole=(begin, end) == (0, len(chapter.paragraphs)))
        yield Piece(_draft(chapter, begin, end, title, entry, facts, part.name), raw, part.name)


def _cut(cuts: list[tuple[Entry, int]], chapter: Chapter, first: Entry | None) -> list[tuple[Entry | None, int, int]]:
    """Where the chapter is cut: at the lines of the contents, if a long text stands below each."""
    whole: list[tuple[Entry | None, int, int]] = [(first, 0, len(chapter.paragraphs))]
    if len(cuts) < 2 or sorted(place for _, place in cuts) != [place for _, place in cuts]:
        return whole
    ends = [*(place for _, place in cuts[1:]), len(chapter.paragraphs)]
    begins = [0, *(place for _, place in cuts[1:])]
    lengths = [sum(map(len, chapter.paragraphs[begin:end])) for begin, end in zip(begins, ends, strict=True)]
    if min(lengths) < _LONG:
        return whole
    return [(entry, begin, end) for (entry, _), begin, end in zip(cuts, begins, ends, strict=True)]


def _title(entry: Entry | None, chapter: Chapter, facts: Facts, *, whole: bool) -> str:
    """As the contents have it; the chapter's own heading where that says more, and its head where nothing else does."""
    if entry is not None and entry.title:
        short = entry.title.rstrip("…. ").casefold()
        longer = whole and len(chapter.heading) > len(entry.title) and chapter.heading.casefold().startswith(short)
        return chapter.heading if longer else entry.title
    if whole and chapter.heading:
        return chapter.heading
    return chapter.title if whole and chapter.title.casefold() not in ("", facts.title.casefold(), "unknown") else ""


def _draft(
    chapter: Chapter, begin: int, end: int, title: str, entry: Entry | None, facts: Facts, name: str
) -> Draft:  # fmt: skip
    derived = {}
    if facts.authors:
        derived["authors"] = FROM_BOOK
    if facts.date:
        derived["date"] = FROM_BOOK
    section = entry.above if entry is not None and entry.above and entry.above_name != name else None
    pictures = tuple(
        replace(picture, after=picture.after - begin)
        for picture in chapter.pictures
        if begin <= picture.after < end or (picture.after == end == len(chapter.paragraphs))
    )
    return Draft(
        title=title,
        authors=facts.authors,
        date=facts.date,
        source=facts.source or None,
        section=section,
        edition=facts.edition,
        language=facts.language,
        url=chapter.url,
        paragraphs=chapter.paragraphs[begin:end],
        pictures=pictures,
        tags=facts.tags,
        extra={"chapter": name},
        derived=derived,
    )


def _goes_on(held: Piece, item: Piece, book: Book) -> bool:
    """Whether a file without a heading and without a line in the contents is the rest of the one before it."""
    if not book.entries or any(entry.name == item.name for entry in book.entries):
        return False
    one, other = _SPLIT.match(held.name), _SPLIT.match(item.name)
    parts_of_one = one is not None and other is not None and one["whole"] == other["whole"]
    return parts_of_one or not item.draft.title


def _joined(held: Piece, item: Piece) -> Piece:
    before = len(held.draft.paragraphs)
    pictures: tuple[Picture, ...] = tuple(
        replace(picture, after=picture.after + before) for picture in item.draft.pictures
    )
    draft = replace(
        held.draft,
        paragraphs=(*held.draft.paragraphs, *item.draft.paragraphs),
        pictures=(*held.draft.pictures, *pictures),
    )
    return Piece(draft, held.raw + item.raw, item.name)


def _is_menu(book: Book, part: Part, chapter: Chapter) -> bool:
    """The page of a section, with a link to each of its articles; or that of the issue, with one to each section."""
    letters = sum(map(len, chapter.paragraphs))
    below = {entry.name for entry in book.entries if entry.above_name == part.name and entry.name != part.name}
    if below and 2 * len(below & chapter.links) >= len(below) and letters < _BLURB * len(chapter.links):
        return True
    elsewhere = chapter.links & {other.name for other in book.spine}
    return len(elsewhere) >= 2 and letters < _LINE * len(elsewhere) and _NOTES.isdisjoint(chapter.kinds)


def _is_title_page(chapter: Chapter, facts: Facts) -> bool:
    """The book's own title above a line that says whose it is, and hardly more."""
    text = "".join(chapter.paragraphs)
    begins = facts.title and chapter.heading.casefold().startswith(facts.title.casefold())
    return bool(begins) and len(text) < _SHORT and _RIGHTS.search(text) is not None


def _picture(book: Book, name: str) -> tuple[str, bytes] | None:
    part = book.parts.get(name)
    if part is None or not part.type.startswith("image/") or not book.package.has(name):
        return None
    try:
        data = book.package.read(name)
    except NotADocument:  # a broken picture costs no text
        return None
    return (part.type, data) if 0 < len(data) <= LARGEST_PICTURE else None


def _facts(book: Book) -> Facts:
    title = book.first("title")
    issue = IN_TITLE.search(title)
    name = title[: issue.start()].strip() if issue is not None else title
    printed = (issue["bracketed"] or issue["behind"]).strip() if issue is not None else None
    date = next(filter(None, map(parse_date, book.said.get("date", ()))), None) or (
        parse_date(printed) if printed else None
    )
    authors = tuple(
        dict.fromkeys(
            creator for creator in book.said.get("creator", ())
            if not _NO_CREATOR.fullmatch(creator) and creator.casefold() != name.casefold()
        )
    )  # fmt: skip
    return Facts(
        title=title,
        source=name or book.first("publisher"),
        edition=printed,
        authors=authors,
        date=date,
        language=language_of(book.first("language")),
        tags=tuple(dict.fromkeys(book.said.get("subject", ()))),
    )


READER = Reader(
    name="EPUB",
    description="Books and issues of magazines, each chapter an article",
    suffixes=(".epub",),
    recognises=lambda _head: False,  # by the parts of the zip archive that it is
    records=read_epub,
    documents=("an EPUB book",),
)
