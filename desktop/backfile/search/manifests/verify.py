"""Whether a library still gives the corpus that a manifest took down, and what differs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import orjson

from backfile.library import Library
from backfile.library.failures import explained
from backfile.search.language.parse import parse
from backfile.search.manifests.corpus import find
from backfile.search.manifests.digests import Item, Progress, Wanted, digests, records_digests
from backfile.search.manifests.manifest import SHOWN, DumpPart, Manifest

if TYPE_CHECKING:
    from backfile.search.searcher import Searcher


class State(StrEnum):
    """What became of a dump since the manifest was written."""

    SAME = "same"  # it may lie elsewhere
    CHANGED = "changed"  # its records are others
    MISSING = "missing"  # the library has none like it
    SILENT = "silent"  # the library has it, and nothing of the result is from it
    ADDITIONAL = "additional"  # the manifest does not know it


@dataclass(frozen=True, slots=True)
class DumpDiffers:
    """One dump, then and now."""

    state: State
    then: DumpPart | None
    now: DumpPart | None

    @property
    def name(self) -> str:
        """Its file name, as the manifest has it; of one that the manifest does not know, as the library has it."""
        part = self.then or self.now
        return part.name if part else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item that one side has and the other has not; without a number the library does not hold it."""

    digest: str
    number: int | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What a manifest says, and what the library says now."""

    then: Manifest
    now: Manifest
    dumps: tuple[DumpDiffers, ...]
    missing: tuple[Listed, ...]  # in the manifest alone
    added: tuple[Listed, ...]  # in the library's result alone
    understood: str  # what is typed in the manifest means now, as one line

    @property
    def same(self) -> bool:
        """Whether the result is the same, item by item."""
        return self.then.digest == self.now.digest

    @property
    def same_meaning(self) -> bool:
        """Whether what was typed is understood as it was then."""
        return self.understood == self.then.query


def verify(
    searcher: "Searcher",
    library: Library,
    manifest: Manifest,
    *,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> Verification:
    """Ask the manifest's query again, and compare. `wanted` and `progress` as in `find`."""
    query = parse(manifest.query)
    found = find(searcher, library, query, manifest.typed, hash_files=False, wanted=wanted, progress=progress)
    missing = _beyond(manifest.items, found.manifest.items)
    added = _beyond(found.manifest.items, manifest.items)
    with explained(library.path):
        return Verification(
            then=manifest,
            now=found.manifest,
            dumps=tuple(_dumps(library, manifest.dumps, found.manifest.dumps, wanted)),
            missing=tuple(_missing(library, missing, wanted, progress)),
            added=tuple(_listed(library, added, found.items)),
            understood=parse(manifest.typed).text,
        )


def _beyond(some: Iterable[str], others: Iterable[str]) -> Counter[str]:
    """The digests that `some` has more often than `others`."""
    return Counter(some) - Counter(others)


def _missing(
    library: Library, digests_: Counter[str], wanted: Wanted | None, progress: Progress | None
) -> list[Listed]:
    """Those of them that the library holds all the same, but does not find; then those that it lacks."""
    if not digests_:
        return []
    numbers = [number for (number,) in library.connection.execute("SELECT id FROM items ORDER BY id")]
    there = [item for item in digests(library, numbers, wanted, progress) if item.digest[:SHOWN] in digests_]
    held = _listed(library, digests_, there)
    lacking = digests_ - Counter(each.digest for each in held)
    return [*held, *(Listed(digest) for digest in sorted(lacking.elements()))]


def _listed(library: Library, wanted: Counter[str], items: Sequence[Item]) -> list[Listed]:
    left = wanted.copy()
    chosen: dict[int, str] = {}
    for item in items:
        if left[item.digest[:SHOWN]] > 0:
            left[item.digest[:SHOWN]] -= 1
            chosen[item.number] = item.digest[:SHOWN]
    rows = library.connection.execute(_TITLES, (orjson.dumps(list(chosen)).decode(),))
    return [Listed(chosen[number], number, title, date, source) for number, title, date, source in rows]


def _dumps(
    library: Library, then: Sequence[DumpPart], now: Sequence[DumpPart], wanted: Wanted | None
) -> Iterable[DumpDiffers]:
    """Each dump of either side. Those of the same records are one, wherever they lie; else of one path, or one name."""
    left = list(now)
    unlike = []
    for part in then:
        same = next((other for other in left if other.records_sha256 == part.records_sha256), None)
        if same is None:
            unlike.append(part)
        else:
            left.remove(same)
            yield DumpDiffers(State.SAME, part, same)
    silent = records_digests(library, [dump.id for dump in library.dumps()], wanted).values() if unlike else ()
    for part in unlike:
        like = next((other for other in left if other.path == part.path), None)
        like = like or next((other for other in left if other.name == part.name), None)
        if part.records_sha256 in silent:
            yield DumpDiffers(State.SILENT, part, None)
        elif like is not None:
            left.remove(like)
            yield DumpDiffers(State.CHANGED, part, like)
        else:
            yield DumpDiffers(State.MISSING, part, None)
    for part in left:
        yield DumpDiffers(State.ADDITIONAL, None, part)


_TITLES = """
    SELECT i.id, i.title, i.date, s.value FROM items i LEFT JOIN facet_values s ON s.id = i.source
    WHERE i.id IN (SELECT value FROM json_each(?)) ORDER BY i.id"""
