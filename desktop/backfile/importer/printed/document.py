"""What a printed document says: its title, who wrote it, when, and its paragraphs page by page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from backfile.article import Credit, Draft
from backfile.importer.anatomy import credit_of, dateline_of, derive_title
from backfile.importer.anatomy.meta import Meta, read_meta
from backfile.importer.anatomy.printed_date import read_date
from backfile.importer.printed.columns import reading_order
from backfile.importer.printed.furniture import clear
from backfile.importer.printed.hyphens import Vocabulary
from backfile.importer.printed.line import PrintedPage
from backfile.importer.printed.paragraphs import Paragraph, paragraphs_of
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date
from backfile.text.language import detect
from backfile.text.names import glosses

LARGEST_TYPE = "the largest type on the first page"
_FIRST_SENTENCE = "the first sentence"
_LARGER = 1.15  # than the type of the text
_LONGEST_TITLE = 220
_HEADER = 6  # paragraphs that may say who and when
_LONGEST_KICKER = 40
_DIVIDERS = re.compile(r"\s*[|•·]\s*|\s{3,}|\u2003")

_FILE = re.compile(
    r"\.(?:docx?|pdf|indd|qx[dp]|p65|pmd|tex|dvi|te?xt|odt|pub|wp[ds5]?|rtf|xlsx?|pptx?|html?|ps|eps|ai|cdr|tiff?|jpe?g"
    r"|png|psd|sla|fm)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel|publisher)\b.*|powerpoint[- ]pr[äe]sentation|(?:untitled|unbenannt|ohne titel|"
    r"sans titre|sin título|document|dokument|layout|slide|folie|page|seite|print|scan|image|img|book|title|titel|"
    r"neues dokument|new document|無題|无标题|無標題)[\s_-]*\d*|about:blank|https?://\S*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\b(?:admin|administrator|user|owner|unknown|author|scanner|office|microsoft|adobe|acrobat|xerox|ricoh|canon|"
    r"preferred|customer|windows|default|test|guest)\b|[@\\/_]|\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Found:
    """What stands in the lines of a document."""

    title: str | None = None
    kicker: str | None = None
    masthead: str | None = None
    taken: set[int] = field(default_factory=set)  # places of paragraphs that are no text
    meta: Meta = field(default_factory=Meta)
    texts: list[tuple[str, int]] = field(default_factory=list)  # each with its page, from 0


def understand_document(pages: Sequence[PrintedPage], info: Mapping[str, str]) -> Draft | None:
    """One article of a whole document; None where it has no text. `info` is what the file says of itself.

    `extra["pages"]` has the number, from 1, of the paragraph that each page begins with.
    """
    cleared = clear(pages)
    regions = [reading_order(page) for page in cleared.pages]
    lines = [line for page in regions for region in page for line in region]
    if not lines:
        return None
    vocabulary = Vocabulary(line.text for line in lines)
    given = real_title(info.get("Title", ""))
    head = "" if regions[0] else _masthead(pages[0])
    found = _read(paragraphs_of(regions), vocabulary, given or head)
    derived: dict[str, str] = {}
    title = given or found.title or head
    if not title:
        title, derived["title"] = derive_title(found.texts[0][0]) if found.texts else "", _FIRST_SENTENCE
    elif not given:
        derived["title"] = LARGEST_TYPE
    if found.kicker:
        derived["kicker"] = "the line above the title"
    source = found.meta.facts.get("source")
    if source is None and found.masthead:
        source, derived["source"] = found.masthead, "the masthead"
    authors = real_authors(info.get("Author", "")) or found.meta.authors
    date = found.meta.facts.get("date")
    if date is None and (date := _date_in(cleared.furniture)) is not None:
        derived["date"] = "the head or foot of its pages"
    paragraphs, made_by, begins = _set(found.texts, len(pages))
    dateline = dateline_of(paragraphs[0]) if paragraphs else None
    extra: dict[str, object] = {key.lower(): value for key, value in info.items() if key != "Title" or not given}
    if len(pages) > 1:
        extra["pages"] = begins
    return Draft(
        title=title or "Untitled",
        kicker=found.kicker,
        dateline=dateline.text if dateline else None,
        authors=authors,
        date=date,
        source=source or (dateline.source if dateline else None),
        page=next((number for number in cleared.numbers if number), None) if len(pages) == 1 else None,
        language=detect("\n".join((title, *paragraphs[:8]))),
        paragraphs=paragraphs,
        credits=made_by,
        names=glosses((title, *paragraphs)),
        tags=tuple(dict.fromkeys(tag for part in re.split(r"[,;]", info.get("Keywords", "")) if (tag := part.strip()))),
        extra=extra,
        derived=derived,
    )


def _read(paragraphs: list[Paragraph], vocabulary: Vocabulary, title: str) -> _Found:
    """Tell the header from the text. `title`, where it is known, is not repeated in the text."""
    found = _Found()
    first = paragraphs[0].page
    texts = [paragraph.text(vocabulary) for paragraph in paragraphs]
    taken = found.taken
    place = -1
    if title:
        place = next((at for at, text in enumerate(texts[:_HEADER]) if _same(text, title)), -1)
        taken.update({place} - {-1})
    elif headline := _headline(found, [paragraph for paragraph in paragraphs if paragraph.page == first], texts):
        place = headline[-1]
        found.title = " ".join(texts[at] for at in headline)
        taken.update(headline)
    if taken and min(taken) == 1 and _is_kicker(texts[0]):
        found.kicker = texts[0]
        taken.add(0)
    for at in range(place + 1, min(place + 1 + _HEADER, len(texts))):
        if paragraphs[at].page == first and found.meta.take(read_meta(texts[at])):
            taken.add(at)
    found.texts = [(text, paragraphs[at].page) for at, text in enumerate(texts) if at not in taken]
    return found


def _headline(found: _Found, paragraphs: list[Paragraph], texts: list[str]) -> list[int]:
    """The places of the paragraphs in the largest type; a masthead, which has a date below it, is none."""
    places = _largest(paragraphs)
    if not places:
        return []
    after = places[-1] + 1
    below = next((at for at in range(after, min(after + 2, len(paragraphs))) if read_date(texts[at])), None)
    rest = _largest(paragraphs[below + 1 :]) if below is not None else []
    if below is None or not rest:
        return places
    found.masthead = " ".join(texts[at] for at in places)
    found.meta.take(read_meta(texts[below]))
    found.taken.update(places, (below,))
    return [below + 1 + at for at in rest]


def _largest(paragraphs: list[Paragraph]) -> list[int]:
    """The places of the paragraphs that are set in the largest type, if that is larger than the text's."""
    usual = median(line.size for paragraph in paragraphs for line in paragraph.lines)
    worded = [at for at, paragraph in enumerate(paragraphs) if sum(map(str.isalpha, _plain(paragraph))) > 2]
    if not worded:
        return []
    largest = max(paragraphs[at].size for at in worded)
    if largest < _LARGER * usual:
        return []
    start = next(at for at in worded if paragraphs[at].size > 0.95 * largest)
    places = [start]
    while places[-1] + 1 < len(paragraphs) and paragraphs[places[-1] + 1].size > 0.95 * largest:
        places.append(places[-1] + 1)
    long = sum(len(_plain(paragraphs[at])) for at in places) > _LONGEST_TITLE
    return [] if long and len(_plain(paragraphs[start])) > _LONGEST_TITLE else places[:1] if long else places


