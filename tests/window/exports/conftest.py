"""What the tests of exports share: a library of which an export takes a while."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.window.exports.runner import ExportRunner

ARTICLES = 4_000
LONG = 60_000
WORDS = [first + last for first in "bdfgklmnprst" for last in ("arrow", "eacon", "inder", "ollow", "umber")]


@contextmanager
def writing(qtbot: QtBot, runner: ExportRunner) -> Iterator[None]:
    """What the block begins is being written, and far from done, when it ends: seen at once, not by looking again."""
    with qtbot.waitSignal(
        runner.changed, timeout=LONG, check_params_cb=lambda state: state is not None and state.of > state.done
    ):
        yield


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of so many ferries, each on a day of its own."""
    folder = tmp_path_factory.mktemp("many")
    dump = folder / "ferries.jsonl"
    with dump.open("w", encoding="utf-8") as out:
        for number in range(ARTICLES):
            day = f"{1900 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
            words = " ".join(random.Random(number).choices(WORDS, k=600))
            text = f"Lantern {number} and the harbour. {words}."
            record = {"title": f"Ferry {number}", "text": text, "date": day}
            out.write(json.dumps(record) + "\n")
    path = folder / "ferries.backfile"
    run(path, [dump], Options(), lambda _: None, Control())
    return path
