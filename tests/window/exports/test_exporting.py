"""From the command to the notice: a dialog that is answered, a file that holds what is shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from backfile.window import folders
from backfile.window.exports import kinds
from backfile.window.exports.asking import TargetDialog
from backfile.window.exports.kinds import of_name
from backfile.window.folders import Purpose
from backfile.window.main import MainWindow
from tests.window.exports.conftest import ARTICLES, LONG, writing

TODAY = date.today().isoformat()


@pytest.fixture
def window(many: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(many, {"folders": {"export": str(tmp_path)}})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.inquiry.waits, timeout=LONG)
    yield made
    made.close()


def asked(window: MainWindow) -> TargetDialog:
    dialog = next(each for each in window.findChildren(TargetDialog) if each.isVisible())
    assert isinstance(dialog, TargetDialog)
    return dialog


def ask(qtbot: QtBot, window: MainWindow, query: str) -> None:
    window.search(query)
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=LONG)


def told(window: MainWindow) -> str:
    return window.notice._text.text() if not window.notice.isHidden() else ""


def test_what_is_found_is_in_the_file_and_the_notice_leads_to_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ask(qtbot, window, "lantern date:1900")
    window.exporting.export_results()
    dialog = asked(window)
    assert dialog.windowTitle() == "Export 336 articles"
    with qtbot.waitSignal(window.exporting.runner().written, timeout=LONG):
        dialog.accept()
    output = tmp_path / f"date 1900 lantern {TODAY}.csv"
    assert list(tmp_path.iterdir()) == [output]
    assert len(output.read_text("utf-8-sig").splitlines()) == 337
    assert told(window) == f"Exported 336 articles to {output.name}"
    assert window.notice.take_back.text() == "Show in folder"
    window.inquiry.ask(window.inquiry.question.with_words("other"))
    assert told(window)  # it stays while one works on


def test_a_word_that_is_still_being_typed_is_exported_as_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.inquiry.type("harb")
    qtbot.waitUntil(lambda: not window.inquiry.waits, timeout=LONG)
    window.exporting.export_results()
    with qtbot.waitSignal(window.exporting.runner().written, timeout=LONG) as written:
        asked(window).accept()
    assert written.args is not None
    assert written.args[1] == ARTICLES


def test_the_field_leaves_its_key_to_the_window(window: MainWindow) -> None:
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    key.accept()
    window.top.field.event(key)
    assert not key.isAccepted()


def test_where_nothing_is_found_there_is_nothing_to_ask(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "zeppelin")
    window.exporting.export_results()
    assert not window.findChildren(TargetDialog)
    assert told(window) == "Nothing is found, so there is nothing to export."


def test_the_article_that_is_read_can_be_exported_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.article.opened, timeout=LONG):
        window.reading.show(17)
    window.exporting.export_article()
    dialog = asked(window)
    dialog.selectNameFilter(kinds.kind(of_name("jsonl")))
    dialog.filterSelected.emit(dialog.selectedNameFilter())
    with qtbot.waitSignal(window.exporting.runner().written, timeout=LONG):
        dialog.accept()
    (output,) = tmp_path.iterdir()
    assert output.name == f"Ferry 16 {TODAY}.jsonl"
    assert output.read_text("utf-8").count("\n") == 1
    assert window.memory()["export"] == "jsonl"


def test_closing_the_window_leaves_no_half_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.exporting.export_results()
    runner = window.exporting.runner()
    with writing(qtbot, runner):
        asked(window).accept()
    assert window.exporting.bar().isVisible()
    window.close()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def dialog(window: MainWindow) -> TargetDialog:
    window.exporting.export_results()
    return asked(window)


def test_another_format_takes_the_suffix_along(dialog: TargetDialog) -> None:
    assert dialog.selectedNameFilter() == kinds.kind(of_name("csv"))
    formats = dialog.findChild(QComboBox, "fileTypeCombo")
    assert formats is not None
    formats.setFocus()
    formats.setCurrentText(kinds.kind(of_name("jsonl")))
    formats.textActivated.emit(formats.currentText())
    formats.activated.emit(formats.currentIndex())
    assert Path(dialog.selectedFiles()[0]).suffix == ".jsonl"


def test_a_file_that_gets_its_suffix_afterwards_is_not_replaced_unasked(
    dialog: TargetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine v1.0.csv").write_text("before")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    taken: list[object] = []
    dialog.taken.connect(lambda path, _: taken.append(path))
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "mine v1.0"))
    dialog.accept()
    assert taken == []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    dialog.open()
    dialog.accept()
    assert taken == [tmp_path / "mine v1.0.csv"]


def test_the_dialog_begins_in_the_folder_used_last(dialog: TargetDialog, tmp_path: Path) -> None:
    assert QDir(dialog.directory()).absolutePath() == str(tmp_path)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.accept()
    assert folders.memory()[Purpose.EXPORT] == str(tmp_path)
