"""The rows of a result list: what is read for each item that is on the screen, and for no other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson

from backfile.library.columns import credits_of
from backfile.library.pictures import lines_of_pictures
from backfile.search.language.query import Query
from backfile.search.reading.marking import marks
from backfile.search.reading.snippet import beside_text, snippet_of
from backfile.search.results import Hit

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_ROWS = """
    SELECT i.id, i.kind, i.title, i.title_origin, i.kicker, i.standfirst, i.date, s.value, c.value, l.value, t.text,
           EXISTS (SELECT 1 FROM stars WHERE item = i.id), i.parent, p.title, t.credits
    FROM items i
    JOIN texts t ON t.id = i.id
    LEFT JOIN items p ON p.id = i.parent
    LEFT JOIN facet_values s ON s.id = i.source
    LEFT JOIN facet_values c ON c.id = i.section
    LEFT JOIN facet_values l ON l.id = i.language
    WHERE i.id IN (SELECT value FROM json_each(?))"""


def read_hits(connection: "sqlite3.Connection", query: Query, ids: Sequence[int]) -> list[Hit]:
    """A hit for each of `ids`, in their order; those that are no longer there are left out."""
    rows = connection.execute(_ROWS, (orjson.dumps(list(ids)).decode(),)).fetchall()
    found = {row[0]: _hit(connection, query, row) for row in rows}
    return [found[number] for number in ids if number in found]


def _hit(connection: "sqlite3.Connection", query: Query, row: tuple) -> Hit:  # type: ignore[type-arg]
    number, kind, title, title_origin, kicker, standfirst, date, source, section, language, text = row[:11]
    starred, parent, parent_title, credited = row[11:]
    snippet = snippet_of(
        query, text, standfirst=standfirst, told=title if title_origin == "derived" else None, language=language
    )
    title_marks = tuple(marks(query, title, "title", language))
    kicker_marks = tuple(marks(query, kicker, "deck", language)) if kicker else ()
    if not (title_marks or kicker_marks or snippet.marks):  # then it may stand where no row shows it
        others = _credits_and_captions(connection, number, credited)
        lines = [line for line in (kicker, standfirst, *others) if line]
        snippet = beside_text(query, lines, snippet.text, language) or snippet
    return Hit(
        id=number,
        kind=kind,
        title=title,
        title_origin=title_origin,
        title_marks=title_marks,
        kicker=kicker,
        kicker_marks=kicker_marks,
        date=date,
        source=source,
        section=section,
        language=language,
        snippet=snippet.text,
        marks=snippet.marks,
        starred=bool(starred),
        parent=parent,
        parent_title=parent_title,
    )


def _credits_and_captions(connection: "sqlite3.Connection", number: int, credited: str | None) -> list[str]:
    return [credit.text for credit in credits_of(credited)] + lines_of_pictures(connection, [number]).get(number, [])
