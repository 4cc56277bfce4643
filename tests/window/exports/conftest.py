"""What the tests of exports share: a library of which an export takes a while."""

import json
from pathlib import Path

import pytest

from backfile.importer import Control, Options, run

ARTICLES = 4_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of so many ferries, each on a day of its own."""
    folder = tmp_path_factory.mktemp("many")
    dump = folder / "ferries.jsonl"
    with dump.open("w", encoding="utf-8") as out:
        for number in range(ARTICLES):
            day = f"{1900 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
            record = {"title": f"Ferry {number}", "text": f"Lantern {number} and the harbour.", "date": day}
            out.write(json.dumps(record) + "\n")
    path = folder / "ferries.backfile"
    run(path, [dump], Options(), lambda _: None, Control())
    return path
