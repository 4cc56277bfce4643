"""A dump is looked at before it is imported: real processes, a real library."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backfile.library import Library
from backfile.window.choice_box import ChoiceBox
from backfile.window.imports.wish import Wish, mapping_in
from backfile.window.main import MainWindow
from backfile.window.mapping.page import MappingPage

LONG = 60_000
BODY = "The ferry left at one, by a bell that nobody rang, and those who lived by it had no need of clocks. " * 4
HEADS = ("The night boat returns", "Paper boats by lantern", "A gauge at Tessaly Rock")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Nobody can know which column is the headline."""
    path = tmp_path / "odd.jsonl"
    rows = ({"zz_line": head, "writer": "Ivo Tarn", "zz_raw": BODY + head} for head in HEADS)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def looker(tmp_path: Path, qtbot: QtBot) -> Iterator[MappingPage]:
    library = tmp_path / "press.backfile"
    Library.open(library, create=True).close()
    made = MappingPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.set_library(library)
    made.show()
    yield made
    made.close_library()


def box_of(looker: MappingPage, column: str) -> ChoiceBox:
    return next(box for box in looker.form.findChildren(ChoiceBox) if box.accessibleName() == f"{column} goes to")


def shown(looker: MappingPage, qtbot: QtBot, title: str) -> None:
    qtbot.waitUntil(lambda: title in looker.sample.page.toPlainText(), timeout=LONG)


def choose(box: ChoiceBox, field: str | None) -> None:
    box.setCurrentIndex(box.findData(field))


def test_the_likely_answer_to_a_doubt_is_chosen_and_shown(looker: MappingPage, dump: Path, qtbot: QtBot) -> None:
    looker.ask([dump])
    shown(looker, qtbot, "The ferry left at one")
    assert box_of(looker, "zz_raw").currentData() == "text"
    assert box_of(looker, "zz_raw").property("warn")
    assert box_of(looker, "writer").currentData() == "authors"
    assert "sighting" not in looker.sample.page.toPlainText()  # nothing was imported yet


def test_what_is_chosen_is_seen_and_imported_so(looker: MappingPage, dump: Path, qtbot: QtBot) -> None:
    looker.ask([dump])
    shown(looker, qtbot, "The ferry left at one")
    choose(box_of(looker, "zz_line"), "title")
    choose(box_of(looker, "writer"), None)
    qtbot.waitUntil(lambda: looker.sample.page.toPlainText().startswith(HEADS[0]), timeout=LONG)
    qtbot.waitUntil(lambda: "By Ivo Tarn" not in looker.sample.page.toPlainText().replace("\u2068", ""), timeout=LONG)
    looker.keeps.setChecked(False)
    with qtbot.waitSignal(looker.wanted) as heard:
        looker._import.click()
    said = (("title", "zz_line"), ("extra", "writer"), ("text", "zz_raw"))
    assert heard.args == [Wish((dump,), said, keeps=False, asks=False)]


def test_one_can_start_over(looker: MappingPage, dump: Path, qtbot: QtBot) -> None:
    looker.ask([dump], (("standfirst", "zz_line"), ("text", "zz_raw")))
    shown(looker, qtbot, HEADS[0])
    assert box_of(looker, "zz_line").currentData() == "standfirst"
    looker._over.click()
    qtbot.waitUntil(lambda: box_of(looker, "zz_line").currentData() == "title", timeout=LONG)  # the guess again


def test_the_first_articles_are_rows_that_open_theirs(looker: MappingPage, dump: Path, qtbot: QtBot) -> None:
    looker.ask([dump], (("title", "zz_line"), ("text", "zz_raw")))
    shown(looker, qtbot, HEADS[0])
    assert looker.sample.list.results.rowCount() == 3
    qtbot.keyClick(looker.sample.list, Qt.Key.Key_J)
    shown(looker, qtbot, HEADS[1])


def test_one_dump_after_the_other(looker: MappingPage, dump: Path, tmp_path: Path, qtbot: QtBot) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text(BODY)
    looker.ask([plain, dump])
    qtbot.waitUntil(lambda: looker._import.isEnabled(), timeout=LONG)
    assert "no columns" in looker._facts.text()
    assert looker.sample.isHidden()  # rather than an empty half of the page
    looker.leave()
    shown(looker, qtbot, "The ferry left at one")
    with qtbot.waitSignal(looker.left):
        looker.leave()


def test_columns_within_a_folder_say_whose_they_are(looker: MappingPage, dump: Path, qtbot: QtBot) -> None:
    (dump.parent / "folder").mkdir()
    dump.rename(dump.parent / "folder" / "odd.jsonl")
    looker.ask([dump.parent / "folder"])
    shown(looker, qtbot, "The ferry left at one")
    assert looker._facts.text().startswith("odd.jsonl: JSON Lines, 3 columns")


def test_what_cannot_be_looked_at_says_why(looker: MappingPage, tmp_path: Path, qtbot: QtBot) -> None:
    looker.ask([tmp_path / "gone.csv"])
    qtbot.waitUntil(lambda: "gone.csv" in looker._facts.text(), timeout=LONG)
    assert not looker._import.isEnabled()


def test_a_drop_asks_only_about_what_is_doubtful(library: Path, dump: Path, tmp_path: Path, qtbot: QtBot) -> None:
    clear = tmp_path / "clear.jsonl"
    clear.write_text("".join(json.dumps({"title": f"{head}!", "text": BODY + head}) + "\n" for head in HEADS))
    window = MainWindow(library)
    qtbot.addWidget(window)
    window.show()
    window.importing.import_paths((clear, dump))
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.importing.mapping(), timeout=LONG)
    qtbot.waitUntil(lambda: not window.importing.runner.busy, timeout=LONG)
    shown(window.importing.mapping(), qtbot, "The ferry left at one")
    choose(box_of(window.importing.mapping(), "zz_line"), "title")
    qtbot.waitUntil(lambda: window.importing.mapping().sample.page.toPlainText().startswith(HEADS[0]), timeout=LONG)
    with qtbot.waitSignal(window.importing.runner.ended, timeout=LONG):
        window.importing.mapping().take()
    assert window.pages.currentWidget() is not window.importing.mapping
    with Library.open(library, readonly=True) as opened:
        read = {each.name: each for each in opened.dumps()}
        assert (read["clear.jsonl"].articles, read["odd.jsonl"].articles) == (3, 3)
        assert mapping_in(read["odd.jsonl"].options) == (
            ("title", "zz_line"), ("authors", "writer"), ("text", "zz_raw"),
        )  # fmt: skip
    window.close()
