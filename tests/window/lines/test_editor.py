"""The editor of a list: lines are written or read from a file, and taken as they are or as phrases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backfile.search.language.pasted import as_phrase
from backfile.window.appearance import appearance, theme
from backfile.window.lines.editor import LinesEditor
from backfile.window.theme import Theme


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[LinesEditor]:
    window = QWidget()
    qtbot.addWidget(window)
    made = LinesEditor("Ada Quill\n\n  Bo Tarn ", window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    yield made
    window.close()


def test_ctrl_enter_takes_the_lines(qtbot: QtBot, editor: LinesEditor) -> None:
    assert editor.count.text() == "2 lines"
    editor.lines.appendPlainText("渡輪")
    with qtbot.waitSignal(editor.taken) as taken:
        qtbot.keyClick(editor.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken.args == ["Ada Quill\nBo Tarn\n渡輪"]
    assert not editor.isVisible()


def test_escape_leaves_all_as_it_was(qtbot: QtBot, editor: LinesEditor) -> None:
    with qtbot.assertNotEmitted(editor.taken):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_no_line_is_no_list(qtbot: QtBot, editor: LinesEditor) -> None:
    editor.lines.setPlainText(" \n\n")
    qtbot.waitUntil(lambda: not editor.search.isEnabled())
    editor.lines.setPlainText("\n".join(map(str, range(20_001))))
    qtbot.waitUntil(lambda: editor.count.text() == "20,001 lines; the first 20,000 are searched")


def test_plain_lines_can_be_phrases(qtbot: QtBot, editor: LinesEditor) -> None:
    editor.phrases.setChecked(True)
    with qtbot.waitSignal(editor.taken) as taken:
        editor.search.click()
    assert taken.args == ['"Ada Quill"\n"Bo Tarn"']


@pytest.mark.parametrize(
    "line",
    [
        "one", "source:Wire quill", '"said already"', "ada (quill OR tarn)", "qu* ada", "ferry OR boat", "-bo tarn",
        "a w/5 b", "=Bo Tarn", "last:3d x", "ada quil~1", "para:(a b)",
    ],
)  # fmt: skip
def test_what_is_a_query_stays_one(line: str) -> None:
    assert as_phrase(line) == line


def test_lines_come_from_a_file(editor: LinesEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("José\r\nBo Tarn\r\n".encode("utf-16"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(names), ""))
    editor.from_file.click()
    assert editor.lines.toPlainText() == "José\nBo Tarn\n"
    names.unlink()
    editor.from_file.click()
    assert editor.lead.text().startswith("names.txt can’t be read")


def test_with_large_type_it_is_no_higher_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    look, plain = appearance(), theme()
    look.theme = Theme.made(dark=False, contrast=False, ui_px=39)
    try:
        editor = LinesEditor("", window)
        screen = editor.screen().availableGeometry()
        assert look.theme.px(520) > screen.height() >= editor.height()
    finally:
        look.theme = plain
