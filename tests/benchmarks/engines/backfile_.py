"""Backfile: imported by its own command, searched as its window does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backfile.library.sqlite import sqlite3
from backfile.search import By, Query, Searcher, Sort, parse
from backfile.search.answer import ranking
from backfile.search.answer.texts import TextScores
from engines import KNOWN, Engine
from queries import VERBS

ROWS = 20
_WRITTEN = {
    "phrase": '"{0} {1}"',
    "prefix": "{0}*",
    "near": "{0} NEAR/8 {1}",
    "paragraph": "para:({0} {1})",
    "sentence": "sent:({0} {1})",
    "lead": "lead:{0}",
    "at least": "atleast:3({0})",
    "wildcard": "{first}?{rest}",
    "in front": "*{end}",
    "fuzzy": "{0}~1",
    "regex": "/{start}[aeiou]+{last}/",
    "exact": "={0}",
    "forms": "forms:({0})",
}


def build(archive: Path, count: int, folder: Path) -> None:
    command = [sys.executable, "-m", "backfile", "import", archive, "--library", folder / "a.backfile", "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def index_size(folder: Path) -> int:
    connection = sqlite3.connect(folder / "a.backfile")
    tables = ("fts_data", "headlines_data", "fts_docsize", "headlines_docsize")
    blobs = {"data": "block", "docsize": "sz"}
    found = sum(
        connection.execute(f"SELECT sum(length({blobs[table.rpartition('_')[2]]})) FROM {table}").fetchone()[0]
        for table in tables
    )
    return int(found + connection.execute("SELECT sum(length(word)) FROM vocabulary").fetchone()[0])


def written(asked: dict[str, Any]) -> str:
    """The question as somebody types it."""
    words, word = asked["words"], asked["words"][0]
    form = _WRITTEN.get(asked["how"])
    pieces = {"first": word[:2], "rest": word[3:], "end": word[2:], "start": word[:3], "last": word[-1]}
    parts = [form.format(*words, **pieces) if form else " ".join(words)]
    if asked["source"]:
        parts.append(f'source:"{asked["source"]}"')
    if asked["days"]:
        parts.append(f"date:[{asked['days'][0]} TO {asked['days'][1]}]")
    return " ".join(parts)


def open_(folder: Path) -> Engine:
    searcher = Searcher(folder / "a.backfile")

    def query(asked: dict[str, Any]) -> Query:
        return parse(written(asked), typing=asked["how"] == "typed")

    def first(asked: dict[str, Any]) -> int:
        """What the window shows first: a glimpse where the answer takes long."""
        result = searcher.glimpse(query(asked)) or searcher.run(query(asked))
        searcher.hits(result.query, result.ids[:ROWS].tolist())
        return result.total

    def overlap(asked: dict[str, Any]) -> int | None:
        """Of the first 20, per cent that the formula puts there that is worked out for every hit; None for fewer."""
        quick = searcher.run(query(asked)).ids[:ROWS].tolist()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ranking, "MOST_SCORED", sys.maxsize)
            patch.setattr(TextScores, "is_quicker", lambda *_: False)
            full = searcher.run(query(asked)).ids[:ROWS].tolist()
        return 100 * len(set(quick) & set(full)) // ROWS if len(full) == ROWS else None

    return Engine(
        first,
        count=lambda asked: searcher.run(query(asked), Sort.NEWEST).total,
        facets=lambda asked: sum(map(len, searcher.facets(query(asked)).values())),
        timeline=lambda asked: len(searcher.timeline(query(asked), By.MONTH).bins),
        whole=lambda asked: len(searcher.run(query(asked)).ids),
        overlap=overlap,
        knows=KNOWN | set(VERBS),
    )
