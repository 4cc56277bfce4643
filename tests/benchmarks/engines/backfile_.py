"""Backfile: imported by its own command, searched as its window does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from backfile.search import By, Query, Searcher, parse
from engines import Engine


def build(archive: Path, count: int, folder: Path) -> None:
    command = [sys.executable, "-m", "backfile", "import", archive, "--library", folder / "a.backfile", "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def written(asked: dict[str, Any]) -> str:
    """The question as somebody types it."""
    words = " ".join(asked["words"])
    parts = [f'"{words}"' if asked["how"] == "phrase" else f"{words}*" if asked["how"] == "prefix" else words]
    if asked["source"]:
        parts.append(f'source:"{asked["source"]}"')
    if asked["days"]:
        parts.append(f"date:[{asked['days'][0]} TO {asked['days'][1]}]")
    return " ".join(parts)


def open_(folder: Path) -> Engine:
    searcher = Searcher(folder / "a.backfile")

    def query(asked: dict[str, Any]) -> Query:
        return parse(written(asked))

    def first(asked: dict[str, Any]) -> int:
        result = searcher.run(query(asked))
        searcher.hits(result.query, result.ids[:20].tolist())
        return result.total

    def facets(asked: dict[str, Any]) -> int:
        return sum(map(len, searcher.facets(query(asked)).values()))

    def timeline(asked: dict[str, Any]) -> int:
        return len(searcher.timeline(query(asked), By.MONTH).bins)

    return Engine(first, lambda asked: searcher.run(query(asked)).total, facets, timeline)
