"""What passes between the stages of an import: an open member, its records, and the reader of them.

sniff → unpack → read → understand → fold → write
        Source   Record  Draft       Entry
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, Self

import orjson

from backfile.article import Draft, Problem
from backfile.text.day_order import DayOrder

HEAD = 64 * 1024
"""How many bytes of a member a reader may look at to recognise it."""

LARGEST_TEXT = 6 * 1024 * 1024
"""Bytes in UTF-8 of an article: a shelf of books, and as much as can be folded and indexed in 400 MB."""
LARGEST_PICTURE = 2 * 1024 * 1024
"""Bytes of a picture that is kept, unless the user says otherwise."""
TEXT_TOO_LARGE = "Text too large"


class Beside(Protocol):
    """The files of the same dump that lie beside a member, by their path from its folder: `march_files/pier.jpg`."""

    def __call__(self, relative: str) -> bytes | None:
        """Its bytes; None where the dump has none, or it is larger than a picture may be."""

    def has(self, relative: str) -> bool:
        """Whether there is such a file."""


@dataclass(slots=True)
class Source:
    """One member, open at its first byte. It can be read once, from the front; `head` has its first `HEAD` bytes."""

    name: str  # the last part of its path: "march.jsonl"
    member: str | None  # as in `Locator`
    stream: BinaryIO  # uncompressed
    head: bytes
    size: int | None = None  # bytes uncompressed, where the container says so
    modified: datetime | None = None
    folders: tuple[str, ...] = ()  # the folders above it within the dump, outermost first
    document: str | None = None  # "an EPUB book": what a zip archive is that is one document
    random: BinaryIO | None = None  # the member as a file that can be read at random, where there is one already
    path: Path | None = None  # of the file on disk that is this member and nothing else
    beside: Beside | None = None  # where the dump can be asked for the files around this one
    spool: Path | None = None  # the folder for nameless copies
    encoding: str | None = None  # set by the reader: the one it read the member with
    problems: list[Problem] = field(default_factory=list)
    """What `understand` found wrong with records that came in all the same ("Impossible date"). The pipeline takes them
    out after each record and writes them as it writes any other."""
    dates: DayOrder = field(default_factory=DayOrder)  # whether 02/11/2014 begins with the day, by the records so far
    _order: DayOrder | None = None

    @property
    def dayfirst(self) -> bool | None:
        """Whether the day comes first, by the member's beginning: the end of the import knows it better."""
        if self._order is None:
            self._order = DayOrder.within(self.head)
        return self._order.dayfirst


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said about a dump. Everything left out is found out from its content."""

    reader: str | None = None  # a reader's name
    encoding: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()  # our field and the dump's column; inside objects: "meta.outlet"
    every_table: bool = False  # also those whose columns say nothing of articles: for a preview
    as_found: bool = False  # what was said of these columns before is forgotten
    keeps: bool = True  # the mapping is for every dump of that shape, from now on
    largest_picture: int = LARGEST_PICTURE  # bytes; larger ones are left where they are, and at 0 all
    asks: bool = False  # of a dump that is not well understood nothing is read: somebody wants to look at it first

    def as_json(self) -> str:
        """What the library keeps of them beside a dump; nothing is said of what was left out."""
        said = {"as": self.reader, "encoding": self.encoding, "map": self.mapping}
        return orjson.dumps({key: value for key, value in said.items() if value}).decode()

    @classmethod
    def from_json(cls, kept: str) -> Self:
        """The options that a dump was read with."""
        said = orjson.loads(kept)
        pairs = said.get("map", ())
        return cls(said.get("as"), said.get("encoding"), tuple((field, column) for field, column in pairs))

    def wants(self, columns: Sequence[str]) -> bool:
        """Whether a table of these columns is read even if their names say nothing of articles."""
        return self.every_table or any(
            column.split(".")[0] in columns or column in columns for field, column in self.mapping if field != "extra"
        )


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page that has no field names, decoded."""

    text: str
    repaired: str = ""  # what of its encoding had to be repaired, in words


Fields = Mapping[str, object]
"""A record with field names, its values as JSON has them; nested where the record is."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is rightly no article: a redirect, an image, an empty table."""

    reason: str
    number: int | None = None


Understood = tuple[Draft, ...] | Problem | Skipped
"""What a record turned out to be; several articles where a page holds several."""


@dataclass(frozen=True, slots=True)
class Work:
    """A record that takes long to understand: `do` may run in another process, `finish` makes of its result what only
    the reading process knows."""

    do: Callable[..., Understood]  # of a module, with arguments that can be sent
    arguments: tuple[object, ...]
    size: int  # bytes that wait with it
    finish: Callable[[Understood], Understood] = lambda found: found


@dataclass(frozen=True, slots=True)
class Record:
    """One raw item in a dump."""

    content: Page | Fields | Draft | Work  # a draft where the format itself says what is headline, byline and body
    raw: bytes  # as it stood in the innermost uncompressed member
    number: int  # from 1
    offset: int | None  # of `raw`, in bytes


Read = Record | Problem | Skipped


def is_too_large(text: str) -> bool:
    """Whether a text has more than `LARGEST_TEXT`."""
    return 4 * len(text) > LARGEST_TEXT < len(text if text.isascii() else text.encode("utf-8", "replace"))


def too_large(record: Record, source: Source) -> Problem:
    """What is said of an article whose text `is_too_large`."""
    detail = f"an article of more than {LARGEST_TEXT >> 20} MB"
    return Problem(TEXT_TOO_LARGE, detail, source.member, record.number, record.offset)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `recognises` answers from content alone, never from the name; the first to say yes reads it."""

    name: str  # "JSON Lines"; also what `--as` takes, without regard to case and spaces
    description: str  # one line for `formats`
    suffixes: tuple[str, ...]  # for people and file dialogs: (".jsonl", ".ndjson")
    recognises: Callable[[bytes], bool]
    records: Callable[[Source, Options], Iterator[Read]]  # streams: one record in memory
    documents: tuple[str, ...] = ()  # kinds of zip archives (`containers/documents.py`) that it reads, as files
