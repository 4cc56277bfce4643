"""A paragraph as long as a book, with a hit in each of its lines, is set and painted as lightly as a short one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QTextBlock
from pytestqt.qtbot import QtBot

from backfile.search import parse
from backfile.window.article.decorations import fragments, span_boxes
from backfile.window.article.formats import Own
from backfile.window.article.page import ArticlePage
from backfile.window.article.reading import read
from tests.search.conftest import Archive, article

HITS = 150


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> ArticlePage:
    press = Archive(tmp_path / "press.backfile")
    press.add(article("Talks", " ".join(f"the harbour was closed for a day, the {at}th" for at in range(HITS))))
    made = ArticlePage()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_reading(read(press.library, 1, parse("harbour")), 1.0)
    qtbot.waitUntil(lambda: made.settled)
    press.close()
    return made


def long_block(page: ArticlePage) -> QTextBlock:
    block = page.document().begin()
    while block.length() < 1_000:
        block = block.next()
    return block


def test_all_hits_of_the_lines_in_view_are_painted_wherever_one_has_scrolled(page: ArticlePage) -> None:
    assert page.hits == HITS
    block, layout = long_block(page), page.document().documentLayout()
    bar = page.verticalScrollBar()
    for at in range(0, bar.maximum(), 97):
        view = QRectF(0, at, page.viewport().width(), page.viewport().height())
        start, end = page._decorations._seen(block, view)  # type: ignore[union-attr]
        for fragment in fragments(block):
            if fragment.charFormat().intProperty(Own.HIT):
                first = fragment.position() - block.position()
                boxes = span_boxes(layout, block, first, first + fragment.length(), QFontMetricsF(page.font()))
                assert boxes
                if any(view.contains(box) for box in boxes):
                    assert start <= fragment.position() < end


def test_no_line_of_a_paragraph_that_is_out_of_view_is_looked_at(page: ArticlePage) -> None:
    block = long_block(page)
    assert page._decorations is not None
    assert page._decorations._seen(block, QRectF(0, -900, 500, 300)) == (0, 0)
    start, end = page._decorations._seen(block, QRectF(0, 900, 500, 300))
    assert 0 < end - start < block.length() / 2
    image = QImage(600, 400, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    page._decorations.paint(painter, QRectF(0, 10_000_000, 600, 400))
    painter.end()


def test_a_paragraph_with_many_hits_is_laid_out_once(qtbot: QtBot, tmp_path: Path) -> None:
    press = Archive(tmp_path / "press.backfile")
    press.add(article("Talks", "\n\n".join("harbour " * 50 for _ in range(20))))
    reading = read(press.library, 1, parse("harbour"))
    press.close()
    made = ArticlePage()
    qtbot.addWidget(made)
    made.show()
    changes: list[int] = []
    made.textChanged.connect(lambda: changes.append(1))
    made.show_reading(reading, 1.0)
    qtbot.waitUntil(lambda: made.settled)
    assert made.hits == 1_000
    assert len(changes) < 200
