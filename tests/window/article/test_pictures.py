"""Pictures in an article's page: where they stood, no larger than they are, harmless when damaged."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from backfile.article import Draft, Locator, Picture
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.entry import prepare
from backfile.window.article import ArticlePane
from backfile.window.article.pictures import WIDEST, Image, decoded, fitted

RED = QColor(200, 30, 40)


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def pane(qtbot: QtBot, tmp_path: Path) -> ArticlePane:
    path = tmp_path / "pictures.backfile"
    draft = Draft(
        title="Ferry stops in fog",
        paragraphs=("The ferry stopped.", "Nobody was hurt."),
        pictures=(
            Picture(1, "The ferry on Sunday.", "Ann Lee", data=png(400, 200)),
            Picture(2, "The harbour, not kept."),
            Picture(2, None, None, data=png(4, 4)[:60]),
        ),
    )
    with Library.open(path, create=True) as library:
        writer = Writer.begin(library, tmp_path / "dump.zip")
        writer.write([FileBegan(None, 1, None), prepare(draft, Locator(None, 1, 0, 1, "0" * 64)), FileDone("HTML")])
        writer.finish("done")
    made = ArticlePane()
    qtbot.addWidget(made, before_close_func=lambda pane: pane.close_library())
    made.resize(760, 700)
    made.show()
    made.set_library(path)
    with qtbot.waitSignal(made.opened, timeout=10_000):
        made.show_article(1)
    qtbot.waitUntil(lambda: made.page.settled, timeout=10_000)
    return made


def test_a_picture_stands_between_its_paragraphs_with_caption_and_credit(pane: ArticlePane) -> None:
    lines = [line for line in pane.page.toPlainText().splitlines() if line]
    start = lines.index("The ferry stopped.")
    assert lines[start : start + 5] == [
        "The ferry stopped.",
        "The ferry on Sunday.",
        "Ann Lee",
        "Nobody was hurt.",
        "The harbour, not kept.",
    ]


def test_a_picture_is_painted_as_large_as_it_is(pane: ArticlePane) -> None:
    shot = pane.page.viewport().grab().toImage()
    ratio = shot.devicePixelRatio()
    red = [
        (x, y) for x in range(0, shot.width(), 4) for y in range(0, shot.height(), 4) if shot.pixelColor(x, y) == RED
    ]
    width = max(x for x, _ in red) - min(x for x, _ in red)
    height = max(y for _, y in red) - min(y for _, y in red)
    assert width / ratio == pytest.approx(400, abs=8)
    assert height / ratio == pytest.approx(200, abs=8)


def test_a_large_picture_is_decoded_no_larger_than_a_page_needs() -> None:
    image = decoded(png(3000, 1000))
    assert image is not None
    assert image.pixels.width() == WIDEST
    assert image.size == QSize(3000, 1000)


@pytest.mark.parametrize("data", [None, b"", b"GIF89a", png(8, 8)[:40], b"\xff\xd8\xff\xe0" + bytes(100)])
def test_what_is_no_picture_is_none(data: bytes | None) -> None:
    assert decoded(data) is None


@pytest.mark.parametrize(
    ("natural", "shown"),
    [((300, 200), (300, 200)), ((1200, 600), (600, 300)), ((300, 900), (150, 450)), ((2, 2), (2, 2))],
)
def test_a_picture_fits_its_column(natural: tuple[int, int], shown: tuple[int, int]) -> None:
    image = Image(QImage(1, 1, QImage.Format.Format_RGB32), QSize(*natural))
    size = fitted(image, 600, 450, 1.0)
    assert (round(size.width()), round(size.height())) == shown
