"""`verify FILE`: whether a library still gives the corpus of a manifest, and what differs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.library import Library
from backfile.search import Searcher
from backfile.search.manifests.manifest import read_manifest
from backfile.search.manifests.verify import DumpDiffers, Listed, State, Verification, verify

_SHOWN = 12  # items of a list in the output for people


def arguments(parser: ArgumentParser) -> None:
    """What `verify` takes."""
    parser.add_argument("manifest", type=Path, metavar="FILE", help="a manifest, as `manifest` writes it")


def run(options: Namespace) -> int:
    """Print what differs; 1 where the result does."""
    manifest = read_manifest(options.manifest)
    with Searcher(options.library) as searcher, Library.open(options.library, readonly=True) as library:
        verification = verify(searcher, library, manifest)
    if options.json:
        print_json(_document(verification))
    else:
        print_lines(*_lines(verification))
    return 0 if verification.same else 1


def _document(verification: Verification) -> dict[str, Any]:
    then, now = verification.then, verification.now
    return {
        "same": verification.same,
        "query": then.query,
        "count": {"manifest": then.count, "library": now.count},
        "digest": {"manifest": then.digest, "library": now.digest},
        "missing": [asdict(item) for item in verification.missing],
        "added": [asdict(item) for item in verification.added],
        "dumps": [_dump(each) for each in verification.dumps],
        "program": {"manifest": then.program, "library": now.program},
        "tokeniser": {"manifest": then.tokeniser, "library": now.tokeniser},
        "understood": {"manifest": then.query, "library": verification.understood},
        "versions": {"manifest": then.versions, "library": now.versions},
        "undated": {"manifest": then.undated, "library": now.undated},
    }


def _dump(each: DumpDiffers) -> dict[str, Any]:
    sides = {"manifest": each.then, "library": each.now}
    return {
        "state": each.state,
        "name": each.name,
        "path": {side: part.path if part else None for side, part in sides.items()},
        "found": {side: part.found if part else 0 for side, part in sides.items()},
    }


def _lines(verification: Verification) -> Iterator[str]:
    then, now = verification.then, verification.now
    yield f"{then.sentence}: {then.count:,} on {then.created[:10]}, {now.count:,} now"
    yield "The result is the same, item by item." if verification.same else "The result is another one."
    for each in verification.dumps:
        if each.state is not State.SAME or (each.then and each.now and each.then.found != each.now.found):
            yield _said(each)
    yield from _listed("not found any more", [item for item in verification.missing if item.number is not None])
    yield from _listed("not in this library", [item for item in verification.missing if item.number is None])
    yield from _listed("found now, and not then", verification.added)
    if not verification.same_meaning:
        yield f"“{then.typed}” is understood otherwise now: {verification.understood}"
    if then.program != now.program:
        yield f"Written by Backfile {then.program}; this is {now.program}."
    if then.tokeniser != now.tokeniser:
        yield f"Its words were cut by {then.tokeniser}; here by {now.tokeniser}."


def _said(each: DumpDiffers) -> str:
    then, now = (part.found if part else 0 for part in (each.then, each.now))
    said = {
        State.SAME: f"{each.name}: {then:,} then, {now:,} now",
        State.CHANGED: f"{each.name} has other records: {then:,} then, {now:,} now",
        State.MISSING: f"{each.name} is not in this library; it gave {then:,}",
        State.SILENT: f"{each.name} is in this library and gives none of the {then:,} that it gave",
        State.ADDITIONAL: f"{each.name} gives {now:,} and was not there then",
    }
    return said[each.state]


def _listed(what: str, items: Sequence[Listed]) -> Iterator[str]:
    if items:
        yield f"{len(items):,} {what}:"
        for item in items[:_SHOWN]:
            title = (
                f"{item.number:>9}  {item.title} · {item.date or 'Undated'}"
                if item.number
                else f"{'':>9}  {item.digest}"
            )
            yield title
        if len(items) > _SHOWN:
            yield f"{'':>9}  and {len(items) - _SHOWN:,} more; --json has them all"


VERB = Verb("verify", "Check a manifest against a library.", arguments, run)
