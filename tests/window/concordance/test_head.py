"""What stands over the lines, in a wide window and in a narrow one."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backfile.window.concordance.head import LinesHead
from backfile.window.export_button import ExportButton


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1300, "1,234 lines from 567 articles, 8 folded"), (700, "1,234 lines"), (300, "")],
)
def test_how_many_lines_there_are_is_said_wherever_there_is_room(qtbot: QtBot, width: int, shown: str) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    head = LinesHead(ExportButton(lambda: None), around)
    head.beside.hide()
    head.count.setText("1,234 lines from 567 articles, 8 folded")
    head.count.brief = "1,234 lines"
    head.setGeometry(0, 0, width, 40)
    around.show()
    assert head.count.shown == shown or not head.count.isVisible()
    assert bool(shown) == head.count.isVisible()
    assert (head.export.text() == "") == (width < 720)
