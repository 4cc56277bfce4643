"""The digests by which an item and the records of a dump are known again.

That of an item is made of what is read of it, not of its number or place. So another library with the same dumps,
however they lie there, gives the same digest of the same result.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

import orjson

from backfile.library import Library
from backfile.library.entry import same_text
from backfile.search.results import Interrupted

BATCH = 1_000  # items whose facts are read at once

Wanted = Callable[[], bool]
Progress = Callable[[float], None]
"""Hears which share of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the library by what is read of it."""

    number: int
    kind: str
    digest: str


def digests(
    library: Library, numbers: list[int], wanted: Wanted | None, progress: Progress | None = None
) -> Iterator[Item]:
    """Each of these items; their texts are read in portions."""
    for at in range(0, len(numbers), BATCH):
        check_wanted(wanted)
        if progress is not None:
            progress(at / len(numbers))
        batch = orjson.dumps(numbers[at : at + BATCH]).decode()
        for number, kind, title, date, source, text in library.connection.execute(_READ, (batch,)):
            read = orjson.dumps([kind, title, date, source, same_text(text)])
            yield Item(number, kind, sha256(read).hexdigest())


def records_digests(library: Library, dumps: list[int], wanted: Wanted | None) -> dict[int, str]:
    """For each of these dumps the digest of all records that gave something."""
    found = {}
    for dump in dumps:
        check_wanted(wanted)
        rows = library.connection.execute(_RECORDS, (dump,))
        found[dump] = digest_of(digest for (digest,) in rows)
    return found


def digest_of(digests: Iterable[str]) -> str:
    """One digest of many, in whatever order they come."""
    return sha256("\n".join(sorted(digests)).encode()).hexdigest()


def check_wanted(wanted: Wanted | None) -> None:
    """Raises Interrupted where the answer is no longer wanted."""
    if wanted is not None and not wanted():
        raise Interrupted


_READ = """
    SELECT i.id, i.kind, CASE i.title_origin WHEN 'given' THEN i.title END, i.date, s.value, t.text
    FROM items i JOIN texts t ON t.id = i.id LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id IN (SELECT value FROM json_each(?))"""
_RECORDS = """
    SELECT DISTINCT s.sha256 FROM files f JOIN sightings s ON s.file = f.id WHERE f.dump = ?"""
