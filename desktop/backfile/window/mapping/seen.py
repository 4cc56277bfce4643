"""What `backfile preview` tells of a dump, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import orjson

from backfile.article import Article, Credit, Kind, Name
from backfile.search.results import Hit
from backfile.window.article.reading import Marked, Reading
from backfile.window.results.row import Row

SNIPPET = 400  # characters of a row's text

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the dump; its parts are those of `importer.preview`."""

    name: str
    sample: str
    filled: int
    field: str | None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A record: as an article, or why it is none."""

    number: int
    article: Article | None
    reason: str


@dataclass(frozen=True, slots=True)
class SeenTable:
    """Records of one shape."""

    member: str | None
    format: str
    records: int
    more: bool
    columns: tuple[Column, ...]
    rows: tuple[SeenRow, ...]
    doubt: str | None
    guess: Pairs


@dataclass(frozen=True, slots=True)
class Seen:
    """One dump, looked at."""

    mapping: Pairs
    tables: tuple[SeenTable, ...]


def seen_of(document: bytes) -> Seen | None:
    """What the document says; None for one that is none."""
    try:
        said = orjson.loads(document)
        return Seen(_pairs(said["map"]), tuple(_table(table) for table in said["tables"]))
    except (ValueError, KeyError, TypeError):
        return None


def reading_of(article: Article) -> Reading:
    """An article as its page shows it."""
    return Reading(
        article=article,
        kicker=Marked(article.kicker or ""),
        title=Marked(article.title),
        standfirst=Marked(article.standfirst or ""),
        paragraphs=tuple(Marked(each) for each in article.paragraphs),
        images=(),
        captions=(),
        cards=(),
        versions=(),
        beside=None,
    )


def row_of(article: Article) -> Row:
    """An article as the list of results shows it."""
    snippet = article.standfirst or " ".join(article.paragraphs)[:SNIPPET]
    hit = Hit(
        id=article.id,
        kind=article.kind,
        title=article.title,
        title_origin=article.title_origin,
        title_marks=(),
        kicker=article.kicker,
        date=article.date,
        source=article.source,
        section=article.section,
        language=article.language,
        snippet=snippet,
        marks=(),
        starred=False,
        parent=None,
        parent_title=None,
    )
    return Row(hit)


def _pairs(said: Any) -> Pairs:
    return tuple((str(field), str(column)) for field, column in said)


def _table(said: Mapping[str, Any]) -> SeenTable:
    columns = tuple(Column(**{part.name: each[part.name] for part in fields(Column)}) for each in said["columns"])
    rows = tuple(SeenRow(each["number"], _article(each), each["reason"]) for each in said["rows"])
    return SeenTable(
        said["member"],
        said["format"],
        said["records"],
        said["more"],
        columns,
        rows,
        said["doubt"],
        _pairs(said["guess"]),
    )


def _article(row: Mapping[str, Any]) -> Article | None:
    said = row["article"]
    if said is None:
        return None
    own = {name: said[name] for name in _PLAIN}
    return Article(
        **own,
        id=row["number"],
        kind=Kind.ARTICLE,
        authors=tuple(said["authors"]),
        paragraphs=tuple(said["paragraphs"]),
        credits=tuple(Credit(**each) for each in said["credits"]),
        pictures=(),
        names=tuple(Name(**each) for each in said["names"]),
        tags=tuple(said["tags"]),
        note=None,
        starred=False,
        parent=None,
        same_page=(),
        versions=(),
        sightings=(),
    )


_PLAIN = ("title", "kicker", "standfirst", "dateline", "date", "source", "section", "edition", "page", "language",
          "url", "extra", "derived")  # fmt: skip
