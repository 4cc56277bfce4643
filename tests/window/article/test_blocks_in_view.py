"""What stands behind a text is painted for every block in view, wherever a long article is scrolled to."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from backfile.window.article.decorations import blocks_in


def page(paragraphs: int) -> QTextDocument:
    document = QTextDocument()
    document.setTextWidth(464)
    form = document.rootFrame().frameFormat()
    form.setTopMargin(28)
    document.rootFrame().setFrameFormat(form)
    cursor = QTextCursor(document)
    for at in range(paragraphs):
        cursor.insertText(f"{at}: " + "the harbour was closed for the night, " * 6)
        cursor.insertBlock()
    return document


@pytest.mark.parametrize("paragraphs", [1, 12, 45, 150])
@pytest.mark.parametrize("top", [0, 1, 27, 500, 2_000])
def test_every_block_in_view_is_painted(qapp: QApplication, paragraphs: int, top: int) -> None:
    document = page(paragraphs)
    layout = document.documentLayout()
    view = QRectF(0, top, 464, 400)
    painted = {block.blockNumber() for block in blocks_in(document, view)}
    block = document.firstBlock()
    while block.isValid():
        if layout.blockBoundingRect(block).intersects(view):
            assert block.blockNumber() in painted
        block = block.next()
