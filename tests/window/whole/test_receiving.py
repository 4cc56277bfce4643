"""What an import brings while it runs."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.window.imports.runner import Committed
from backfile.window.main import MainWindow
from backfile.window.top_bar import View
from tests.window.opening import Open


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> MainWindow:
    bring(tmp_path, "A ferry was late on Monday.")
    return open_window(tmp_path / "own.backfile")


def bring(folder: Path, text: str) -> None:
    """One article more."""
    dump = folder / f"{text}.jsonl"
    dump.write_text(json.dumps({"title": "News", "text": text, "date": "2021-05-04"}) + "\n", "utf-8")
    run(folder / "own.backfile", [dump], Options(), lambda _: None, Control())


def test_concordance_and_over_time_grow_while_an_import_runs(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.receiving._seldom.setInterval(1)
    window.search("ferry")
    window.pages.show_view(View.OVER_TIME)
    window.pages.show_view(View.CONCORDANCE)
    lines = window.concordance().list.lines
    qtbot.waitUntil(lambda: lines.rowCount() == 1 and window.concordance().settled)
    bring(tmp_path, "Nobody saw another ferry sink.")
    window.importing.runner.committed.emit(Committed(2))
    qtbot.waitUntil(lambda: lines.rowCount() == 2)
    window.pages.show_view(View.OVER_TIME)
    qtbot.waitUntil(lambda: articles(window) == 2)
    bring(tmp_path, "Islanders want a third ferry in winter.")
    window.importing.runner.committed.emit(Committed(3))
    qtbot.waitUntil(lambda: articles(window) == 3)


def articles(window: MainWindow) -> int:
    """What the table under the curves says of the question."""
    series = window.over_time()._series.get(0)
    return 0 if series is None else series.frequency.total.articles
