"""Dumps that the importer's tests drop: written here, from nothing but numbers and a few words of our own."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import orjson

from backfile.importer import Control, Message, Options, Outcome, run
from backfile.library import Library

SENTENCE = "the harbour council meets again on new ferries while fishermen of the bay ask for a later hour"
WORDS = SENTENCE.split()


def lines(count: int, first: int = 1, paragraphs: int = 2) -> bytes:
    """JSON Lines of that many articles, each with a text of its own."""
    return b"".join(orjson.dumps(article(number, paragraphs)) + b"\n" for number in range(first, first + count))


def article(number: int, paragraphs: int = 2) -> dict[str, str]:
    """A record that every reader of fields understands."""
    turned = WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)]
    return {
        "title": f"Ferry report number {number}",
        "text": "\n\n".join(f"{' '.join(turned)}, says report {number}.{part}." for part in range(paragraphs)),
        "date": f"20{number % 24:02d}-0{1 + number % 9}-1{number % 10}",
        "source": f"Harbour Post {number % 5}",
    }


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of those members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive of those members; `mode` as in `tarfile.open`."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_700_000_000
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def imported(library: Path, *paths: Path, options: Options | None = None) -> Outcome:
    """Import without listening."""
    return run(library, list(paths), options or Options(), _deaf, Control())


def _deaf(_message: Message) -> None:
    return


def titles(path: Path) -> list[str]:
    """The titles of a library, sorted."""
    with Library.open(path, readonly=True) as library:
        return sorted(title for (title,) in library.connection.execute("SELECT title FROM items"))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that an import writes, without numbers and times: two libraries with the same are the same."""
    with Library.open(path, readonly=True) as library:
        return {name: sorted(map(repr, library.connection.execute(query))) for name, query in _CONTENTS.items()}


_CONTENTS = {
    "items": """
        SELECT i.kind, i.title, i.title_origin, i.date, i.begins, i.ends, s.value, l.value, i.words, i.content_key,
               t.text, t.authors, t.extra, t.derived
        FROM items i JOIN texts t ON t.id = i.id
        LEFT JOIN facet_values s ON s.id = i.source LEFT JOIN facet_values l ON l.id = i.language""",
    "index": "SELECT i.content_key FROM fts JOIN items i ON i.id = fts.rowid WHERE fts MATCH 'harbour'",
    "sightings": """
        SELECT i.content_key, d.name, f.member, s.record, s.offset, s.length, s.sha256
        FROM sightings s JOIN items i ON i.id = s.item JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump""",
    "problems": """
        SELECT d.name, p.member, p.record, p.offset, p.reason, p.detail
        FROM problems p JOIN dumps d ON d.id = p.dump""",
    "files": """
        SELECT d.name, f.member, f.format, f.encoding, f.bytes, f.modified, f.status, f.records, f.articles, f.excerpts,
               f.duplicates, f.skipped, f.problems
        FROM files f JOIN dumps d ON d.id = f.dump""",
    "dumps": """
        SELECT name, format, status, files, records, articles, excerpts, duplicates, skipped, problems FROM dumps""",
}
