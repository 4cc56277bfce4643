"""Manifests in the window: written down, verified against the same library and another one, and told by content."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backfile.importer import Control, Options, run
from backfile.search import parse
from backfile.search.manifests.manifest import is_manifest, read_manifest
from backfile.window.corpus.dialog import CorpusDialog
from backfile.window.corpus.manifests import Manifests
from backfile.window.drop_heads import recognise
from backfile.window.importing import Importing
from backfile.window.inquiry import Inquiry
from backfile.window.notice import Notice
from backfile.window.question import Question


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def manifest(qtbot: QtBot, window: QWidget, library: Path, tmp_path: Path) -> Path:
    path = tmp_path / "corpus.json"
    dialog = CorpusDialog(library, window)
    dialog.save(parse("strait"), path)
    qtbot.waitUntil(lambda: dialog.copy.isVisible())
    assert dialog.title.text() == "The corpus is written down"
    assert "It is in corpus.json." in dialog.lead.text()
    dialog.accept()
    return path


def verified(qtbot: QtBot, window: QWidget, library: Path, path: Path) -> CorpusDialog:
    dialog = CorpusDialog(library, window)
    dialog.verify(path)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    return dialog


def copied(dialog: CorpusDialog) -> str:
    dialog.copy.click()
    return QGuiApplication.clipboard().text()


def test_the_same_library_has_the_same_corpus(qtbot: QtBot, window: QWidget, library: Path, manifest: Path) -> None:
    dialog = verified(qtbot, window, library, manifest)
    assert dialog.title.text() == "The same corpus"
    assert dialog.mark.isVisible()
    count = read_manifest(manifest).count
    assert f"{count} item" in dialog.lead.text()
    assert "pages\tthe same" in copied(dialog)
    dialog.reject()


def test_another_library_is_told_what_it_lacks_and_what_is_new(
    qtbot: QtBot, window: QWidget, manifest: Path, tmp_path: Path
) -> None:
    dump = tmp_path / "other.jsonl"
    dump.write_text(json.dumps({"title": "The strait is calm", "date": "2024", "text": "A strait."}) + "\n", "utf-8")
    other = tmp_path / "other.backfile"
    run(other, [dump], Options(), lambda _: None, Control())
    dialog = verified(qtbot, window, other, manifest)
    lacking = read_manifest(manifest).count
    assert dialog.title.text() == "Not the same corpus"
    assert f"{lacking} then, 1 now. {lacking}" in dialog.lead.text()
    text = copied(dialog)
    assert f"Not in this library, by their digests ({lacking})" in text
    assert "New (1)\nThe strait is calm\t2024" in text
    assert "other.jsonl\twas not there then, and gives 1" in text
    with qtbot.waitSignal(dialog.item_wanted) as wanted:
        dialog.report.anchorClicked.emit(QUrl("item:1"))
    assert wanted.args == [1]
    with qtbot.waitSignal(dialog.search_wanted) as searched:
        dialog.search.click()
    assert searched.args == ["strait"]


def test_what_is_no_manifest_is_told(qtbot: QtBot, window: QWidget, library: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", "utf-8")
    dialog = verified(qtbot, window, library, path)
    assert "is no corpus manifest" in dialog.lead.text()
    assert not dialog.copy.isVisible()
    dialog.reject()


def test_closing_the_dialog_leaves_no_half_written_file(
    qtbot: QtBot, window: QWidget, library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    dialog = CorpusDialog(library, window)
    dialog.save(parse(""), folder / "corpus.json")
    dialog.reject()
    assert [path for path in folder.iterdir() if path.name != "corpus.json"] == []


def test_the_menu_asks_for_a_file_and_writes_what_is_asked(
    qtbot: QtBot, window: QWidget, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = Inquiry(window)
    inquiry.ask(Question("strait source:Wire"))
    manifests = Manifests(inquiry, window)
    manifests.set_library(library)
    offered: list[str] = []

    def choose(_: QWidget, __: str, name: str, ___: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    manifests.save()
    assert offered == [f"source Wire strait {date.today().isoformat()}.json"]
    dialog = window.findChild(CorpusDialog)
    assert isinstance(dialog, CorpusDialog)
    qtbot.waitUntil(lambda: dialog.copy.isVisible())
    assert read_manifest(tmp_path / "mine.json").query == "source:Wire strait"
    dialog.reject()


def test_a_manifest_is_known_by_its_content(manifest: Path, tmp_path: Path) -> None:
    elsewhere = manifest.rename(tmp_path / "without a suffix")
    assert is_manifest(elsewhere)
    assert recognise(elsewhere, {}).said.startswith("Corpus manifest")
    for content in (b"", b'{"title": "backfile_manifest"}', b"PK\x03\x04"):
        other = tmp_path / "other"
        other.write_bytes(content)
        assert not is_manifest(other)
    assert not is_manifest(tmp_path / "not there")


def test_a_dropped_manifest_is_verified_and_what_was_dropped_with_it_imported(
    qtbot: QtBot, library: Path, manifest: Path, tmp_path: Path
) -> None:
    importing = Importing(Notice(), (window := QWidget()))
    qtbot.addWidget(window)
    importing.set_library(library)
    found: list[Path] = []
    importing.manifest_found.connect(found.append)
    importing.import_paths((manifest,))
    assert found == [manifest]
    assert not importing.runner.state.active
    dump = tmp_path / "press.jsonl"
    dump.write_text(json.dumps({"title": "One", "text": "More."}) + "\n", "utf-8")
    with qtbot.waitSignal(importing.ended, timeout=20_000) as ended:
        importing.import_paths((manifest, dump))
    assert found == [manifest, manifest]
    assert ended.args is not None
    importing.close()
