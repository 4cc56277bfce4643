"""What the library knows of one article or excerpt, read from an open connection."""

from dataclasses import dataclass

import orjson

from backfile.article import Article, Kind, Locator, Sighting
from backfile.errors import NoSuchItem
from backfile.library.columns import credits_of, names_of
from backfile.library.pictures import pictures_of
from backfile.library.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class Version:
    """One of several near-identical texts, as a list of them shows it."""

    id: int
    title: str
    source: str | None
    date: str | None
    words: int
    dump: str  # the name of the dump in which it was seen first


def read_article(connection: sqlite3.Connection, item: int) -> Article:
    """All of it, with its tags, notes, pictures and sightings. Raises NoSuchItem."""
    row = connection.execute(_ARTICLE, (item,)).fetchone() if abs(item) < _NUMBERS else None
    if row is None:
        raise NoSuchItem(f"The library has no article {item}.", "Its numbers are those that a search lists.")
    tags = connection.execute(_TAGS, (item,)).fetchall()
    same_page = connection.execute(_SAME_PAGE, (item, item)).fetchall()
    versions = versions_of(connection, item)
    kind, title, kicker, standfirst, dateline, date, source, section, language = row[:9]
    edition, page, url, parent = row[9:13]
    text, authors, credited, names, extra, derived, note, starred = row[13:]
    return Article(
        id=item,
        kind=Kind(kind),
        title=title,
        kicker=kicker,
        standfirst=standfirst,
        dateline=dateline,
        authors=tuple(orjson.loads(authors or "[]")),
        date=date,
        source=source,
        section=section,
        edition=edition,
        page=page,
        language=language,
        url=url,
        paragraphs=tuple(text.split("\n\n")) if text else (),
        credits=credits_of(credited),
        pictures=pictures_of(connection, item),
        names=names_of(names),
        tags=tuple(name for (name,) in tags),
        note=note,
        starred=bool(starred),
        parent=parent,
        same_page=tuple(number for (number,) in same_page),
        versions=tuple(version.id for version in versions if version.id != item),
        extra=orjson.loads(extra or "{}"),
        derived=orjson.loads(derived or "{}"),
        sightings=sightings_of(connection, item),
    )


def sightings_of(connection: sqlite3.Connection, item: int) -> tuple[Sighting, ...]:
    """Every place at which it was seen, the first one first."""
    return tuple(
        Sighting(path, dump, Locator(member, record, offset, length, sha256, acquired or modified), options)
        for path, dump, options, member, record, offset, length, sha256, acquired, modified in connection.execute(
            _SIGHTINGS, (item,)
        )
    )


def versions_of(connection: sqlite3.Connection, item: int) -> list[Version]:
    """The group of versions that it belongs to, as `Library.versions` has it."""
    if abs(item) >= _NUMBERS:
        return []
    return [Version(*row) for row in connection.execute(_VERSIONS, {"item": item})]


_NUMBERS = 1 << 63  # of what SQLite can count
_ARTICLE = """
    SELECT i.kind, i.title, i.kicker, i.standfirst, i.dateline, i.date, s.value, c.value, l.value, i.edition, i.page,
           i.url, i.parent, t.text, t.authors, t.credits, t.names, t.extra, t.derived,
           (SELECT group_concat(n.text, char(10, 10)) FROM notes n WHERE n.item = i.id),
           EXISTS (SELECT 1 FROM stars WHERE item = i.id)
    FROM items i
    JOIN texts t ON t.id = i.id
    LEFT JOIN facet_values s ON s.id = i.source
    LEFT JOIN facet_values c ON c.id = i.section
    LEFT JOIN facet_values l ON l.id = i.language
    WHERE i.id = ?"""
_TAGS = "SELECT t.name FROM item_tags x JOIN tags t ON t.id = x.tag WHERE x.item = ? ORDER BY t.name"
# A headline list or a table is no page: there each record has one item, and nothing stands beside it. A file that has
# changed may have another record of that number now, with another digest.
_SAME_PAGE = """
    SELECT DISTINCT other.item FROM sightings mine
    JOIN sightings other ON other.file = mine.file AND other.record IS mine.record
        AND other.sha256 = mine.sha256
    WHERE mine.item = ? AND other.item <> ? ORDER BY other.item"""
_VERSIONS = """
    SELECT i.id, i.title, s.value, i.date, i.words, d.name
    FROM items i JOIN dumps d ON d.id = i.dump LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id = (SELECT ifnull(version_of, id) FROM items WHERE id = :item)
       OR i.version_of = (SELECT ifnull(version_of, id) FROM items WHERE id = :item)
    ORDER BY i.begins IS NULL, i.begins, i.words DESC, i.id"""
_SIGHTINGS = """
    SELECT d.path, d.id, d.options, f.member, s.record, s.offset, s.length, s.sha256, s.acquired, f.modified
    FROM sightings s JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump
    WHERE s.item = ? ORDER BY s.id"""
