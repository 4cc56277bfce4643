"""An import that is killed at any moment leaves a sound library, and running it again finishes it."""

import gzip
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backfile.library import Library
from tests.conftest import ROOT
from tests.importer.dumps import contents, imported, lines, tarred, zipped

LIBRARIES, KILLS = 10, 10  # a hundred kills


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bit of everything: plain and packed members, texts that occur twice, problems, skipped files."""
    root = tmp_path_factory.mktemp("dump") / "news"
    root.mkdir()
    (root / "a.jsonl").write_bytes(lines(1500, paragraphs=5) + b"{broken\n" + lines(20))
    (root / "b.jsonl.gz").write_bytes(gzip.compress(lines(800, 1400, paragraphs=5))[:-40])
    (root / "c.zip").write_bytes(zipped({f"{n}.jsonl": lines(60, 3000 + 50 * n, 4) for n in range(20)} | {"../x": b""}))
    (root / "d.tgz").write_bytes(tarred({"d.jsonl": lines(400, 5000, 4), "photo": b"\xff\xd8\xff"}, "w:gz"))
    (root / "e.bin").write_bytes(bytes(1000))
    (root / "f.jsonl").write_bytes(lines(500, 6000, 4))
    return root


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, dump: Path) -> tuple[dict[str, list[str]], float]:
    """What an import in one go gives, and how long it takes from its start."""
    path = tmp_path_factory.mktemp("whole") / "whole.backfile"
    began = time.monotonic()
    subprocess.run(command(path, dump), env=environment(), check=False, capture_output=True)
    return contents(path), time.monotonic() - began


def command(library: Path, dump: Path) -> list[str]:
    return [sys.executable, "-m", "backfile", "import", "--library", str(library), str(dump)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "desktop")}


@pytest.mark.parametrize("attempt", range(LIBRARIES))
def test_killed_at_random_and_run_again_it_is_as_if_in_one_go(
    tmp_path: Path, dump: Path, whole: tuple[dict[str, list[str]], float], attempt: int
) -> None:
    expected, seconds = whole
    library = tmp_path / "library.backfile"
    chance = random.Random(attempt)
    for _ in range(KILLS):
        process = subprocess.Popen(
            command(library, dump), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.1, seconds))
        process.kill()
        process.wait()
        if library.exists():
            with Library.open(library, readonly=True) as opened:
                assert opened.connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    imported(library, dump)
    assert contents(library) == expected


def test_the_same_again_changes_nothing(tmp_path: Path, dump: Path) -> None:
    library = tmp_path / "library.backfile"
    imported(library, dump)
    before = contents(library)
    again = imported(library, dump)
    assert again.books.articles == again.books.excerpts == 0
    assert contents(library) == before
