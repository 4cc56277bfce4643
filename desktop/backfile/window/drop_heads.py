"""What a dropped path is, by its first bytes. For a thread: a folder on a slow disk takes its time."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from backfile.errors import BackfileError
from backfile.importer.containers import tars, zips
from backfile.importer.containers.compressed import CODECS
from backfile.importer.record import HEAD
from backfile.importer.sniff import looks_like, no_article, reader_for
from backfile.importer.unpack import Opened, Unpacker
from backfile.library import Library
from backfile.library.held import holds
from backfile.search.manifests.manifest import is_manifest
from backfile.window import dates
from backfile.window.numbers import count

LOOKED_AT = 12
"""Members that are opened until one is recognised."""
COUNTED = 10_000
"""Files of a folder that are counted; beyond that it says "more than"."""

PLURALS = {"Text": "text pages"}
ICONS = {"JSON": "braces", "JSON Lines": "braces", "CSV": "table", "TSV": "table"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """One dropped path: its icon, what it is, and how large."""

    icon: str
    said: str
    bytes: int | None


def tr(text: str, number: int = -1) -> str:
    """The sentence in the user's language."""
    return QCoreApplication.translate("drop", text, "", number)


def recognise(path: Path, read_before: Mapping[str, str]) -> Recognised:
    """Look into a path. `read_before` has the day of the last import of each path that was imported."""
    if holds(path):
        said = tr("Folder with the library that is open") if path.is_dir() else tr("The library that is open")
        return Recognised("library", said, None)
    try:
        size = None if path.is_dir() else path.stat().st_size
        what, icon = _folder(path) if path.is_dir() else _file(path)
    except OSError as error:
        return Recognised("file-x", tr("Can’t be read: %1").replace("%1", error.strerror or str(error)), None)
    if day := read_before.get(str(path.absolute())):
        what = tr("Read before, on %1: only what is new will be added").replace("%1", day)
    return Recognised(icon, what, size)


def read_before(library: Path | None) -> dict[str, str]:
    """The day on which each path was last imported into a library; of one that can't be read, nothing is said."""
    if library is None:
        return {}
    try:
        with Library.open(library, readonly=True) as opened:
            return {dump.path: dates.short(dump.started) for dump in opened.dumps() if dump.finished}
    except BackfileError:
        return {}


def _folder(path: Path) -> tuple[str, str]:
    files = sum(1 for _ in islice(_files(path), COUNTED + 1))
    if not files:
        return tr("Folder without files"), "folder"
    many = tr("more than %1 files").replace("%1", count(COUNTED)) if files > COUNTED else tr("%Ln file(s)", files)
    return tr("Folder of %1, %2").replace("%1", _content(path)).replace("%2", many), "folder"


def _files(path: Path) -> Iterator[str]:
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))  # noqa: PTH118


def _file(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if is_manifest(path):
        return tr("Corpus manifest: it is compared with the library, not imported"), "file-check"
    if tars.recognises(head):
        return tr("TAR archive of %1").replace("%1", _content(path)), "archive"
    if zips.recognises(head):
        return tr("ZIP archive of %1").replace("%1", _content(path)), "archive"
    codec = next((codec for codec in CODECS if codec.begins(head)), None)
    content, reader = _first(path)
    icon = ICONS.get(reader or "", "file-text" if reader else "file-x")
    said = content[:1].upper() + content[1:]
    return (tr("%1, packed").replace("%1", said) if codec is not None and reader else said), icon


def _content(path: Path) -> str:
    return _first(path)[0]


def _first(path: Path) -> tuple[str, str | None]:
    """What the first members are that a reader knows, and the reader's name."""
    unknown = tr("nothing that is recognised")
    for found in islice(Unpacker(path).members(), LOOKED_AT):
        if not isinstance(found, Opened) or no_article(found.source.head) is not None:
            continue
        reader = reader_for(found.source)
        if reader is not None:
            return tr(PLURALS.get(reader.name, reader.name)), reader.name
        unknown = looks_like(found.source.head, found.source.document)
    return unknown, None
