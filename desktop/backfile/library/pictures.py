"""The images of articles: each kept once, however many articles show it."""

from collections.abc import Iterable, Sequence

import orjson

from backfile.article import Picture
from backfile.library.sqlite import sqlite3

Shown = tuple[int, Sequence[Picture]]  # an item, and its pictures in their order

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def type_of(data: bytes) -> str | None:
    """The media type by the first bytes; None for what is no image that we show (an SVG can hold a program)."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)


def write_pictures(connection: sqlite3.Connection, shown: Iterable[Shown]) -> None:
    """Keep the pictures of items that were just inserted."""
    for item, pictures in shown:
        for place, picture in enumerate(pictures):
            number = _keep(connection, picture.data) if picture.data else None
            connection.execute(
                "INSERT INTO item_pictures (item, place, picture, after, caption, credit, url)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (item, place, number, picture.after, picture.caption, picture.credit, picture.url),
            )


def lines_of_pictures(connection: sqlite3.Connection, items: Sequence[int]) -> dict[int, list[str]]:
    """What is written under the pictures of items: captions and credits, picture by picture."""
    found: dict[int, list[str]] = {}
    for item, *lines in connection.execute(_LINES, (orjson.dumps(items).decode(),)):
        found.setdefault(item, []).extend(line for line in lines if line)
    return found


def pictures_of(connection: sqlite3.Connection, item: int) -> tuple[Picture, ...]:
    """An item's pictures in their order, without the data."""
    rows = connection.execute(_PICTURES, (item,)).fetchall()
    return tuple(
        Picture(after, caption, credit, url, kind, id=number) for after, caption, credit, url, kind, number in rows
    )


def picture_data(connection: sqlite3.Connection, number: int) -> bytes | None:
    """The bytes of a picture as they stood in its dump."""
    row = connection.execute("SELECT data FROM pictures WHERE id = ?", (number,)).fetchone()
    return None if row is None else bytes(row[0])


def _keep(connection: sqlite3.Connection, data: bytes) -> int | None:
    kind = type_of(data)
    if kind is None:
        return None
    from hashlib import sha256  # with all of OpenSSL, which only an import needs

    digest = sha256(data).digest()
    known = connection.execute("SELECT id FROM pictures WHERE sha256 = ?", (digest,)).fetchone()
    if known is not None:
        return int(known[0])
    return connection.execute(
        "INSERT INTO pictures (sha256, type, data) VALUES (?, ?, ?)", (digest, kind, data)
    ).lastrowid


_PICTURES = """
    SELECT s.after, s.caption, s.credit, s.url, p.type, p.id
    FROM item_pictures s LEFT JOIN pictures p ON p.id = s.picture WHERE s.item = ? ORDER BY s.place"""
_LINES = """
    SELECT item, caption, credit FROM item_pictures
    WHERE item IN (SELECT value FROM json_each(?)) ORDER BY item, place"""
