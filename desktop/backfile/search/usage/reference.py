"""How often words occur in a whole library: what collocates are held against."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backfile.search.usage.pieces import read_pieces
from backfile.text.fold import words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3
    from backfile.search.plan.columns import Ints


class Against(StrEnum):
    """What the surroundings of the hits are held against: the rest of it."""

    LIBRARY = "library"
    RESULT = "result"  # the articles that the query finds


@dataclass(frozen=True, slots=True)
class Reference:
    """The words of a body of texts."""

    counts: dict[str, int]
    total: int  # of all its words


def of_library(
    connection: "sqlite3.Connection",
    wanted: Iterable[str],
    check: Callable[[], None] = lambda: None,
    known: dict[str, int] | None = None,
) -> Reference:
    """From the index: its list of words has their counts, its record of averages (`fts_data`, 1) the sum of all.

    A word that a million texts have takes a second: `check` is called before each, and may raise Interrupted; `known`
    has those of before, and takes in those that are found.

    The record is a row of variable-length integers: items, then the words of each column
    (https://www.sqlite.org/src/file/ext/fts5/fts5_index.c, "Averages record").
    """
    vocabulary(connection, "terms", "row")
    counts = {} if known is None else known
    for word in wanted:
        if word in counts:
            continue
        check()
        row = connection.execute("SELECT cnt FROM temp.terms WHERE term = ?", (word,)).fetchone()
        counts[word] = row[0] if row else 0
    (record,) = connection.execute("SELECT block FROM fts_data WHERE id = 1").fetchone()
    return Reference(counts, sum(_integers(record)[1:]))


def of_items(
    connection: "sqlite3.Connection", ids: "Sequence[int] | Ints", wanted: Iterable[str], check: Callable[[], None]
) -> Reference:
    """From the texts of these items, one by one."""
    kept, total = dict.fromkeys(wanted, 0), 0
    for _, pieces in read_pieces(connection, ids):
        check()
        for text in pieces.texts:
            found = words(text)
            total += len(found)
            for word, count in Counter(found).items():
                if word in kept:
                    kept[word] += count
    return Reference(kept, total)


def vocabulary(connection: "sqlite3.Connection", name: str, kind: str) -> None:
    """The index's list of words (`row`) or of their places (`instance`) as a table of this connection alone."""
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = ?", (name,)).fetchone() is None:
        (only,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only=OFF")
        connection.execute(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab(main, fts, {kind})")
        connection.execute(f"PRAGMA query_only={int(only)}")


def _integers(record: bytes) -> list[int]:
    """SQLite's integers of one to nine bytes (https://www.sqlite.org/fileformat2.html, 1.6)."""
    found: list[int] = []
    value = length = 0
    for byte in record:
        length += 1
        last = length == 9 or byte < 0x80
        value = value << 8 | byte if length == 9 else value << 7 | byte & 0x7F
        if last:
            found.append(value)
            value = length = 0
    return found
