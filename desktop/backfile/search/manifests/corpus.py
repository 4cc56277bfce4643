"""The corpus that a query finds, taken down as a manifest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from backfile import __version__
from backfile.library import Library
from backfile.library.failures import explained
from backfile.library.noted import noted
from backfile.search.language.query import Query
from backfile.search.language.undated import left_out
from backfile.search.manifests.digests import (
    BATCH,
    Item,
    Progress,
    Wanted,
    check_wanted,
    digest_of,
    digests,
    records_digests,
)
from backfile.search.manifests.manifest import SHOWN, DumpPart, Manifest
from backfile.search.results import Sort

if TYPE_CHECKING:
    from backfile.search.searcher import Searcher

_BLOCK = 1 << 20


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
    folded = searcher.run(query, Sort.NEWEST, folded=True, wanted=wanted)
    undated = _undated(searcher, query, wanted)
    numbers = result.ids.tolist()
    with explained(library.path):
        library.connection.execute("BEGIN")  # one state of the library, whatever is imported meanwhile
        try:
            items = list(digests(library, numbers, wanted, progress))
            dumps = list(_dumps(library, numbers, wanted))
            tokeniser = noted(library.connection, "tokeniser")
        finally:
            if library.connection.in_transaction:  # else SQLite has ended it, and why is on its way
                library.connection.execute("COMMIT")
    manifest = Manifest(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        program=__version__,
        tokeniser=tokeniser or "",
        typed=typed,
        query=query.text,
        sentence="".join(text for text, _ in query.sentence()),
        notes=tuple(filter(None, (query.warning, result.note))),
        count=len(items),
        excerpts=sum(item.kind == "excerpt" for item in items),
        versions=result.total - len(folded.ids),
        undated=undated,
        digest=digest_of(item.digest for item in items),
        dumps=tuple(_hashed(dumps, wanted, progress) if hash_files else dumps),
        items=tuple(sorted(item.digest[:SHOWN] for item in items)),
    )
    return Corpus(manifest, items)


def _undated(searcher: "Searcher", query: Query, wanted: Wanted | None) -> int:
    """How many would be found as well, had they a date that fits."""
    beside = left_out(query.tree)
    return searcher.run(Query(beside), Sort.NEWEST, wanted=wanted).total if beside is not None else 0


def _dumps(library: Library, numbers: list[int], wanted: Wanted | None) -> Iterator[DumpPart]:
    found: dict[int, int] = {}
    for at in range(0, len(numbers), BATCH):
        check_wanted(wanted)
        batch = orjson.dumps(numbers[at : at + BATCH]).decode()
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


_SEEN_IN = """
    SELECT f.dump, count(DISTINCT s.item) FROM sightings s JOIN files f ON f.id = s.file
    WHERE s.item IN (SELECT value FROM json_each(?)) GROUP BY f.dump"""