def _plain(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _masthead(page: PrintedPage) -> str:
    """The largest type of a first page that has nothing but what each page has."""
    largest = max(page.pieces, key=lambda piece: piece.size, default=None)
    return largest.text if largest is not None else ""


def _is_kicker(text: str) -> bool:
    return len(text) <= _LONGEST_KICKER and text[-1:] not in ".!?:" and read_meta(text) is None


def _set(texts: list[tuple[str, int]], pages: int) -> tuple[tuple[str, ...], tuple[Credit, ...], list[int]]:
    """The paragraphs, the credits among them, and the number of the paragraph that each page begins with."""
    paragraphs: list[str] = []
    made_by: list[Credit] = []
    begins: list[int] = []
    for text, page in texts:
        while len(begins) <= page:
            begins.append(len(paragraphs) + 1)
        name = credit_of(text)
        if name is None:
            paragraphs.append(text)
        else:
            made_by.append(Credit(name, text, len(paragraphs)))
    begins += [len(paragraphs) + 1] * (pages - len(begins))
    return tuple(paragraphs), tuple(made_by), begins


def _date_in(furniture: Sequence[str]) -> str | None:
    """The one date that stands alone in the running heads."""
    parts = [part for line in furniture for part in _DIVIDERS.split(line)]
    dates = {date for part in parts if read_date(part) is not None and (date := parse_date(part))}
    return dates.pop() if len(dates) == 1 else None


def _same(text: str, title: str) -> bool:
    return "".join(filter(str.isalnum, text.casefold())) == "".join(filter(str.isalnum, title.casefold()))


def real_title(title: str) -> str | None:
    """A title, unless a program or a file's name stands in its place."""
    title = " ".join(title.split()).strip("\0")
    if len(title) < 4 or _FILE.search(title) or _NO_TITLE.fullmatch(title) or sum(map(str.isalpha, title)) < 4:
        return None
    east = any(character > "\u2e80" for character in title)
    if " " not in title and not east and re.search(r"[\d_]|\w-\w|[a-z][A-Z]", title):
        return None
    return title if sum(map(str.isalpha, title)) > 0.5 * len(title) else None


def real_authors(author: str) -> tuple[str, ...]:
    """People or agencies, unless a program, an account or an office machine stands in their place."""
    author = " ".join(author.split())
    names = authors_of(author) if author and not _NO_AUTHOR.search(author) else ()
    return tuple(name for name in names if (" " in name and not name.islower()) or name[0] > "\u2e80")
