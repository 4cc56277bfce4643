"""Recoll (Debian's recollcmd and python3-recoll), which indexes files: one text file an article."""

import json
import subprocess
from itertools import islice
from pathlib import Path
from typing import Any

from engines import Engine


def build(archive: Path, count: int, folder: Path) -> None:
    files = folder / "files"
    files.mkdir()
    with archive.open("rb") as file:
        for line in islice(file, count):
            record = json.loads(line)
            (files / f"{record['id']}.txt").write_text(f"{record['title']}\n\n{record['text']}", encoding="utf-8")
    (folder / "recoll.conf").write_text(f"topdirs = {files}\nloglevel = 1\n")
    subprocess.run(["recollindex", "-c", folder], check=True, capture_output=True)


def index_size(folder: Path) -> None:
    """Not told: Xapian keeps what it shows among what it finds by."""


def open_(folder: Path) -> Engine:
    from recoll import recoll

    index = recoll.connect(confdir=str(folder))

    def first(asked: dict[str, Any]) -> int | None:
        if asked["source"]:
            return None
        words = " ".join(asked["words"])
        query = index.query()
        written = {"phrase": f'"{words}"', "prefix": f"{words}*", "typed": f"{words}*"}.get(asked["how"], words)
        found = query.execute(written)
        return min(found, len([query.makedocabstract(document) for document in query.fetchmany(20)]))

    return Engine(first)
