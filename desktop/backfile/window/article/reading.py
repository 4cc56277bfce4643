"""All that the page of one article shows, read and marked at once; for a thread, since marking a book takes time."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backfile.article import Article, Kind
from backfile.errors import NoSuchItem
from backfile.library import Library
from backfile.library.articles import Version
from backfile.window.article.pictures import Image, images_of

if TYPE_CHECKING:
    from backfile.search import Query
    from backfile.search.similarity.difference import Difference

Marks = tuple[tuple[int, int], ...]
"""[start, end) of each hit, in code points."""

LEAD = 240
"""Characters of an excerpt that its card may show in three lines."""


MOST_ROWS = 40
"""Of a list under an article: a hundred rows are laid out for longer than a frame."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its hits."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What stood beside the article on its page."""

    id: int
    kicker: str | None
    lead: Marked


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, ready to be set."""

    article: Article
    kicker: Marked
    title: Marked
    standfirst: Marked
    paragraphs: tuple[Marked, ...]
    images: tuple[Image | None, ...]  # one for each of the article's pictures
    captions: tuple[Marked, ...]  # likewise; empty where it has none
    cards: tuple[Card, ...]
    versions: tuple[Version, ...]  # itself included, the first one first; empty where it is alone
    beside: str | None  # the title of the article that an excerpt stood beside
    differences: "Mapping[int, Difference]" = field(
        default_factory=dict
    )  # from it, of versions that the page has room for


def read(library: Library, item: int, query: "Query | None") -> Reading:
    """Read an article and mark the query's hits in everything it shows. Raises NoSuchItem."""
    from backfile.search import marks
    from backfile.search.similarity.difference import differences

    article = library.article(item)

    def marked(text: str | None, column: str, of: Article = article) -> Marked:
        return Marked(text or "", tuple(marks(query, text, column, of.language)) if query is not None and text else ())

    versions = library.versions(item) if article.versions else []
    others = [library.article(other) for other in article.same_page]
    return Reading(
        article=article,
        kicker=marked(article.kicker, "deck"),
        title=marked(article.title, "title"),
        standfirst=marked(article.standfirst, "deck"),
        paragraphs=apart(marked(article.text, "text"), article.paragraphs),
        images=images_of(library, article),
        captions=tuple(marked(shown.caption, "deck") for shown in article.pictures),
        cards=tuple(
            Card(other.id, other.kicker, marked(lead(other), "title" if other.kind is Kind.ARTICLE else "text", other))
            for other in others
            if other.id != article.parent
        ),
        versions=tuple(versions),
        differences=differences(library.connection, item, [each.id for each in versions[:MOST_ROWS]]),
        beside=parent_title(library, article),
    )


def apart(whole: Marked, paragraphs: Sequence[str]) -> tuple[Marked, ...]:
    """Paragraphs that are joined by a blank line, each with its part of the marks of all.

    Marked as a whole, since the lead, and words that are near to each other, may be of two paragraphs.
    """
    found, at, marks = [], 0, deque(whole.marks)
    for paragraph in paragraphs:
        here: list[tuple[int, int]] = []
        end = at + len(paragraph)
        while marks and marks[0][0] < end:
            first, last = marks.popleft()
            here.append((max(first, at) - at, min(last, end) - at))
            if last > end:
                marks.appendleft((end, last))
                break
        found.append(Marked(paragraph, tuple(span for span in here if span[0] < span[1])))
        at = end + 2
    return tuple(found)


def lead(article: Article) -> str:
    """The beginning of what a card shows: the teaser itself, or the headline of a full article."""
    text = article.title if article.kind is Kind.ARTICLE else " ".join(article.paragraphs) or article.title
    if len(text) <= LEAD:
        return text
    return text[:LEAD].rsplit(" ", 1)[0] + "…"


def parent_title(library: Library, article: Article) -> str | None:
    """The title of the article that an excerpt stood beside; None for an article."""
    if article.parent is None:
        return None
    try:
        return library.article(article.parent).title
    except NoSuchItem:
        return None
