"""The corpus that a query finds, taken down as a manifest.

The digest of an item is made of what is read of it, not of its number or place. So another library with the same dumps,
however they lie there, gives the same digest of the same result.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from backfile import __version__
from backfile.library import Library
from backfile.library.entry import same_text
from backfile.library.failures import explained
from backfile.search.language.query import Query
from backfile.search.language.tree import Is, Not, both
from backfile.search.manifests.manifest import SHOWN, DumpPart, LeftOut, Manifest
from backfile.search.results import Interrupted, Sort

if TYPE_CHECKING:
    from backfile.search.searcher import Searcher

_BATCH = 1_000
_BLOCK = 1 << 20

Wanted = Callable[[], bool]
Progress = Callable[[float], None]
"""Hears which share of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the library by what is read of it."""

    number: int
    kind: str
    digest: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A manifest, and its items in this library."""

    manifest: Manifest
    items: list[Item]


def find(
    searcher: "Searcher",
    library: Library,
    query: Query,
    typed: str,
    *,
    hash_files: bool = True,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """The manifest of what `query` finds now. `wanted`: asked now and then; where it says no, raises Interrupted.

    `hash_files`: read each dump that is a file for its digest; it may be large.
    """
    result = searcher.run(query, Sort.NEWEST, wanted=wanted)
    left_out = LeftOut(
        undated=_undated(searcher, query, wanted),
        versions=result.total - len(searcher.run(query, Sort.NEWEST, folded=True, wanted=wanted).ids),
    )
    with explained(library.path):
        library.connection.execute("BEGIN")  # one state of the library, whatever is imported meanwhile
        try:
            items = list(digests(library, result.ids.tolist(), wanted, progress))
            dumps = list(_dumps(library, result.ids.tolist(), wanted))
            tokeniser = library.connection.execute("SELECT value FROM meta WHERE key = 'tokeniser'").fetchone()
        finally:
            library.connection.execute("COMMIT")
    if hash_files:
        dumps = _hashed(dumps, wanted, progress)
    manifest = Manifest(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        program=__version__,
        tokeniser=tokeniser[0] if tokeniser else "",
        typed=typed,
        query=query.text,
        sentence="".join(text for text, _ in query.sentence()),
        notes=tuple(filter(None, (query.warning, result.note))),
        count=len(items),
        excerpts=sum(item.kind == "excerpt" for item in items),
        left_out=left_out,
        digest=digest_of(item.digest for item in items),
        dumps=tuple(dumps),
        items=tuple(sorted(item.digest[:SHOWN] for item in items)),
    )
    return Corpus(manifest, items)


def _undated(searcher: "Searcher", query: Query, wanted: Wanted | None) -> int:
    """How many would be found as well, had they a date that fits."""
    around = query.without("date")
    if around.tree == query.tree:
        return 0
    return searcher.run(Query(both(around.tree, Is("undated"), Not(query.tree))), Sort.NEWEST, wanted=wanted).total


def digests(
    library: Library, numbers: list[int], wanted: Wanted | None, progress: Progress | None = None
) -> Iterator[Item]:
    """Each of these items; their texts are read in portions."""
    for at in range(0, len(numbers), _BATCH):
        check_wanted(wanted)
        if progress is not None:
            progress(at / len(numbers))
        batch = orjson.dumps(numbers[at : at + _BATCH]).decode()
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


def _dumps(library: Library, numbers: list[int], wanted: Wanted | None) -> Iterator[DumpPart]:
    found: dict[int, int] = {}
    for at in range(0, len(numbers), _BATCH):
        check_wanted(wanted)
        batch = orjson.dumps(numbers[at : at + _BATCH]).decode()
        for dump, count in library.connection.execute(_SEEN_IN, (batch,)):
            found[dump] = found.get(dump, 0) + count
    records = records_digests(library, list(found), wanted)
    for dump in sorted((library.dump(number) for number in found), key=lambda dump: (dump.name, dump.path)):
        yield DumpPart(
            name=dump.name,
            path=dump.path,
            format=dump.format,
            bytes=dump.bytes,
            sha256=dump.sha256,
            records_sha256=records[dump.id],
            status=dump.status,
            records=dump.records,
            problems=dump.problems,
            found=found[dump.id],
        )


def _hashed(dumps: list[DumpPart], wanted: Wanted | None, progress: Progress | None) -> list[DumpPart]:
    """With the digests of those that are files."""
    whole = max(1, sum(dump.bytes or 0 for dump in dumps))
    read = 0

    def tell(count: int) -> None:
        nonlocal read
        read += count
        if progress is not None:
            progress(min(1.0, read / whole))

    return [replace(dump, sha256=dump.sha256 or _file_digest(dump, wanted, tell)) for dump in dumps]


def _file_digest(dump: DumpPart, wanted: Wanted | None, tell: Callable[[int], None]) -> str | None:
    """Of the file that was imported; None for a folder, and where it is gone or has another size."""
    digest, path = sha256(), Path(dump.path)
    try:
        if not path.is_file() or path.stat().st_size != dump.bytes:
            return None
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                check_wanted(wanted)
                digest.update(block)
                tell(len(block))
    except OSError:
        return None
    return digest.hexdigest()


def check_wanted(wanted: Wanted | None) -> None:
    """Raises Interrupted where the answer is no longer wanted."""
    if wanted is not None and not wanted():
        raise Interrupted


_READ = """
    SELECT i.id, i.kind, CASE i.title_origin WHEN 'given' THEN i.title END, i.date, s.value, t.text
    FROM items i JOIN texts t ON t.id = i.id LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id IN (SELECT value FROM json_each(?))"""
_SEEN_IN = """
    SELECT f.dump, count(DISTINCT s.item) FROM sightings s JOIN files f ON f.id = s.file
    WHERE s.item IN (SELECT value FROM json_each(?)) GROUP BY f.dump"""
_RECORDS = """
    SELECT DISTINCT s.sha256 FROM files f JOIN sightings s ON s.file = f.id WHERE f.dump = ?"""
