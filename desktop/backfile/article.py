"""The plain values that all floors share: articles and excerpts, where they were seen, and what went wrong.

Nothing here imports anything of Backfile. Dates are strings of the precision that is known:
`2023`, `2023-03`, `2023-03-18` or `2023-03-18T09:30:00+08:00` (the zone only where it was given).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A full text, or a teaser that stood beside one on the same page."""

    ARTICLE = "article"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made a picture. It is no paragraph, but it has its place among them."""

    name: str  # "REUTERS"
    text: str  # the line as it stood: "Photo: REUTERS"
    after: int  # how many paragraphs stand before it


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of an article, as its dump holds it."""

    after: int  # how many paragraphs stand before it
    caption: str | None = None
    credit: str | None = None
    url: str | None = None  # absolute where it is known
    type: str | None = None  # "image/jpeg"
    data: bytes | None = None  # None where the dump does not hold it, and in an `Article`
    id: int | None = None  # in the library, where it keeps the data


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the second form of it that the text itself gives."""

    name: str  # "Xi Jinping"
    gloss: str | None = None  # "習近平"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the importer understood of one article, before the library gives it a number.

    `derived` says of each fact that was not given what it was taken from: {"title": "the first sentence"}.
    """

    kind: Kind = Kind.ARTICLE
    title: str
    kicker: str | None = None
    standfirst: str | None = None
    dateline: str | None = None  # the beginning of the first paragraph, as it stands there: "OSTERMOOR"
    authors: tuple[str, ...] = ()
    date: str | None = None
    source: str | None = None
    section: str | None = None
    edition: str | None = None
    page: str | None = None
    language: str | None = None  # BCP 47: "en", "zh-Hant"
    url: str | None = None
    paragraphs: tuple[str, ...] = ()  # none of them holds a blank line
    credits: tuple[Credit, ...] = ()
    pictures: tuple[Picture, ...] = ()
    names: tuple[Name, ...] = ()
    tags: tuple[str, ...] = ()
    captured: str | None = None  # when a crawler fetched it: of one URL that was captured twice, each text is a version
    extra: Mapping[str, object] = field(default_factory=dict)  # JSON values, as the record gave them
    derived: Mapping[str, str] = field(default_factory=dict)
    excerpts: tuple["Draft", ...] = ()  # of the same page; their own `excerpts` are empty

    @property
    def text(self) -> str:
        """The paragraphs, joined by a blank line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a dump a record stands, to the byte, and its digest."""

    member: str | None  # path inside the dump, nested containers joined by "!/"; None where the dump is the file itself
    record: int | None  # from 1
    offset: int | None  # bytes in the innermost uncompressed member
    length: int | None
    sha256: str  # of the raw record's bytes, hexadecimal
    acquired: str | None = None  # ISO 8601


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place at which an article was seen."""

    dump: str  # the dump's absolute path
    dump_id: int
    at: Locator
    options: str = "{}"  # that the dump is read with, as the importer writes them


@dataclass(frozen=True, slots=True)
class Problem:
    """A record, a file or an archive that could not be read, and where."""

    reason: str  # short, the same for all of its kind: "Not valid JSON"
    detail: str = ""  # what is particular to this one
    member: str | None = None
    record: int | None = None
    offset: int | None = None
    dump: str = ""  # the dump's absolute path; the importer fills it in
    lost: bool = True  # False where the record came in all the same, without the fact that could not be read

    @property
    def sentence(self) -> str:
        """The reason with its detail."""
        return f"{self.reason}: {self.detail}" if self.detail else self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article or excerpt as the library holds it."""

    id: int
    kind: Kind
    title: str
    kicker: str | None
    standfirst: str | None
    dateline: str | None
    authors: tuple[str, ...]
    date: str | None
    source: str | None
    section: str | None
    edition: str | None
    page: str | None
    language: str | None
    url: str | None
    paragraphs: tuple[str, ...]
    credits: tuple[Credit, ...]
    pictures: tuple[Picture, ...]
    names: tuple[Name, ...]
    tags: tuple[str, ...]
    note: str | None
    starred: bool
    parent: int | None
    same_page: tuple[int, ...]
    versions: tuple[int, ...]
    extra: Mapping[str, object]
    derived: Mapping[str, str]
    sightings: tuple[Sighting, ...]

    @property
    def text(self) -> str:
        """The paragraphs, joined by a blank line."""
        return "\n\n".join(self.paragraphs)

    @property
    def title_origin(self) -> str:
        """`derived` where the title was taken from the text."""
        return "derived" if "title" in self.derived else "given"

    @property
    def date_origin(self) -> str | None:
        """`derived` where the date was found in the text or the address; None for an undated article."""
        if self.date is None:
            return None
        return "derived" if "date" in self.derived else "given"
