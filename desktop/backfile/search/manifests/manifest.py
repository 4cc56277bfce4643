"""“This is the corpus of my paper”: a query, what it was asked of, and what it found, as one readable file."""

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from backfile.errors import BackfileError
from backfile.library.held import holds

VERSION = 1
_HEAD = 4_096
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"backfile_manifest"\s*:')
SHOWN = 16  # hexadecimal digits of an item's digest: two of a million items share them once in forty million corpora
_HOW = (
    "The digest of an item is the SHA-256 of the JSON array [kind, title, date, source, text], written as UTF-8 without"
    " blanks between; title is null where it was taken from the text, and each run of white space in the text is one"
    " blank. The digest of the result is that of the digests of its items in hexadecimal, sorted, joined by line feeds."
    f" items lists the first {SHOWN} digits of each. records_sha256 of a dump is made likewise of the digests of its"
    " records, each once."
)


class NotAManifest(BackfileError):
    """A file that is no corpus manifest, or one that this program can't read."""


@dataclass(frozen=True, slots=True)
class DumpPart:
    """A dump that contributed, and how much. Digests are SHA-256 in hexadecimal."""

    name: str
    path: str
    format: str | None
    bytes: int | None
    sha256: str | None  # of a file that is still there as it was imported
    records_sha256: str
    status: str
    records: int
    problems: int
    found: int  # items of the result that were seen in it


@dataclass(frozen=True, slots=True)
class Manifest:
    """A corpus as it was found: what was asked, in which dumps, and a digest of each item."""

    created: str  # ISO 8601, UTC
    program: str
    tokeniser: str
    typed: str
    query: str  # the same as one line that means the same wherever it is typed
    sentence: str
    notes: tuple[str, ...]
    count: int
    excerpts: int  # of them
    versions: int  # of them, those that are another version of one of them
    undated: int  # items that only their lack of a date keeps out
    digest: str
    dumps: tuple[DumpPart, ...]
    items: tuple[str, ...]  # sorted


def write_manifest(manifest: Manifest, out: BinaryIO) -> None:
    """As JSON that people can read: the digests of items come last, one a line."""
    about = {
        "backfile_manifest": VERSION,
        "created": manifest.created,
        "query": manifest.query,
        "typed": manifest.typed,
        "sentence": manifest.sentence,
        "notes": manifest.notes,
        "program": f"Backfile {manifest.program}",
        "tokeniser": manifest.tokeniser,
        "count": manifest.count,
        "excerpts": manifest.excerpts,
        "versions": manifest.versions,
        "left_out": {"undated": manifest.undated},
        "digest": manifest.digest,
        "dumps": [asdict(dump) for dump in manifest.dumps],
        "how": _HOW,
    }
    out.write(orjson.dumps(about, option=orjson.OPT_INDENT_2)[: -len(b"\n}")])
    out.write(b',\n  "items": [')
    out.writelines(
        b'%s\n    "%s"' % (b"," if number else b"", item.encode()) for number, item in enumerate(manifest.items)
    )
    out.write(b"\n  ]\n}\n")


def is_manifest(path: Path) -> bool:
    """Whether a file says by its first bytes that it is one, whatever its name."""
    if holds(path):
        return False
    try:
        with path.open("rb") as file:
            return _BEGINNING.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file. Raises NotAManifest: unreadable, none, of a later version, or damaged."""
    try:
        about = orjson.loads(path.read_bytes())
    except OSError as failure:
        raise NotAManifest(f"{path} can't be read: {failure.strerror}.") from failure
    except orjson.JSONDecodeError as failure:
        raise NotAManifest(f"{path.name} is no corpus manifest.", "Choose a file that “manifest” wrote.") from failure
    version = about.get("backfile_manifest") if isinstance(about, dict) else None
    if not isinstance(version, int):
        raise NotAManifest(f"{path.name} is no corpus manifest.", "Choose a file that “manifest” wrote.")
    if version > VERSION:
        raise NotAManifest(f"{path.name} was written by a later Backfile.", "Update Backfile to verify it.")
    try:
        return _manifest(about)
    except (KeyError, TypeError, ValueError) as failure:
        raise NotAManifest(
            f"{path.name} is a manifest that was damaged.", "Get it again from where it came."
        ) from failure


def _manifest(about: dict[str, Any]) -> Manifest:
    manifest = Manifest(
        created=str(about["created"]),
        program=str(about["program"]).removeprefix("Backfile "),
        tokeniser=str(about["tokeniser"]),
        typed=str(about["typed"]),
        query=str(about["query"]),
        sentence=str(about["sentence"]),
        notes=tuple(map(str, about["notes"])),
        count=int(about["count"]),
        excerpts=int(about["excerpts"]),
        versions=int(about["versions"] if "versions" in about else about["left_out"]["versions"]),  # as it was at first
        undated=int(about["left_out"]["undated"]),
        digest=str(about["digest"]),
        dumps=tuple(map(_dump, about["dumps"])),
        items=tuple(map(str, about["items"])),
    )
    if len(manifest.items) != manifest.count:
        raise ValueError(manifest.count)
    return manifest


def _dump(about: dict[str, Any]) -> DumpPart:
    return DumpPart(
        name=str(about["name"]),
        path=str(about["path"]),
        format=None if about["format"] is None else str(about["format"]),
        bytes=None if about["bytes"] is None else int(about["bytes"]),
        sha256=None if about["sha256"] is None else str(about["sha256"]),
        records_sha256=str(about["records_sha256"]),
        status=str(about["status"]),
        records=int(about["records"]),
        problems=int(about["problems"]),
        found=int(about["found"]),
    )
