"""Files dragged over the window, and the empty page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backfile.window.drop import DropOverlay, DropTarget, local_paths
from backfile.window.drop_heads import recognise
from backfile.window.empty import EmptyPage


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def enter(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_go(widget: QWidget, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def test_files_are_dropped_on_the_overlay_and_handed_on(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    target = DropTarget(window)
    overlay = window.findChild(DropOverlay)
    assert isinstance(overlay, DropOverlay)
    files = [tmp_path / "a.zip", tmp_path / "新聞 №1.jsonl"]
    data = dragged(*(QUrl.fromLocalFile(str(file)).toString() for file in files))
    assert enter(window, data)
    assert overlay.isVisible()
    with qtbot.waitSignal(target.dropped) as dropped:
        let_go(overlay, data)
    assert dropped.args == [tuple(files)]
    assert not overlay.isVisible()


def test_a_field_takes_files_for_the_window_and_keeps_text(qtbot: QtBot, window: QWidget) -> None:
    target = DropTarget(window)
    field = QLineEdit(window)
    target.watch(field)
    enter(field, dragged("file:///dumps/a.zip"))
    overlay = window.findChild(DropOverlay)
    assert isinstance(overlay, DropOverlay)
    assert overlay.isVisible()
    overlay.hide()
    text = QMimeData()
    text.setText("ferry")
    assert enter(field, text)
    assert not overlay.isVisible()


def test_what_lies_elsewhere_is_refused_with_a_sentence(qtbot: QtBot, window: QWidget) -> None:
    target = DropTarget(window)
    data = dragged("https://news.example/front-page")
    overlay = window.findChild(DropOverlay)
    assert isinstance(overlay, DropOverlay)
    enter(window, data)
    with qtbot.waitSignal(target.refused) as refused:
        let_go(overlay, data)
    assert refused.args is not None
    assert "Save the page first" in refused.args[0]


def test_a_file_that_is_dragged_twice_counts_once() -> None:
    assert local_paths(dragged("file:///dumps/a.zip", "file:///dumps/a.zip", "https://x.example/")) == (
        Path("/dumps/a.zip"),
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.bin",
            b'{"title": "A", "text": "B"}\n{"title": "C", "text": "D"}\n',
            "JSON Lines",
        ),  # by content, never by name
        ("b.csv", b"\x89PNG\r\n\x1a\n\0\0", "Nothing that is recognised"),
        ("c.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\0\x01" * 40, "PDF"),
        ("d.txt", b"\x7fELF" + b"\0\x01" * 40, "A program"),
    ],
)
def test_a_file_is_recognised_by_its_head(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert recognise(tmp_path / name, {}).said == said


def test_a_folder_tells_what_is_in_it(page: Path) -> None:
    assert recognise(page, {}).said == "Folder of text pages, 1 file"


def test_a_dump_that_was_read_before_says_so(page: Path) -> None:
    assert (
        recognise(page, {str(page): "2 Mar 2023"}).said == "Read before, on 2 Mar 2023: only what is new will be added"
    )


def test_a_path_that_cannot_be_read_is_told_before_it_is_dropped(tmp_path: Path) -> None:
    assert recognise(tmp_path / "gone", {}).said.startswith("Can’t be read")


def test_the_empty_page_leaves_no_hole_once_it_is_wide(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.setGeometry(0, 0, 300, 700)
    page._fit_lead()
    high = page._lead.height()
    page.resize(1000, 700)
    page.show()
    assert page._lead.height() < high


def test_the_empty_page_asks_for_files_or_the_sample(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.choose_wanted):
        qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.sample_wanted):
        qtbot.mouseClick(page.sample, Qt.MouseButton.LeftButton)
